import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Weekday } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { clusters, groupChats, outbox } from "../db/schema.ts";
import { type OutboxState } from "../delivery/outbox-store.ts";
import type { AuditAction } from "../people/audit-action.ts";
import { recordAudit } from "../people/audit-store.ts";
import { type Group, isPlainGroup } from "./group.ts";

const asGroup = ({ addedAt: _at, addedBy: _by, weekday, ...row }: typeof groupChats.$inferSelect): Group => ({
  ...row,
  weekday: weekday as Weekday,
});

export function findGroup(db: Db, id: number): Group | null {
  const row = db.select().from(groupChats).where(eq(groupChats.id, id)).get();
  return row === undefined ? null : asGroup(row);
}

export function groupOfChat(db: Db, chatId: number): Group | null {
  const row = db.select().from(groupChats).where(eq(groupChats.chatId, chatId)).get();
  return row === undefined ? null : asGroup(row);
}

export const groupsOf = (db: Db, clusterId: number): Group[] =>
  db
    .select()
    .from(groupChats)
    .where(eq(groupChats.clusterId, clusterId))
    .orderBy(asc(groupChats.id))
    .all()
    .map(asGroup);

/** Every group that is written to, with its cluster's zone, and its hour where it has set one. */
export const groupsInUse = (db: Db): { group: Group; timezone: string; digestAt: string | null }[] =>
  db
    .select({ group: groupChats, timezone: clusters.timezone, digestAt: clusters.digestAt })
    .from(groupChats)
    .innerJoin(clusters, eq(clusters.id, groupChats.clusterId))
    .where(and(isNotNull(groupChats.confirmedAt), isNull(groupChats.leftAt)))
    .orderBy(asc(groupChats.id))
    .all()
    .map(({ group, ...cluster }) => ({ group: asGroup(group), ...cluster }));

/** Whether a plain group of this title is known that may be about to become a supergroup. */
export const mayMove = (db: Db, title: string): boolean =>
  db
    .select({ chatId: groupChats.chatId })
    .from(groupChats)
    .where(and(eq(groupChats.title, title), isNull(groupChats.leftAt)))
    .all()
    .some(({ chatId }) => isPlainGroup(chatId));

/** Who does something to a group, and when: a UTC instant; no person: one whom the cluster does not know. */
export interface GroupChange {
  by: number | null;
  at: string;
}

/** The bot was put into the group: nothing goes there until the chair says so, whatever was before. */
export function addGroup(
  tx: Db,
  added: { clusterId: number; chatId: number; title: string },
  { by, at }: GroupChange,
): Group {
  const before = groupOfChat(tx, added.chatId);
  const fresh = { ...added, addedAt: at, addedBy: by, confirmedAt: null, leftAt: null };
  const row = tx
    .insert(groupChats)
    .values(fresh)
    .onConflictDoUpdate({ target: groupChats.chatId, set: fresh })
    .returning()
    .get();
  const group = asGroup(row);
  keepAudit(tx, "group.added", before, group, { by, at });
  return group;
}

export type GroupPart = Partial<Pick<Group, "clusterId" | "title" | "weekday" | "confirmedAt" | "leftAt">>;

export type GroupAction = Extract<AuditAction, `group.${string}`>;

export function changeGroup(
  tx: Db,
  group: Group,
  action: GroupAction,
  set: GroupPart,
  change: GroupChange,
): Group {
  tx.update(groupChats).set(set).where(eq(groupChats.id, group.id)).run();
  const after = { ...group, ...set };
  keepAudit(tx, action, group, after, change);
  return after;
}

function keepAudit(
  tx: Db,
  action: GroupAction,
  before: Group | null,
  after: Group,
  { by, at }: GroupChange,
): void {
  recordAudit(tx, {
    clusterId: after.clusterId,
    personId: by,
    at,
    action,
    subject: `group:${after.id}`,
    before,
    after,
  });
}

/** The key in the outbox of what goes to a group on a day. */
export const weekKey = (groupId: number, day: string): string => `groupWeek:${groupId}:${day}`;

/** How the group's message of one of these days stands, the latest that there is; null: there was none. */
export function weekMessage(
  db: Db,
  groupId: number,
  days: readonly string[],
): { day: string; state: OutboxState } | null {
  for (const day of days.toReversed()) {
    const row = db
      .select({ state: outbox.state })
      .from(outbox)
      .where(eq(outbox.key, weekKey(groupId, day)))
      .get();
    if (row !== undefined) return { day, state: row.state };
  }
  return null;
}
