import { and, desc, eq, inArray, lt, lte, ne, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import { type Db, prepared } from "../db/open.ts";
import { digests, dutyMarks, outbox, type OutboxBody, reminders } from "../db/schema.ts";
import { enqueue, isPending } from "../delivery/outbox-store.ts";
import type { ClusterDuties, Duty } from "./duty.ts";
import { type DutyNews, newsFor, type StateMark } from "./duty-news.ts";
import { dutyNewsButtons, dutyNewsText } from "./duty-news-texts.ts";
import { type DutyContext, loadClusterDuties } from "./duty-store.ts";
import { SETTLE_MINUTES, zoneOf } from "./plan-change-store.ts";

/** What was marked so long ago is history and no news. */
const NEWS_DAYS = 14;
/** How long a message of its own is worth sending. */
const NOTICE_DAYS = 3;

interface AsOf {
  /** UTC instant: what was told until then counts as heard. */
  at: string;
  /** What was marked later is left out. */
  until?: string;
  /** Only this person's. */
  only?: number;
  /** What this digest and this row of the outbox tell is not heard yet. */
  digestId?: number;
  outboxId?: number;
}

/** What each person of the cluster who can be written to has not heard yet of what others have marked. */
export function loadDutyNews(db: Db, cluster: ClusterDuties, asOf: AsOf): Map<number, DutyNews[]> {
  const found = new Map<number, DutyNews[]>();
  const since = daysLater(asOf.at, -NEWS_DAYS);
  const changed = cluster.duties.filter(({ form, updatedAt }) => form === null && updatedAt >= since);
  if (changed.length === 0) return found;
  const marks = statements(db)
    .marks.all({ dutyIds: JSON.stringify(changed.map(({ id }) => id)) })
    .filter(({ at }) => asOf.until === undefined || at <= asOf.until);
  const marked = new Set(marks.map(({ dutyId }) => dutyId));
  const duties = changed.filter(({ id }) => marked.has(id));
  const people = new Set(duties.flatMap((duty) => duty.people.map(({ personId }) => personId)));
  for (const personId of people) {
    if (asOf.only !== undefined && asOf.only !== personId) continue;
    if (cluster.people.get(personId)?.reachable !== true) continue;
    const heardAt = lastHeard(db, personId, asOf);
    if (heardAt === null) continue;
    const nameOf = (id: number): string => cluster.people.get(id)?.name ?? "";
    const news = newsFor(personId, heardAt, duties, marks, nameOf);
    if (news.length > 0) found.set(personId, news);
  }
  return found;
}

/** What a digest has to tell its person of it; what was marked on later days is told by later ones. */
export const newsOfDigest = (
  db: Db,
  cluster: ClusterDuties,
  digest: { id: number; personId: number; createdAt: string },
): DutyNews[] => {
  const { createdAt: at, personId: only } = digest;
  const asOf = { at, until: daysLater(at, 1), only, digestId: digest.id };
  return loadDutyNews(db, cluster, asOf).get(digest.personId) ?? [];
};

/**
 * The moment as of which a person knows how things stand: that of their last digest or of their last message of
 * this kind. Null for one who has never been reminded, and for one whom such a message is about to tell.
 */
function lastHeard(db: Db, personId: number, asOf: AsOf): string | null {
  const read = statements(db);
  const digest = read.digest.get({ personId, before: asOf.digestId ?? Number.MAX_SAFE_INTEGER });
  if (digest === undefined) return null;
  const notice = read.notice.get({ personId, at: asOf.at, except: asOf.outboxId ?? 0 });
  if (notice?.state === "pending" || notice?.state === "sending") return null;
  const heard = [digest, notice].map((row) => row?.sentAt ?? row?.madeAt ?? "");
  return heard.sort().at(-1) ?? null;
}

/** What surely reached nobody has told nothing. */
const reached = sql`coalesce(${outbox.state}, 'sent') IN ('pending', 'sending', 'sent', 'uncertain')`;

/** The outbox's row of a digest. */
const itsMessage = sql`${outbox.key} = 'digest:' || ${digests.personId} || ':' || ${digests.day}`;

const statements = prepared((db) => {
  const ofPerson = sql.placeholder("personId");
  return {
    marks: db
      .select({
        dutyId: dutyMarks.dutyId,
        personId: dutyMarks.personId,
        kind: sql<StateMark["kind"]>`${dutyMarks.kind}`,
        at: dutyMarks.at,
      })
      .from(dutyMarks)
      .where(
        and(
          sql`${dutyMarks.dutyId} IN (SELECT value FROM json_each(${sql.placeholder("dutyIds")}))`,
          inArray(dutyMarks.kind, ["accepted", "done", "undone", "notOurs"]),
        ),
      )
      .orderBy(dutyMarks.id)
      .prepare(),
    digest: db
      .select({ madeAt: digests.createdAt, sentAt: outbox.sentAt })
      .from(digests)
      .leftJoin(outbox, itsMessage)
      .where(and(eq(digests.personId, ofPerson), lt(digests.id, sql.placeholder("before")), reached))
      .orderBy(desc(digests.id))
      .limit(1)
      .prepare(),
    notice: db
      .select({ state: outbox.state, madeAt: outbox.createdAt, sentAt: outbox.sentAt })
      .from(outbox)
      .where(
        and(
          eq(outbox.personId, ofPerson),
          eq(outbox.kind, "dutyNews"),
          lte(outbox.createdAt, sql.placeholder("at")),
          ne(outbox.id, sql.placeholder("except")),
          reached,
        ),
      )
      .orderBy(desc(outbox.id))
      .limit(1)
      .prepare(),
  };
});

/**
 * Tells the others who answer for a duty that it was marked done, or that the mark was taken back: by a message of its
 * own those whom today's digest has asked to do it, and once things have settled; everybody else by their next digest.
 */
export function tellOthers(
  tx: Db,
  { duty, cluster }: { duty: Duty; cluster: ClusterDuties },
  by: { personId: number; name: string; done: boolean; at: string },
): void {
  const today = dayOf(DateTime.fromISO(by.at), cluster.cluster.timezone);
  for (const { personId, reachable } of duty.people) {
    if (personId === by.personId || !reachable) continue;
    if (!wasAskedOn(tx, { dutyId: duty.id, personId, day: today }) || hasWaiting(tx, personId)) continue;
    enqueue(tx, {
      key: `dutyNews:${personId}:${duty.id}:${by.at}`,
      kind: "dutyNews",
      to: { personId },
      priority: 0,
      body: bodyOf([{ duty, done: by.done, by: by.name }]),
      now: by.at,
      notBefore: instant(DateTime.fromISO(by.at).plus({ minutes: SETTLE_MINUTES })),
      expiresAt: daysLater(by.at, NOTICE_DAYS),
    });
  }
}

/** The message as it is worth sending at this instant, or null where all has been heard or was taken back. */
export function refreshDutyNews(
  db: Db,
  { id, personId }: { id: number; personId: number | null },
  now: string,
  context: Omit<DutyContext, "today">,
): OutboxBody | null {
  const zone = personId === null ? null : zoneOf(db, personId);
  if (personId === null || zone === null) return null;
  const today = dayOf(DateTime.fromISO(now), zone.timezone);
  const cluster = loadClusterDuties(db, zone.id, { ...context, today }, "chased");
  const news = loadDutyNews(db, cluster, { at: now, only: personId, outboxId: id }).get(personId);
  return news === undefined ? null : bodyOf(news);
}

const bodyOf = (news: readonly DutyNews[]): OutboxBody => ({
  text: dutyNewsText(news).text,
  buttons: dutyNewsButtons(news),
});

/** Whether the person's digest of this day told of the duty and has gone; one that has not yet tells of it as it is. */
const wasAskedOn = (db: Db, asked: { dutyId: number; personId: number; day: string }): boolean =>
  db
    .select({ id: reminders.id })
    .from(reminders)
    .innerJoin(digests, eq(digests.id, reminders.digestId))
    .innerJoin(outbox, itsMessage)
    .where(
      and(
        eq(reminders.dutyId, asked.dutyId),
        eq(reminders.personId, asked.personId),
        eq(digests.day, asked.day),
        inArray(outbox.state, ["sent", "uncertain"]),
      ),
    )
    .get() !== undefined;

const hasWaiting = (db: Db, personId: number): boolean =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isPending, eq(outbox.kind, "dutyNews"), eq(outbox.personId, personId)))
    .get() !== undefined;
