import { type Day, dayOf, daysFrom } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import type { DutyContext } from "../reminders/duty-store.ts";
import { groupsInUse } from "./group-store.ts";
import { isDue, weekAhead, weekStart } from "./week.ts";
import { loadWeek } from "./week-store.ts";
import { weekText } from "./week-texts.ts";

/** One week that a group would be told. */
export interface PreviewedWeek {
  clusterId: number;
  day: Day;
  group: string;
  /** As Telegram would get it. */
  text: string;
}

export interface WeekPreviewOptions extends Pick<DutyContext, "calendar" | "forms"> {
  from: Day;
  to: Day;
  /** Only this one; without it, every cluster. */
  clusterId?: number;
}

/** The weeks that groups would be told on these mornings, supposing that each goes through at once. */
export function previewWeeks(
  db: Db,
  { from, to, clusterId, ...context }: WeekPreviewOptions,
): PreviewedWeek[] {
  return groupsInUse(db)
    .filter(({ group }) => (clusterId ?? group.clusterId) === group.clusterId)
    .flatMap(({ group, timezone }) => {
      const confirmedOn = dayOf(momentOf(group.confirmedAt ?? "", timezone), timezone);
      const told = new Set<Day>();
      return daysFrom(from, to).flatMap((today): PreviewedWeek[] => {
        const start = weekStart(today, group.weekday);
        if (told.has(start) || !isDue(today, { weekday: group.weekday, confirmedOn }, context.calendar))
          return [];
        const week = loadWeek(db, group.clusterId, weekAhead(today, group.weekday), { ...context, today });
        if (week.lines.length === 0) return [];
        told.add(start);
        return [{ clusterId: group.clusterId, day: today, group: group.title, text: weekText(week).text }];
      });
    })
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}
