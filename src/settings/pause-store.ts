import type { Period } from "../calendar/period.ts";
import type { Db } from "../db/open.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { ActingRefusal, Substitution } from "../people/acting.ts";
import { actingRefused, appointActing, substitutionsOf } from "../people/acting-store.ts";
import { cancelActing } from "../people/leaving-store.ts";
import { openOffices, type OfficeRow } from "../people/office-store.ts";
import type { MemberChange } from "../people/staff-change.ts";
import { pauseOf } from "../reminders/wishes.ts";
import { findWishes } from "../reminders/wishes-store.ts";
import type { StandIn } from "./pause.ts";
import { keepWishes } from "./settings-store.ts";

/** The offices of one's own for which somebody can stand in on these days: nobody does as yet. */
export function officesToLeave(db: Db, { clusterId, by, today }: MemberChange, days: Period): OfficeRow[] {
  const acted = substitutionsOf(db, clusterId, today);
  return openOffices(db, { clusterId, today }, by).filter(
    (office) =>
      office.actingFor === null &&
      (office.since === null || office.since <= days.from) &&
      (office.until === null || office.until >= days.to) &&
      !acted.some(
        ({ officeId, since, until }) => officeId === office.id && since <= days.to && days.from <= until,
      ),
  );
}

/** Why somebody may not stand in so, or null. */
export function standInRefused(
  db: Db,
  change: MemberChange,
  days: Period,
  standIns: readonly StandIn[],
): ActingRefusal | null {
  for (const { officeId, personId } of standIns) {
    if (personId === null) continue;
    const asked = { officeId, who: { personId }, since: days.from, until: days.to };
    const refusal = actingRefused(db, change, asked);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Pauses, with those who act meanwhile; asked of {@link standInRefused} before. Those whom offices have come to. */
export function beginPause(
  tx: Db,
  change: MemberChange,
  days: Period,
  standIns: readonly StandIn[],
): number[] {
  keepWishes(tx, change.by, { pausedFrom: days.from, pausedTo: days.to });
  audit(tx, change, null, { ...days, standIns });
  return standIns.flatMap(({ officeId, personId }) => {
    if (personId === null) return [];
    const asked = { officeId, who: { personId }, since: days.from, until: days.to };
    const done = appointActing(tx, change, asked);
    if (!done.ok) throw new Error(`nobody can stand in: ${done.reason}`);
    return [personId];
  });
}

/** Those who act because of one's pause. */
export function pauseSubstitutions(
  db: Db,
  { clusterId, by, today }: MemberChange,
  days: Period,
): Substitution[] {
  return substitutionsOf(db, clusterId, today).filter(
    ({ holderId, since, until }) => holderId === by && since === days.from && until === days.to,
  );
}

/** Ends the pause, or takes back what has not begun, and those who act because of it act no more. False: there is none. */
export function endPause(tx: Db, change: MemberChange): boolean {
  const pause = pauseOf(findWishes(tx, change.by), change.today);
  if (pause === null) return false;
  for (const one of pauseSubstitutions(tx, change, pause)) cancelActing(tx, change, one);
  keepWishes(tx, change.by, { pausedFrom: null, pausedTo: null });
  audit(tx, change, pause, null);
  return true;
}

function audit(tx: Db, { clusterId, by, at }: MemberChange, before: unknown, after: unknown): void {
  recordAudit(tx, {
    clusterId,
    personId: by,
    at,
    action: "settings.pause",
    subject: `person:${by}`,
    before,
    after,
  });
}
