import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import type { Db } from "../db/open.ts";
import { clusters, people, personSettings, schoolHolidays } from "../db/schema.ts";
import type { AuditAction } from "../people/audit-action.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { MemberChange } from "../people/staff-change.ts";
import type { Hour, Wishes } from "../reminders/wishes.ts";
import { findWishes, loadHolidays } from "../reminders/wishes-store.ts";
import {
  type ClusterField,
  type Field,
  hourOfWord,
  isOwn,
  monthsOfWord,
  type OwnField,
  type Word,
  wordOfHour,
  wordOfMonths,
} from "./setting.ts";
import { zoneOfCode, zoneOfName } from "./zones.ts";

/** Everything that can be set, as one person sees it. */
export interface Settings {
  own: Wishes;
  cluster: {
    digestAt: Hour | null;
    policy: string;
    dueDay: number;
    timezone: string;
    weekLetter: boolean;
    monthLetter: boolean;
    /** How long what is past is kept; null: for good. */
    keptMonths: number | null;
  };
  holidays: SchoolHoliday[];
}

/** Throws where there is no such cluster. */
export function loadSettings(db: Db, clusterId: number, personId: number): Settings {
  const row = db.select().from(clusters).where(eq(clusters.id, clusterId)).get();
  if (row === undefined) throw new Error(`no cluster ${clusterId}`);
  const { digestAt, policy, monitoringDueDay: dueDay, timezone, weekLetter, monthLetter, keptMonths } = row;
  return {
    own: findWishes(db, personId),
    cluster: { digestAt, policy, dueDay, timezone, weekLetter, monthLetter, keptMonths },
    holidays: loadHolidays(db, clusterId),
  };
}

/** The value that a field has now. */
export function currentWord({ own, cluster }: Settings, field: Field): Word {
  switch (field) {
    case "at":
      return wordOfHour(own.at);
    case "weekends":
      return own.onWeekends ? "1" : "0";
    case "holidays":
      return own.onHolidays ? "1" : "0";
    case "hour":
      return wordOfHour(cluster.digestAt);
    case "policy":
      return cluster.policy;
    case "due":
      return String(cluster.dueDay);
    case "weekLetter":
    case "monthLetter":
      return cluster[field] ? "1" : "0";
    case "kept":
      return wordOfMonths(cluster.keptMonths);
    default:
      return zoneOfName(cluster.timezone)?.code ?? cluster.timezone;
  }
}

/** Sets a field to a value of its own, and keeps what it was. False where it is so already. */
export function changeSetting(tx: Db, by: MemberChange, field: Field, word: Word): boolean {
  const before = currentWord(loadSettings(tx, by.clusterId, by.by), field);
  if (before === word) return false;
  if (isOwn(field)) keepWishes(tx, by.by, ownChange(field, word));
  else tx.update(clusters).set(clusterChange(field, word)).where(eq(clusters.id, by.clusterId)).run();
  audit(tx, by, {
    action: `settings.${field}`,
    subject: isOwn(field) ? `person:${by.by}` : `cluster:${by.clusterId}`,
    before: { [field]: before },
    after: { [field]: word },
  });
  return true;
}

function ownChange(field: OwnField, word: Word): Partial<typeof personSettings.$inferInsert> {
  if (field === "at") return { digestAt: hourOfWord(word) };
  return field === "weekends" ? { onWeekends: word === "1" } : { onHolidays: word === "1" };
}

function clusterChange(field: ClusterField, word: Word): Partial<typeof clusters.$inferInsert> {
  switch (field) {
    case "hour":
      return { digestAt: hourOfWord(word) };
    case "policy":
      return { policy: word };
    case "due":
      return { monitoringDueDay: Number(word) };
    case "weekLetter":
    case "monthLetter":
      return { [field]: word === "1" };
    case "kept":
      return { keptMonths: monthsOfWord(word) };
    default:
      return { timezone: zoneOfCode(word)?.name ?? word };
  }
}

/** How many people who are in the bot are reminded at the cluster's hour, having set none of their own. */
export const countAtClusterHour = (db: Db, clusterId: number): number =>
  db
    .select({ n: count() })
    .from(people)
    .leftJoin(personSettings, eq(personSettings.personId, people.id))
    .where(and(eq(people.clusterId, clusterId), isNotNull(people.chatId), isNull(personSettings.digestAt)))
    .get()?.n ?? 0;

/** Changes some of what a person has said. */
export function keepWishes(
  tx: Db,
  personId: number,
  change: Partial<typeof personSettings.$inferInsert>,
): void {
  tx.insert(personSettings)
    .values({ personId, ...change })
    .onConflictDoUpdate({ target: personSettings.personId, set: change })
    .run();
}

/** Adds school holidays; false where they meet others that are known. */
export function addHoliday(tx: Db, by: MemberChange, holiday: Omit<SchoolHoliday, "id">): boolean {
  const known = loadHolidays(tx, by.clusterId);
  if (known.some(({ from, to }) => from <= holiday.to && holiday.from <= to)) return false;
  tx.insert(schoolHolidays)
    .values({ clusterId: by.clusterId, ...holiday })
    .run();
  const subject = `cluster:${by.clusterId}`;
  audit(tx, by, { action: "settings.schoolHolidays", subject, before: null, after: holiday });
  return true;
}

/** Null where they are gone already. */
export function removeHoliday(tx: Db, by: MemberChange, id: number): SchoolHoliday | null {
  const found = loadHolidays(tx, by.clusterId).find((one) => one.id === id) ?? null;
  if (found === null) return null;
  tx.delete(schoolHolidays).where(eq(schoolHolidays.id, id)).run();
  const subject = `cluster:${by.clusterId}`;
  audit(tx, by, { action: "settings.schoolHolidays", subject, before: found, after: null });
  return found;
}

const audit = (
  tx: Db,
  { clusterId, by, at }: MemberChange,
  change: { action: AuditAction; subject: string; before: unknown; after: unknown },
): number => recordAudit(tx, { clusterId, personId: by, at, ...change });
