import { TransactionRollbackError } from "drizzle-orm";
import { DateTime } from "luxon";
import { type Day, daysFrom } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import type { OutboxBody } from "../db/schema.ts";
import { findStaffPerson } from "../people/staff-store.ts";
import { runningPlan } from "../plan/plan-store.ts";
import { type ClusterZone, loadZones } from "../reminders/cluster-store.ts";
import { type DutyContext, ensureDuties } from "../reminders/duty-store.ts";
import { type Letter, monthToTell, weekToTell } from "./letter.ts";
import { letterReader, monthBody, wantsLetter, weekBody } from "./letter-store.ts";

/** One letter that a chair would get. */
export interface PreviewedLetter {
  clusterId: number;
  day: Day;
  personId: number;
  person: string;
  letter: Letter;
  /** As Telegram would get it. */
  text: string;
}

export interface LetterPreviewOptions extends Pick<DutyContext, "calendar" | "forms"> {
  from: Day;
  to: Day;
  /** Only this one; without it, every cluster. */
  clusterId?: number;
}

/** The letters of these mornings, supposing that nobody answers meanwhile. Leaves the database as it was. */
export function previewLetters(db: Db, options: LetterPreviewOptions): PreviewedLetter[] {
  const letters: PreviewedLetter[] = [];
  try {
    db.transaction((tx) => {
      for (const zone of loadZones(tx)) {
        if ((options.clusterId ?? zone.id) !== zone.id) continue;
        // A plan that was only just stored has no duties yet: they are made, looked at and taken back.
        ensureDuties(tx, zone.id, `${options.from}T00:00:00.000Z`, options.from);
        letters.push(
          ...daysFrom(options.from, options.to).flatMap((day) => lettersOf(tx, zone, day, options)),
        );
      }
      tx.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  return letters.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function lettersOf(
  db: Db,
  { id: clusterId, timezone }: ClusterZone,
  today: Day,
  { calendar, forms }: LetterPreviewOptions,
): PreviewedLetter[] {
  const days = { today, calendar, hasRunSince: () => true };
  const month = monthToTell(days);
  const startedOn = runningPlan(db, clusterId, today)?.startedOn ?? null;
  const monday = startedOn === null ? null : weekToTell(days, startedOn);
  const personId = month === null && monday === null ? null : letterReader(db, clusterId, today);
  if (personId === null) return [];
  const context = { today, calendar, forms, now: DateTime.fromISO(today, { zone: timezone }) };
  const written = (letter: Letter, body: () => OutboxBody | null): PreviewedLetter[] => {
    const text = wantsLetter(db, clusterId, letter) ? (body()?.text ?? null) : null;
    const person = findStaffPerson(db, clusterId, personId, today)?.name ?? "";
    return text === null ? [] : [{ clusterId, day: today, personId, person, letter, text }];
  };
  return [
    ...(month === null ? [] : written("month", () => monthBody(db, clusterId, month, context))),
    ...(monday === null ? [] : written("week", () => weekBody(db, clusterId, context))),
  ];
}
