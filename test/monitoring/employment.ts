import { readForms } from "../../src/monitoring/form-file.ts";
import type { Form } from "../../src/monitoring/form.ts";
import { EMPTY, type Report } from "../../src/monitoring/report.ts";

const form = readForms("data/forms").get("employment")?.at(-1);
if (form === undefined) throw new Error("data/forms has no form «employment»");

/** The form that ships with the product. */
export const employment: Form = form;

export const report = (figures: Report["figures"], comments: Report["comments"] = {}): Report => ({
  ...EMPTY,
  figures,
  comments,
});

/** 12 leavers of grade 9 and 6 of grade 11, all of whom have a place to go. */
export const typical: Report = report({
  9: { total: 12, to10_own: 7, spo_region: 5 },
  11: { total: 6, vo_region: 4, spo_region: 2 },
});
