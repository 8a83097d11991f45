import { and, count, desc, eq, isNotNull, isNull, lt, lte, max, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { jobRuns } from "../db/schema.ts";

export type JobRun = typeof jobRuns.$inferSelect;

/**
 * The latest schedule not after `now` that a run of the job has answered; UTC instants. Those after it were
 * written while the clock was wrong, and say nothing.
 */
export const lastAnswered = (db: Db, job: string, now: string): string | null =>
  db
    .select({ at: max(jobRuns.scheduledFor) })
    .from(jobRuns)
    .where(
      and(
        eq(jobRuns.job, job),
        lte(jobRuns.scheduledFor, now),
        isNotNull(jobRuns.finishedAt),
        isNull(jobRuns.error),
      ),
    )
    .get()?.at ?? null;

/** How many runs for this schedule ended so, and when the last of them began. */
export function countRuns(
  db: Db,
  job: string,
  scheduledFor: string,
  how: "failed" | "cutOff",
): { count: number; last: string | null } {
  const row = db
    .select({ count: count(), last: max(jobRuns.startedAt) })
    .from(jobRuns)
    .where(
      and(
        eq(jobRuns.job, job),
        eq(jobRuns.scheduledFor, scheduledFor),
        how === "failed" ? isNotNull(jobRuns.error) : isNull(jobRuns.finishedAt),
      ),
    )
    .get();
  return row ?? { count: 0, last: null };
}

/** The id of a run that begins. */
export const beginRun = (db: Db, job: string, scheduledFor: string, startedAt: string): number =>
  db.insert(jobRuns).values({ job, scheduledFor, startedAt }).returning({ id: jobRuns.id }).get().id;

export function endRun(
  db: Db,
  id: number,
  end: { finishedAt: string; counts: Record<string, number> | null; error: string | null },
): void {
  db.update(jobRuns).set(end).where(eq(jobRuns.id, id)).run();
}

/** For one that could not even be tried. */
export function forgetRun(db: Db, id: number): void {
  db.delete(jobRuns).where(eq(jobRuns.id, id)).run();
}

/** The newest runs of all jobs, newest first. */
export const latestRuns = (db: Db, limit: number): JobRun[] =>
  db.select().from(jobRuns).orderBy(desc(jobRuns.id)).limit(limit).all();

/** A job's newest run that ended well, or null. */
export const lastDone = (db: Db, job: string): JobRun | null =>
  db
    .select()
    .from(jobRuns)
    .where(and(eq(jobRuns.job, job), isNotNull(jobRuns.finishedAt), isNull(jobRuns.error)))
    .orderBy(desc(jobRuns.id))
    .get() ?? null;

/** Forgets runs begun before `before`, but for each job's last answer: what is owed is told by it. */
export const deleteOldRuns = (db: Db, before: string): number =>
  db
    .delete(jobRuns)
    .where(
      and(
        lt(jobRuns.startedAt, before),
        sql`${jobRuns.scheduledFor} < (SELECT max(latest.scheduled_for) FROM job_runs latest
          WHERE latest.job = ${jobRuns.job} AND latest.finished_at IS NOT NULL AND latest.error IS NULL)`,
      ),
    )
    .run().changes;
