import type { DateTime } from "luxon";
import { dayOf } from "../../src/calendar/day.ts";
import { instant } from "../../src/calendar/instant.ts";
import type { OpenDb } from "../../src/db/open.ts";
import { addEvent } from "../../src/plan/event-content-store.ts";
import type { EventParty } from "../../src/plan/change.ts";
import { ensureDuties } from "../../src/reminders/duty-store.ts";
import { openClusters, ZONE } from "./cluster.ts";

const PERIOD = { from: "2019-07-01", to: "2019-12-31" };
const TITLES = [
  "Участие обучающихся в муниципальном этапе олимпиады и подготовка к региональному",
  "Семинар для заместителей директоров",
  "Тематические экскурсии в образовательные учреждения района в рамках предпрофильной подготовки",
  "День открытых дверей",
];

/**
 * The seed's cluster grown to so many schools and events: every second event is each school's own, six in ten duties
 * are marked as done and one in ten has a comment.
 */
export async function openLargeCluster(
  path: string,
  size: { schools: number; events: number },
  now: DateTime,
): Promise<OpenDb> {
  const open = await openClusters(path, 1, now);
  const { db, sqlite } = open;
  const school = sqlite.prepare(
    "INSERT INTO organisations (cluster_id, number, name, short_name, kind, top_grade, municipal) VALUES (1, ?, ?, ?, 'school', 11, 1)",
  );
  db.transaction((tx) => {
    for (let i = 7; i <= size.schools; i++) school.run(i, `Средняя школа № ${i}`, `МКОУ СОШ № ${i}`);
    for (let i = 24; i <= size.events + 1; i++) {
      const month = String(7 + (i % 6)).padStart(2, "0");
      const parties: EventParty[] =
        i % 2 === 0
          ? [{ kind: "office", office: "director", of: null, schools: "all" }]
          : [{ kind: "person", personId: 3 }];
      const deadline = {
        text: `до ${10 + (i % 18)}.${month}.2019`,
        kind: "date" as const,
        occurrences: [{ from: `2019-${month}-${10 + (i % 18)}`, to: `2019-${month}-${10 + (i % 18)}` }],
        every: null,
        time: null,
        note: null,
        problems: [],
      };
      addEvent(
        tx,
        { planId: 1, period: PERIOD, position: i },
        {
          number: String(i),
          section: null,
          title: `${TITLES[i % TITLES.length]} (${i})`,
          deadline,
          responsibleText: i % 2 === 0 ? "директора школ кластера" : "председатель Совета",
          parties,
          place: null,
          form: null,
        },
        null,
        null,
      );
    }
    ensureDuties(tx, 1, instant(now), dayOf(now, ZONE));
  });
  sqlite.exec(`UPDATE plans SET started_on = '2019-07-01';
    UPDATE duties SET state = 'done' WHERE id % 10 < 6;
    UPDATE duties SET comment = 'Приняли участие 14 обучающихся 9 и 11 классов.' WHERE id % 10 = 3;
    INSERT INTO duty_marks (duty_id, person_id, kind, at)
      SELECT id, 3, 'done', '2019-11-1' || (id % 8) || 'T0' || (id % 10) || ':15:00.000Z' FROM duties WHERE state = 'done';`);
  fillFigures(open, ["2019-09", "2019-10"]);
  return open;
}

/** Every school hands in, with many small numbers among its figures. */
function fillFigures({ sqlite }: OpenDb, months: readonly string[]): void {
  const report = sqlite.prepare(
    "INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, late) VALUES (?, 'employment', 1, ?, ?, 0)",
  );
  const value = sqlite.prepare(
    "INSERT INTO figures (submission_id, grade, indicator, value) VALUES (?, ?, ?, ?)",
  );
  const schools = sqlite
    .prepare("SELECT id FROM organisations WHERE kind = 'school'")
    .pluck()
    .all() as number[];
  sqlite.transaction(() => {
    for (const id of schools)
      for (const month of months) {
        const { lastInsertRowid: submission } = report.run(id, month, `${month}-20T06:00:00.000Z`);
        for (const grade of [9, 11]) {
          const figures = {
            total: 12 + (id % 7),
            spo_region: 6,
            spo_out: id % 4,
            work: id % 3,
            undecided: 6 - (id % 4) - (id % 3) + (id % 7),
          };
          for (const [code, n] of Object.entries(figures)) value.run(submission, grade, code, n);
        }
      }
  })();
}
