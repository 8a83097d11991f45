import { TransactionRollbackError } from "drizzle-orm";
import { DateTime } from "luxon";
import { type Day, dayOf, daysFrom } from "../calendar/day.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import type { FormsOf } from "../monitoring/form-store.ts";
import type { OwedRequest } from "../requests/request.ts";
import { wantedBy } from "../requests/request-mornings.ts";
import { owedRequests } from "../requests/request-store.ts";
import { owedTitle, owedWhy } from "../requests/request-texts.ts";
import { type ClusterZone, loadZones } from "./cluster-store.ts";
import { namesOf } from "./digest.ts";
import { calleeWords } from "./digest-texts.ts";
import type { ClusterDuties } from "./duty.ts";
import { ensureDuties, loadClusterDuties } from "./duty-store.ts";
import { policyOf } from "./policy.ts";
import { stageWords } from "./preview-texts.ts";
import { type About, type Morning, morningsOf, type Reminder } from "./reminder.ts";
import { loadTold } from "./reminder-store.ts";
import { stageCache } from "./stage-cache.ts";
import { type Hour, hourOf, isAnyonesDay, wishesOf } from "./wishes.ts";
import { loadHolidays, loadWishes } from "./wishes-store.ts";

export interface PreviewOptions {
  calendar: ProductionCalendar;
  forms: FormsOf;
  from: Day;
  to: Day;
  /** Only this one; without it, every cluster. */
  clusterId?: number;
}

export interface PreviewItem {
  /** The event's number in the plan, or null. */
  event: string | null;
  title: string;
  /** The school whose duty it is, or null: all together. */
  school: string | null;
  stage: string;
  dueOn: Day;
  about: About;
  /** The stage in Russian: «за 7 дней». */
  why: string;
  /** Whom the chair is to call about it. */
  calls: string[];
}

/** One digest that would be made. */
export interface PreviewRow {
  clusterId: number;
  day: Day;
  /** The hour that the person or the cluster has set; null: when the installation's digests go. */
  at: Hour | null;
  personId: number;
  person: string;
  /** The organisation at which the person answers first, or null. */
  organisation: string | null;
  /** False: nothing would be sent, and the chair is told to call. */
  reachable: boolean;
  items: PreviewItem[];
}

/**
 * What the clusters asked about would be told, day by day. Leaves the database as it was: a plan that was only just
 * stored has no duties yet, they are made, looked at and taken back.
 */
export function lookAhead<T extends { day: Day }>(
  db: Db,
  { from, clusterId }: Pick<PreviewOptions, "from" | "clusterId">,
  look: (tx: Db, cluster: ClusterZone) => T[],
): T[] {
  const found: T[] = [];
  try {
    db.transaction((tx) => {
      for (const cluster of loadZones(tx).filter(({ id }) => (clusterId ?? id) === id)) {
        ensureDuties(tx, cluster.id, `${from}T00:00:00.000Z`, from);
        found.push(...look(tx, cluster));
      }
      tx.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  return found.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

/**
 * Everything that the mornings from `from` to `to` would tell, supposing that nobody answers and nobody joins.
 * What was told is remembered here.
 */
export const previewReminders = (db: Db, options: PreviewOptions): PreviewRow[] =>
  lookAhead(db, options, (tx, cluster) => previewCluster(tx, cluster, options));

function previewCluster(db: Db, zone: ClusterZone, options: PreviewOptions): PreviewRow[] {
  const { id, timezone } = zone;
  const { calendar, forms, from, to } = options;
  const policy = policyOf(zone.policy);
  const wishes = loadWishes(db, id);
  const days = { calendar, holidays: loadHolidays(db, id) };
  const stages = stageCache(policy, days, (instant) => dayOf(DateTime.fromISO(instant), timezone));
  const told = loadTold(db, id);
  const unsent = new Set<string>();
  const rows: PreviewRow[] = [];
  for (const today of daysFrom(from, to)) {
    if (!isAnyonesDay(today, calendar, wishes)) continue;
    // Loaded anew for each day: offices change hands on days that are known already.
    const cluster = loadClusterDuties(db, id, { today, calendar, forms }, "chased");
    const owed = owedRequests(db, id, today);
    const news = new Map<number, never[]>();
    const listedInLetter = zone.weekLetter;
    const rules = { today, calendar, policy, told, stages, wishes, owed, news, listedInLetter };
    for (const due of morningsOf(cluster, rules)) {
      const { personId } = due;
      const morning = due.reachable
        ? due
        : { ...due, reminders: due.reminders.filter(isNew(personId, unsent)) };
      if (morning.reminders.length === 0 && morning.requests.length === 0) continue;
      for (const { duty, stage, about } of due.reachable ? due.reminders : [])
        told.add({ ...stage, dutyId: duty.id, personId, about, times: 1 });
      rows.push({
        ...rowOf(cluster, morning, today),
        at: hourOf(wishesOf(wishes, personId).at, zone.digestAt, null),
      });
    }
  }
  return rows;
}

/**
 * Whether this was not shown before. What cannot be sent has not been told, and comes once its person is back; till
 * then it is due on every morning anew, and is shown on the first of them.
 */
const isNew =
  (personId: number, shown: Set<string>) =>
  ({ duty, stage, about }: Reminder): boolean => {
    const key = [personId, duty.id, about, stage.name, stage.dueOn].join("|");
    return !shown.has(key) && shown.add(key) === shown;
  };

function rowOf(
  cluster: ClusterDuties,
  { personId, reachable, reminders, requests }: Morning,
  day: Day,
): Omit<PreviewRow, "at"> {
  const school = reminders.find(({ about, duty }) => about === "own" && duty.organisation !== null)?.duty;
  return {
    clusterId: cluster.cluster.id,
    day,
    personId,
    person: cluster.people.get(personId)?.name ?? "",
    organisation: school?.organisation?.shortName ?? null,
    reachable,
    items: [...reminders.map((reminder) => itemOf(cluster, reminder)), ...requests.map(requestItem)],
  };
}

const itemOf = (cluster: ClusterDuties, { duty, stage, about, calls }: Reminder): PreviewItem => ({
  event: duty.event.number,
  title: duty.event.title,
  school: duty.organisation?.shortName ?? null,
  stage: stage.name,
  dueOn: stage.dueOn,
  about,
  why: stageWords(stage.name, about),
  calls: calls.map((call) => calleeWords(call, namesOf(cluster))),
});

const requestItem = (request: OwedRequest): PreviewItem => ({
  event: request.event?.number ?? null,
  title: owedTitle(request),
  school: request.school,
  stage: "request",
  dueOn: wantedBy(request),
  about: "own",
  why: owedWhy,
  calls: [],
});
