import type { Day } from "../calendar/day.ts";
import { addMonths, type Month } from "../calendar/month.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { sameLeavers } from "./form.ts";
import { formFor, type Forms } from "./form-versions.ts";
import { monthFigures } from "./month-figures-store.ts";
import { type FormMonth, type GradeGrid, gradeGrids } from "./month-grid.ts";

interface AskedGrid {
  clusterId: number;
  forms: Forms;
  /** The form's code. */
  code: string;
  month: Month;
  today: Day;
  calendar: ProductionCalendar;
}

/** A month and its totals beside those of the same leavers a month before; null where the form is not asked. */
export function gridOf(
  db: Db,
  asked: AskedGrid,
  seesAll: boolean,
): (FormMonth & { grades: GradeGrid[] }) | null {
  const now = monthOfForm(db, asked);
  if (now === null) return null;
  const last = addMonths(asked.month, -1);
  const before = sameLeavers(now.form, last, asked.month) ? monthOfForm(db, { ...asked, month: last }) : null;
  return { ...now, grades: gradeGrids(now, before, seesAll) };
}

function monthOfForm(db: Db, asked: AskedGrid): FormMonth | null {
  const form = formFor(asked.forms, asked.code, asked.month);
  return form === null ? null : { form, figures: monthFigures(db, { ...asked, form }) };
}
