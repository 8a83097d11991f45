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

/** An hour of somebody's own, «08:30», on the clock of a zone. */
export interface OwnHour {
  zone: string;
  at: string;
}

/** Where the clock has to stop on its way to a later moment: at every morning, at the people's own hours, at the end. */
export function stopsUntil(now: DateTime, moment: DateTime, own: readonly OwnHour[] = []): DateTime[] {
  const stops = new Map<number, DateTime>();
  const pass = (first: DateTime): void => {
    for (let stop = first; stop < moment; stop = stop.plus({ days: 1 })) stops.set(stop.toMillis(), stop);
  };
  pass(nextMorning(now));
  for (const { zone, at } of own) {
    const [hour, minute] = at.split(":").map(Number);
    const today = now.setZone(zone).set({ hour, minute, second: 0, millisecond: 0 });
    pass((today > now ? today : today.plus({ days: 1 })).setZone(now.zone));
  }
  const passed = [...stops.values()].sort((a, b) => a.toMillis() - b.toMillis());
  return moment > now ? [...passed, moment] : passed;
}
