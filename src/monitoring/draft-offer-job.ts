import type { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import { previousWorkingDay, type ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { isOpen, leftDrafts, offerDraft } from "./draft-offer-store.ts";

/** Offers back the drafts that nobody has touched for a day, with the digests of a working morning. */
export function offerDrafts(
  db: Db,
  { calendar, now, zone }: { calendar: ProductionCalendar; now: DateTime; zone: string },
): { draftsOffered: number } {
  const today = dayOf(now, zone);
  if (previousWorkingDay(calendar, today) !== today) return { draftsOffered: 0 };
  const at = instant(now);
  const offered = leftDrafts(db, zone, daysLater(at, -1))
    .filter((draft) => isOpen(db, draft, today))
    .filter((draft) => db.transaction((tx) => offerDraft(tx, draft, at)));
  return { draftsOffered: offered.length };
}
