import { CronExpressionParser } from "cron-parser";
import { DateTime, IANAZone } from "luxon";

/**
 * The last instant at or before `now`, and the first after it, at which the five-field expression matches on the
 * zone's own clock. Throws where the expression or the zone is bad.
 */
export function matchesAround(
  expression: string,
  zone: string,
  now: DateTime,
): { last: DateTime; next: DateTime } {
  if (!IANAZone.isValidZone(zone)) throw new Error(`no such time zone: ${zone}`);
  const match = (from: DateTime, which: "prev" | "next") => {
    const schedule = CronExpressionParser.parse(expression, { currentDate: from.toJSDate(), tz: zone });
    return DateTime.fromMillis(schedule[which]().getTime(), { zone });
  };
  const second = now.startOf("second");
  // «Before» a moment is meant strictly: a second later makes it «at or before».
  let last = match(second.plus({ seconds: 1 }), "prev");
  // Backwards the parser misses a time that a spring's lost hour moved on; forwards it finds it.
  for (let later = match(last, "next"); later <= now; later = match(last, "next")) last = later;
  return { last, next: match(second, "next") };
}
