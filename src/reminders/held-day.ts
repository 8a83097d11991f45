import { type Day, isDay } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { readTypedDay } from "../plan/editing/typed-day.ts";

/** When and where a duty will be held, as those who answer say. */
export interface HeldDay {
  heldOn: Day;
  heldAt: string | null;
  heldWhere: string | null;
}

/** What may be typed as a comment, a place or a request. */
export const LONGEST_TEXT = 1000;

/** One day within bounds, with its time and place, or null. */
export function readHeldDay(text: string, bounds: Period): HeldDay | null {
  const read = text.length > LONGEST_TEXT ? null : readTypedDay(text, bounds);
  return read === null ? null : { heldOn: read.day, heldAt: read.time, heldWhere: read.note };
}

/** «25:00» was meant for a time and left over as a place. */
export const hasStrayTime = ({ heldAt, heldWhere }: Pick<HeldDay, "heldAt" | "heldWhere">): boolean =>
  heldAt === null && heldWhere !== null && /(?<!\d)\d{1,2}:\d{1,2}(?!\d)/.test(heldWhere);

/** The day that an open question was stored with, read back from JSON; null where it has none. */
export function heldDayOf(subject: unknown): HeldDay | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { heldOn, heldAt, heldWhere } = subject as Record<string, unknown>;
  if (typeof heldOn !== "string" || !isDay(heldOn)) return null;
  return {
    heldOn,
    heldAt: typeof heldAt === "string" ? heldAt : null,
    heldWhere: typeof heldWhere === "string" ? heldWhere : null,
  };
}
