import { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { type ClusterZone, loadZones } from "../reminders/cluster-store.ts";
import { type DutyContext, ensureDuties } from "../reminders/duty-store.ts";
import { isQuiet } from "../reminders/quiet-hours.ts";
import { type Hour, hourOf } from "../reminders/wishes.ts";
import { findWishes } from "../reminders/wishes-store.ts";
import { type LetterDays, WORTH_DAYS } from "./letter.ts";
import { type DueLetter, hasKey, letterReader, lettersDue, remindedBetween } from "./letter-store.ts";

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
  const due = lettersDue(tx, cluster.id, days, options);
  const reader = due.length === 0 ? null : letterReader(tx, cluster.id, today);
  if (reader === null || !isHour(tx, cluster, reader, options)) return 0;
  ensureDuties(tx, cluster.id, instant(options.now), today);
  return due.filter((letter) => keepLetter(tx, cluster, letter, { reader, now: options.now })).length;
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

function keepLetter(
  tx: Db,
  cluster: ClusterZone,
  { letter, of, body }: DueLetter,
  { reader, now }: { reader: number; now: DateTime },
): boolean {
  const key = `${letter}Letter:${cluster.id}:${of}`;
  if (hasKey(tx, key)) return false;
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
