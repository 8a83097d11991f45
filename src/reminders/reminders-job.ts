import { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import type { FormsOf } from "../monitoring/form-store.ts";
import { owedRequests } from "../requests/request-store.ts";
import { type ClusterZone, loadZones } from "./cluster-store.ts";
import { layOut, namesOf } from "./digest.ts";
import { digestButtons } from "./digest-button-texts.ts";
import { digestText } from "./digest-texts.ts";
import type { ClusterDuties } from "./duty.ts";
import { loadDutyNews } from "./duty-news-store.ts";
import { ensureDuties, loadClusterDuties } from "./duty-store.ts";
import { policyOf } from "./policy.ts";
import { tellOfUnreachedChair } from "./unreached-chair-store.ts";
import { isQuiet, QUIET_FROM } from "./quiet-hours.ts";
import { type Morning, type MorningRules, morningsOf } from "./reminder.ts";
import {
  addDigest,
  addReminders,
  hadMorning,
  forgetUndelivered,
  loadTold,
  type ToldInDigest,
} from "./reminder-store.ts";
import { stageCache } from "./stage-cache.ts";
import { type Hour, hourOf, isAnyonesDay, type WishesOf, wishesOf } from "./wishes.ts";
import { loadHolidays, loadWishes } from "./wishes-store.ts";

export interface RemindersOptions {
  calendar: ProductionCalendar;
  forms: FormsOf;
  now: DateTime;
  /** Only the clusters of this zone; without it all of them. */
  zone?: string;
  /**
   * When the morning of those who have set no hour came today, in the clusters' zone; null: it is still to come.
   * Without it: it has come.
   */
  standardAt?: Hour | null;
  /** Only the clusters in which somebody has set an hour. */
  hoursOnly?: boolean;
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
 * The morning sweep: asks of every cluster whose hour has come and who has not been told today, and keeps one digest
 * a person with its message in the outbox, in one transaction a cluster. A repeat on the same day adds nothing.
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
  for (const zone of loadZones(db)) {
    if (options.zone !== undefined && zone.timezone !== options.zone) continue;
    const cluster = sweptCluster(db, zone);
    if (options.hoursOnly === true && !hasHours(cluster)) continue;
    const key = JSON.stringify([zone.timezone, zone.policy, cluster.holidays]);
    const sweep = sweeps.get(key) ?? sweepOf(cluster, options);
    sweeps.set(key, sweep);
    counts.clusters++;
    if (sweep.quiet) counts.quiet++;
    try {
      const swept = sweepCluster(db, cluster, sweep, options);
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

/** A cluster with what is asked of it at every sweep. */
interface SweptCluster extends ClusterZone {
  holidays: readonly SchoolHoliday[];
  wishes: WishesOf;
}

const sweptCluster = (db: Db, zone: ClusterZone): SweptCluster => ({
  ...zone,
  holidays: loadHolidays(db, zone.id),
  wishes: loadWishes(db, zone.id),
});

const hasHours = ({ digestAt, wishes }: SweptCluster): boolean =>
  digestAt !== null || [...wishes.values()].some(({ at }) => at !== null);

/** What the clusters of one zone, policy and holidays share: the clock is asked once, stages are worked out once. */
interface Sweep {
  today: Day;
  /** «09:30» on the clock of the zone. */
  hour: Hour;
  now: string;
  expiresAt: string;
  quiet: boolean;
  rules: Omit<MorningRules, "told" | "owed" | "wishes" | "news" | "listedInLetter">;
}

function sweepOf(
  { timezone, policy: policyCode, holidays }: SweptCluster,
  { now, calendar }: RemindersOptions,
): Sweep {
  const local = now.setZone(timezone);
  const today = dayOf(now, timezone);
  const policy = policyOf(policyCode);
  const end = local.set({ hour: QUIET_FROM, minute: 0, second: 0, millisecond: 0 });
  const dayAt = (instant: string): Day => dayOf(DateTime.fromISO(instant), timezone);
  return {
    today,
    hour: local.toFormat("HH:mm"),
    now: isoOf(now),
    expiresAt: isoOf(end),
    quiet: isQuiet(now, timezone),
    rules: { today, calendar, policy, stages: stageCache(policy, { calendar, holidays }, dayAt) },
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
  if (zone !== undefined && hadMorning(tx, zone.id, dayOf(options.now, zone.timezone)))
    sweepLate(tx, zone, options, to.personIds);
}

/**
 * Tells those of a cluster whose hour has come already because it was changed: nobody's digest is lost by it. Run in
 * the transaction `tx` that changes the hour, the zone or a pause; `personIds` null: everybody's.
 */
export function remindAtNewHour(
  tx: Db,
  to: { clusterId: number; personIds: readonly number[] | null },
  options: RemindersOptions,
): void {
  const zone = loadZones(tx).find(({ id }) => id === to.clusterId);
  if (zone !== undefined) sweepLate(tx, zone, options, to.personIds);
}

function sweepLate(
  tx: Db,
  zone: ClusterZone,
  options: RemindersOptions,
  only: readonly number[] | null,
): void {
  const cluster = sweptCluster(tx, zone);
  sweepCluster(tx, cluster, sweepOf(cluster, options), options, only);
}

/** `only` these people, or everybody; of them those whose hour has come. */
function sweepCluster(
  db: Db,
  swept: SweptCluster,
  sweep: Sweep,
  options: RemindersOptions,
  only: readonly number[] | null = null,
): Swept {
  const { today, now } = sweep;
  const { id: clusterId, wishes } = swept;
  const isTime = (personId: number): boolean => {
    const hour = hourOf(wishesOf(wishes, personId).at, swept.digestAt, options.standardAt ?? null);
    return hour === null ? options.standardAt === undefined : hour <= sweep.hour;
  };
  return db.transaction((tx) => {
    const counts: Swept = {
      duties: ensureDuties(tx, clusterId, now, today),
      people: 0,
      reminders: 0,
      unreachable: 0,
    };
    if (sweep.quiet || !isAnyonesDay(today, options.calendar, wishes)) return counts;
    const cluster = loadClusterDuties(tx, clusterId, { ...options, today }, "chased");
    const owed = owedRequests(tx, clusterId, today);
    if (cluster.duties.length === 0 && owed.size === 0) return counts;
    const told: ToldInDigest[] = [];
    const news = loadDutyNews(tx, cluster, { at: now });
    const rules = {
      ...sweep.rules,
      wishes,
      owed,
      news,
      told: loadTold(tx, clusterId),
      listedInLetter: swept.weekLetter,
    };
    for (const morning of morningsOf(cluster, rules)) {
      if ((only !== null && !only.includes(morning.personId)) || !isTime(morning.personId)) continue;
      if (!morning.reachable) counts.unreachable++;
      else told.push(...keepMorning({ tx, cluster, morning, sweep }));
    }
    addReminders(tx, told);
    tellOfUnreachedChair(tx, cluster, sweep);
    counts.people = told.length;
    for (const { reminders } of told) counts.reminders += reminders.length;
    return counts;
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
