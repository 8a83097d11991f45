import type { Join, Listed } from "./lending.ts";
import { joined, lendMonths, lendYears, repeated } from "./lending.ts";
import type { Element, Match, Stretch, Years } from "./terms.ts";
import type { Lexeme } from "./words.ts";
import type { Reel } from "./reel.ts";
import { readYears } from "./years.ts";
import { readElement } from "./elements.ts";

const FROM = /^(с|со|от|начиная|между)$/;
/** A list longer than this is no deadline; the bound keeps reading linear. */
const LONGEST_LIST = 60;

/** «с 5 по 11 августа», «16, 17 ноября», «сентябрь-октябрь, март 2026 г.»: stretches with lent months and years. */
export function readDates(reel: Reel, at: number): Match<Stretch[]> | null {
  const run = readRun(reel, at);
  if (run === null) return null;
  const { listed, next, years } = run;
  lendMonths(listed);
  if (listed.some((each) => each.bare)) return null;
  lendYears(listed, years, reel.period);
  return { value: repeated(joined(listed), run.repeats), next };
}

/** «с 1 сентября» with no «по»: from that day on. */
export function readSince(reel: Reel, at: number): Match<Stretch> | null {
  let start = at;
  if (reel.is(at, /^не$/) && reel.is(at + 1, /^ранее$/)) start = at + 2;
  else if (reel.is(at, /^начиная$/) && reel.is(at + 1, /^(с|со)$/)) start = at + 2;
  else if (reel.is(at, /^(с|со|после)$/)) start = pastWeekday(reel, at + 1);
  else return null;
  // A range that opens with «с» is no open end.
  if (readRun(reel, start)?.listed.length !== 1) return null;
  const dates = readDates(reel, start);
  const first = dates?.value[0];
  return dates === null || first === undefined || dates.value.length !== 1
    ? null
    : { value: first, next: dates.next };
}

function opening(reel: Reel, at: number): number {
  if (reel.is(at, /^начиная$/) && reel.is(at + 1, /^(с|со)$/)) return at + 2;
  return FROM.test(reel.word(at)) ? pastWeekday(reel, at + 1) : at;
}

/** «с понедельника 13 октября» */
function pastWeekday(reel: Reel, at: number): number {
  const next = reel.past(at + 1, ".,");
  const dated = /^(number|pair|dayMonthYear)$/.test(reel.at(next)?.kind ?? "");
  return reel.at(at)?.kind === "weekday" && dated ? next : at;
}

interface Run {
  listed: Listed[];
  next: number;
  years: Years | null;
  /** «август 2025, 2026 гг.»: years in which what has one comes again. */
  repeats: number[];
}

function readRun(reel: Reel, at: number): Run | null {
  if (at < reel.barrenTo) return null;
  const start = opening(reel, at);
  const first = readElement(reel, start);
  if (first === null) return null;
  const listed: Listed[] = [{ ...first.value, join: "list", opened: start > at }];
  const ends = [first.next];
  while (listed.length < LONGEST_LIST) {
    const next = nextListed(reel, listed, ends.at(-1) ?? at, reel.is(at, /^между$/));
    if (next === null) break;
    listed.push(next.value);
    ends.push(next.next);
  }
  const reached = ends.at(-1) ?? at;
  // «2, 3 ноября, 9»: a number with no month after it is not of the list.
  while (listed.at(-1)?.bare === true) {
    listed.pop();
    ends.pop();
  }
  const end = ends.at(-1);
  if (end === undefined) {
    if (start === at) reel.barrenTo = reached;
    return null;
  }
  // A lone «с сентября» is no list: it is read as an open end elsewhere.
  if (start > at && listed.length === 1 && listed[0]?.more.length === 0) return null;
  // «август 2025 г., 2026 г.»: a second year is not this list's.
  const last = listed.at(-1);
  const dated = last === undefined || last.years !== null || last.start.year !== null;
  const years = dated ? null : trailingYears(reel, end);
  const repeats = dated ? repeatedYears(reel, end) : { value: [], next: end };
  return { listed, next: years?.next ?? repeats.next, years: years?.value ?? null, repeats: repeats.value };
}

/** «…, 2026 г., 2027 г.» after a date of 2025; a year with a month after it is of that month. */
function repeatedYears(reel: Reel, at: number): Match<number[]> {
  const found: number[] = [];
  let next = at;
  for (let guard = 0; guard < 12; guard++) {
    if (reel.mark(next) !== "," && !reel.is(next, /^и$/)) break;
    const years = readYears(reel, next + 1);
    if (years === null || years.value.from !== years.value.to || years.value.school) break;
    const ahead = reel.past(years.next, "-:");
    if (reel.at(ahead)?.kind === "month" || reel.at(ahead)?.kind === "number") break;
    found.push(years.value.from);
    next = years.next;
  }
  return { value: found, next };
}

/** «сентябрь – май (2025-2026 уч. год)», «…, 2025 год» after the whole list. */
function trailingYears(reel: Reel, at: number): Match<Years> | null {
  let next = reel.past(at, ",(");
  next = reel.pastWord(next, /^(в|на)$/);
  const years = readYears(reel, next);
  if (years === null) return null;
  return { value: years.value, next: reel.mark(at) === "(" ? reel.past(years.next, ")") : years.next };
}

function nextListed(reel: Reel, listed: Listed[], at: number, between: boolean): Match<Listed> | null {
  const last = listed.at(-1);
  if (last === undefined) return null;
  let next = at;
  let join: Join = "list";
  // «5.6.7 октября»: a day takes its dot with it.
  let mark = last.bare && reel.mark(at - 1) === "." && reel.glued(at - 1);
  // «15.,16. 10», «20.09., - 25.09»: marks pile up; the dash decides.
  for (let guard = 0; guard < 3; guard++) {
    const sign = reel.mark(next);
    if (sign === "-" || sign === ":" || (sign === "." && reel.mark(next + 1) === ".")) join = "range";
    else if (sign === ",") join = "list";
    else if (sign !== ";" && sign !== "/" && sign !== "." && sign !== "+" && sign !== "&") break;
    if (sign === ":") return null;
    mark = true;
    next++;
  }
  if (reel.is(next, /^(и|или|а)$/)) {
    // «между 15 и 17 октября»
    if (last.opened && listed.length === 1 && between) join = "range";
    next++;
    mark = true;
    next = reel.is(next, /^также$/) ? next + 1 : next;
  } else if (reel.is(next, /^(по|но|до)$/) && last.join !== "range") {
    // «с 01.11 но 10.11» is a slip for «по»; «до» closes only what «с» has opened.
    if (mark && !last.opened && !reel.is(next, /^по$/)) return null;
    // «сентябрь до 15.09»
    if (!last.opened && last.start.day === null && reel.is(next, /^до$/)) return null;
    next++;
    join = "range";
    mark = true;
  }
  if (join === "list") next = reel.pastWord(next, /^(в|на)$/);
  const opened = join === "list" ? opening(reel, next) : pastWeekday(reel, next);
  const found = readElement(reel, opened);
  if (found === null) return null;
  // «с 15 октября до конца месяца»
  const part = found.value.start.month === null && !found.value.bare;
  if (part && join === "range" && last.start.day !== null) return null;
  // Numbers stand apart from dates by a mark, or they are something else: «31 августа 3 урок».
  if (!mark && (last.bare || found.value.bare)) return null;
  const value = join === "list" ? sameOf(last, found.value, reel.at(opened)) : found.value;
  return { value: { ...value, join, opened: opened > next }, next: found.next };
}

/** «15 октября, ноября», «первая неделя сентября и мая»: a month in the genitive has the same day or part. */
function sameOf(last: Listed, found: Element, month: Lexeme | undefined): Element {
  const isMonth = month?.kind === "month" && month.genitive && found.start.day === null;
  if (!isMonth || last.join === "range" || last.bare || last.start.day === null) return found;
  const { year } = found.start;
  const moved = ({ start, end, single }: Stretch): Stretch => ({
    start: { ...start, year, month: month.month },
    end: { ...end, year, month: month.month },
    single,
  });
  return { ...found, ...moved(last), more: last.more.map(moved) };
}
