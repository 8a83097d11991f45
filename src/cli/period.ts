import { isDay } from "../calendar/day.ts";
import { firstDay, isMonth, lastDay } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";

/** «2019-07..2019-12», «2019-07-01..2019-12-31», with «/» as well, or one month «2019-10»; null for anything else. */
export function readPeriodText(text: string): Period | null {
  const ends = text.trim().split(/\.\.|\//);
  if (ends.length > 2) return null;
  const [first = "", last = first] = ends.map((end) => end.trim());
  const from = isMonth(first) ? firstDay(first) : isDay(first) ? first : null;
  const to = isMonth(last) ? lastDay(last) : isDay(last) ? last : null;
  return from === null || to === null || from > to ? null : { from, to };
}
