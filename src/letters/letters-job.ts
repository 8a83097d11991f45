import { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { runningPlan } from "../plan/plan-store.ts";
import { type ClusterZone, loadZones } from "../reminders/cluster-store.ts";
import { type DutyContext, ensureDuties } from "../reminders/duty-store.ts";
import { isQuiet } from "../reminders/quiet-hours.ts";
import { type Hour, hourOf } from "../reminders/wishes.ts";
import { findWishes } from "../reminders/wishes-store.ts";
import { type Letter, type LetterDays, monthToTell, weekToTell } from "./letter.ts";
import {
  hasKey,
  type LetterBody,
  letterReader,
  monthBody,
  remindedBetween,
  wantsLetter,
  weekBody,
} from "./letter-store.ts";

/** How long a letter is worth sending. */
const WORTH_DAYS = 4;

export interface LettersOptions extends Omit<DutyContext, "today"> {
  now: DateTime;
  zone: string;
  /** When the hour of those who have set none came today; null: it is still to come; without it: it has come. */
  standardAt?: Hour | null;
}

/** Writes to the chairs of the zone whose letter is due and whose hour has come; each week and month once. */
export function* lettersSweep(db: Db, options: LettersOptions): Generator<undefined, Record<string, number>> {
  const counts = { letters: 0 };
  if (isQuiet(options.now, options.zone)) return counts;
  const today = dayOf(options.now, options.zone);
  for (const cluster of loadZones(db)) {
    if (cluster.timezone !== options.zone) continue;
    counts.letters += db.transaction((tx) => writeTo(tx, cluster, today, options));
    yield;
  }
  return counts;
}

function writeTo(tx: Db, cluster: ClusterZone, today: Day, options: LettersOptions): number {
  const { calendar, zone } = options;
  const startOf = (day: Day): string => instant(DateTime.fromISO(day, { zone }));
  const days: LetterDays = {
    today,
    calendar,
    hasRunSince: (day) => remindedBetween(tx, startOf(day), startOf(today)),
  };
  const month = monthToTell(days);
  const startedOn = runningPlan(tx, cluster.id, today)?.startedOn ?? null;
  const monday = startedOn === null ? null : weekToTell(days, startedOn);
  const reader = month === null && monday === null ? null : letterReader(tx, cluster.id, today);
  if (reader === null || !isHour(tx, cluster, reader, options)) return 0;
  ensureDuties(tx, cluster.id, instant(options.now), today);
  const context = { ...options, today };
  const keep = (letter: Letter, of: string, body: LetterBody): number =>
    keepLetter(tx, { cluster, letter, of, reader, now: options.now }, body) ? 1 : 0;
  return (
    (month === null ? 0 : keep("month", month, () => monthBody(tx, cluster.id, month, context))) +
    (monday === null ? 0 : keep("week", monday, () => weekBody(tx, cluster.id, context)))
  );
}

function isHour(
  db: Db,
  { digestAt }: ClusterZone,
  reader: number,
  { now, zone, standardAt }: LettersOptions,
): boolean {
  const hour = hourOf(findWishes(db, reader).at, digestAt, standardAt ?? null);
  return hour === null ? standardAt === undefined : hour <= now.setZone(zone).toFormat("HH:mm");
}

interface Kept {
  cluster: ClusterZone;
  letter: Letter;
  /** The Monday, or the month. */
  of: string;
  reader: number;
  now: DateTime;
}

function keepLetter(tx: Db, { cluster, letter, of, reader, now }: Kept, body: LetterBody): boolean {
  const key = `${letter}Letter:${cluster.id}:${of}`;
  if (!wantsLetter(tx, cluster.id, letter) || hasKey(tx, key)) return false;
  const written = body();
  if (written === null) return false;
  const at = instant(now);
  const kept = enqueue(tx, {
    key,
    kind: `${letter}Letter`,
    to: { personId: reader },
    priority: 10,
    body: written,
    subject: cluster.id,
    now: at,
    expiresAt: daysLater(at, WORTH_DAYS),
  });
  return kept !== null;
}
