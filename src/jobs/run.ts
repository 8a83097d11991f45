import type { DateTime } from "luxon";
import type { Logger } from "pino";
import { instant } from "../calendar/instant.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/open.ts";
import type { DbWatch } from "../db/watch.ts";
import { beginRun, endRun, forgetRun } from "./job-run-store.ts";

export interface Job {
  name: string;
  /** Five fields, on the clock of `zone`. */
  cron: string;
  zone: () => string;
  /** One sweep; what it did, in numbers. May be run again for the same schedule after a failure. */
  run(now: DateTime): Record<string, number> | Promise<Record<string, number>>;
}

export interface RunParts {
  db: Db;
  watch: DbWatch;
  clock: Clock;
  log: Logger;
}

/**
 * Runs a job for the schedule, and records when, what it did and how it failed. Rejects only where the database
 * cannot be read or written: then it is as if it had not been tried. True: it went through.
 */
export async function runJob(
  { db, watch, clock, log }: RunParts,
  job: Job,
  scheduled: DateTime,
): Promise<boolean> {
  const now = clock();
  const id = beginRun(db, job.name, instant(scheduled), instant(now));
  const from = performance.now();
  const fields = () => ({
    job: job.name,
    scheduledFor: instant(scheduled),
    ms: Math.round(performance.now() - from),
  });
  try {
    const counts = await job.run(now);
    endRun(db, id, { finishedAt: instant(clock()), counts, error: null });
    log.info({ ...fields(), counts }, "job done");
    return true;
  } catch (error) {
    if (watch.notes(error)) {
      void watch.insist(() => forgetRun(db, id)).catch(() => undefined);
      throw error;
    }
    log.error({ ...fields(), err: error }, "job failed");
    const words = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    endRun(db, id, { finishedAt: instant(clock()), counts: null, error: words.slice(0, 500) });
    return false;
  }
}
