import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { clusters, invites, people } from "../db/schema.ts";
import { recordAudit } from "./audit-store.ts";
import { recordConsent } from "./consent-store.ts";
import {
  INVITE_DAYS,
  type InviteState,
  inviteState,
  isToken,
  type RedeemRefusal,
  TOKEN_BYTES,
} from "./invite.ts";
import { closeQuestionOf, signQuestion } from "../telegram/question-store.ts";
import { chooseMember, forgetChoice, hasOffice } from "./member-store.ts";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

export interface NewInvite {
  clusterId: number;
  personId: number;
  /** Null where the command line makes it. */
  createdBy: number | null;
  now: string;
}

/** Makes an invite; the person's older ones stop working. The token itself is kept nowhere. */
export function issueInvite(tx: Db, invite: NewInvite): { token: string; expiresAt: string } {
  const { now, ...row } = invite;
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = daysLater(now, INVITE_DAYS);
  revokeInvites(tx, invite.personId, now);
  tx.insert(invites)
    .values({ ...row, tokenHash: hashOf(token), createdAt: now, expiresAt })
    .run();
  recordAudit(tx, {
    clusterId: invite.clusterId,
    personId: invite.createdBy,
    at: now,
    action: "people.invite",
    subject: `person:${invite.personId}`,
    before: null,
    after: { expiresAt },
  });
  return { token, expiresAt };
}

/** Unused invites of a person stop working. */
export function revokeInvites(tx: Db, personId: number, now: string): void {
  tx.update(invites)
    .set({ revokedAt: now })
    .where(and(eq(invites.personId, personId), isNull(invites.usedAt), isNull(invites.revokedAt)))
    .run();
}

export interface FoundInvite {
  id: number;
  state: InviteState;
  clusterId: number;
  clusterName: string;
  timezone: string;
  personId: number;
  personName: string;
  /** The chat that the person writes from now. */
  personChatId: number | null;
}

/** The invite behind a token, whatever its state; null for a token that nobody was given. */
export function findInvite(db: Db, token: string, now: string): FoundInvite | null {
  if (!isToken(token)) return null;
  const row = db
    .select({
      id: invites.id,
      expiresAt: invites.expiresAt,
      usedAt: invites.usedAt,
      revokedAt: invites.revokedAt,
      clusterId: invites.clusterId,
      clusterName: clusters.name,
      timezone: clusters.timezone,
      personId: people.id,
      personName: people.name,
      personChatId: people.chatId,
      forgottenAt: people.forgottenAt,
    })
    .from(invites)
    .innerJoin(people, eq(people.id, invites.personId))
    .innerJoin(clusters, eq(clusters.id, invites.clusterId))
    .where(eq(invites.tokenHash, hashOf(token)))
    .get();
  if (row === undefined || row.forgottenAt !== null) return null;
  const { expiresAt, usedAt, revokedAt, forgottenAt: _, ...found } = row;
  return { ...found, state: inviteState({ expiresAt, usedAt, revokedAt }, now) };
}

/**
 * What stands in the way of this chat's joining by this token now, or the invite. The same person's second
 * press is `alreadyYou`, whatever became of the invite.
 */
export function checkInvite(
  db: Db,
  token: string,
  chatId: number,
  now: DateTime,
): { ok: true; invite: FoundInvite } | { ok: false; reason: RedeemRefusal } {
  const invite = findInvite(db, token, instant(now));
  if (invite === null) return { ok: false, reason: "unknown" };
  if (invite.personChatId === chatId) return { ok: false, reason: "alreadyYou" };
  if (invite.state !== "open") return { ok: false, reason: invite.state };
  const owner = personOfChat(db, invite.clusterId, chatId);
  // Whoever holds no office any more may come back as another of the cluster's people.
  if (owner !== null && hasOffice(db, owner, dayOf(now, invite.timezone)))
    return { ok: false, reason: "chatTaken" };
  return { ok: true, invite };
}

/** Joins by an invite that {@link checkInvite} let through: consent, chat and the used mark in one transaction. */
export function redeemInvite(
  tx: Db,
  invite: FoundInvite,
  chatId: number,
  version: string,
  now: string,
): void {
  tx.update(invites).set({ usedAt: now }).where(eq(invites.id, invite.id)).run();
  attachChat(tx, { clusterId: invite.clusterId, personId: invite.personId, chatId, version, now });
}

/** Makes a chat a person's: the chat and the person's consent; a former chat of the person loses access. */
export function attachChat(
  tx: Db,
  join: { clusterId: number; personId: number; chatId: number; version: string; now: string },
): void {
  const { clusterId, personId, chatId, version, now } = join;
  const before = tx.select({ chatId: people.chatId }).from(people).where(eq(people.id, personId)).get();
  if (before !== undefined && before.chatId !== null && before.chatId !== chatId) {
    closeQuestionOf(tx, before.chatId, personId);
    forgetChoice(tx, before.chatId, personId);
  }
  const elsewhere = membersElsewhere(tx, chatId, clusterId);
  // What was asked so far was asked of the only one there was.
  if (elsewhere.length === 1 && elsewhere[0] !== undefined) signQuestion(tx, chatId, elsewhere[0]);
  if (elsewhere.length > 0) chooseMember(tx, chatId, personId);
  tx.update(people)
    .set({ chatId: null, reach: "never", joinedAt: null })
    .where(and(eq(people.clusterId, clusterId), eq(people.chatId, chatId), ne(people.id, personId)))
    .run();
  tx.update(people).set({ chatId, reach: "reachable", joinedAt: now }).where(eq(people.id, personId)).run();
  recordConsent(tx, { chatId, personId, version, at: now });
  recordAudit(tx, {
    clusterId,
    personId,
    at: now,
    action: "people.join",
    subject: `person:${personId}`,
    before: { joined: (before?.chatId ?? null) !== null },
    after: { joined: true },
  });
}

/** The people of this chat in other clusters. */
const membersElsewhere = (tx: Db, chatId: number, clusterId: number): number[] =>
  tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.chatId, chatId), ne(people.clusterId, clusterId), isNotNull(people.joinedAt)))
    .all()
    .map(({ id }) => id);

export function personOfChat(db: Db, clusterId: number, chatId: number): number | null {
  const row = db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.clusterId, clusterId), eq(people.chatId, chatId)))
    .get();
  return row?.id ?? null;
}
