import { and, eq, gte, isNotNull, isNull, like, lt } from "drizzle-orm";
import type { DateTime } from "luxon";
import { type Day, dayOf } from "../calendar/day.ts";
import { firstDay, lastDay, type Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { clusters, jobRuns, outbox, type OutboxBody } from "../db/schema.ts";
import { weekLines } from "../groups/week.ts";
import { gridOf } from "../monitoring/month-grid-store.ts";
import { findCluster, joinedChair } from "../people/cluster-store.ts";
import { runningPlan } from "../plan/plan-store.ts";
import type { DutyContext } from "../reminders/duty-store.ts";
import { isPaused } from "../reminders/wishes.ts";
import { findWishes } from "../reminders/wishes-store.ts";
import { summariseFigures } from "../summary/figures.ts";
import { loadSummary } from "../summary/summary-store.ts";
import { summarise } from "../summary/summary.ts";
import {
  lateOn,
  type Letter,
  type LetterDays,
  monthDuties,
  monthToTell,
  weekOf,
  weekToTell,
} from "./letter.ts";
import { letterButtons, monthLetter, weekLetter } from "./letter-texts.ts";

export type LetterContext = DutyContext & { now: DateTime };

/** Whether the chair wants the letter. */
function wantsLetter(db: Db, clusterId: number, letter: Letter): boolean {
  const row = db
    .select({ week: clusters.weekLetter, month: clusters.monthLetter })
    .from(clusters)
    .where(eq(clusters.id, clusterId))
    .get();
  return row?.[letter] ?? false;
}

/** A letter that is due on a day: the Monday or the month it is of, and how it reads; a null body: nothing to say. */
export interface DueLetter {
  letter: Letter;
  of: string;
  body: () => OutboxBody | null;
}

/** The letters that the chair wants and that are due on the day. */
export function lettersDue(
  db: Db,
  clusterId: number,
  days: LetterDays,
  context: Omit<LetterContext, "today">,
): DueLetter[] {
  const asked = { ...context, today: days.today };
  const month = monthToTell(days);
  const startedOn = runningPlan(db, clusterId, days.today)?.startedOn ?? null;
  const monday = startedOn === null ? null : weekToTell(days, startedOn);
  const due: DueLetter[] = [
    ...(month === null
      ? []
      : [{ letter: "month" as const, of: month, body: () => monthBody(db, clusterId, month, asked) }]),
    ...(monday === null
      ? []
      : [{ letter: "week" as const, of: monday, body: () => weekBody(db, clusterId, asked) }]),
  ];
  return due.filter(({ letter }) => wantsLetter(db, clusterId, letter));
}

/** Whether a letter was written already. */
export const hasKey = (db: Db, key: string): boolean =>
  db.select({ id: outbox.id }).from(outbox).where(eq(outbox.key, key)).get() !== undefined;

/** Whether a morning was told between two UTC instants. */
export const remindedBetween = (db: Db, from: string, before: string): boolean =>
  db
    .select({ id: jobRuns.id })
    .from(jobRuns)
    .where(
      and(
        like(jobRuns.job, "reminders%"),
        gte(jobRuns.startedAt, from),
        lt(jobRuns.startedAt, before),
        isNotNull(jobRuns.finishedAt),
        isNull(jobRuns.error),
      ),
    )
    .get() !== undefined;

/** The chair who is written to: joined, on no pause; or null. */
export function letterReader(db: Db, clusterId: number, today: Day): number | null {
  const chairId = joinedChair(db, clusterId, today);
  return chairId === null || isPaused(findWishes(db, chairId), today) ? null : chairId;
}

/** The week as it stands; null where there is nothing to say. */
function weekBody(db: Db, clusterId: number, context: LetterContext): OutboxBody | null {
  const facts = loadSummary(db, clusterId, context);
  if (facts.plan === null) return null;
  const days = { from: context.today, to: weekOf(context.today).to };
  const ahead = weekLines(
    facts.duties.map(({ duty }) => duty),
    days,
  );
  const { late, older } = lateOn(context.today, summarise(facts, context.today).plan.overdue);
  const figures = facts.figures.filter(({ dueOn, missing }) => missing.length > 0 && dueOn <= days.to);
  if (ahead.length + late.length + figures.length === 0) return null;
  return bodyOf("week", weekLetter({ days, ahead, late, older, figures }).text);
}

/** What a month brought; null where there is nothing to say. */
function monthBody(db: Db, clusterId: number, month: Month, context: LetterContext): OutboxBody | null {
  const facts = loadSummary(db, clusterId, context);
  const duties = monthDuties(facts.duties, { from: firstDay(month), to: lastDay(month) });
  const codes = facts.duties.flatMap(({ duty: { form } }) => (form?.month === month ? [form.code] : []));
  const figures = [...new Set(codes)].flatMap((code) => figuresOf(db, clusterId, { code, month }, context));
  if (duties.total + figures.length === 0) return null;
  return bodyOf("month", monthLetter({ month, today: context.today, duties, figures }).text);
}

function figuresOf(
  db: Db,
  clusterId: number,
  { code, month }: { code: string; month: Month },
  { today, calendar, forms }: LetterContext,
) {
  const asked = { clusterId, forms: forms(db, clusterId), code, month, today, calendar };
  const grid = gridOf(db, asked, true);
  const summary = grid === null ? null : summariseFigures(grid.figures);
  return grid === null || summary === null ? [] : [{ summary, grades: grid.grades }];
}

const bodyOf = (letter: Letter, text: string): OutboxBody => ({ text, buttons: letterButtons(letter) });

/**
 * The letter as it reads at the moment it goes; null where the reader is the chair no more, does not want it any more, or
 * nothing is left to say.
 */
export function refreshLetter(
  db: Db,
  row: { kind: string; key: string; subject: number | null; personId: number | null },
  context: Omit<LetterContext, "today">,
): OutboxBody | null {
  const cluster = row.subject === null ? null : findCluster(db, row.subject);
  if (cluster === null) return null;
  const today = dayOf(context.now, cluster.timezone);
  const letter = row.kind === "weekLetter" ? "week" : "month";
  if (!wantsLetter(db, cluster.id, letter) || letterReader(db, cluster.id, today) !== row.personId)
    return null;
  if (letter === "week") return weekBody(db, cluster.id, { ...context, today });
  return monthBody(db, cluster.id, row.key.split(":")[2] ?? "", { ...context, today });
}
