import { and, asc, count, eq, gt } from "drizzle-orm";
import { daysLater } from "../calendar/instant.ts";
import { addDays } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { joinRequests, offices, organisations } from "../db/schema.ts";
import { endSettledSubstitutions, endSubstitutionsFor } from "./acting-store.ts";
import { recordAudit } from "./audit-store.ts";
import { CONSENT_VERSION } from "./consent.ts";
import { attachChat, personOfChat } from "./invite-store.ts";
import { ASKS_A_DAY } from "./join-request.ts";
import { officesOn } from "./member-store.ts";
import { ONE_HOLDER_OFFICES, type OfficeKind } from "./office.ts";
import { createPerson, endOffice, giveOffice, holderOf, namesakes, type Seat } from "./people-store.ts";
import { leaveTo } from "./leaving-store.ts";
import type { StaffChange } from "./staff-change.ts";

export interface NewJoinRequest {
  clusterId: number;
  chatId: number;
  name: string;
  organisationId: number | null;
  office: OfficeKind;
  of: string | null;
}

export interface JoinRequest extends NewJoinRequest {
  id: number;
  /** The short name of the organisation, or null where none was named. */
  organisation: string | null;
  state: "pending" | "approved" | "declined";
}

/** Why a chat may not ask now, or null. `now` is a UTC instant. */
export function askRefusal(
  db: Db,
  clusterId: number,
  chatId: number,
  now: string,
): "pending" | "tooOften" | null {
  const theirs = eq(joinRequests.chatId, chatId);
  const pending = db
    .select({ id: joinRequests.id })
    .from(joinRequests)
    .where(and(theirs, eq(joinRequests.clusterId, clusterId), eq(joinRequests.state, "pending")))
    .get();
  if (pending !== undefined) return "pending";
  const lately = db
    .select({ n: count() })
    .from(joinRequests)
    .where(and(theirs, gt(joinRequests.createdAt, daysLater(now, -1))))
    .get();
  return (lately?.n ?? 0) >= ASKS_A_DAY ? "tooOften" : null;
}

export function createJoinRequest(tx: Db, request: NewJoinRequest, now: string): number {
  return tx
    .insert(joinRequests)
    .values({ ...request, createdAt: now })
    .returning({ id: joinRequests.id })
    .get().id;
}

const selected = (db: Db) =>
  db
    .select({
      id: joinRequests.id,
      clusterId: joinRequests.clusterId,
      chatId: joinRequests.chatId,
      name: joinRequests.name,
      organisationId: joinRequests.organisationId,
      organisation: organisations.shortName,
      office: joinRequests.office,
      of: joinRequests.of,
      state: joinRequests.state,
    })
    .from(joinRequests)
    .leftJoin(organisations, eq(organisations.id, joinRequests.organisationId));

export function findJoinRequest(db: Db, clusterId: number, id: number): JoinRequest | null {
  const found = selected(db)
    .where(and(eq(joinRequests.id, id), eq(joinRequests.clusterId, clusterId)))
    .get();
  return found ?? null;
}

export function pendingJoinRequests(db: Db, clusterId: number): JoinRequest[] {
  return selected(db)
    .where(and(eq(joinRequests.clusterId, clusterId), eq(joinRequests.state, "pending")))
    .orderBy(asc(joinRequests.id))
    .all();
}

/** What approving would do. */
export type ApprovalPlan =
  /** The chat becomes this person's, or (null) a new person's. */
  | { do: "seat"; personId: number | null }
  /** The seat is another's: it has to be said whom the newcomer replaces. */
  | { do: "replace"; officeId: number; holderId: number; personId: number | null }
  /** The very person who holds the seat writes from another chat: a new invite moves it, with the person's word. */
  | { do: "alreadyJoined" };

/**
 * Someone who has not joined is taken for the asker only where the name is the same and there is no office but
 * the one asked for: an approval gives no more than the chair has read in it.
 */
export function planApproval(db: Db, request: JoinRequest, today: string): ApprovalPlan {
  const asked = seatOf(request);
  const own = personOfChat(db, request.clusterId, request.chatId);
  const same = namesakes(db, request.clusterId, request.name).map((person) => ({
    ...person,
    offices: officesOn(db, person.personId, today),
  }));
  const isAsked = (office: { kind: OfficeKind; of: string | null; organisationId: number | null }) =>
    office.kind === asked.kind && office.of === asked.of && office.organisationId === asked.organisationId;
  const seated = same.find((person) => person.offices.some(isAsked));
  if (seated !== undefined && seated.joined && seated.personId !== own) return { do: "alreadyJoined" };
  const unjoined = same.find((person) => !person.joined && person.offices.every(isAsked));
  const personId = own ?? unjoined?.personId ?? null;

  const holder = ONE_HOLDER_OFFICES.includes(asked.kind) ? holderOf(db, asked) : null;
  return holder !== null && holder.personId !== personId
    ? { do: "replace", officeId: holder.officeId, holderId: holder.personId, personId }
    : { do: "seat", personId };
}

/**
 * Lets the asker in: person, office, chat and consent at once. `replaced` is the office that {@link planApproval}
 * named and the chair has confirmed, else null. The person's id.
 */
export function approveJoinRequest(
  tx: Db,
  change: StaffChange,
  request: JoinRequest,
  personId: number | null,
  replaced: number | null,
): number {
  const { clusterId, chatId } = request;
  const held =
    replaced === null ? undefined : tx.select().from(offices).where(eq(offices.id, replaced)).get();
  if (replaced !== null) {
    endSubstitutionsFor(tx, change, replaced);
    endOffice(tx, replaced, addDays(change.today, -1));
  }
  const id = personId ?? createPerson(tx, clusterId, request.name, "");
  const { given } = giveOffice(tx, seatOf(request), id, change.today);
  if (!given) throw new Error("the seat was to be free");
  if (held !== undefined) leaveTo(tx, change, seatOf(request), held.personId, id);
  endSettledSubstitutions(tx, change);
  attachChat(tx, { clusterId, personId: id, chatId, version: CONSENT_VERSION, now: change.at });
  decide(tx, change, request, "approved");
  return id;
}

export function declineJoinRequest(tx: Db, change: StaffChange, request: JoinRequest): void {
  decide(tx, change, request, "declined");
}

function decide(tx: Db, change: StaffChange, request: JoinRequest, state: "approved" | "declined"): void {
  tx.update(joinRequests)
    .set({ state, decidedAt: change.at, decidedBy: change.by })
    .where(eq(joinRequests.id, request.id))
    .run();
  recordAudit(tx, {
    clusterId: change.clusterId,
    personId: change.by,
    at: change.at,
    action: `people.${state}`,
    subject: `joinRequest:${request.id}`,
    before: { state: request.state },
    after: { state },
  });
}

const seatOf = (request: JoinRequest): Seat => ({
  clusterId: request.clusterId,
  kind: request.office,
  of: request.of,
  organisationId: request.organisationId,
});
