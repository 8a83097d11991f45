import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { calendarFileProblems as problems } from "./calendar-file-texts.ts";
import { isDay } from "./day.ts";
import { type CalendarYear, type ProductionCalendar, productionCalendar } from "./working-days.ts";

/** A calendar file that cannot be used; the message names the file, the line and what to write there. */
export class CalendarFileError extends Error {
  override name = "CalendarFileError";
}

const days = z.array(z.string({ error: problems.day }).refine(isDay, { error: problems.day }), {
  error: problems.days,
});

const calendarYear = z.strictObject(
  {
    year: z.int({ error: problems.year }).min(1990, problems.year).max(2100, problems.year),
    provisional: z.boolean({ error: problems.provisional }),
    source: z.string({ error: problems.source }),
    off: days,
    working: days,
  },
  {
    error: (issue) => (issue.code === "unrecognized_keys" ? problems.unknownKey(issue.keys) : problems.empty),
  },
);

/** Reads one year's file. Throws {@link CalendarFileError}. */
export function readCalendarYear(text: string, fileName: string): CalendarYear {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const refuse = (offset: number, message: string): never => {
    throw new CalendarFileError(`${fileName}:${Math.max(1, counter.linePos(offset).line)}: ${message}`);
  };
  const [fault] = document.errors;
  if (fault !== undefined) {
    return refuse(fault.pos[0], problems.syntax(fault.message.split("\n")[0] ?? fault.code));
  }

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
    return refuse(offsetOf(issue?.path ?? []), issue?.message ?? problems.empty);
  }
  const year = result.data;
  for (const key of ["off", "working"] as const) {
    const stray = year[key].findIndex((day) => !day.startsWith(`${year.year}-`));
    if (stray >= 0)
      return refuse(offsetOf([key, stray]), problems.otherYear(year[key][stray] ?? "", year.year));
  }
  const both = year.off.findIndex((day) => year.working.includes(day));
  if (both >= 0) return refuse(offsetOf(["off", both]), problems.both(year.off[both] ?? ""));
  return { year: year.year, provisional: year.provisional, off: year.off, working: year.working };
}

/** The calendar of a folder, and what of its files could not be used, each with its line. */
export interface CalendarFolder {
  calendar: ProductionCalendar;
  faults: string[];
}

/**
 * The production calendar made of a folder's files, one a year («2019.yaml»). A year without a file has its weekends
 * and fixed holidays, and so has one whose file is broken: a slip in a list of days off is no reason to tell nobody
 * anything. Whoever starts the bot is told, and the doctor says so until it is mended.
 */
export function readCalendarFolder(folder: string): CalendarFolder {
  const years = new Map<number, CalendarYear>();
  const faults: string[] = [];
  for (const name of namesIn(folder, faults)) {
    const path = join(folder, name);
    try {
      const year = readCalendarYear(textOf(path), path);
      if (!name.startsWith(`${year.year}.`))
        throw new CalendarFileError(`${path}:1: ${problems.name(year.year)}`);
      if (years.has(year.year)) throw new CalendarFileError(`${path}:1: ${problems.twice(year.year)}`);
      years.set(year.year, year);
    } catch (error) {
      if (!(error instanceof CalendarFileError)) throw error;
      faults.push(error.message);
    }
  }
  return { calendar: productionCalendar([...years.values()]), faults };
}

export const loadProductionCalendar = (folder: string): ProductionCalendar =>
  readCalendarFolder(folder).calendar;

function namesIn(folder: string, faults: string[]): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:ya?ml|json)$/.test(name))
      .sort();
  } catch (error) {
    faults.push(`${folder}: ${problems.noFolder(codeOf(error))}`);
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CalendarFileError(`${path}: ${problems.unreadable(codeOf(error))}`);
  }
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code ?? error);
