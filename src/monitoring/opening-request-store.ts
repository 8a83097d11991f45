import type { Day } from "../calendar/day.ts";
import { daysLater } from "../calendar/instant.ts";
import type { Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { openingRequest, openSchoolMonthButton } from "./month-bar-texts.ts";
import type { School } from "./school-store.ts";
import { serving } from "./serving-store.ts";

/** How long the request is worth sending. */
const REQUEST_DAYS = 7;

/** Asks the chair to open a closed month for a school; a second time on the same day says nothing new. */
export function askToOpen(
  tx: Db,
  asked: { school: School; form: string; month: Month; name: string; today: Day; now: string },
): void {
  const { school, form, month, name, today, now } = asked;
  for (const personId of serving(tx, { clusterId: school.clusterId, kind: "chair" }, today)) {
    enqueue(tx, {
      key: `openMonth:${school.id}:${form}:${month}:${today}:${personId}`,
      kind: "openMonth",
      to: { personId },
      priority: 0,
      body: {
        text: openingRequest(month, school.shortName, name).text,
        buttons: [[{ text: openSchoolMonthButton, data: packCallback("m", "of", school.id, month, form) }]],
      },
      subject: school.id,
      now,
      expiresAt: daysLater(now, REQUEST_DAYS),
    });
  }
}
