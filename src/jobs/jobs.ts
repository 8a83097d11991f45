import { DateTime } from "luxon";
import { schedule, type ScheduledTask } from "node-cron";
import { instant } from "../calendar/instant.ts";
import { matchesAround } from "./cron.ts";
import { countRuns, lastAnswered } from "./job-run-store.ts";
import { type Job, runJob, type RunParts } from "./run.ts";
import { isOwed } from "./schedule.ts";

export interface JobsParts extends RunParts {
  /** Asked at every look: which zones there are is for the people to say. */
  jobs: () => readonly Job[];
  /** After a job that went through, with the seconds it took. */
  afterRun?: (job: string, seconds: number) => void;
}

export interface Jobs {
  /** Runs what is owed since the last time, and then looks every second. */
  start(): void;
  /** Looks no more; resolves when the job that runs is through. */
  stop(): Promise<void>;
  /** Looks now: after the clock was set, and in tests. Resolves when everything owed has run. */
  tick(): Promise<void>;
}

/**
 * Runs each job when it is owed by our own clock. node-cron only knocks every second: it reads the system's
 * time, catches nothing up after downtime and skips what falls into a spring's lost hour.
 */
export function createJobs(parts: JobsParts): Jobs {
  const { db, watch, clock, jobs, log } = parts;
  let knocker: ScheduledTask | undefined;
  let looking: Promise<void> | undefined;
  /** What kept a job from being run, by its name: said once, not every second. */
  const obstacles = new Map<string, string>();

  async function look(): Promise<void> {
    for (const job of listed()) {
      if (watch.trouble() !== null) return;
      try {
        const scheduled = owed(job);
        obstacles.delete(job.name);
        if (scheduled === null) continue;
        const from = performance.now();
        if (await runJob(parts, job, scheduled))
          parts.afterRun?.(job.name, (performance.now() - from) / 1000);
      } catch (error) {
        meets(job.name, error);
      }
    }
  }

  function listed(): readonly Job[] {
    try {
      return watch.trouble() === null ? jobs() : [];
    } catch (error) {
      meets("jobs", error);
      return [];
    }
  }

  /** A zone that is none, say: the other jobs do not suffer for it. */
  function meets(job: string, error: unknown): void {
    if (watch.notes(error)) return;
    const words = String(error);
    if (obstacles.get(job) !== words) log.error({ err: error, job }, "job cannot be run");
    obstacles.set(job, words);
  }

  /** The schedule that has to be answered now, or null. */
  function owed(job: Job): DateTime | null {
    const now = clock();
    const { last, next } = matchesAround(job.cron, job.zone(), now);
    const answered = lastAnswered(db, job.name, instant(now));
    const failures = countRuns(db, job.name, instant(last), "failed");
    const cutOffs = countRuns(db, job.name, instant(last), "cutOff");
    const state = {
      scheduled: last,
      next,
      answered: moment(answered),
      failures: failures.count,
      lastFailure: moment(failures.last),
      cutOffs: cutOffs.count,
      lastCutOff: moment(cutOffs.last),
    };
    return isOwed(state, now) ? last : null;
  }

  /** One look at a time; one that is asked for meanwhile begins after it, with the clock as it is then. */
  function tick(): Promise<void> {
    const before = looking ?? Promise.resolve();
    const mine = before.then(look).finally(() => {
      if (looking === mine) looking = undefined;
    });
    looking = mine;
    return mine;
  }

  return {
    start() {
      if (knocker !== undefined) return;
      knocker = schedule("* * * * * *", () => (looking === undefined ? tick() : undefined), {
        name: "jobs",
        noOverlap: true,
        // A second that was missed is made up for by the next: nothing to tell anybody.
        suppressMissedWarning: true,
      });
      void tick();
    },
    async stop() {
      await knocker?.destroy();
      await looking;
    },
    tick,
  };
}

const moment = (at: string | null): DateTime | null =>
  at === null ? null : DateTime.fromISO(at, { zone: "utc" });
