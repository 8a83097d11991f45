import type { Answering } from "../../src/groups/week.ts";
import { weekLines } from "../../src/groups/week.ts";
import { weekText } from "../../src/groups/week-texts.ts";
import { dated, figures, sampleDuty } from "../reminders/sample-duty.ts";

const WEEK = { from: "2019-11-25", to: "2019-12-01" };

const duties = [
  dated({ occurrenceId: 1, opensOn: "2019-11-26", dueOn: "2019-11-26" }),
  dated({
    occurrenceId: 2,
    event: {
      ...dated().event,
      id: 9,
      number: null,
      title: "Семинар",
      time: "10:00",
      place: "СШ пгт Заречный",
    },
    opensOn: "2019-11-26",
    dueOn: "2019-11-26",
  }),
  figures,
  sampleDuty({ occurrenceId: 4 }),
  sampleDuty({ occurrenceId: 4, heldOn: "2019-11-27", heldAt: "12:30", heldWhere: "библиотека" }),
  sampleDuty({
    occurrenceId: 5,
    event: { ...sampleDuty().event, id: 5, number: "23", title: "Литературная гостиная" },
    opensOn: "2019-12-01",
    dueOn: "2019-12-31",
  }),
];

const answering = new Map<number, Answering[]>([
  [
    3,
    [
      { kind: "office", office: "director", of: null, schools: "all" },
      { kind: "office", office: "deputy", of: "ВР", schools: ["МКОУ СОШ п. Липки", "МКОУ ООШ д. Ольховка"] },
      { kind: "words", words: "ИМЦ" },
    ],
  ],
  [5, [{ kind: "office", office: "council", of: null, schools: "all" }]],
]);

const many = Array.from({ length: 60 }, (_, i) =>
  sampleDuty({ occurrenceId: 100 + i, event: { ...sampleDuty().event, id: 100 + i, number: String(i + 1) } }),
);

export const samples: Record<string, unknown> = {
  weekText: [
    weekText({ days: WEEK, lines: weekLines(duties, WEEK), answering }),
    weekText({ days: WEEK, lines: weekLines(many, WEEK), answering }).text.slice(-260),
  ],
};
