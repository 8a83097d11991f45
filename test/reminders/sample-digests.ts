import { layOut } from "../../src/reminders/digest.ts";
import type { Call } from "../../src/reminders/reminder.ts";
import { dated, figures, sampleDuty } from "./sample-duty.ts";

/* Digests to show texts with. */

export const calls: Call[] = [
  { kind: "person", personId: 4, name: "Ольха В.В." },
  { kind: "noHolder", office: "director", of: null, organisationId: 4 },
  { kind: "noHolder", office: "deputy", of: "ВР", organisationId: 4 },
  { kind: "noHolder", office: "council", of: null, organisationId: null },
  { kind: "left", personId: 5 },
  { kind: "outside", organisationId: 9 },
  { kind: "unresolved", words: "учителя русского языка и литературы" },
];
const numbered = (number: number) => ({ ...sampleDuty().event, number: String(number) });
const own = (duty: ReturnType<typeof sampleDuty>) => ({ duty, about: "own" as const, calls: [] });
export const day = "2019-11-21";
const holder = (personId: number) => ({ personId, name: "", reachable: true });
const school = (id: number, shortName: string) => ({ organisation: { id, shortName } });

export const director = layOut(
  { entries: [own(dated()), own(figures), own(sampleDuty({ id: 20, state: "accepted" }))] },
  day,
);
export const single = layOut({ entries: [own(dated())] }, day);
export const chair = layOut(
  {
    entries: [
      own(sampleDuty({ id: 1, dueOn: "2019-10-31", opensOn: "2019-10-01", ...school(1, "СШ пгт Бор") })),
      own(
        dated({ id: 2, heldOn: "2019-11-22", heldAt: "10:00", heldWhere: "актовый зал", organisation: null }),
      ),
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
        duty: dated({
          id: 11,
          occurrenceId: 8,
          dueOn: "2019-10-31",
          people: [holder(8)],
          organisation: null,
        }),
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
  },
  day,
);
const many = {
  entries: Array.from({ length: 45 }, (_, i) => own(sampleDuty({ id: 100 + i, event: numbered(i) }))),
};
export const thirdOfMany = layOut(many, day, 3);

/** The first working day of the month: everything of it opens. */
export const opening = layOut(
  {
    entries: [1, 3, 7, 8, 11].map((id) =>
      own(sampleDuty({ id, event: numbered(id), dueOn: id > 7 ? "2019-12-31" : "2019-11-30" })),
    ),
    news: [
      { duty: sampleDuty({ id: 30, state: "done" }), done: true, by: "Дуб Б.Б." },
      { duty: dated({ id: 31 }), done: false, by: "Липа А.А." },
    ],
  },
  "2019-11-01",
);
export const openingAlone = layOut({ entries: [own(sampleDuty())] }, "2019-11-01");
/** The chair's list of Mondays. */
export const monday = layOut(
  {
    entries: [3, 4].map((id) => ({
      duty: sampleDuty({
        id,
        dueOn: "2019-10-31",
        people: [holder(4)],
        ...school(id, `СОШ п. Липки-${id}`),
      }),
      about: "list" as const,
      calls: calls.slice(0, 1),
    })),
  },
  "2019-11-25",
);

/** Asked for again four days later. */
export const stale = layOut({ entries: [own(dated({ state: "done" }))] }, "2019-11-25");
