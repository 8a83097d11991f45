import { CronExpressionParser } from "cron-parser";
import { type DateTime, IANAZone } from "luxon";

/**
 * The last instant at or before `now`, and the first after it, at which the five-field expression matches on the
 * zone's own clock. A time that a spring's day does not have comes as much later as the clock was put forward, one
 * that an autumn's day has twice comes the first time. Throws where the expression or the zone is bad.
 */
export function matchesAround(
  expression: string,
  zone: string,
  now: DateTime,
): { last: DateTime; next: DateTime } {
  if (!IANAZone.isValidZone(zone)) throw new Error(`no such time zone: ${zone}`);
  const local = now.setZone(zone).startOf("second");
  // The parser loses its way in the lost hour of some zones: it is shown the clock's face alone, as if of UTC.
  const face = local.setZone("utc", { keepLocalTime: true });
  const shift = local.offset - local.minus({ hours: LONGEST_SHIFT_HOURS }).offset;
  // Faces near a shift are not in the order of their instants: the search begins where it cannot miss one.
  const before = matchesFrom(expression, face.plus({ minutes: Math.max(0, -shift), seconds: 1 }), "prev");
  const after = matchesFrom(expression, face.minus({ minutes: Math.max(0, shift) }), "next");
  const instantOf = (match: DateTime): DateTime =>
    match.setZone(zone, { keepLocalTime: true }).getPossibleOffsets()[0] ?? match;
  let last = instantOf(before());
  while (last > now) last = instantOf(before());
  let next = instantOf(after());
  while (next <= now) next = instantOf(after());
  return { last, next };
}

/** When the expression matched today on the zone's clock, «09:00», the latest time; null: not yet, or not at all. */
export function hourOfToday(expression: string, zone: string, now: DateTime): string | null {
  const { last } = matchesAround(expression, zone, now);
  return last.hasSame(now.setZone(zone), "day") ? last.toFormat("HH:mm") : null;
}

/** No zone is put forward or back by more. */
const LONGEST_SHIFT_HOURS = 3;

/** Gives the matches from a face on, one at each call. */
function matchesFrom(expression: string, face: DateTime, which: "prev" | "next"): () => DateTime {
  const schedule = CronExpressionParser.parse(expression, { currentDate: face.toJSDate(), tz: "UTC" });
  return () => face.plus(schedule[which]().getTime() - face.toMillis());
}
