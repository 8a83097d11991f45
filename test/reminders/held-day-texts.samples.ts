import * as texts from "../../src/reminders/held-day-texts.ts";
import type { DigestButton } from "../../src/reminders/digest-texts.ts";
import type { MonthAgenda } from "../../src/reminders/month-agenda.ts";
import { dated, sampleDuty } from "./sample-duty.ts";

const place = { dutyId: 12, digestId: 5 };
const bounds = { from: "2019-11-01", to: "2019-11-30" };
const rows = (buttons: DigestButton[][]): string =>
  buttons.map((row) => row.map(({ text }) => `[${text}]`).join(" ")).join("\n");
const { event } = dated();
const unnumbered = { ...event, number: null, title: "День открытых дверей" };
const agenda: MonthAgenda = {
  month: "2019-11",
  events: [
    { day: "2019-11-12", time: null, event: unnumbered, schools: ["СОШ п. Липки", "ООШ д. Ольховка"] },
    { day: "2019-11-21", time: "10:00", event, schools: [] },
  ],
  daysOff: ["2019-11-04"],
  holidays: [{ id: 1, name: "осенние", from: "2019-10-28", to: "2019-11-04" }],
};
const none: MonthAgenda = { month: "2019-11", events: [], daysOff: [], holidays: [] };
const held = { heldOn: "2019-11-21", heldAt: "10:00", heldWhere: "актовый зал" };

export const samples: Record<keyof typeof texts, unknown> = {
  askHeldDay: [
    texts.askHeldDay(sampleDuty(), bounds, agenda),
    texts.askHeldDay(sampleDuty(), bounds, none),
    texts.askHeldDay(sampleDuty(), bounds, {
      ...none,
      events: Array.from({ length: 15 }, () => ({ day: "2019-11-21", time: null, event, schools: [] })),
    }),
  ],
  dayClashes: [
    texts.dayClashes(sampleDuty(), held, [
      {
        kind: "event",
        dated: { day: "2019-11-21", time: "12:00", event, schools: [] },
        people: ["Дуб Б.Б.", "Липа А.А."],
        sameSchool: true,
      },
      {
        kind: "event",
        dated: { day: "2019-11-21", time: null, event: unnumbered, schools: ["СОШ п. Липки"] },
        people: [],
        sameSchool: true,
      },
    ]),
    texts.dayClashes(sampleDuty(), { heldOn: "2019-11-04", heldAt: null, heldWhere: null }, [
      { kind: "dayOff" },
      { kind: "holidays", name: "осенние" },
    ]),
  ],
  clashButtons: rows(texts.clashButtons(place, "2019-11-21")),
  timeNotRead: texts.timeNotRead(),
  askTimeAndPlace: texts.askTimeAndPlace("2019-11-22"),
  skipButtons: rows(texts.skipButtons(place)),
};
