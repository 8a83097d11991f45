import { type Check, doctorLines, doctorWords as words } from "../../src/cli/doctor-texts.ts";

const run = { job: "reminders", startedAt: "2019-11-18T06:00:00.000Z", finishedAt: null, error: null };

const all: Check[] = [
  { name: "environment", health: "good", detail: words.noToken },
  { name: "environment", health: "good", detail: words.token },
  { name: "telegram", health: "good", detail: words.known("klaster_bot") },
  { name: "telegram", health: "bad", detail: words.tokenRefused },
  { name: "telegram", health: "bad", detail: words.silent("нет ответа за 5 с") },
  { name: "calendar", health: "good", detail: words.calendar(2025, []) },
  { name: "calendar", health: "doubtful", detail: words.calendar(2027, [2027, 2028]) },
  {
    name: "calendar",
    health: "bad",
    detail: words.calendarFault("data/calendar/2027.yaml:9: день пишется так: 2027-05-03"),
  },
  { name: "forms", health: "good", detail: words.forms(["employment"]) },
  { name: "forms", health: "bad", detail: words.forms([]) },
  {
    name: "forms",
    health: "bad",
    detail: words.formUnread({
      cluster: "Лесной кластер",
      code: "employment",
      version: 2,
      problem: "строка 14: показатель spo_regoin не определён",
    }),
  },
  { name: "database", health: "doubtful", detail: words.noDatabase("data/klaster.db") },
  { name: "database", health: "good", detail: words.database("data/klaster.db", "ok", 0) },
  { name: "database", health: "bad", detail: words.database("data/klaster.db", "page 3 is broken", 2) },
  {
    name: "database",
    health: "bad",
    detail: words.unreadable({ path: "data/klaster.db", code: "SQLITE_NOTADB" }),
  },
  { name: "database", health: "bad", detail: words.database("data/klaster.db", "ok", 2) },
  { name: "database", health: "bad", detail: words.trouble("full") },
  { name: "database", health: "doubtful", detail: words.trouble("busy") },
  { name: "database", health: "bad", detail: words.trouble("unwritable") },
  { name: "database", health: "bad", detail: words.trouble("damaged") },
  { name: "disk", health: "doubtful", detail: words.littleRoom(40) },
  { name: "migrations", health: "good", detail: words.migrated },
  { name: "migrations", health: "doubtful", detail: words.notMigrated },
  { name: "migrations", health: "bad", detail: words.newerDatabase },
  { name: "lock", health: "good", detail: words.running },
  { name: "lock", health: "good", detail: words.notRunning },
  { name: "outbox", health: "good", detail: words.outbox({ sent: 0 }, 0, 0) },
  { name: "outbox", health: "doubtful", detail: words.outbox({ sent: 12, failed: 1, uncertain: 2 }, 3, 0) },
  { name: "outbox", health: "doubtful", detail: words.outbox({ pending: 9 }, 0, 21 * 60_000) },
  { name: "outbox", health: "doubtful", detail: words.outbox({ pending: 9 }, 0, 5 * 3_600_000) },
  { name: "outbox", health: "doubtful", detail: words.outbox({ pending: 9 }, 0, 72 * 3_600_000) },
  { name: "inbox", health: "good", detail: words.inbox({ pending: 0, parked: 0 }) },
  { name: "inbox", health: "doubtful", detail: words.inbox({ pending: 2, parked: 1 }) },
  { name: "jobs", health: "good", detail: words.jobs([]) },
  {
    name: "jobs",
    health: "doubtful",
    detail: words.jobs([
      run,
      { ...run, job: "cleanup", finishedAt: run.startedAt },
      { ...run, error: "no such table" },
    ]),
  },
  { name: "retention", health: "good", detail: words.retention(0, null) },
  { name: "retention", health: "good", detail: words.retention(1, null) },
  {
    name: "retention",
    health: "good",
    detail: words.retention(1, { startedAt: "2019-11-18T00:45:00.000Z", erased: 134 }),
  },
  { name: "plans", health: "good", detail: words.plans(1, 23) },
  { name: "plans", health: "doubtful", detail: words.plans(0, 0) },
  { name: "people", health: "good", detail: words.people(3, 5) },
  { name: "people", health: "doubtful", detail: words.people(0, 5) },
  { name: "people", health: "doubtful", detail: words.people(0, 0) },
];

export const samples: Record<string, unknown> = {
  doctorLines: doctorLines(all),
  doctorWords: words.somethingBad,
};
