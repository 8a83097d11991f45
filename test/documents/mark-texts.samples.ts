import { markLines, nameOf } from "../../src/documents/mark-texts.ts";
import type { ReportedEvent } from "../../src/documents/plan-report.ts";
import { plan } from "../summary/made-up-duties.ts";
import { marked, months, reported } from "./made-up-report.ts";

const past = { opensOn: "2019-10-01", dueOn: "2019-10-31" };
const october = { occurrences: [{ id: 1, ...past }] };
const alone = { school: null, ...past } as const;
const form = { code: "employment", heading: "Мониторинг", month: "2019-10" };
const weeks = Array.from({ length: 10 }, (_, at) => `2019-09-${String(10 + at)}`);

const cases: ReportedEvent[] = [
  reported([marked({ ...alone, state: "done" })], october),
  reported(
    [marked({ ...alone, state: "done", comment: "Протокол № 3." }, { on: "2019-10-30", by: "" })],
    october,
  ),
  reported([marked({ ...alone, state: "done", heldOn: "2019-10-17" })], october),
  reported([marked({ ...alone, state: "done", heldOn: "2019-11-12" })], october),
  reported([marked(alone)], october),
  reported([marked({ ...alone, state: "accepted" })], october),
  reported([marked({ ...alone, heldOn: "2019-12-05", heldAt: "10:00", heldWhere: "актовый зал" })], october),
  reported([marked({ school: null })]),
  reported([marked({ school: null, state: "accepted" })]),
  reported([marked({ school: null, opensOn: "2019-12-01", dueOn: "2019-12-31" })], {
    occurrences: [{ id: 1, opensOn: "2019-12-01", dueOn: "2019-12-31" }],
  }),
  reported([marked({ school: null, state: "notOurs" })]),
  reported([marked({ school: null, opensOn: "2019-07-01", dueOn: "2019-08-20" })], {
    occurrences: [{ id: 1, opensOn: "2019-07-01", dueOn: "2019-08-20" }],
  }),
  reported(
    [1, 2, 3].map((school) => marked({ school, ...past, state: school === 3 ? "open" : "done" })),
    october,
  ),
  reported(
    [1, 2].map((school) => marked({ school, ...past })),
    october,
  ),
  reported([1, 2, 3].map((school) => marked({ school, state: school === 1 ? "done" : "open" }))),
  reported(
    [1, 2, 3].map((school) =>
      marked({
        school,
        ...past,
        state: school === 2 ? "notOurs" : "done",
        comment: school === 1 ? "14 участников" : null,
      }),
    ),
    october,
  ),
  reported([marked({ school: 2 }), marked({ school: null, who: "Осокина В.Г.", heldOn: "2019-12-03" })]),
  reported(
    [1, 2, 3].map((school) => marked({ school, ...past, form, state: school === 1 ? "open" : "done" })),
    {
      ...october,
      form: "employment",
    },
  ),
  reported(
    months(2).map(({ id, ...dates }) =>
      marked({ occurrenceId: id, ...dates, school: null, state: id === 1 ? "done" : "open" }),
    ),
    { occurrences: months(2) },
  ),
  reported(
    weeks.map((day, at) =>
      marked({
        occurrenceId: at + 1,
        opensOn: day,
        dueOn: day,
        school: null,
        state: at === 4 ? "open" : "done",
      }),
    ),
    { occurrences: weeks.map((day, at) => ({ id: at + 1, opensOn: day, dueOn: day })) },
  ),
  reported([], { occurrences: [] }),
  reported([], { occurrences: [] }, { requests: { asked: 0, unanswered: 0 } }),
  reported([], { occurrences: [] }, { requests: { asked: 3, unanswered: 1 } }),
  reported([], { cancelled: { reason: "нет участников" } }),
  reported([], { cancelled: { reason: null } }),
  reported([marked({ school: null })], {}, { written: "октябрь" }),
  reported([marked({ school: null })], {}, { written: null }),
];

export const samples: Record<string, unknown> = {
  markLines: cases.map((one) => `${one.outcome}: ${markLines(one, plan).join(" | ")}`),
  nameOf: [nameOf(marked()), nameOf(marked({ school: null })), nameOf(marked({ school: null, who: null }))],
};
