import { and, eq, gte, isNotNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { addDays, type Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { offices, people } from "../db/schema.ts";
import { type ActingRefusal, actingRefusal, type Substitution } from "./acting.ts";
import { auditStaff } from "./audit-store.ts";
import { tellActing, tellActingEnded } from "./office-notice-store.ts";
import { mayShare } from "./office.ts";
import { findOffice } from "./office-store.ts";
import { createPerson, endOffice, holderOf } from "./people-store.ts";
import type { StaffChange } from "./staff-change.ts";

/** Who acts for whom in the cluster, today and later, the soonest first. */
export function substitutionsOf(db: Db, clusterId: number, today: Day): Substitution[] {
  const held = alias(offices, "held");
  const holders = alias(people, "holders");
  const rows = db
    .select({
      id: offices.id,
      officeId: held.id,
      kind: offices.kind,
      of: offices.of,
      organisationId: offices.organisationId,
      holderId: held.personId,
      holder: holders.name,
      personId: offices.personId,
      person: people.name,
      since: offices.since,
      until: offices.until,
    })
    .from(people)
    .innerJoin(offices, eq(offices.personId, people.id))
    .innerJoin(held, eq(held.id, offices.actingFor))
    .innerJoin(holders, eq(holders.id, held.personId))
    .where(and(eq(people.clusterId, clusterId), isNotNull(offices.actingFor), gte(offices.until, today)))
    .orderBy(offices.since, offices.id)
    .all();
  // The table's check holds that who acts does so from a day to a day.
  return rows.map((row) => ({ ...row, since: row.since ?? today, until: row.until ?? today }));
}

/** Who acts for the holder of one office, today and later. */
export const substitutionsFor = (db: Db, clusterId: number, officeId: number, today: Day): Substitution[] =>
  substitutionsOf(db, clusterId, today).filter((one) => one.officeId === officeId);

/** Whoever is to act, and when; one who is typed is new to the cluster. */
export interface AskedActing {
  officeId: number;
  who: { personId: number } | { name: string };
  since: Day;
  until: Day;
}

/** What stands in the way of {@link appointActing}, or null. */
export function actingRefused(db: Db, change: StaffChange, asked: AskedActing): ActingRefusal | null {
  const office = findOffice(db, change.clusterId, asked.officeId, change.today);
  if (office === null) return "gone";
  return actingRefusal(
    {
      holderId: office.personId,
      personId: "personId" in asked.who ? asked.who.personId : null,
      since: asked.since,
      until: asked.until,
    },
    substitutionsFor(db, change.clusterId, asked.officeId, change.today),
    change.today,
  );
}

/** Lets a person act for the holder of an office, and tells both. */
export function appointActing(
  tx: Db,
  change: StaffChange,
  asked: AskedActing,
): { ok: true; substitution: Substitution } | { ok: false; reason: ActingRefusal } {
  const reason = actingRefused(tx, change, asked);
  const office = findOffice(tx, change.clusterId, asked.officeId, change.today);
  if (reason !== null || office === null) return { ok: false, reason: reason ?? "gone" };
  const { officeId, who, since, until } = asked;
  const personId = "personId" in who ? who.personId : createPerson(tx, change.clusterId, who.name, "");
  const { id } = tx
    .insert(offices)
    .values({ ...office.seat, personId, since, until, actingFor: officeId })
    .returning({ id: offices.id })
    .get();
  const substitution = substitutionsFor(tx, change.clusterId, officeId, change.today).find(
    (one) => one.id === id,
  );
  if (substitution === undefined) throw new Error("who acts was to be found");
  auditStaff(tx, change, "people.acting", office.personId, null, { id, officeId, personId, since, until });
  tellActing(tx, change, substitution);
  return { ok: true, substitution };
}

/** Ends with yesterday, or takes back what has not begun, and tells both; the holder only while the office is theirs. */
export function endSubstitution(tx: Db, change: StaffChange, substitution: Substitution): void {
  const { id, officeId, holderId, personId, since, until } = substitution;
  endOffice(tx, id, addDays(change.today, -1));
  auditStaff(tx, change, "people.actingEnd", holderId, { id, officeId, personId, since, until }, null);
  tellActingEnded(
    tx,
    change,
    substitution,
    findOffice(tx, change.clusterId, officeId, change.today) !== null,
  );
}

/** Nobody acts any more, now or later, for the holder of this office. */
export function endSubstitutionsFor(tx: Db, change: StaffChange, officeId: number): void {
  for (const one of substitutionsFor(tx, change.clusterId, officeId, change.today))
    endSubstitution(tx, change, one);
}

/** Nobody acts any more in an office that was left, once its seat has a holder of its own. */
export function endSettledSubstitutions(tx: Db, change: StaffChange): void {
  const { clusterId, today } = change;
  for (const one of substitutionsOf(tx, clusterId, today)) {
    if (mayShare(one.kind) || findOffice(tx, clusterId, one.officeId, today) !== null) continue;
    if (holderOf(tx, { clusterId, kind: one.kind, of: one.of, organisationId: one.organisationId }) !== null)
      endSubstitution(tx, change, one);
  }
}
