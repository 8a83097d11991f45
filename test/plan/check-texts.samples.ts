import { deadlineLine, deadlineWords, planCheck, problemLine } from "../../src/plan/check-texts.ts";
import { madeUpPlan, window } from "./reading/made-up-plan.ts";

const september = window("сентябрь", ["2019-09-01", "2019-09-30"]);
const yearless = window("до 20 мая", [null, "--05-20"]);
const monthly = {
  ...window("ежемесячно", ["2019-09-01", "2019-09-30"], ["2019-10-01", "2019-10-31"]),
  kind: "recurring",
  every: "month",
} as const;
const doubtful = {
  ...window("21 нояб. в 10:00, актовый зал", ["2019-11-21", "2019-11-21"]),
  kind: "date",
  time: "10:00",
  note: "актовый зал",
  problems: [{ code: "unread-part", message: "Не понято: «актовый зал»." }],
} as const;

export const samples: Record<string, unknown> = {
  deadlineWords: [
    september,
    yearless,
    monthly,
    window("январь – июнь"),
    { ...window("по запросу"), kind: "onRequest" as const },
  ].map(deadlineWords),
  deadlineLine: [deadlineLine(september), deadlineLine({ ...doubtful, problems: [...doubtful.problems] })],
  planCheck: [
    planCheck(madeUpPlan()),
    planCheck(
      madeUpPlan({
        cluster: { name: null },
        title: "",
        period: null,
        organisations: [],
        people: [],
        events: [],
        problems: [],
      }),
    ),
  ],
  problemLine: [
    problemLine({ code: "number-gap", event: null, message: "В нумерации нет № 4." }),
    problemLine({ code: "outside-period", event: "5", message: "Срок не попадает в период плана." }),
  ],
};
