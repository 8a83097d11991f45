import type { DateTime } from "luxon";
import { addDays, type Day } from "../../src/calendar/day.ts";
import { instant } from "../../src/calendar/instant.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { ensureDuties } from "../../src/reminders/duty-store.ts";
import { ZONE } from "./cluster.ts";

/** A deadline of one day, as the reader keeps it. */
const deadlineOf = (day: Day): string =>
  JSON.stringify({
    text: day,
    kind: "date",
    occurrences: [{ from: day, to: day }],
    every: null,
    time: null,
    note: null,
    problems: [],
  });

/**
 * One cluster of so many schools, each with a director and a deputy in the bot, and a plan of so many events: every
 * fourth is each school's own, the rest somebody's; half of what is over is marked done, and the month's figures of
 * half the schools are there.
 */
export function openWideCluster(
  path: string,
  { schools, events }: { schools: number; events: number },
  now: DateTime,
): OpenDb {
  const open = openDb(path);
  migrate(open);
  const at = instant(now);
  const insert = (sql: string, ...values: (string | number | null)[]): number =>
    Number(open.sqlite.prepare(sql).run(...values).lastInsertRowid);
  open.sqlite.transaction(() => {
    const cluster = insert(
      "INSERT INTO clusters (name, timezone, created_at) VALUES ('Широкий кластер', ?, ?)",
      ZONE,
      at,
    );
    const person = (name: string): number =>
      insert(
        `INSERT INTO people (cluster_id, name, position, chat_id, reach, joined_at)
         VALUES (?, ?, 'директор', (SELECT coalesce(max(chat_id), 1000) + 1 FROM people), 'reachable', ?)`,
        cluster,
        name,
        at,
      );
    const office = (personId: number, kind: string, of: string | null, school: number | null): number =>
      insert(
        "INSERT INTO offices (cluster_id, person_id, kind, of, organisation_id) VALUES (?, ?, ?, ?, ?)",
        cluster,
        personId,
        kind,
        of,
        school,
      );
    const directors = Array.from({ length: schools }, (_, i) => {
      const school = insert(
        `INSERT INTO organisations (cluster_id, number, name, short_name, kind, top_grade)
         VALUES (?, ?, ?, ?, 'school', ?)`,
        cluster,
        i + 1,
        `Средняя школа с. Берёзово-${i + 1}`,
        `СОШ с. Берёзово-${i + 1}`,
        i % 3 === 0 ? 9 : 11,
      );
      const director = person(`Лугов Б.${i}.`);
      office(director, "director", null, school);
      office(person(`Осокина В.${i}.`), "deputy", "ВР", school);
      if (i === 0) office(director, "chair", null, null);
      if (i % 2 === 0) {
        insert(
          `INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, submitted_by, late)
           VALUES (?, 'employment', 1, '2019-11', ?, ?, 0)`,
          school,
          at,
          director,
        );
      }
      return director;
    });
    const body = insert(
      "INSERT INTO organisations (cluster_id, name, short_name, kind) VALUES (?, 'ИМЦ', 'ИМЦ', 'partner')",
      cluster,
    );
    const plan = insert(
      `INSERT INTO plans (cluster_id, title, period_from, period_to, file_name, file_hash, started_on, imported_at)
       VALUES (?, 'План', '2019-07-01', '2019-12-31', 'plan.docx', 'x', '2019-07-01', ?)`,
      cluster,
      at,
    );
    for (let i = 0; i < events; i++) {
      const day = addDays("2019-07-05", (i * 7) % 175);
      const section =
        i % 40 === 0
          ? insert("INSERT INTO sections (plan_id, position, title) VALUES (?, ?, ?)", plan, i, `Раздел ${i}`)
          : null;
      const event = insert(
        `INSERT INTO events (plan_id, section_id, position, number, title, deadline, responsible_text, form)
         VALUES (?, coalesce(?, (SELECT max(id) FROM sections)), ?, ?, ?, ?, 'директора школ', ?)`,
        plan,
        section,
        i + 1,
        String(i + 1),
        `Семинар ${i + 1} для учителей истории школ кластера`,
        deadlineOf(day),
        i === 0 ? "employment" : null,
      );
      for (const due of i === 0 ? ["2019-09-25", "2019-10-25", "2019-11-25"] : [day])
        insert(
          "INSERT INTO occurrences (event_id, opens_on, due_on) VALUES (?, ?, ?)",
          event,
          i === 0 ? `${due.slice(0, 8)}01` : due,
          due,
        );
      if (i % 4 === 0)
        insert(
          "INSERT INTO parties (event_id, position, kind, office, schools) VALUES (?, 1, 'office', 'director', '\"all\"')",
          event,
        );
      else
        insert(
          "INSERT INTO parties (event_id, position, kind, person_id) VALUES (?, 1, 'person', ?)",
          event,
          directors[i % schools] ?? 0,
        );
      if (i % 10 === 1)
        insert(
          "INSERT INTO parties (event_id, position, kind, organisation_id) VALUES (?, 2, 'organisation', ?)",
          event,
          body,
        );
    }
    ensureDuties(open.db, cluster, at, now.toISODate() ?? "");
    insert("UPDATE duties SET state = 'done' WHERE id % 2 = 0");
  })();
  return open;
}
