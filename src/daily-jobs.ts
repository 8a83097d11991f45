import type { DateTime } from "luxon";
import { daysLater, instant } from "./calendar/instant.ts";
import type { ProductionCalendar } from "./calendar/working-days.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db/open.ts";
import { deleteOldUpdates } from "./delivery/inbox-store.ts";
import { eraseOldBodies, expireOverdue } from "./delivery/outbox-store.ts";
import { groupWeekJob, type GroupWeekSweep } from "./groups/group-week-job.ts";
import { hourOfToday } from "./jobs/cron.ts";
import { inTurns } from "./jobs/in-turns.ts";
import { deleteOldRuns } from "./jobs/job-run-store.ts";
import type { Job } from "./jobs/run.ts";
import { type LettersOptions, lettersSweep } from "./letters/letters-job.ts";
import { offerDrafts } from "./monitoring/draft-offer-job.ts";
import type { FormsOf } from "./monitoring/form-store.ts";
import { findCluster } from "./people/cluster-store.ts";
import { calendarJob } from "./reminders/calendar-job.ts";
import { loadZones } from "./reminders/cluster-store.ts";
import { type RemindersOptions, remindersSweep } from "./reminders/reminders-job.ts";
import { loadHours } from "./reminders/wishes-store.ts";
import { retentionSweep } from "./retention/retention-job.ts";

const INBOX_DAYS = 2;
const OUTBOX_DAYS = 90;
const RUN_DAYS = 90;

export interface DailyJobsParts {
  db: Db;
  config: Pick<Config, "timezone" | "reminderCron">;
  calendar: ProductionCalendar;
  forms: FormsOf;
  /** Something is in the outbox. */
  wake: () => void;
}

export interface DailyJobs {
  /** Asked anew at every tick: zones and hours come and go. */
  jobs(): Job[];
  /** What is told beside the sweeps, for a change that is just being made. */
  lateIn(tx: Db, clusterId: number, now: DateTime): RemindersOptions;
}

type HourlyRun = (options: LettersOptions) => Promise<Record<string, number>> | Record<string, number>;

/** Everything that is done by the clock. */
export function dailyJobs({ db, config, calendar, forms, wake }: DailyJobsParts): DailyJobs {
  const { timezone, reminderCron } = config;
  const atTheUsualHour = (name: string, zone: string, run: Job["run"]): Job => ({
    name: zone === timezone ? name : `${name} ${zone}`,
    cron: reminderCron,
    zone: () => zone,
    run,
  });
  async function sweep(options: RemindersOptions) {
    const counts = await inTurns(remindersSweep(db, options));
    wake();
    return counts;
  }
  async function letters(options: LettersOptions) {
    const counts = await inTurns(lettersSweep(db, options));
    wake();
    return counts;
  }

  /** The clusters of one zone are told at their own hour. */
  const remindersOf = (zone: string): Job =>
    atTheUsualHour("reminders", zone, async (now) => {
      expireOverdue(db, instant(now));
      const counts = await sweep({ calendar, forms, now, zone });
      const offered = offerDrafts(db, { calendar, now, zone });
      wake();
      return { ...counts, ...offered };
    });
  /** Beside it, so that what breaks the one leaves the other alone. */
  const groups = (options: GroupWeekSweep) => {
    const counts = groupWeekJob(db, options);
    wake();
    return counts;
  };
  const groupsOf = (zone: string): Job =>
    atTheUsualHour("groups", zone, (now) => groups({ calendar, forms, now, zone }));
  /** Before the digest, which has the buttons: that one is to be the last in the chat. */
  const lettersOf = (zone: string): Job =>
    atTheUsualHour("letters", zone, (now) => letters({ calendar, forms, now, zone }));

  /** And those who have set an hour, at theirs. */
  const atHour = (name: string, { zone, at }: { zone: string; at: string }, run: HourlyRun): Job => ({
    name: `${name} ${zone} ${at}`,
    cron: `${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`,
    zone: () => zone,
    run: (now) => run({ calendar, forms, now, zone, standardAt: hourOfToday(reminderCron, zone, now) }),
  });
  const calendarYear: Job = {
    name: "calendar",
    cron: "0 10 * 11,12 *",
    zone: () => timezone,
    run(now) {
      const counts = calendarJob(db, { calendar, now });
      wake();
      return counts;
    },
  };
  const cleanup: Job = {
    name: "cleanup",
    cron: "30 3 * * *",
    zone: () => timezone,
    run(now) {
      const at = instant(now);
      return {
        updates: deleteOldUpdates(db, daysLater(at, -INBOX_DAYS)),
        bodies: eraseOldBodies(db, daysLater(at, -OUTBOX_DAYS)),
        runs: deleteOldRuns(db, daysLater(at, -RUN_DAYS)),
      };
    },
  };

  /** In the night, after the cleanup: what is past the time that a cluster keeps it. */
  const retention: Job = {
    name: "retention",
    cron: "45 3 * * *",
    zone: () => timezone,
    run: (now) => inTurns(retentionSweep(db, now)),
  };

  return {
    jobs() {
      const zones = new Set([timezone, ...loadZones(db).map((cluster) => cluster.timezone)]);
      return [
        ...[...zones].flatMap((zone) => [lettersOf(zone), remindersOf(zone), groupsOf(zone)]),
        ...loadHours(db).flatMap((hour) => [
          atHour("letters", hour, letters),
          atHour("reminders", hour, (options) => sweep({ ...options, hoursOnly: true })),
          atHour("groups", hour, groups),
        ]),
        calendarYear,
        cleanup,
        retention,
      ];
    },
    lateIn(tx, clusterId, now) {
      const zone = findCluster(tx, clusterId)?.timezone ?? timezone;
      return { calendar, forms, now, standardAt: hourOfToday(reminderCron, zone, now) };
    },
  };
}
