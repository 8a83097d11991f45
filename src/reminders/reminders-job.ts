import { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import type { Form } from "../monitoring/form.ts";
import { owedRequests } from "../requests/request-store.ts";
import { clusterOfPerson, loadZones } from "./cluster-store.ts";
import { layOut, namesOf } from "./digest.ts";
import { digestButtons } from "./digest-button-texts.ts";
import { type DigestButton, digestText } from "./digest-texts.ts";
import { keptEntries } from "./kept-digest.ts";
import type { ClusterDuties } from "./duty.ts";
import { loadDutyNews, newsOfDigest } from "./duty-news-store.ts";
import { ensureDuties, loadClusterDuties } from "./duty-store.ts";
import { policyOf } from "./policy.ts";
import { isQuiet, QUIET_FROM } from "./quiet-hours.ts";
import { type Morning, morningsOf, stageCache } from "./reminder.ts";
import {
  addDigest,
  addReminders,
  findDigest,
  hadMorning,
  forgetUndelivered,
  loadTold,
  type ToldInDigest,
} from "./reminder-store.ts";

export interface RemindersOptions {
  calendar: ProductionCalendar;
  forms: ReadonlyMap<string, Form>;
  now: DateTime;
  /** Only the clusters of this zone; without it all of them. */
  zone?: string;
}

export interface RemindersCounts extends Record<string, number> {
  clusters: number;
  /** Clusters left alone because it is night there. */
  quiet: number;
  /** Duties made for occurrences that had none. */
  duties: number;
  /** Digests, one a person. */
  people: number;
  reminders: number;
  /** People who should have been told and cannot be written to. */
  unreachable: number;
}

/** How far back a digest that reached nobody is made up for: the longest downtime after which it still matters. */
const UNDELIVERED_DAYS = 30;

/**
 * The morning sweep: asks of every cluster what is due to be told and was not, and keeps one digest a person
 * with its message in the outbox, in one transaction a cluster. A repeat on the same day adds nothing.
 *
 * A cluster whose sweep breaks keeps nothing and is made up for by the next sweep; the others are swept all
 * the same, and then an AggregateError is thrown.
 */
export function remindersJob(db: Db, options: RemindersOptions): RemindersCounts {
  const sweep = remindersSweep(db, options);
  for (;;) {
    const step = sweep.next();
    if (step.done === true) return step.value;
  }
}

/** The same, a cluster at a time: whoever runs it lets others have their turn between two of them. */
export function* remindersSweep(db: Db, options: RemindersOptions): Generator<undefined, RemindersCounts> {
  const counts: RemindersCounts = {
    clusters: 0,
    quiet: 0,
    duties: 0,
    people: 0,
    reminders: 0,
    unreachable: 0,
  };
  // The sender may have given up on any digest since the last sweep.
  forgetUndelivered(db, isoOf(options.now.minus({ days: UNDELIVERED_DAYS })).slice(0, 10));
  const sweeps = new Map<string, Sweep>();
  const failures: unknown[] = [];
  for (const { id, timezone, policy } of loadZones(db)) {
    if (options.zone !== undefined && timezone !== options.zone) continue;
    const key = `${timezone}|${policy}`;
    const sweep = sweeps.get(key) ?? sweepOf(timezone, policy, options);
    sweeps.set(key, sweep);
    counts.clusters++;
    if (sweep.quiet) counts.quiet++;
    try {
      const swept = sweepCluster(db, id, sweep, options);
      counts.duties += swept.duties;
      counts.people += swept.people;
      counts.reminders += swept.reminders;
      counts.unreachable += swept.unreachable;
    } catch (error) {
      failures.push(error);
    }
    yield;
  }
  if (failures.length > 0) {
    throw new AggregateError(
      failures,
      `${failures.length} of ${counts.clusters} clusters could not be swept`,
    );
  }
  return counts;
}

/** What the clusters of one zone and one policy share: the clock is asked once, stages are worked out once. */
interface Sweep {
  today: Day;
  now: string;
  expiresAt: string;
  quiet: boolean;
  rules: Omit<Parameters<typeof morningsOf>[1], "told" | "owed" | "news">;
}

function sweepOf(timezone: string, policyCode: string, { now, calendar }: RemindersOptions): Sweep {
  const local = now.setZone(timezone);
  const today = dayOf(now, timezone);
  const policy = policyOf(policyCode);
  const end = local.set({ hour: QUIET_FROM, minute: 0, second: 0, millisecond: 0 });
  const stages = stageCache(policy, calendar, (instant) => dayOf(DateTime.fromISO(instant), timezone));
  return {
    today,
    now: isoOf(now),
    expiresAt: isoOf(end),
    quiet: isQuiet(now, timezone),
    rules: { today, calendar, policy, stages },
  };
}

const isoOf = (moment: DateTime): string => moment.toUTC().toJSDate().toISOString();

type Swept = Pick<RemindersCounts, "duties" | "people" | "reminders" | "unreachable">;

/**
 * Tells people to whom an office has come in the middle of a day what this morning told others; a digest each, unless
 * they have had theirs. Nothing where the cluster's morning is still to come, or told nobody anything. Run in the
 * transaction `tx` that changes the offices.
 */
export function remindLate(
  tx: Db,
  to: { clusterId: number; personIds: readonly number[] },
  options: RemindersOptions,
): void {
  const zone = loadZones(tx).find(({ id }) => id === to.clusterId);
  if (zone === undefined) return;
  const sweep = sweepOf(zone.timezone, zone.policy, options);
  if (hadMorning(tx, to.clusterId, sweep.today)) sweepCluster(tx, to.clusterId, sweep, options, to.personIds);
}

/** `only` these people, or everybody. */
function sweepCluster(
  db: Db,
  clusterId: number,
  sweep: Sweep,
  options: RemindersOptions,
  only: readonly number[] | null = null,
): Swept {
  const { today, now } = sweep;
  return db.transaction((tx) => {
    const swept: Swept = {
      duties: ensureDuties(tx, clusterId, now, today),
      people: 0,
      reminders: 0,
      unreachable: 0,
    };
    if (sweep.quiet || !options.calendar.isWorkingDay(today)) return swept;
    const cluster = loadClusterDuties(tx, clusterId, { ...options, today }, "chased");
    const owed = owedRequests(tx, clusterId, today);
    if (cluster.duties.length === 0 && owed.size === 0) return swept;
    const told: ToldInDigest[] = [];
    const news = loadDutyNews(tx, cluster, { at: now });
    const rules = { ...sweep.rules, told: loadTold(tx, clusterId), owed, news };
    for (const morning of morningsOf(cluster, rules)) {
      if (only !== null && !only.includes(morning.personId)) continue;
      if (!morning.reachable) swept.unreachable++;
      else told.push(...keepMorning({ tx, cluster, morning, sweep }));
    }
    addReminders(tx, told);
    swept.people = told.length;
    for (const { reminders } of told) swept.reminders += reminders.length;
    return swept;
  });
}

/** Makes the digest and its message; what it tells, or nothing where this morning's digest is made already. */
function keepMorning(kept: {
  tx: Db;
  cluster: ClusterDuties;
  morning: Morning;
  sweep: Sweep;
}): ToldInDigest[] {
  const { cluster, morning, sweep } = kept;
  const { personId, reminders: entries, requests, news } = morning;
  const digestId = addDigest(kept.tx, personId, sweep.today, sweep.now);
  // One digest a person a day: what came up since this morning's is told tomorrow.
  if (digestId === null) return [];
  const page = layOut({ entries, news, requests }, sweep.today);
  enqueue(kept.tx, {
    key: `digest:${personId}:${sweep.today}`,
    kind: "digest",
    to: { personId },
    priority: 10,
    body: {
      text: digestText(page, sweep.today, namesOf(cluster)).text,
      buttons: digestButtons(page, digestId),
    },
    subject: digestId,
    now: sweep.now,
    expiresAt: sweep.expiresAt,
  });
  return [{ digestId, personId, reminders: entries }];
}

/** A message made anew just before it is sent, as the outbox keeps it. */
export interface FreshMessage {
  text: string;
  buttons: DigestButton[][];
}

/**
 * The digest as it is worth sending now: without what was done since, and only what the person still answers
 * for. Null when nothing is left, and for a digest that does not exist.
 */
export function refreshDigest(
  db: Db,
  digestId: number | null,
  options: Pick<RemindersOptions, "calendar" | "forms">,
): FreshMessage | null {
  const digest = digestId === null ? null : findDigest(db, digestId);
  const clusterId = digest === null ? null : clusterOfPerson(db, digest.personId);
  if (digest === null || clusterId === null) return null;
  const cluster = loadClusterDuties(db, clusterId, { ...options, today: digest.day });
  const entries = keptEntries(digest, cluster).filter(
    ({ duty }) => duty.state !== "done" && duty.state !== "notOurs",
  );
  const requests = owedRequests(db, clusterId, digest.day).get(digest.personId) ?? [];
  const news = newsOfDigest(db, cluster, digest);
  if (entries.length === 0 && requests.length === 0 && news.length === 0) return null;
  const page = layOut({ entries, news, requests }, digest.day);
  return {
    text: digestText(page, digest.day, namesOf(cluster)).text,
    buttons: digestButtons(page, digest.id),
  };
}
