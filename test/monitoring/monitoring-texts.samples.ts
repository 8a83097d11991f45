import * as texts from "../../src/monitoring/monitoring-texts.ts";
import { EMPTY } from "../../src/monitoring/report.ts";
import { employment as form, typical } from "./employment.ts";

const zone = "Europe/Kirov";
const school = "МКОУ СОШ п. Берёзовка";
const receipt: texts.Receipt = {
  form,
  grades: [9, 11],
  school,
  month: "2019-10",
  number: "2019-10/12",
  report: typical,
  submittedAt: "2019-10-03T07:12:00.000Z",
  by: "Ветрова А.П.",
  onBehalf: "own",
  late: false,
  corrections: 0,
  zone,
  review: "submitted",
  reviewComment: null,
  shown: null,
};
const at = "2019-10-03T07:12:00.000Z";
const by = "Ветрова А.П.";
const shown = new Map([[9, { total: 12, to10_own: 7, spo_region: null, work: null, other: 0 }]]);
const { button, toasts } = texts;

export const samples: Record<string, unknown> = {
  momentWords: texts.momentWords(at, zone),
  nameOf: [texts.nameOf(by), texts.nameOf("")],
  receipt: [
    texts.receipt(receipt),
    texts.receipt({ ...receipt, onBehalf: "ofSchool", late: true, corrections: 2 }),
    texts.receipt({ ...receipt, onBehalf: "ofDeputy", report: { ...EMPTY, noData: "Сведения уточняются" } }),
    texts.receipt({ ...receipt, review: "accepted", shown, by: "" }),
    texts.receipt({
      ...receipt,
      review: "returned",
      reviewComment: "Проверьте 9 класс: всего 12, а было 14",
    }),
    texts.receipt({ ...receipt, shown, report: { ...EMPTY, noData: "Сведения уточняются" } }),
  ],
  schoolButton: [
    ...(["handedIn", "late", "missing", "notAsked"] as const).map((state) =>
      texts.schoolButton({ shortName: "п. Берёзовка", state, report: null, review: null }),
    ),
    ...(["accepted", "returned"] as const).map((review) =>
      texts.schoolButton({ shortName: "п. Берёзовка", state: "handedIn", report: null, review }),
    ),
    texts.schoolButton({
      shortName: "п. Берёзовка",
      state: "handedIn",
      report: { ...EMPTY, noData: "Сведения уточняются" },
      review: "submitted",
    }),
  ],
  chooseSchool: texts.chooseSchool(form, "2019-10"),
  missingSchool: texts.missingSchool(form, "2019-10", school, "2019-10-25"),
  askWhose: texts.askWhose("9 класс: всего 12, СПО 5 <и так далее>"),
  chooseForm: texts.chooseForm(),
  formButton: [form.title, "а".repeat(70)].map(texts.formButton),
  chooseMonth: [texts.chooseMonth(school, 0), texts.chooseMonth(school, 1), texts.chooseMonth(school, 2)],
  monthButton: [texts.monthButton("2019-10", true), texts.monthButton("2019-10", false)],
  sharedDraft: texts.sharedDraft(by, at, zone),
  beingFilled: texts.beingFilled("Ветрова А.П.", "9 класс, «Колледж в области»"),
  cancelQuestion: texts.cancelQuestion(),
  draftKept: texts.draftKept(),
  draftDropped: texts.draftDropped(),
  noSchools: texts.noSchools(),
  noForm: texts.noForm(),
  notAsked: texts.notAsked(school),
  movedOn: texts.movedOn(),
  alreadyHandedIn: texts.alreadyHandedIn(),
  refusal: texts.refusal("Нужно целое число, без запятой и точки, например 12."),
  toasts: Object.values(toasts),
  button: [
    button.fix,
    button.history,
    button.receipt,
    button.otherMonth,
    button.schools,
    button.onBehalf,
    button.handIn,
    button.keep,
    button.drop,
    button.goOn,
    button.missing("2019-09"),
    button.month("2019-09"),
    button.earlierPage,
    button.laterPage,
    button.newer,
    button.older,
  ],
};
