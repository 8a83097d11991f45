import { join } from "node:path";
import { DateTime } from "luxon";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import type { OpenDb } from "../../src/db/open.ts";
import { readForms } from "../../src/monitoring/form-file.ts";
import { monthsOfYear } from "../../src/monitoring/year-figures.ts";
import { yearFigures } from "../../src/monitoring/year-figures-store.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median, timed } from "./figures.ts";

const SCHOOLS = 1000;
const ROUNDS = 5;
const FROM = "2018-09";
const TODAY = "2019-08-30";

/** A year's totals of a cluster with 1,000 schools, all of whom handed in every month; beside it the bare sums. */
export async function figuresYear(folder: string): Promise<Figure[]> {
  const now = DateTime.fromISO(`${TODAY}T09:00`, { zone: ZONE });
  const open = await openClusters(join(folder, "year-figures.db"), 1, now);
  const form = readForms("data/forms").get("employment")?.at(-1);
  if (form === undefined) throw new Error("no form");
  open.sqlite.exec("UPDATE plans SET started_on = '2018-09-01'");
  fill(
    open,
    monthsOfYear([form], FROM, "2019-08", null).map(({ month }) => month),
    form,
  );
  const calendar = loadProductionCalendar("data/calendar");
  const asked = { clusterId: 1, code: form.code, versions: [form], from: FROM, today: TODAY, calendar };
  const bare = open.sqlite.prepare(
    "SELECT month, grade, indicator, sum(value) FROM figures f JOIN submissions s ON s.id = f.submission_id GROUP BY 1, 2, 3",
  );
  const ours = median(Array.from({ length: ROUNDS }, () => timed(() => yearFigures(open.db, asked))));
  const floor = median(Array.from({ length: ROUNDS }, () => timed(() => bare.all())));
  const { totals, schools } = yearFigures(open.db, asked);
  const [nine] = totals.at(-1)?.grades ?? [];
  if (schools.length < SCHOOLS || nine?.total !== 12 * SCHOOLS) throw new Error("the totals are wrong");
  open.close();
  return [figure(`a year's totals of ${SCHOOLS} schools`, ours, "bare SQL", floor, "ms")];
}

/** Every school hands in the same: 12 leavers of grade 9 and 6 of grade 11. */
function fill(
  { sqlite }: OpenDb,
  months: readonly string[],
  form: { indicators: readonly { code: string; grades: readonly number[] }[] },
): void {
  const school = sqlite.prepare(
    "INSERT INTO organisations (cluster_id, number, name, short_name, kind, top_grade) VALUES (1, ?, ?, ?, 'school', 11)",
  );
  const report = sqlite.prepare(
    "INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, late) VALUES (?, 'employment', 1, ?, ?, 0)",
  );
  const value = sqlite.prepare(
    "INSERT INTO figures (submission_id, grade, indicator, value) VALUES (?, ?, ?, ?)",
  );
  const counts: Record<string, number> = { total: 12, to10_own: 12, vo_region: 12 };
  sqlite.transaction(() => {
    for (let i = 1; i <= SCHOOLS; i++) {
      const { lastInsertRowid: id } = school.run(1000 + i, `Школа ${i}`, `Школа ${i}`);
      for (const month of months) {
        const { lastInsertRowid: submission } = report.run(id, month, `${month}-20T06:00:00.000Z`);
        for (const { code, grades } of form.indicators)
          for (const grade of grades) value.run(submission, grade, code, counts[code] ?? 0);
      }
    }
  })();
}
