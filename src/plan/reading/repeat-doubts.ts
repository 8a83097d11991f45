import { weekday } from "../../calendar/day.ts";
import { monthOf } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { deadlineProblems as deadlineTexts } from "../deadline-texts.ts";
import type { Deadline } from "../plan.ts";
import type { PlanRow } from "./plan-row.ts";
import { lookForm } from "../russian-text.ts";

/** What stands under more months than one. */
export function underMonths(rows: readonly PlanRow[]): ReadonlySet<string> {
  const months = new Map<string, Set<number>>();
  for (const { title, month } of rows) {
    if (month === null) continue;
    const form = lookForm(title);
    months.set(form, (months.get(form) ?? new Set()).add(month));
  }
  return new Set([...months].flatMap(([title, under]) => (under.size > 1 ? [title] : [])));
}

/** What comes every day or every month, and may be meant for fewer days or more months than were taken. */
export function withRepeatDoubts(
  deadline: Deadline,
  { title, month }: PlanRow,
  period: Period | null,
  repeated: ReadonlySet<string>,
): Deadline {
  const { every, text, problems } = deadline;
  const later =
    month !== null &&
    period !== null &&
    monthOf(deadline.occurrences.at(-1)?.to ?? period.to) < monthOf(period.to);
  const doubts = [
    ...(every === "day" && daysOff(deadline) ? [deadlineTexts.everyDay(text)] : []),
    ...(every === "month" && later && deadline.occurrences.length === 1 && !repeated.has(lookForm(title))
      ? [deadlineTexts.onlyThisMonth(text)]
      : []),
  ];
  return {
    ...deadline,
    problems: [...problems, ...doubts.map((message) => ({ code: "unread-part", message }))],
  };
}

const daysOff = ({ occurrences }: Deadline): boolean => occurrences.some(({ to }) => weekday(to) > 5);
