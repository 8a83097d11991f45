import { readDates, readSince } from "./dates.ts";
import type { Reader } from "./reel.ts";
import { readYears } from "./years.ts";
import { exception, reserve } from "./exceptions.ts";
import { everyWord, eachUnit, timesPer } from "./frequencies.ts";
import { bareDays, daysAfterMonth, monthDays } from "./month-days.ts";
import type { Part } from "./terms.ts";
import { duration, time } from "./times.ts";
import { until } from "./until.ts";
import { nthWeekday, weekdays } from "./weekdays.ts";
import { edgeOfYear, half, whole } from "./wholes.ts";

const years: Reader = (reel, at) => {
  const found = readYears(reel, reel.is(at, /^в$/) ? at + 1 : at);
  return found === null ? null : { value: { kind: "years", years: found.value }, next: found.next };
};

const dates: Reader = (reel, at) => {
  const found = readDates(reel, at);
  return found === null ? null : { value: { kind: "stretches", stretches: found.value }, next: found.next };
};

const since: Reader = (reel, at) => {
  const found = readSince(reel, at);
  if (found !== null) return { value: { kind: "since", stretch: found.value }, next: found.next };
  const years = reel.is(at, /^с$/) ? readYears(reel, at + 1) : null;
  if (years === null) return null;
  const part: Part = { year: years.value.from, month: 1, day: 1 };
  return { value: { kind: "since", stretch: { start: part, end: part, single: true } }, next: years.next };
};

/** In order of trial at every place of the text: the more particular first. */
export const PHRASES: Reader[] = [
  exception,
  reserve,
  edgeOfYear,
  everyWord,
  timesPer,
  eachUnit,
  nthWeekday,
  monthDays,
  half,
  time,
  daysAfterMonth,
  dates,
  bareDays,
  duration,
  until,
  whole,
  since,
  weekdays,
  years,
];
