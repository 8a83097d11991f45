import { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import type { OutboxBody } from "../db/schema.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { recordAudit } from "../people/audit-store.ts";
import { type DutyContext, loadClusterDuties } from "../reminders/duty-store.ts";
import { zoneOf } from "../reminders/plan-change-store.ts";
import { type Late, lateOf } from "./late.ts";
import { nudgeButtons, nudgeText } from "./nudge-texts.ts";
import { withStanding } from "./own-duties.ts";

/** Once a day and person: the second with the same key is not kept. */
export const nudgeKey = (personId: number, today: Day): string => `nudge:${personId}:${today}`;

/** Tomorrow's digest tells it anew. */
const NUDGE_DAYS = 1;

export interface Nudging {
  clusterId: number;
  personId: number;
  /** UTC instant, ISO text. */
  at: string;
  today: Day;
}

/** Reminds those who are late, each by one message of everything. Those to whom it goes. */
export function nudge(tx: Db, by: Nudging, late: readonly Late[]): Late[] {
  const { clusterId, personId: chairId, at, today } = by;
  const told = late.filter(
    ({ personId, duties }) =>
      enqueue(tx, {
        key: nudgeKey(personId, today),
        kind: "nudge",
        to: { personId },
        priority: 0,
        body: bodyOf(duties, today),
        now: at,
        expiresAt: daysLater(at, NUDGE_DAYS),
      }) !== null,
  );
  if (told.length > 0) {
    recordAudit(tx, {
      clusterId,
      personId: chairId,
      at,
      action: "status.nudged",
      subject: `cluster:${clusterId}`,
      before: null,
      after: { people: told.map(({ personId }) => personId) },
    });
  }
  return told;
}

/** As things are when it goes: null where nothing is late any more, or another answers for it by now. */
export function refreshNudge(
  db: Db,
  { personId }: { personId: number | null },
  now: string,
  context: Omit<DutyContext, "today">,
): OutboxBody | null {
  const zone = personId === null ? null : zoneOf(db, personId);
  if (personId === null || zone === null) return null;
  const today = dayOf(DateTime.fromISO(now), zone.timezone);
  const { duties, chairId } = loadClusterDuties(db, zone.id, { ...context, today }, { personId });
  const own = lateOf(withStanding(duties, today), chairId).find((late) => late.personId === personId);
  return own === undefined ? null : bodyOf(own.duties, today);
}

const bodyOf = (duties: Late["duties"], today: Day): OutboxBody => ({
  text: nudgeText(duties, today).text,
  buttons: nudgeButtons(duties, today),
});
