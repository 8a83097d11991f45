import { DateTime } from "luxon";
import { instant } from "../calendar/instant.ts";

/** Nobody is written to unasked from this hour on and before that one, in the cluster's zone. */
export const QUIET_FROM = 21;
export const QUIET_TO = 7;

export const isQuiet = (moment: DateTime, zone: string): boolean => {
  const { hour } = moment.setZone(zone);
  return hour >= QUIET_FROM || hour < QUIET_TO;
};

/** When the quiet hours end that this UTC instant falls into, or null where it falls into none. */
export function quietUntil(now: string, zone: string): string | null {
  const local = DateTime.fromISO(now, { zone });
  if (!isQuiet(local, zone)) return null;
  const morning = local.hour < QUIET_TO ? local : local.plus({ days: 1 });
  return instant(morning.set({ hour: QUIET_TO, minute: 0, second: 0, millisecond: 0 }));
}
