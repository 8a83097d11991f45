import { addMonths, type Month } from "../calendar/month.ts";
import type { Form } from "./form.ts";
import type { Versions } from "./form-versions.ts";

/**
 * The months from which a new version may be asked: what was reported keeps its version, and so does what comes
 * before the newest version there is. This month, the next two, the next year of leavers, and what its file says.
 */
export function monthsToBegin(
  form: Form,
  { versions, lastReported, current }: { versions: Versions; lastReported: Month | null; current: Month },
): Month[] {
  const year = Number(current.slice(0, 4));
  const autumns = [year, year + 1].map((one) => `${one}-${String(form.yearStartsIn).padStart(2, "0")}`);
  const newest = versions.at(-1)?.from ?? null;
  const wanted = [form.from, current, addMonths(current, 1), addMonths(current, 2), ...autumns];
  const free = wanted.filter(
    (month) =>
      month !== null &&
      month >= current &&
      month <= addMonths(current, 14) &&
      (lastReported === null || month > lastReported) &&
      (newest === null || month > newest),
  );
  return [...new Set(free.filter((month) => month !== null))].toSorted();
}
