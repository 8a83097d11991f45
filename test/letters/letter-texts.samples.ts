import type { WeekLine } from "../../src/groups/week.ts";
import * as texts from "../../src/letters/letter-texts.ts";
import type { Unmarked } from "../../src/letters/letter.ts";
import type { FiguresSummary } from "../../src/summary/figures.ts";

const event = { id: 5, number: "5", title: "Заседание Координационного Совета" };
const line: WeekLine = {
  kind: "held",
  day: "2019-11-21",
  until: "2019-11-21",
  event,
  month: null,
  time: "10:00",
  place: null,
  schools: [],
};
const ahead: WeekLine[] = [
  line,
  { ...line, kind: "ends", day: "2019-11-22", time: null, event: { id: 7, number: null, title: "Акция" } },
  { ...line, kind: "ends", day: "2019-11-25", time: null, month: "2019-11" },
  { ...line, kind: "opens", day: "2019-11-20", until: "2019-12-20", time: null },
];
const late: Unmarked[] = [
  { eventId: 5, event, dueOn: "2019-11-01", schools: null },
  {
    eventId: 7,
    event: { number: "7", title: "Сбор сведений" },
    dueOn: "2019-11-15",
    schools: ["МКОУ СОШ п. Заря", "МКОУ ООШ д. Липки"],
  },
];
const many: Unmarked[] = Array.from({ length: 12 }, (_, at) => ({
  eventId: at,
  event: { number: `${at}`, title: "Отчёт" },
  dueOn: "2018-11-15",
  schools: Array.from({ length: 7 }, (__, school) => `МКОУ СОШ п. Заря-${school}`),
}));
const school = (shortName: string) =>
  ({ organisationId: 1, shortName, grades: [9], state: "missing" }) as FiguresSummary["missing"][number];
const figures: FiguresSummary = {
  form: "employment",
  heading: "Мониторинг",
  month: "2019-10",
  dueOn: "2019-10-25",
  asked: [school("МКОУ СОШ п. Заря"), school("МКОУ ООШ д. Липки"), school("МКОУ СОШ п. Бор")],
  given: 2,
  late: 1,
  missing: [school("МКОУ СОШ п. Заря")],
  signs: 0,
};
const grades = [
  {
    grade: 9,
    total: { now: 54, before: 55 },
    decided: { now: 0.83, before: 0.8 },
    stay: { now: 0.9, before: null },
    moved: [{ label: "Не определились", now: 4, before: 9 }],
  },
];
const days = { from: "2019-11-18", to: "2019-11-24" };

export const samples: Record<string, unknown> = {
  weekLetter: [
    texts.weekLetter({
      days,
      ahead,
      late,
      older: 2,
      figures: [figures, { ...figures, month: "2019-11", dueOn: "2019-11-25" }],
    }),
    texts.weekLetter({ days, ahead: [], late: many, older: 0, figures: [] }),
  ],
  monthLetter: [
    texts.monthLetter({
      month: "2019-10",
      today: "2019-11-01",
      duties: { total: 15, done: 12, postponed: 1, unmarked: late },
      figures: [{ summary: figures, grades }],
    }),
    texts.monthLetter({
      month: "2019-10",
      today: "2019-11-01",
      duties: { total: 0, done: 0, postponed: 0, unmarked: [] },
      figures: [{ summary: { ...figures, missing: [], given: 3, late: 0 }, grades: [] }],
    }),
  ],
  LETTER_WORDS: texts.LETTER_WORDS,
  letterSwitched: (["week", "month"] as const).flatMap((letter) => [
    texts.letterSwitched(letter, false),
    texts.letterSwitched(letter, true),
  ]),
  letterButtons: texts.letterButtons("week").map((row) => row.map(({ text }) => `[${text}]`).join(" ")),
  switchOnButton: texts.switchOnButton("week").text,
};
