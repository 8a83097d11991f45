import { DateTime } from "luxon";
import { afterEach, describe, expect, test } from "vitest";
import { inTurns } from "../../src/jobs/in-turns.ts";
import { PAST_KINDS } from "../../src/retention/past.ts";
import { retentionSweep } from "../../src/retention/retention-job.ts";
import { countPast } from "../../src/retention/retention-store.ts";
import { startStory, type Story } from "../support/story.ts";

/* What is past the time that a cluster keeps it goes in the night, in pieces, with a record of what went. */

let story: Story;
afterEach(() => story.end());

const OLD = "2017-03-05T10:00:00.000Z";
const FRESH = "2019-10-01T10:00:00.000Z";
const NOW = DateTime.fromISO("2019-11-20T03:45", { zone: "Europe/Kirov" });
const BEFORE = "2017-11-01";

const count = (sql: string, ...values: unknown[]): number =>
  (story.open.sqlite.prepare(sql).get(...values) as { n: number }).n;
const run = (sql: string, ...values: unknown[]): void => void story.open.sqlite.prepare(sql).run(...values);

/** A row of every kind long ago, and one of each that is fresh. */
async function begin(keptMonths: number | null): Promise<void> {
  story = await startStory({ now: "2019-11-18T12:00", joined: ["chair", "director"] });
  const { cluster, chair } = story;
  const [who, school] = [story.personId(chair), story.schoolId("Рассвет")];
  const duty = count("SELECT min(id) AS n FROM duties");
  run("UPDATE clusters SET kept_months = ?", keptMonths);
  run("DELETE FROM audit");
  run("DELETE FROM outbox");
  for (const at of [OLD, FRESH]) {
    const day = at.slice(0, 10);
    const name = `Ушедший ${day.slice(0, 4)}`;
    run(
      "INSERT INTO audit (cluster_id, person_id, at, action, subject) VALUES (?, ?, ?, 'duty.done', 'duty:1')",
      cluster.id,
      who,
      at,
    );
    run(
      "INSERT INTO duty_marks (duty_id, person_id, kind, value, at) VALUES (?, ?, 'commented', 'Слова', ?)",
      duty,
      who,
      at,
    );
    run("INSERT INTO digests (person_id, day, created_at) VALUES (?, ?, ?)", who, day, at);
    run(
      "INSERT INTO notices (cluster_id, text, sent_at, sent_by) VALUES (?, 'Сбор', ?, ?)",
      cluster.id,
      at,
      who,
    );
    run(
      "INSERT INTO calls (cluster_id, subject, called_at, called_by) VALUES (?, 'person:1', ?, ?)",
      cluster.id,
      at,
      who,
    );
    run(
      `INSERT INTO join_requests (cluster_id, chat_id, name, office, state, created_at) VALUES (?, 901, 'Петрова А.А.', 'teacher', 'declined', ?)`,
      cluster.id,
      at,
    );
    run(
      `INSERT INTO help_requests (cluster_id, asked_by, asked_at, what, for_whom, state, answer, answered_at)
        VALUES (?, ?, ?, 'Как', 'Школа', 'answered', 'Так', ?)`,
      cluster.id,
      who,
      at,
      at,
    );
    run(
      `INSERT INTO outbox (key, kind, person_id, priority, body, created_at, next_try_at, expires_at, state, sent_at)
        VALUES (?, 'digest', ?, 0, '{"text":"","buttons":[]}', ?, ?, ?, 'sent', ?)`,
      `old:${at}`,
      who,
      at,
      at,
      at,
      at,
    );
    run(
      `INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, submitted_by, late, review, review_comment, reviewed_at)
        VALUES (?, 'employment', 1, ?, ?, ?, 0, 'returned', 'Проверьте', ?)`,
      school,
      day.slice(0, 7),
      at,
      who,
      at,
    );
    const submission = count("SELECT max(id) AS n FROM submissions");
    run("INSERT INTO figures VALUES (?, 9, 'total', 20, 'Пояснение')", submission);
    run(
      "INSERT INTO revisions (submission_id, person_id, at, after) VALUES (?, ?, ?, '{}')",
      submission,
      who,
      at,
    );
    run("INSERT INTO people (cluster_id, name) VALUES (?, ?)", cluster.id, name);
    run(
      `INSERT INTO offices (cluster_id, person_id, kind, until) SELECT ?, id, 'teacher', ? FROM people WHERE name = ?`,
      cluster.id,
      day,
      name,
    );
    run(
      `INSERT INTO plan_drafts (cluster_id, person_id, file_name, file_hash, reading, settled, created_at, updated_at)
        SELECT ?, id, 'a', 'b', '{}', '{}', ?, ? FROM people WHERE name = ?`,
      cluster.id,
      at,
      at,
      name,
    );
  }
  run("UPDATE duties SET comment = 'Слова', updated_at = ? WHERE id = ?", OLD, duty);
}

const sweep = () => inTurns(retentionSweep(story.open.db, NOW));

describe("what is past", () => {
  test("of every kind goes, what is younger stays, and so do the figures; a second time there is nothing", async () => {
    await begin(24);
    const counts = countPast(story.open.db, story.cluster.id, BEFORE);
    expect(counts).toEqual(Object.fromEntries(PAST_KINDS.map((kind) => [kind, 1])));
    const figures = count("SELECT sum(value) AS n FROM figures");
    expect(await sweep()).toEqual({ clusters: 1, ...counts });
    expect(count("SELECT sum(value) AS n FROM figures")).toBe(figures);
    for (const [table, column] of Object.entries({
      audit: "at",
      duty_marks: "at",
      digests: "day",
      notices: "sent_at",
      calls: "called_at",
      outbox: "created_at",
      revisions: "at",
      help_requests: "asked_at",
      join_requests: "created_at",
      plan_drafts: "updated_at",
    })) {
      expect([table, count(`SELECT count(*) AS n FROM ${table} WHERE ${column} < ?`, BEFORE)]).toEqual([
        table,
        0,
      ]);
      expect([table, count(`SELECT count(*) AS n FROM ${table}`) > 0]).toEqual([table, true]);
    }
    expect(count("SELECT count(*) AS n FROM submissions")).toBe(2);
    expect(count("SELECT count(*) AS n FROM people WHERE name LIKE 'Ушедший%'")).toBe(1);
    expect(count("SELECT count(*) AS n FROM figures WHERE comment IS NOT NULL")).toBe(1);
    expect(Object.values(await sweep()).reduce((a, b) => a + b)).toBe(1);
  });

  test("is told once a day in the journal, however often the run was cut off", async () => {
    await begin(24);
    // Every piece is kept by itself: each run is killed after its second piece.
    let runs = 0;
    for (; runs < 100; runs++) {
      const cut = retentionSweep(story.open.db, NOW);
      let left = runs + 2;
      while (left-- > 0 && cut.next().done !== true);
      if (Object.values(countPast(story.open.db, story.cluster.id, BEFORE)).every((n) => n === 0)) break;
    }
    expect(runs).toBeGreaterThan(3);
    const entries = story.open.sqlite
      .prepare("SELECT after FROM audit WHERE action = 'retention.erased'")
      .all() as { after: string }[];
    expect(entries).toHaveLength(1);
    expect(JSON.parse(entries[0]?.after ?? "")).toEqual({
      keptMonths: 24,
      before: BEFORE,
      counts: Object.fromEntries(PAST_KINDS.map((kind) => [kind, 1])),
    });
  });

  test("is kept for good where the chair has not said otherwise", async () => {
    await begin(null);
    expect(await sweep()).toMatchObject({ clusters: 0, marks: 0 });
    expect(count("SELECT count(*) AS n FROM audit WHERE at = ?", OLD)).toBe(1);
  });

  test("of those who are named by a plan or still hold an office is nobody's to erase", async () => {
    await begin(24);
    run(
      "UPDATE offices SET until = NULL WHERE person_id = (SELECT id FROM people WHERE name = 'Ушедший 2017')",
    );
    expect(await sweep()).toMatchObject({ people: 0 });
    expect(count("SELECT count(*) AS n FROM people WHERE name = 'Ушедший 2017'")).toBe(1);
  });

  test("goes by itself in the night", async () => {
    await begin(24);
    await story.moveTo("2019-11-20T09:00");
    expect(count("SELECT count(*) AS n FROM duty_marks WHERE at = ?", OLD)).toBe(0);
    expect(
      count("SELECT count(*) AS n FROM job_runs WHERE job = 'retention' AND error IS NULL"),
    ).toBeGreaterThan(0);
  });
});
