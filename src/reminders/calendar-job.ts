import type { DateTime } from "luxon";
import { calendarYearMissing } from "../calendar/calendar-file-texts.ts";
import { dayOf, monthNumber, yearOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { joinedChair } from "../people/cluster-store.ts";
import { loadZones } from "./cluster-store.ts";

/** By then the decree is out as a rule, and there is time to enter it. */
const FROM_MONTH = 11;
const NOTICE_DAYS = 30;

/**
 * Tells every chair, from November on, that the next year's days off are not known: once, through the outbox, whose
 * key is unique for good. Who has no chair in the bot yet is told when there is one.
 */
export function calendarJob(
  db: Db,
  { calendar, now }: { calendar: ProductionCalendar; now: DateTime },
): { told: number } {
  let told = 0;
  for (const { id, timezone } of loadZones(db)) {
    const today = dayOf(now, timezone);
    const year = yearOf(today) + 1;
    if (monthNumber(today) < FROM_MONTH || calendar.knows(year)) continue;
    const chairId = joinedChair(db, id, today);
    if (chairId === null) continue;
    const made = enqueue(db, {
      key: `calendar:${id}:${year}`,
      kind: "calendar",
      to: { personId: chairId },
      priority: 10,
      body: { text: calendarYearMissing(year).text, buttons: [] },
      now: instant(now),
      expiresAt: daysLater(instant(now), NOTICE_DAYS),
    });
    if (made !== null) told++;
  }
  return { told };
}
