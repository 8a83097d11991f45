import * as texts from "../../src/monitoring/dialog-texts.ts";
import { report, employment as form, typical } from "./employment.ts";

const past = { month: "2019-09", report: typical };
const partly = report(
  { 9: { total: 12, to10_own: 7, other: 1, target: 1 } },
  { 9: { other: "переезд <семьи>" } },
);
const { button } = texts;

export const samples: Record<string, unknown> = {
  head: [
    texts.head(form, "2019-10", "МКОУ СОШ п. Берёзовка"),
    texts.head(form, "2020-07", "МКОУ СОШ п. Берёзовка"),
  ],
  stepWords: [
    texts.stepWords(form, { at: "amount", grade: 9, code: "spo_region", way: "flow" }),
    texts.stepWords(form, { at: "total", grade: 11, way: "flow" }),
    texts.stepWords(form, { at: "ofWhich" }),
    texts.stepWords(form, { at: "why" }),
    texts.stepWords(form, { at: "check" }),
  ],
  shortened: texts.shortened("переезд семьи", 8),
  gradeLines: texts.gradeLines(form, partly, 9),
  reportLines: [
    texts.reportLines(form, [9, 11], typical),
    texts.reportLines(form, [9], { ...partly, noData: "Сведения уточняются" }),
  ],
  askTotal: [
    texts.askTotal(form, 9, null),
    texts.askTotal(form, 9, past),
    texts.askTotal(form, 9, null, null, true),
    texts.askTotal(form, 11, null, {
      report: report({ 9: { total: 12, to10_own: 7, spo_region: 5 } }),
      grades: [9, 11],
    }),
  ],
  askAmount: [
    texts.askAmount(form, partly, { grade: 9, code: "spo_region", most: 4 }, past),
    texts.askAmount(form, partly, { grade: 9, code: "risk", most: null }, null),
  ],
  askList: [texts.askList(form, partly, 9, null), texts.askList(form, partly, 9, "work")],
  askWhichFigure: texts.askWhichFigure(form, partly, 9),
  askOfWhich: texts.askOfWhich(form, typical, [9, 11]),
  askComment: [texts.askComment(form, partly, 9, "other"), texts.askComment(form, partly, 9, "risk")],
  askNoData: texts.askNoData(),
  askWhy: texts.askWhy(),
  askTold: [texts.askTold("СПО 5", 9), texts.askTold("всего 12", null)],
  askCheck: [
    texts.askCheck(form, [9, 11], typical, { problems: [], heard: false, questions: [] }),
    texts.askCheck(form, [9], partly, {
      problems: ["9 класс: всего 12, по направлениям 8. Не распределено: 4."],
      heard: false,
      questions: [],
    }),
    texts.askCheck(form, [9, 11], typical, {
      problems: [],
      heard: true,
      questions: ["9 класс: итог изменился с 14 (в сентябре) на 12."],
    }),
  ],
  correctionReason: texts.correctionReason("ошибка в счёте"),
  askConfirm: texts.askConfirm(["9 класс: итог изменился с 12 (в сентябре) на 14."]),
  button: [
    button.back,
    button.cancel,
    button.asBefore("2019-09", "2019-10", "2019-09"),
    button.asBefore("2019-09", "2019-12", "2019-11"),
    button.noData,
    button.rest(form, 9, 4),
    button.ofWhich(9, "Целевой договор", 0),
    button.ofWhich(9, "Целевой договор", 2),
    button.none,
    button.ready,
    button.toCheck,
    button.oneMore("Работа"),
    button.ofGrade(9, "Работа"),
    button.keepComment,
    button.submit,
    button.submitCorrection,
    button.confirm,
    button.heard,
    button.heardCorrection,
    button.comment(9, "Иное"),
    button.change(9, "Всего"),
    button.field(9, "Работа", 2),
    button.more(9),
    button.fill,
    button.why,
    button.all(35),
  ],
};
