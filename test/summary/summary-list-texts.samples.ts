import { EMPTY } from "../../src/monitoring/report.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { attention } from "../../src/summary/plan-summary.ts";
import {
  closingPage,
  dutyListPage,
  figuresPage,
  holesPage,
  listHead,
  undatedPage,
  unreachedPage,
} from "../../src/summary/summary-list-texts.ts";
import { event, monthOf, names, plan, schoolMonth, standing, TODAY } from "./made-up-duties.ts";

const overdue = standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" });
const asking = standing({
  help: { askedAt: "2019-11-20T06:00:00.000Z", askedBy: 1, text: "Нет автобуса", settledAt: null },
});
const holes = attention([
  standing({
    who: null,
    school: 3,
    gaps: [
      { kind: "noHolder", office: "director", of: null, organisationId: 3 },
      { kind: "unresolved", words: "педагоги школ кластера" },
      { kind: "outside", organisationId: 4 },
    ],
  }),
]);
const figures = monthOf({ 1: "handedIn", 2: "missing", 3: "late" });
const withoutData = {
  ...monthOf({ 1: "handedIn" }),
  asked: [{ ...schoolMonth(1, "handedIn"), report: { ...EMPTY, noData: "Сведения уточняются" } }],
};
const outside = { ...event().deadline, text: "апрель" };
const onRequest = { ...event().deadline, text: "По запросу", kind: "onRequest" } as const;

export const samples: Record<string, unknown> = {
  listHead: [listHead("coming", pageOf([], 0, 6)), listHead("coming", pageOf([1, 2, 3], 1, 2))],
  dutyListPage: [
    dutyListPage("overdue", pageOf([overdue], 0, 6), TODAY, "everyone"),
    dutyListPage("help", pageOf([asking], 0, 6), TODAY, "everyone"),
    ...(["own", "dates", "notOurs", "past"] as const).map((list) =>
      dutyListPage(list, pageOf([overdue], 0, 6), TODAY, "everyone"),
    ),
    dutyListPage("done", pageOf([], 0, 6), TODAY, "own"),
  ],
  closingPage: [
    closingPage(pageOf([monthOf({ 1: "handedIn", 3: "late" })], 0, 6)),
    closingPage(pageOf([], 0, 6)),
  ],
  holesPage: [
    holesPage("nobody", pageOf(holes.nobody, 0, 6), TODAY, names),
    holesPage("outside", pageOf(holes.outside, 0, 6), TODAY, names),
  ],
  unreachedPage: unreachedPage(
    pageOf([{ personId: 1, name: "Лугов Б.И.", where: "директор СОШ с. Липки", duties: [overdue] }], 0, 6),
    TODAY,
  ),
  undatedPage: undatedPage(
    pageOf(
      [
        event({ deadline: onRequest, occurrences: [] }),
        event({ deadline: outside, occurrences: [{ id: 1, opensOn: "2020-04-01", dueOn: "2020-04-30" }] }),
      ],
      0,
      6,
    ),
    plan,
  ),
  figuresPage: [
    figuresPage(figures, pageOf(figures.asked, 0, 12), TODAY, new Map([[2, "Лугов Б.И."]])),
    figuresPage(figures, pageOf(figures.asked, 0, 2), "2019-11-26", new Map()),
    figuresPage(withoutData, pageOf(withoutData.asked, 0, 2), TODAY, new Map()),
  ],
};
