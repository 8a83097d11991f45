import * as texts from "../../src/monitoring/form-upload-texts.ts";
import { formChanges } from "../../src/monitoring/form-changes.ts";
import { reportLines } from "../../src/monitoring/dialog-texts.ts";
import { employment as form, typical } from "./employment.ts";

const next = { ...form, version: 2, dueDay: 20 };
const problems = Array.from(
  { length: 14 },
  (_, at) => `строка ${at + 1}: показатель spo_regoin не определён`,
);

export const samples: Record<string, unknown> = {
  formNotForYou: texts.formNotForYou(),
  formNotDownloaded: texts.formNotDownloaded(),
  formRefused: [texts.formRefused(problems.slice(0, 2)), texts.formRefused(problems)],
  notNewer: texts.notNewer(1, 3),
  formUnread: texts.formUnread({ code: "ped_class", version: 2 }),
  formLook: [
    texts.formLook(form, { from: null, before: null, changes: [] }),
    texts.formLook(next, { from: null, before: form, changes: formChanges(form, next) }),
    texts.formLook(next, { from: "2020-01", before: form, changes: [] }),
  ],
  formRules: texts.formRules(form, { items: form.rules.slice(0, 2), page: 0, pages: 8, total: 16 }),
  askFormMonth: texts.askFormMonth(next),
  formSwitchedOn: [true, false].map((planned) => texts.formSwitchedOn(next, "2020-01", planned)),
  formBack: texts.formBack(next),
  formDropped: texts.formDropped(),
  trialHead: texts.trialHead(),
  trialDone: texts.trialDone(reportLines(form, form.grades, typical)),
  formHome: texts.formHome(form, [{ ...next, from: "2020-01" }]),
  formToasts: texts.formToasts,
  formButtons: [
    texts.formButtons,
    texts.formButtons.own({ version: 2, fromMonth: null }),
    texts.formButtons.own({ version: 2, fromMonth: "2020-01" }),
    texts.formButtons.month("2020-01"),
  ],
};
