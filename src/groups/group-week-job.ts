import type { DateTime } from "luxon";
import { dayOf, daysFrom } from "../calendar/day.ts";
import { instant, momentOf } from "../calendar/instant.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import type { FormsOf } from "../monitoring/form-store.ts";
import { isQuiet, QUIET_FROM } from "../reminders/quiet-hours.ts";
import { type Hour, hourOf } from "../reminders/wishes.ts";
import { type Group, groupState } from "./group.ts";
import { findGroup, groupsInUse, weekKey, weekMessage } from "./group-store.ts";
import { isDue, weekAhead, weekStart } from "./week.ts";
import { loadWeek } from "./week-store.ts";
import { weekText } from "./week-texts.ts";

export interface GroupWeekOptions {
  calendar: ProductionCalendar;
  forms: FormsOf;
}

export interface GroupWeekSweep extends GroupWeekOptions {
  now: DateTime;
  zone: string;
  /** On another hour than the installation's: when that one is, for the clusters that have set none. */
  standardAt?: Hour | null;
}

export interface GroupWeekCounts extends Record<string, number> {
  /** Groups of the zone that are written to. */
  groups: number;
  /** Weeks told. */
  told: number;
}

/**
 * Tells each group its week on the morning of its day, at its cluster's hour, where there is anything to tell; what could not be sent that
 * day is told on the next. A repeat on the same day adds nothing.
 */
export function groupWeekJob(db: Db, options: GroupWeekSweep): GroupWeekCounts {
  const counts: GroupWeekCounts = { groups: 0, told: 0 };
  const failures: unknown[] = [];
  const { now, zone, standardAt } = options;
  const hour = now.setZone(zone).toFormat("HH:mm");
  for (const { group, timezone, digestAt } of groupsInUse(db)) {
    const at = hourOf(null, digestAt, standardAt ?? null);
    if (timezone !== zone || (at === null ? standardAt !== undefined : at > hour)) continue;
    counts.groups++;
    try {
      if (db.transaction((tx) => tellGroup(tx, group, options))) counts.told++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${counts.groups} groups could not be told`);
  return counts;
}

function tellGroup(tx: Db, group: Group, options: GroupWeekSweep): boolean {
  const { now, zone, calendar } = options;
  const today = dayOf(now, zone);
  const confirmedOn = dayOf(momentOf(group.confirmedAt ?? "", zone), zone);
  if (isQuiet(now, zone) || !isDue(today, { weekday: group.weekday, confirmedOn }, calendar)) return false;
  const days = daysFrom(weekStart(today, group.weekday), today);
  if (mayHaveCome(weekMessage(tx, group.id, days)?.state)) return false;
  const text = weekWords(tx, group, today, options);
  if (text === null) return false;
  const end = now.setZone(zone).set({ hour: QUIET_FROM, minute: 0, second: 0, millisecond: 0 });
  const kept = enqueue(tx, {
    key: weekKey(group.id, today),
    kind: "groupWeek",
    to: { chatId: group.chatId },
    priority: 10,
    body: { text, buttons: [] },
    subject: group.id,
    now: instant(now),
    expiresAt: instant(end),
  });
  return kept !== null;
}

const mayHaveCome = (state: string | undefined): boolean =>
  state === "sent" || state === "uncertain" || state === "pending" || state === "sending";

function weekWords(db: Db, group: Group, today: string, options: GroupWeekOptions): string | null {
  const week = loadWeek(db, group.clusterId, weekAhead(today, group.weekday), { ...options, today });
  return week.lines.length === 0 ? null : weekText(week).text;
}

/** The week as it is worth sending now; null where nothing is left of it, or the group is no longer written to. */
export function refreshGroupWeek(
  db: Db,
  row: { subject: number | null; chatId: number | null },
  now: DateTime,
  options: GroupWeekOptions,
): { text: string; buttons: [] } | null {
  const group = row.subject === null ? null : findGroup(db, row.subject);
  if (group === null || group.chatId !== row.chatId || groupState(group) !== "on") return null;
  const found = groupsInUse(db).find((one) => one.group.id === group.id);
  if (found === undefined) return null;
  const text = weekWords(db, group, dayOf(now, found.timezone), options);
  return text === null ? null : { text, buttons: [] };
}
