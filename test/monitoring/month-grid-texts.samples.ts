import * as texts from "../../src/monitoring/month-grid-texts.ts";
import type { SchoolMonth } from "../../src/monitoring/month-figures.ts";
import type { GradeGrid } from "../../src/monitoring/month-grid.ts";
import { employment as form } from "./employment.ts";

const school = (
  shortName: string,
  state: SchoolMonth["state"],
  signs: SchoolMonth["signs"] = [],
): SchoolMonth => ({
  organisationId: 1,
  shortName,
  grades: [9],
  state,
  submissionId: null,
  submittedAt: null,
  by: null,
  onBehalf: null,
  report: null,
  review: null,
  signs,
});
const month = {
  form: "employment",
  heading: "Мониторинг",
  month: "2019-10",
  dueOn: "2019-10-25",
  schools: [
    school("п. Берёзовка", "handedIn", [
      { rule: "unchanged", strength: "show", fact: { kind: "same", reports: 3 } },
    ]),
    school("п. Ольховка", "late"),
    school("п. Ключи", "missing"),
    school("д. Мостки", "notAsked"),
  ],
  totals: [],
};
const nine: GradeGrid = {
  grade: 9,
  total: { now: 45, before: 44 },
  decided: { now: 0.834, before: 0.8 },
  stay: { now: 0.91, before: null },
  moved: [{ label: "Колледж, техникум в области", now: 17, before: 12 }],
};
const hidden = { now: null, before: null };
const grids = [nine, { ...nine, grade: 11, total: hidden, decided: hidden, stay: hidden, moved: [] }];

export const samples: Record<string, unknown> = {
  monthGrid: [
    texts.monthGrid({
      form,
      month,
      grades: grids,
      signs: true,
      closed: null,
      unread: [{ code: "ped_class", version: 2 }],
    }),
    texts.monthGrid({ form, month, grades: [], signs: false, closed: "3 ноября 10:12", unread: [] }),
  ],
  gradeLines: grids.map((grade) => texts.gradeLines(grade)),
};
