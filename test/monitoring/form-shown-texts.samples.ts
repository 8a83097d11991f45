import { readForm } from "../../src/monitoring/form-file.ts";
import { formChanges } from "../../src/monitoring/form-changes.ts";
import * as texts from "../../src/monitoring/form-shown-texts.ts";
import { employment as form } from "./employment.ts";

const next = readForm(
  form.source
    .replace("version: 1", "version: 2\nfrom: 2020-01")
    .replace("dueDay: 25", "dueDay: 20")
    .replace("months: [7, 8] }", "months: [7] }")
    .replace("code: work\n    label: Работа", "code: job\n    was: work\n    label: Работа")
    .replace("code: courses\n", "code: volunteers\n")
    .replace("label: Иное", "label: Другое")
    .replace("share(not_settled) > 10%", "share(not_settled) > 20%")
    .replace("code: nobody", "code: empty"),
  "next.yaml",
);
export const samples: Record<string, unknown> = {
  gradeQuestions: form.grades.map((grade) => texts.gradeQuestions(form, grade)),
  ruleWords: form.rules.map((rule) => texts.ruleWords(form, rule)),
  formFacts: [texts.formFacts(form), texts.formFacts(next)],
  changeWords: [
    ...formChanges(form, next).map((change) => texts.changeWords(next, change)),
    texts.changeWords(next, { kind: "grades", before: form.grades, after: [9, 10, 11] }),
  ],
};
