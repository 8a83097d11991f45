import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, momentOf } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { audit, noticeReaders, notices, outbox, type OutboxBody, people } from "../db/schema.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { recordAudit } from "../people/audit-store.ts";
import { findCluster } from "../people/cluster-store.ts";
import { hasOffice } from "../people/member-store.ts";
import { loadStaff } from "../people/staff-store.ts";
import { isPaused } from "../reminders/wishes.ts";
import { loadWishes } from "../reminders/wishes-store.ts";
import { type Addressees, addressees, type Audience, type NoticeReader, type SentNotice } from "./notice.ts";
import { noticeMessage, readButton } from "./notice-texts.ts";

/** How long a message is worth sending. */
const NOTICE_DAYS = 7;

/** Who writes, of which cluster, when. */
export interface Writer {
  clusterId: number;
  personId: number;
  today: Day;
  /** UTC instant. */
  at: string;
}

/** Whom a message would reach today, and whom not. */
export function findAddressees(
  db: Db,
  { clusterId, personId, today }: Writer,
  audience: Audience,
): Addressees {
  const wishes = [...loadWishes(db, clusterId)];
  const paused = new Set(wishes.flatMap(([id, own]) => (isPaused(own, today) ? [id] : [])));
  return addressees(loadStaff(db, clusterId, today), audience, { writer: personId, paused });
}

/** Keeps the message and puts it on its way to all whom it reaches; who cannot be reached is kept beside them. */
export function sendNotice(
  tx: Db,
  writer: Writer,
  { audience, text }: { audience: Audience; text: string },
): { id: number; reached: number } {
  const { clusterId, personId, at } = writer;
  const { reached, missed } = findAddressees(tx, writer, audience);
  const { id } = tx
    .insert(notices)
    .values({ clusterId, text, sentAt: at, sentBy: personId })
    .returning({ id: notices.id })
    .get();
  for (const person of [...reached, ...missed.map(({ person }) => person)])
    tx.insert(noticeReaders).values({ noticeId: id, personId: person.personId }).run();
  const body = bodyFor(tx, id, false);
  for (const person of reached) tellOne(tx, { noticeId: id, at, body, again: null }, person.personId);
  recordAudit(tx, {
    clusterId,
    personId,
    at,
    action: "notice.send",
    subject: `notice:${id}`,
    before: null,
    after: { audience, reached: reached.length, missed: missed.length },
  });
  return { id, reached: reached.length };
}

interface Telling {
  noticeId: number;
  at: string;
  /** The same for all. */
  body: OutboxBody | null;
  /** The day on which it is told once more. */
  again: Day | null;
}

function tellOne(tx: Db, { noticeId, at, body, again }: Telling, personId: number): boolean {
  const key = `notice:${noticeId}:${personId}${again === null ? "" : `:${again}`}`;
  const kind = again === null ? "chairNotice" : "chairNoticeAgain";
  const row = { key, kind, to: { personId }, priority: 0 as const, subject: noticeId };
  return (
    body !== null && enqueue(tx, { ...row, body, now: at, expiresAt: daysLater(at, NOTICE_DAYS) }) !== null
  );
}

function bodyFor(db: Db, noticeId: number, again: boolean): OutboxBody | null {
  const notice = findNotice(db, noticeId);
  if (notice === null) return null;
  return { text: noticeMessage(notice, { again }).text, buttons: [[readButton(noticeId)]] };
}

/** Reminds those who were reached and have not read it, each once a day. How many are reminded now. */
export function remindUnread(tx: Db, writer: Writer, noticeId: number): number {
  const { clusterId, personId, today, at } = writer;
  const wishes = loadWishes(tx, clusterId);
  const unread = readersOf(tx, noticeId).filter(({ state, personId: reader }) => {
    const own = wishes.get(reader);
    return state === "unread" && (own === undefined || !isPaused(own, today)) && hasOffice(tx, reader, today);
  });
  const telling = { noticeId, at, body: bodyFor(tx, noticeId, true), again: today };
  const told = unread.filter((reader) => tellOne(tx, telling, reader.personId)).length;
  if (told > 0) {
    const subject = `notice:${noticeId}`;
    recordAudit(tx, {
      clusterId,
      personId,
      at,
      action: "notice.remind",
      subject,
      before: null,
      after: { told },
    });
  }
  return told;
}

/** The message as it is worth sending now; null where it was read by now, or the person left every office. */
export function refreshNotice(
  db: Db,
  row: { kind: string; subject: number | null; personId: number | null },
  now: string,
): OutboxBody | null {
  const { subject, personId } = row;
  if (subject === null || personId === null) return null;
  const reader = db
    .select({ readAt: noticeReaders.readAt, clusterId: people.clusterId })
    .from(noticeReaders)
    .innerJoin(people, eq(people.id, noticeReaders.personId))
    .where(and(eq(noticeReaders.noticeId, subject), eq(noticeReaders.personId, personId)))
    .get();
  const zone = reader === undefined ? undefined : findCluster(db, reader.clusterId)?.timezone;
  if (reader === undefined || reader.readAt !== null || zone === undefined) return null;
  if (!hasOffice(db, personId, dayOf(momentOf(now, zone), zone))) return null;
  return bodyFor(db, subject, row.kind === "chairNoticeAgain");
}

/** Marks the message as read by the owner of this chat. Null: it was not for them; else when it was read first. */
export function markRead(tx: Db, noticeId: number, chatId: number, at: string): string | null {
  const own = and(
    eq(noticeReaders.noticeId, noticeId),
    sql`${noticeReaders.personId} IN (SELECT id FROM ${people} WHERE chat_id = ${chatId})`,
  );
  tx.update(noticeReaders)
    .set({ readAt: at })
    .where(and(own, isNull(noticeReaders.readAt)))
    .run();
  return tx.select({ readAt: noticeReaders.readAt }).from(noticeReaders).where(own).get()?.readAt ?? null;
}

const COLUMNS = {
  id: notices.id,
  clusterId: notices.clusterId,
  text: notices.text,
  sentAt: notices.sentAt,
  writer: sql<string>`CASE WHEN ${people.name} IS NULL THEN '' ELSE ${people.name} END`,
  audience: sql<string | null>`(SELECT json_extract(after, '$.audience') FROM ${audit} sending
    WHERE sending.subject = 'notice:' || ${notices.id} AND sending.action = 'notice.send')`,
  of: sql<number>`(SELECT count(*) FROM ${noticeReaders} WHERE notice_id = ${notices.id})`,
  read: sql<number>`(SELECT count(read_at) FROM ${noticeReaders} WHERE notice_id = ${notices.id})`,
};

type NoticeRow = { [K in keyof SentNotice]: K extends "audience" ? string | null : SentNotice[K] };
const noticeOf = <T extends NoticeRow>(row: T) => ({
  ...row,
  audience: row.audience === null ? null : (JSON.parse(row.audience) as Audience),
});

export function findNotice(db: Db, id: number): (SentNotice & { clusterId: number }) | null {
  const row = db
    .select(COLUMNS)
    .from(notices)
    .leftJoin(people, eq(people.id, notices.sentBy))
    .where(eq(notices.id, id))
    .get();
  return row === undefined ? null : noticeOf(row);
}

/** The cluster's messages, newest first, a page of them, and how many there are. */
export function noticesOf(
  db: Db,
  clusterId: number,
  { offset, limit }: { offset: number; limit: number },
): SentNotice[] {
  return db
    .select(COLUMNS)
    .from(notices)
    .leftJoin(people, eq(people.id, notices.sentBy))
    .where(eq(notices.clusterId, clusterId))
    .orderBy(desc(notices.id))
    .limit(limit)
    .offset(offset)
    .all()
    .map(noticeOf);
}

export const countNotices = (db: Db, clusterId: number): number =>
  db.select({ n: count() }).from(notices).where(eq(notices.clusterId, clusterId)).get()?.n ?? 0;

const STATES: Partial<Record<string, NoticeReader["state"]>> = {
  sent: "unread",
  pending: "onTheWay",
  sending: "onTheWay",
  uncertain: "uncertain",
};

/** Everyone whom a message was for, and where it stands with them. */
export function readersOf(db: Db, noticeId: number): NoticeReader[] {
  const rows = db
    .select({
      personId: noticeReaders.personId,
      name: people.name,
      readAt: noticeReaders.readAt,
      sending: outbox.state,
    })
    .from(noticeReaders)
    .innerJoin(people, eq(people.id, noticeReaders.personId))
    .leftJoin(
      outbox,
      eq(outbox.key, sql`'notice:' || ${noticeReaders.noticeId} || ':' || ${noticeReaders.personId}`),
    )
    .where(eq(noticeReaders.noticeId, noticeId))
    .orderBy(noticeReaders.id)
    .all();
  return rows.map(({ sending, ...reader }) => ({
    ...reader,
    state: reader.readAt === null ? (STATES[sending ?? ""] ?? "notSent") : "read",
  }));
}
