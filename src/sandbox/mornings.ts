import type { DateTime } from "luxon";

/** When the sandbox's people wake up to their digests. */
const MORNING = { hour: 9, minute: 0, second: 0, millisecond: 0 };

/** The furthest move: each morning is lived through and takes its time. */
export const MAX_MORNINGS = 400;

/** The first nine o'clock after this moment, in its zone. */
export function nextMorning(now: DateTime): DateTime {
  const morning = now.set(MORNING);
  return morning > now ? morning : now.plus({ days: 1 }).set(MORNING);
}

/** Where the clock has to stop on its way to a later moment: at every morning, and at the end. */
export function stopsUntil(now: DateTime, moment: DateTime): DateTime[] {
  const stops: DateTime[] = [];
  for (let morning = nextMorning(now); morning < moment; morning = nextMorning(morning)) {
    stops.push(morning);
  }
  return moment > now ? [...stops, moment] : stops;
}
