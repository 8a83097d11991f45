import { DateTime } from "luxon";
import { type Day, daysFrom } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { findStaffPerson } from "../people/staff-store.ts";
import type { ClusterZone } from "../reminders/cluster-store.ts";
import type { DutyContext } from "../reminders/duty-store.ts";
import { lookAhead } from "../reminders/preview-store.ts";
import type { Letter } from "./letter.ts";
import { letterReader, lettersDue } from "./letter-store.ts";

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
export const previewLetters = (db: Db, options: LetterPreviewOptions): PreviewedLetter[] =>
  lookAhead(db, options, (tx, cluster) =>
    daysFrom(options.from, options.to).flatMap((day) => lettersOf(tx, cluster, day, options)),
  );

function lettersOf(
  db: Db,
  { id: clusterId, timezone }: ClusterZone,
  day: Day,
  { calendar, forms }: LetterPreviewOptions,
): PreviewedLetter[] {
  const context = { calendar, forms, now: DateTime.fromISO(day, { zone: timezone }) };
  const due = lettersDue(db, clusterId, { today: day, calendar, hasRunSince: () => true }, context);
  const personId = due.length === 0 ? null : letterReader(db, clusterId, day);
  if (personId === null) return [];
  const person = findStaffPerson(db, clusterId, personId, day)?.name ?? "";
  return due.flatMap(({ letter, body }): PreviewedLetter[] => {
    const text = body()?.text ?? null;
    return text === null ? [] : [{ clusterId, day, personId, person, letter, text }];
  });
}
