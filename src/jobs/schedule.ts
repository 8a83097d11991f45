import type { DateTime } from "luxon";

/** Local hours between which a missed run is caught up: nobody is to be woken by yesterday's reminder. */
const CATCH_UP_FROM_HOUR = 7;
const CATCH_UP_TO_HOUR = 21;

/** A run that begins within this time of its schedule is on time, whatever the hour. */
const ON_TIME_MS = 5 * 60_000;

/** Nothing is caught up that comes by itself this soon: at half past seven the bot waits for nine. */
const SOON_MS = 2 * 3_600_000;

/** After a failure the run is tried again, a few times. */
const RETRY_MS = 5 * 60_000;
const MAX_FAILURES = 3;

/** After the end of the program in the middle of it, at once: it is rarely the job's doing. Then ever later. */
const CUT_OFF_MS = 60_000;
const MAX_CUT_OFFS = 10;

/** What is known of a job at a moment. */
export interface JobState {
  /** The last instant at or before now for which it is scheduled, in its own zone, and the first after. */
  scheduled: DateTime;
  next: DateTime;
  /** The latest schedule, not after now, that a run has answered; null: none yet. */
  answered: DateTime | null;
  /** Runs for `scheduled` that failed, and when the last of them began. */
  failures: number;
  lastFailure: DateTime | null;
  /** Those in the middle of which the program ended, and when the last of them began. */
  cutOffs: number;
  lastCutOff: DateTime | null;
}

/**
 * Whether the job has to run now. One run is owed however many were missed. A clock that goes back repeats
 * nothing: what it comes to again has been answered.
 */
export function isOwed(job: JobState, now: DateTime): boolean {
  if (job.answered !== null && job.scheduled <= job.answered) return false;
  if (job.failures >= MAX_FAILURES || job.cutOffs >= MAX_CUT_OFFS) return false;
  if (isWithin(now, job.lastFailure, RETRY_MS)) return false;
  if (isWithin(now, job.lastCutOff, (job.cutOffs - 1) * CUT_OFF_MS)) return false;
  if (now.diff(job.scheduled).toMillis() <= ON_TIME_MS) return true;
  const hour = now.setZone(job.scheduled.zone).hour;
  const isDay = hour >= CATCH_UP_FROM_HOUR && hour < CATCH_UP_TO_HOUR;
  return isDay && job.next.diff(now).toMillis() > SOON_MS;
}

/** By the absolute distance, so that a clock set back does not put the next try off by as much. */
const isWithin = (now: DateTime, moment: DateTime | null, ms: number): boolean =>
  moment !== null && Math.abs(now.diff(moment).toMillis()) < ms;
