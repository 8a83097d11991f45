import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { isDay } from "./day.ts";
import { type CalendarYear, type ProductionCalendar, productionCalendar } from "./working-days.ts";

/** A calendar file that cannot be used; the message names the file, the line and what to write there. */
export class CalendarFileError extends Error {
  override name = "CalendarFileError";
}

const days = z.array(z.string().refine(isDay, { error: "a day is written 2019-05-02 and must exist" }));

const calendarYear = z.strictObject({
  year: z.int({ error: "year is a whole number, 2019" }).min(1990).max(2100),
  provisional: z.boolean({ error: "provisional is true or false" }),
  source: z.string({ error: "source says where the days come from" }),
  off: days,
  working: days,
});

/** Reads one year's file. Throws {@link CalendarFileError}. */
export function readCalendarYear(text: string, fileName: string): CalendarYear {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const refuse = (offset: number, message: string): never => {
    throw new CalendarFileError(`${fileName}:${counter.linePos(offset).line}: ${message}`);
  };
  const [fault] = document.errors;
  if (fault !== undefined) return refuse(fault.pos[0], fault.message.split("\n")[0] ?? fault.code);

  const offsetOf = (path: readonly PropertyKey[]): number => {
    // A missing key has no place of its own: then the place of what it is missing from.
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return document.contents?.range[0] ?? 0;
  };
  const result = calendarYear.safeParse(document.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path ?? [];
    return refuse(offsetOf(path), `${path.join(".") || "the file"}: ${issue?.message ?? "not a calendar"}`);
  }
  const year = result.data;
  for (const key of ["off", "working"] as const) {
    const stray = year[key].findIndex((day) => !day.startsWith(`${year.year}-`));
    if (stray >= 0) return refuse(offsetOf([key, stray]), `${year[key][stray]} is not in ${year.year}`);
  }
  const both = year.off.findIndex((day) => year.working.includes(day));
  if (both >= 0) return refuse(offsetOf(["off", both]), `${year.off[both]} is both off and working`);
  return { year: year.year, provisional: year.provisional, off: year.off, working: year.working };
}

/**
 * The production calendar made of a folder's files, one a year («2019.yaml»). A year without a file has its
 * weekends and fixed holidays. Throws {@link CalendarFileError}, also where a file is named after another year.
 */
export function loadProductionCalendar(folder: string): ProductionCalendar {
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const years = files.map((name) => {
    const year = readCalendarYear(readFileSync(join(folder, name), "utf8"), join(folder, name));
    if (!name.startsWith(`${year.year}.`)) {
      throw new CalendarFileError(
        `${join(folder, name)}:1: the file is named after another year than ${year.year}`,
      );
    }
    return year;
  });
  return productionCalendar(years);
}
