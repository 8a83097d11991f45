import { layOut } from "../../src/reminders/digest.ts";
import {
  calleeWords,
  cut,
  digestButtons,
  digestEmpty,
  digestText,
  dueWords,
  eventMark,
} from "../../src/reminders/digest-texts.ts";
import type { Call } from "../../src/reminders/reminder.ts";
import { dated, figures, sampleDuty, sampleNames } from "./sample-duty.ts";

const calls: Call[] = [
  { kind: "person", personId: 4, name: "Ольха В.В." },
  { kind: "noHolder", office: "director", of: null, organisationId: 4 },
  { kind: "noHolder", office: "deputy", of: "ВР", organisationId: 4 },
  { kind: "noHolder", office: "council", of: null, organisationId: null },
  { kind: "left", personId: 5 },
  { kind: "outside", organisationId: 9 },
  { kind: "unresolved", words: "учителя русского языка и литературы" },
];
const own = (duty: ReturnType<typeof sampleDuty>) => ({ duty, about: "own" as const, calls: [] });
const day = "2019-11-21";
const holder = (personId: number) => ({ personId, name: "", reachable: true });
const school = (id: number, shortName: string) => ({ organisation: { id, shortName } });

const director = layOut([own(dated()), own(figures), own(sampleDuty({ id: 20, state: "accepted" }))], day);
const single = layOut([own(dated())], day);
const chair = layOut(
  [
    own(sampleDuty({ id: 1, dueOn: "2019-10-31", opensOn: "2019-10-01", ...school(1, "СШ пгт Бор") })),
    own(dated({ id: 2, heldOn: "2019-11-22", heldAt: "10:00", organisation: null })),
    {
      duty: sampleDuty({ id: 3, dueOn: "2019-10-31", people: [holder(4)] }),
      about: "escalated",
      calls: calls.slice(0, 2),
    },
    // The reader is one of those who answer, or the only one.
    {
      duty: sampleDuty({
        id: 10,
        dueOn: "2019-10-31",
        people: [holder(4), holder(8)],
        ...school(1, "СШ пгт Бор"),
      }),
      about: "escalated",
      calls: calls.slice(0, 1),
    },
    {
      duty: dated({ id: 11, occurrenceId: 8, dueOn: "2019-10-31", people: [holder(8)], organisation: null }),
      about: "escalated",
      calls: [],
    },
    ...[4, 5, 6, 7, 8].map((id) => ({
      duty: sampleDuty({ id }),
      about: "call" as const,
      calls: calls.slice(0, 1),
    })),
    { duty: sampleDuty({ id: 9, people: [] }), about: "call", calls },
  ],
  day,
);
const monday = layOut(
  [3, 4].map((id) => ({
    duty: sampleDuty({ id, dueOn: "2019-10-31", people: [holder(4)], ...school(id, `СОШ п. Липки-${id}`) }),
    about: "list" as const,
    calls: calls.slice(0, 1),
  })),
  "2019-11-25",
);
const many = Array.from({ length: 45 }, (_, i) => own(sampleDuty({ id: 100 + i })));

export const samples: Record<string, unknown> = {
  cut: [cut("Короткое", 20), cut("Очень длинное название мероприятия", 20)],
  dueWords: [
    dueWords(sampleDuty()),
    dueWords(dated()),
    dueWords(dated({ heldOn: "2019-11-22", heldAt: "10:00" })),
  ],
  eventMark: [eventMark(dated()), eventMark({ event: { ...dated().event, number: null } })],
  calleeWords: calls.map((call) => calleeWords(call, sampleNames)),
  digestText: [
    digestText(single, day, sampleNames),
    digestText(director, day, sampleNames),
    digestText(chair, day, sampleNames),
    digestText(monday, "2019-11-25", sampleNames),
    digestText(layOut(many, day, 3), day, sampleNames),
  ],
  digestEmpty: digestEmpty(day),
  digestButtons: [single, director, chair, layOut(many, day, 3)].map((page) =>
    digestButtons(page, 5)
      .map((row) => row.map(({ text }) => `[${text}]`).join(" "))
      .join("\n"),
  ),
};
