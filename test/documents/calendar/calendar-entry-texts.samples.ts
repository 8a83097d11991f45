import { entriesOf } from "../../../src/documents/calendar/calendar-entry.ts";
import * as texts from "../../../src/documents/calendar/calendar-entry-texts.ts";
import { duty } from "../../summary/made-up-duties.ts";
import { timelineEvent } from "../pictures/drawn.ts";

const { event: made } = timelineEvent({ number: "17", title: "Смотр музеев" });
const event = {
  ...made,
  deadline: { ...made.deadline, time: "10:00" },
  occurrences: [
    { id: 1, opensOn: "2019-11-01", dueOn: "2019-11-30" },
    { id: 2, opensOn: "2019-12-05", dueOn: "2019-12-05" },
  ],
};
const place = { domain: "a1.klaster", zone: "Europe/Kirov" };
const changedAt = "2019-11-18T07:00:00.000Z";
const duties = [
  duty({ occurrenceId: 1, heldOn: "2019-11-14", heldAt: "10:00", heldWhere: "актовый зал" }),
  duty({ occurrenceId: 1, heldOn: "2019-11-15", school: 3 }),
];
const held = entriesOf({ event, duties, own: false, changedAt, earlier: ["", "", "2019-12-20"] }, place);
const cancelled = entriesOf(
  { event: { ...event, cancelled: { reason: "карантин" } }, duties: [], own: false, changedAt, earlier: [] },
  place,
);
const words = texts.CALENDAR_WORDS;

export const samples: Record<string, unknown> = {
  entryTitle: [...held, ...cancelled.slice(0, 1)].map(texts.entryTitle),
  entryNote: [...held.slice(0, 2), ...cancelled.slice(0, 1)].map((entry) =>
    texts.entryNote(entry, "Лесной кластер"),
  ),
  CALENDAR_WORDS: [
    words.event("17"),
    words.event(null),
    words.own,
    words.plan,
    words.ownName("Лесной кластер"),
    words.planName("Лесной кластер"),
    words.noDate,
    words.nothingOwn,
  ],
  calendarSent: [texts.calendarSent(held), texts.calendarSent(cancelled)],
  calendarName: texts.calendarName(" План,\n Лесной кластер "),
};
