import { DateTime } from "luxon";
import { beforeEach, expect, test } from "vitest";
import { standingClock } from "../../src/clock.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { createDbWatch } from "../../src/db/watch.ts";
import { deleteOldRuns, latestRuns } from "../../src/jobs/job-run-store.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import type { Job } from "../../src/jobs/run.ts";
import { createLog } from "../../src/log.ts";

const KIROV = "Europe/Kirov";
const clock = standingClock(DateTime.fromISO("2019-11-18T09:00:00", { zone: KIROV }));
const set = (text: string) => clock.set(DateTime.fromISO(text, { zone: KIROV }));

let open: OpenDb;
let db: OpenDb["db"];
let log: string[];
let ran: string[];
let woken: string[];
beforeEach(() => {
  open = openDb(":memory:");
  migrate(open);
  db = open.db;
  log = [];
  ran = [];
  woken = [];
  set("2019-11-18T09:00:00");
});

const job = (name: string, more: Partial<Job> = {}): Job => ({
  name,
  cron: "0 9 * * *",
  zone: () => KIROV,
  run(now) {
    ran.push(`${name} ${now.setZone(KIROV).toFormat("MM-dd HH:mm")}`);
    return { people: 3 };
  },
  ...more,
});

/** A start of the program on the same database. */
function begin(...jobs: Job[]) {
  const logger = createLog("info", { write: (line) => log.push(line) });
  const watch = createDbWatch({ sqlite: open.sqlite, log: logger });
  const afterRun = (name: string) => woken.push(name);
  return createJobs({ db, watch, clock: clock.now, jobs: () => jobs, log: logger, afterRun });
}

test("runs once for a morning, and records it", async () => {
  const jobs = begin(job("reminders"));
  await jobs.tick();
  await jobs.tick();
  set("2019-11-18T20:00:00");
  await jobs.tick();
  expect(ran).toEqual(["reminders 11-18 09:00"]);
  expect(woken).toEqual(["reminders"]);
  expect(latestRuns(db, 10)).toEqual([
    {
      id: 1,
      job: "reminders",
      scheduledFor: "2019-11-18T06:00:00.000Z",
      startedAt: "2019-11-18T06:00:00.000Z",
      finishedAt: "2019-11-18T06:00:00.000Z",
      counts: { people: 3 },
      error: null,
    },
  ]);
  expect(log.map((line) => JSON.parse(line) as object)).toMatchObject([
    { msg: "job done", job: "reminders", counts: { people: 3 } },
  ]);
});

test("down for three mornings: one run at the start, by the clock of the start", async () => {
  await begin(job("reminders")).tick();
  set("2019-11-21T11:30:00");
  await begin(job("reminders")).tick();
  set("2019-11-22T09:00:00");
  await begin(job("reminders")).tick();
  expect(ran).toEqual(["reminders 11-18 09:00", "reminders 11-21 11:30", "reminders 11-22 09:00"]);
});

test("started at night after a missed morning: waits for nine", async () => {
  const jobs = begin(job("reminders"));
  for (const moment of ["22:30:00", "23:59:59"]) {
    set(`2019-11-18T${moment}`);
    await jobs.tick();
  }
  for (let hour = 0; hour < 9; hour++) {
    set(`2019-11-19T0${hour}:30:00`);
    await jobs.tick();
  }
  expect(ran).toEqual([]);
  set("2019-11-19T09:00:00");
  await jobs.tick();
  expect(ran).toEqual(["reminders 11-19 09:00"]);
});

test("a clock set back repeats nothing, and one set right again goes on", async () => {
  const jobs = begin(job("reminders"));
  await jobs.tick();
  for (const moment of ["2019-11-18T08:00:00", "2019-11-18T09:00:00", "2019-11-18T09:30:00"]) {
    set(moment);
    await jobs.tick();
  }
  expect(ran).toEqual(["reminders 11-18 09:00"]);
  set("2019-11-19T09:00:00");
  await jobs.tick();
  expect(ran.length).toBe(2);
});

test("a run written while the clock was years ahead does not silence the job", async () => {
  set("2099-01-01T09:00:00");
  await begin(job("reminders")).tick();
  set("2019-11-19T09:00:00");
  await begin(job("reminders")).tick();
  expect(ran.length).toBe(2);
});

test("one that fails does not stop the others, and is tried again three times in all", async () => {
  const failing = job("broken", {
    run() {
      ran.push("broken");
      throw new Error("no such table");
    },
  });
  const jobs = begin(failing, job("good"));
  for (const minute of ["00", "01", "05", "09", "10", "15", "59"]) {
    set(`2019-11-18T09:${minute}:00`);
    await jobs.tick();
  }
  expect(ran).toEqual(["broken", "good 11-18 09:00", "broken", "broken"]);
  expect(woken).toEqual(["good"]);
  expect(latestRuns(db, 1)[0]).toMatchObject({ job: "broken", counts: null, error: "Error: no such table" });
});

test("one that ended the process is tried again at once, then ever later, and not for ever", async () => {
  const deadly = job("deadly", {
    run: () => {
      ran.push("deadly");
      return new Promise(() => undefined);
    },
  });
  const tries: number[] = [];
  for (let second = 0; second < 3600; second += 30) {
    set("2019-11-18T09:00:00");
    clock.set(clock.now().plus({ seconds: second }));
    const before = ran.length;
    void begin(deadly).tick();
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (ran.length > before) tries.push(second);
  }
  expect(tries).toEqual([0, 30, 90, 210, 390, 630, 930, 1290, 1710, 2190]);
});

test("a zone that is none harms only its own job, and is said once", async () => {
  const jobs = begin(job("lost", { zone: () => "Europe/Oparino" }), job("good"));
  await jobs.tick();
  await jobs.tick();
  expect(ran).toEqual(["good 11-18 09:00"]);
  expect(log.filter((line) => line.includes('"job":"lost"')).length).toBe(1);
});

test("a full disk is no failure of the job's: it runs once there is room, the same morning", async () => {
  const pages = Number(open.sqlite.pragma("page_count", { simple: true }));
  const jobs = begin(
    job("reminders", {
      run() {
        ran.push("try");
        open.sqlite.prepare("INSERT INTO installation VALUES ('much', zeroblob(50000))").run();
        return { people: 1 };
      },
    }),
  );
  open.sqlite.pragma(`max_page_count = ${pages}`);
  await jobs.tick();
  // In trouble it is not even looked.
  await jobs.tick();
  expect(ran).toEqual(["try"]);
  open.sqlite.pragma("max_page_count = 100000");
  await expect.poll(async () => (await jobs.tick(), ran.length)).toBe(2);
  expect(latestRuns(db, 10)).toMatchObject([{ counts: { people: 1 }, error: null }]);
  expect(log.filter((line) => line.includes('"level":50'))).toHaveLength(1);
});

test("two looks at once run a job once", async () => {
  const jobs = begin(job("reminders"));
  await Promise.all([jobs.tick(), jobs.tick(), jobs.tick()]);
  expect(ran.length).toBe(1);
});

test("a start looks at once, a stop waits for what runs", async () => {
  const jobs = begin(job("reminders"));
  jobs.start();
  await jobs.stop();
  expect(ran).toEqual(["reminders 11-18 09:00"]);
});

test("old runs go, but for the one that says what is owed", async () => {
  const jobs = begin(job("reminders"));
  await jobs.tick();
  set("2019-11-19T09:00:00");
  await jobs.tick();
  expect(deleteOldRuns(db, "2020-01-01T00:00:00.000Z")).toBe(1);
  await jobs.tick();
  expect(ran.length).toBe(2);
});
