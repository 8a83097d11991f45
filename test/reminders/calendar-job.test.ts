import { DateTime } from "luxon";
import { expect, test } from "vitest";
import * as schema from "../../src/db/schema.ts";
import { calendarJob } from "../../src/reminders/calendar-job.ts";
import { calendar, castOf } from "./cast.ts";

const at = (day: string) => DateTime.fromISO(`${day}T10:00`, { zone: "Europe/Kirov" });

test("the chair is told in November, once, that the next year's days off are not known", () => {
  const { open, people } = castOf();
  const run = (day: string) => calendarJob(open.db, { calendar, now: at(day) }).told;
  // Of 2020 there is no file, of 2027 only the labour code's rule; 2026 is known.
  expect(["2019-10-31", "2019-11-01", "2019-11-02", "2019-12-31", "2020-01-01"].map(run)).toEqual([
    0, 1, 0, 0, 0,
  ]);
  expect(["2025-11-05", "2026-10-30", "2026-11-05", "2026-12-01"].map(run)).toEqual([0, 0, 1, 0]);
  const rows = open.db.select().from(schema.outbox).all();
  expect(rows.map(({ personId }) => personId)).toEqual([people.chair, people.chair]);
  expect(rows[0]?.body.text).toMatch(/календаря на 2020 год[^]*data\/calendar\/2020\.yaml/);
  open.close();
});
