import { readDates } from "./dates.ts";
import type { Reader, Reel } from "./reel.ts";
import { readYears } from "./years.ts";
import type { Match, Part } from "./terms.ts";
import { readTime } from "./times.ts";
import { unitAt } from "./units.ts";
import { half } from "./wholes.ts";

const DEADLINE_WORDS = /^(до|к|ко)$/;

/** Past «в срок до», «не позднее», «срок – до», «к»; null where none of them stands here. */
export function untilWords(reel: Reel, at: number): number | null {
  let next = at;
  if (reel.is(next, /^(в|во)$/) && reel.is(next + 1, /^срок(и)?$/)) next += 2;
  else if (reel.is(next, /^срок(и)?$/)) next++;
  if (next > at) next = reel.past(next, "-:");
  const before = next;
  if (reel.is(next, /^не$/) && reel.is(next + 1, /^(поздн|позж|поже)/)) next += 2;
  else if (reel.is(next, /^непоздн|^непозж/)) next++;
  // «не позднее, чем 15 октября»; «не позднее чем за 10 дней» is no day.
  const than = next > before ? reel.past(next, ",") : next;
  if (next > before && reel.is(than, /^чем$/) && !reel.is(than + 1, /^(за|через)$/)) next = than + 1;
  if (reel.is(next, DEADLINE_WORDS)) next++;
  else if (next === before && reel.is(next, /^(перед|накануне)$/)) next++;
  else if (next === before && reel.is(next, /^по$/) && reel.at(next + 1)?.kind !== "weekday") next++;
  if (next === before) return null;
  // «к сроку до», «до: 5 мая».
  return reel.past(next, ":");
}

/** «до 20 мая», «не позднее 10.12», «до октября», «до конца сентября», «до конца года». */
export const until: Reader = (reel, at) => {
  const start = untilWords(reel, at);
  if (start === null) return null;
  if (reel.is(start, /^нов(ого|ому)$/) && reel.is(start + 1, /^год(а|у)$/))
    return untilDay({ year: null, month: 12, day: 31 }, start + 2);
  const toEnd = reel.is(start, /^(конца|концу|окончания|завершения)$/);
  const toStart = reel.is(start, /^(начала|началу)$/);
  if (toEnd || toStart) return untilEdge(reel, start + 1, toEnd);
  // «до 15.00 25 октября»: the hour stands between.
  const hour = readTime(reel, start);
  const dates = readDates(reel, hour?.next ?? start);
  const year = dates === null ? readYears(reel, start) : null;
  if (year !== null)
    return untilDay({ year: year.value.from, month: year.value.school ? 9 : 1, day: 0 }, year.next);
  if (dates === null) return hour === null ? bareUntil(reel, at, start) : null;
  const stretches = dates.value.map((each) => {
    if (each.single || each.end.day !== null || reel.is(start - 1, /^(по|поздн.*|позж.*)$/)) return each;
    // «до октября» ends before October begins, «не позднее октября» with it.
    const day: Part = { ...each.start, day: 0 };
    return { start: day, end: day, single: true };
  });
  return { value: { kind: "until", stretches, time: hour?.value ?? null }, next: dates.next };
};

function untilDay(day: Part, next: number): Match {
  return { value: { kind: "until", stretches: [{ start: day, end: day, single: true }], time: null }, next };
}

function untilEdge(reel: Reel, at: number, toEnd: boolean): Match | null {
  const ofHalf = toEnd ? half(reel, at) : null;
  if (ofHalf !== null) return ofHalf;
  const named = toEnd ? readYears(reel, at) : null;
  if (named !== null) {
    const { to, school } = named.value;
    return untilDay({ year: to, month: school ? 8 : 12, day: 31 }, named.next);
  }
  const dates = readDates(reel, at);
  if (dates !== null) {
    const stretches = dates.value.map((each) => {
      const part: Part = toEnd ? each.end : { ...each.start, day: 0 };
      return { start: part, end: part, single: false };
    });
    return { value: { kind: "until", stretches, time: null }, next: dates.next };
  }
  const school = reel.is(at, /^(учебн|уч$)/);
  if (toEnd && reel.is(at, /^календарн/) && reel.is(at + 1, /^(года|г)$/))
    return untilDay({ year: null, month: 12, day: 31 }, at + 2);
  if (toEnd && reel.is(at, /^(месяца|мес)$/))
    return { value: { kind: "monthDays", spans: [{ from: 1, to: -1 }] }, next: reel.past(at + 1, ".") };
  const unit = unitAt(reel, reel.pastWord(at, /^(текущ|данн)[а-я]*$/));
  const years = unit === null ? null : readYears(reel, unit.next);
  if (unit === null || (unit.value !== "year" && unit.value !== "half" && unit.value !== "period"))
    return null;
  if (toEnd) {
    if (years !== null) return { value: { kind: "years", years: years.value }, next: years.next };
    return { value: { kind: "whole", unit: unit.value }, next: unit.next };
  }
  if (!school) return null;
  return untilDay({ year: years?.value.from ?? null, month: 9, day: 0 }, years?.next ?? unit.next);
}

/** «до 25»: a day of some month, good only beside «ежемесячно». */
function bareUntil(reel: Reel, at: number, start: number): Match | null {
  const day = reel.number(start);
  if (day === null || day < 1 || day > 31 || reel.is(at, /^(по|перед)$/)) return null;
  if (reel.at(start + 1)?.kind === "word" && !reel.is(start + 1, /^(кажд|ежем|следующ)/)) return null;
  return { value: { kind: "monthDays", spans: [{ from: 1, to: day }] }, next: start + 1 };
}
