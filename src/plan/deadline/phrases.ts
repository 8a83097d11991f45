import type { Every } from "../plan.ts";
import { readDates, readSince } from "./dates.ts";
import type { Reel } from "./elements.ts";
import { isTime, readOrdinals, readYears } from "./elements.ts";
import type { Match, Meaning, Part, Step, Stretch, Years } from "./terms.ts";
import type { Unit } from "./words.ts";

type Reader = (reel: Reel, at: number) => Match | null;

const UNITS: [RegExp, Unit][] = [
  [/^(день|дня|дни|дней|дню|дн|сутки|суток)$/, "day"],
  [/^(недел(я|и|ю|е|ь|ей|ям)|нед)$/, "week"],
  [/^декад(а|ы|у|е|ой)?$/, "decade"],
  [/^(месяц(а|е|ев|ы)?|мес)$/, "month"],
  [/^(квартал(а|е|ы|ов)?|кв)$/, "quarter"],
  [/^(четверт(ь|и|ью|ей)|четв|триместр(а|е|ы|ов)?|тримест|модул(ь|я|е|ей)|семестр(а|е|ы|ов)?)$/, "term"],
  [/^(полугоди(е|я|и|й)|полуг|полгода|пг)$/, "half"],
  [/^(год|года|году|годы|лет|г)$/, "year"],
  [/^(час|часа|часов|ч)$/, "hour"],
  [/^(минут(а|ы|у)?|мин)$/, "minute"],
  [/^(период(а|е)?|срок(а)?)$/, "period"],
];

function unitAt(reel: Reel, at: number): Match<Unit> | null {
  let start = reel.pastWord(at, /^(учебн|календарн|рабоч|отчетн|текущ|банковск)[а-я]*$|^уч$/);
  if (start > at) start = reel.pastWord(start, /^$/);
  const word = reel.word(start);
  const found = UNITS.find(([forms]) => forms.test(word));
  return found === undefined ? null : { value: found[1], next: reel.past(start + 1, ".") };
}

const CARDINALS: [RegExp, number][] = [
  [/^(один|одна|одну|одно|однажды|одного)$/, 1],
  [/^(два|две|двух|дважды|пару)$/, 2],
  [/^(три|трех|трижды)$/, 3],
  [/^(четыре|четырех|четырежды)$/, 4],
  [/^(пять|пяти)$/, 5],
  [/^(шесть|шести)$/, 6],
];

function countAt(reel: Reel, at: number): Match<number> | null {
  const value = reel.number(at);
  if (value !== null) return { value, next: at + 1 };
  const found = CARDINALS.find(([forms]) => reel.is(at, forms));
  return found === undefined ? null : { value: found[1], next: at + 1 };
}

const months = (count: number): Step => ({ unit: "months", count });
const weeks = (count: number): Step => ({ unit: "weeks", count });
const DAYS: Step = { unit: "days", count: 1 };

function everyOf(every: Every | null, step: Step, exact = true): Meaning {
  return { kind: "every", every, step, exact };
}

const ONCE: Partial<Record<Unit, Meaning>> = {
  day: everyOf("day", DAYS),
  week: everyOf("week", weeks(1)),
  month: everyOf("month", months(1)),
  quarter: everyOf("quarter", months(3)),
  term: everyOf("term", null),
  half: everyOf("halfYear", months(6)),
  year: everyOf("year", months(12)),
};

/** `times` in `count` units, by the nearest step the calendar has. */
function frequency(times: number, count: number, unit: Unit): Meaning | null {
  if (count === 1) {
    const once = ONCE[unit];
    if (times <= 1 || once === undefined) return once ?? null;
    if (unit === "year" && times === 2) return everyOf("halfYear", months(6));
    if (unit === "year" && times === 4) return everyOf("quarter", months(3));
    if (unit === "year" && times === 12) return everyOf("month", months(1));
    if (unit === "half" && times === 2) return everyOf("quarter", months(3));
    if (unit === "half" && times === 6) return everyOf("month", months(1));
    if (unit === "quarter" && times === 3) return everyOf("month", months(1));
    if (unit === "month" && times === 2) return everyOf("twoWeeks", { unit: "halfMonths", count: 1 });
    if (unit === "month" && times === 4) return everyOf("week", weeks(1));
    return once.kind === "every" ? { ...once, exact: false } : once;
  }
  if (count < 1 || count > 60) return null;
  if (unit === "week") return everyOf(count === 2 ? "twoWeeks" : null, weeks(count));
  if (unit === "month") {
    const named: Record<number, Every> = { 3: "quarter", 6: "halfYear", 12: "year" };
    return everyOf(named[count] ?? null, months(count));
  }
  if (unit === "day")
    return everyOf(count === 7 ? "week" : count === 14 ? "twoWeeks" : null, { unit: "days", count });
  if (unit === "half") return count === 2 ? everyOf("year", months(12)) : null;
  if (unit === "quarter")
    return count === 2 ? everyOf("halfYear", months(6)) : everyOf(null, months(3 * count));
  return unit === "year" ? everyOf(null, months(12 * count)) : null;
}

const EVERY_WORDS: [RegExp, Unit][] = [
  [/^(ежедн|ежедневн)/, "day"],
  [/^(еженед|понедельно$)/, "week"],
  [/^(ежем|помесячно$|ежемсячно$|ежемячно$)/, "month"],
  [/^(ежекв|поквартально$)/, "quarter"],
  [/^(ежечетвертн|ежетриместр)/, "term"],
  [/^ежеполугод/, "half"],
  [/^(ежег|погодно$)/, "year"],
];

/** «ежемесячно», «ежегодный». */
const everyWord: Reader = (reel, at) => {
  const found = EVERY_WORDS.find(([forms]) => reel.is(at, forms));
  const meaning = found === undefined ? undefined : ONCE[found[1]];
  return meaning === undefined ? null : { value: meaning, next: reel.past(at + 1, ".") };
};

/** «1 раз в месяц», «раз в две недели», «не реже 2 раз в год», «1-2 раза в неделю», «1 р./мес.». */
const timesPer: Reader = (reel, at) => {
  let next = at;
  while (reel.is(next, /^(не|реже|менее|по|как|минимум|примерно)$/) && next < at + 4) next++;
  let times = 1;
  const count = countAt(reel, next);
  if (count !== null) {
    times = count.value;
    next = count.next;
    if (reel.mark(next) === "-" && countAt(reel, next + 1) !== null) next += 2;
  }
  const twice = count !== null && reel.is(count.next - 1, /ды$/);
  if (reel.is(next, /^(раз|раза|разу|разов|р)$/)) next = reel.past(next + 1, ".");
  else if (!twice) return null;
  if (reel.is(next, /^(в|во|за|на)$/) || reel.mark(next) === "/") next++;
  else return null;
  if (reel.is(next, /^(течение|течении)$/)) next++;
  const per = countAt(reel, next);
  const unit = unitAt(reel, per?.next ?? next);
  if (unit === null) return null;
  const meaning = frequency(times, per?.value ?? 1, unit.value);
  return meaning === null ? null : { value: meaning, next: unit.next };
};

const EACH = /^кажд(ый|ая|ое|ого|ой|ую|ом|ые|ых|ому)$/;

/** «каждый месяц», «каждые две недели», «(в конце) каждой четверти»; weekdays and days are others' work. */
const eachUnit: Reader = (reel, at) => {
  if (!reel.is(at, EACH)) return null;
  const ordinal = reel.is(at + 1, /^втор(ой|ую|ая)$/) ? { value: 2, next: at + 2 } : null;
  const count = countAt(reel, at + 1) ?? ordinal;
  const unit = unitAt(reel, count?.next ?? at + 1);
  if (unit === null) return null;
  const meaning = frequency(1, count?.value ?? 1, unit.value);
  return meaning === null ? null : { value: meaning, next: unit.next };
};

/** «первая среда (каждого) месяца», «последняя пятница сентября», «2-й и 4-й вторник». */
const nthWeekday: Reader = (reel, at) => {
  let start = reel.is(at, /^(в|во|на)$/) ? at + 1 : at;
  if (reel.is(start, EACH)) start++;
  const ordinals = readOrdinals(reel, start);
  if (ordinals === null) return null;
  const weekdays = weekdayList(reel, ordinals.next);
  if (weekdays === null) return null;
  const numbers = ordinals.value.ranges.flat();
  if (!numbers.every((n) => n === -1 || n === -2 || (n >= 1 && n <= 5))) return null;
  let next = weekdays.next;
  let month: Part | null = null;
  const ahead = reel.at(next);
  if (ahead?.kind === "month") {
    const years = readYears(reel, reel.past(next + 1, ".,"));
    month = { year: years?.value.from ?? null, month: ahead.month, day: null };
    next = years?.next ?? reel.past(next + 1, ".");
  } else if (reel.is(next, EACH) && reel.is(next + 1, /^месяца$/)) next += 2;
  else next = reel.pastWord(next, /^(месяца|мес)$/);
  const value: Meaning = {
    kind: "nthWeekday",
    ordinals: [...new Set(numbers)],
    weekdays: weekdays.value,
    month,
  };
  return { value, next };
};

/** «вторник, четверг», «пн.-пт.», «среда и пятница». */
function weekdayList(reel: Reel, at: number): Match<number[]> | null {
  const found: number[] = [];
  let next = at;
  let range = false;
  for (let guard = 0; guard < 14; guard++) {
    const lexeme = reel.at(next);
    if (lexeme?.kind !== "weekday") break;
    const last = found.at(-1);
    if (range && last !== undefined) for (let day = last + 1; day < lexeme.weekday; day++) found.push(day);
    found.push(lexeme.weekday);
    const after = reel.past(next + 1, ".");
    const mark = reel.mark(after);
    const joins = mark === "-" || mark === "," || mark === "/" || reel.is(after, /^(и|или)$/);
    const ahead = joins && reel.is(after + 1, /^(по|в)$/) ? after + 2 : after + 1;
    if (!joins || reel.at(ahead)?.kind !== "weekday") {
      next = after;
      break;
    }
    range = mark === "-";
    next = ahead;
  }
  return found.length === 0 ? null : { value: [...new Set(found)].sort((a, b) => a - b), next };
}

/** «каждый понедельник», «по пятницам», «вторник, четверг», «по будням», «в выходные дни». */
const weekdays: Reader = (reel, at) => {
  const by = reel.is(at, /^(по|в|во)$/);
  const start = by || reel.is(at, EACH) ? at + 1 : at;
  const each = reel.is(at, EACH) || (by && reel.is(at, /^по$/));
  const workdays = reel.is(start, /^(будн(ям|и|е|ие|ий)|рабоч(им|ие|ий)|учебн(ым|ые))$/);
  if (workdays && (reel.is(start, /^будн(ям|и)$/) || reel.is(start + 1, /^(дни|дням|день)$/))) {
    const next = reel.pastWord(start + 1, /^(дни|дням|день)$/);
    const days = [1, 2, 3, 4, 5];
    return start > at ? { value: { kind: "weekdays", weekdays: days, each: true }, next } : null;
  }
  if (start > at && reel.is(start, /^выходн(ым|ые|ой)$/)) {
    const next = reel.pastWord(start + 1, /^(дни|дням|день)$/);
    return { value: { kind: "weekdays", weekdays: [6, 7], each: true }, next };
  }
  const list = weekdayList(reel, start);
  if (list === null) return null;
  const first = reel.at(start);
  const plural = first?.kind === "weekday" && first.plural;
  const next = reel.pastWord(list.next, /^(еженедельно)$/);
  return {
    value: { kind: "weekdays", weekdays: list.value, each: each || plural || next > list.next },
    next,
  };
};

const DEADLINE_WORDS = /^(до|к|ко)$/;

/** Past «в срок до», «не позднее», «срок – до», «к»; null where none of them stands here. */
function untilWords(reel: Reel, at: number): number | null {
  let next = at;
  if (reel.is(next, /^(в|во)$/) && reel.is(next + 1, /^срок(и)?$/)) next += 2;
  else if (reel.is(next, /^срок(и)?$/)) next++;
  if (next > at) next = reel.past(next, "-:");
  const before = next;
  if (reel.is(next, /^не$/) && reel.is(next + 1, /^(поздн|позж|поже)/)) next += 2;
  else if (reel.is(next, /^непоздн|^непозж/)) next++;
  if (reel.is(next, DEADLINE_WORDS)) next++;
  else if (next === before && reel.is(next, /^(перед|накануне)$/)) next++;
  else if (next === before && reel.is(next, /^по$/) && reel.at(next + 1)?.kind !== "weekday") next++;
  if (next === before) return null;
  // «к сроку до», «до: 5 мая».
  return reel.past(next, ":");
}

/** «до 20 мая», «не позднее 10.12», «до октября», «до конца сентября», «до конца года». */
const until: Reader = (reel, at) => {
  const start = untilWords(reel, at);
  if (start === null) return null;
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
    if (each.single || each.end.day !== null || reel.is(start - 1, /^по$/)) return each;
    // «до октября» ends before October begins.
    const day: Part = { ...each.start, day: 0 };
    return { start: day, end: day, single: true };
  });
  return { value: { kind: "until", stretches, time: hour?.value ?? null }, next: dates.next };
};

function untilDay(day: Part, next: number): Match {
  return { value: { kind: "until", stretches: [{ start: day, end: day, single: true }], time: null }, next };
}

function untilEdge(reel: Reel, at: number, toEnd: boolean): Match | null {
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

/** «до 25 числа», «5 и 20 числа», «с 1 по 5 число», «25-го ежемесячно». */
const monthDays: Reader = (reel, at) => {
  const afterUntil = untilWords(reel, at);
  const opened = reel.is(at, /^(с|со)$/);
  let next = afterUntil ?? (opened ? at + 1 : reel.is(at, EACH) ? at + 1 : at);
  const spans: { from: number; to: number }[] = [];
  let range = false;
  for (let guard = 0; guard < 12; guard++) {
    const lexeme = reel.at(next);
    if (lexeme?.kind !== "number" || lexeme.roman || lexeme.value < 1 || lexeme.value > 31) return null;
    const last = spans.at(-1);
    if (range && last !== undefined) last.to = lexeme.value;
    else spans.push({ from: afterUntil === null ? lexeme.value : 1, to: lexeme.value });
    next = reel.past(next + 1, ".");
    const mark = reel.mark(next);
    const through = mark === "-" || (opened && reel.is(next, /^(по|до)$/));
    if (!through && mark !== "," && !reel.is(next, /^и$/)) break;
    range = through;
    next = reel.is(next + 1, /^(до|к)$/) ? next + 2 : next + 1;
  }
  const said = reel.is(next, /^(числа|число|числу|чис|ч)$/);
  if (!said || (reel.is(next, /^ч$/) && !reel.is(next + 1, EACH))) return null;
  if (spans.some(({ from, to }) => from > to)) return null;
  next = reel.past(next + 1, ".");
  if (reel.is(next, /^(следующ|текущ|отчетн|данн)/) && reel.is(next + 1, /^месяца$/)) next++;
  next = reel.pastWord(next, /^(месяца|мес)$/);
  return { value: { kind: "monthDays", spans }, next };
};

/**
 * «15», «3, 10, 17», «с 10 по 15» and nothing else in the cell: days in a plan whose months are its sections.
 */
const bareDays: Reader = (reel, at) => {
  if (at !== 0) return null;
  const opened = reel.is(0, /^(с|со)$/);
  const spans: { from: number; to: number }[] = [];
  let next = opened ? 1 : 0;
  let range = false;
  for (;;) {
    const lexeme = reel.at(next);
    const value = lexeme?.kind === "number" && !lexeme.roman && lexeme.digits <= 2 ? lexeme.value : 0;
    if (value < 1 || value > 31) return null;
    const last = spans.at(-1);
    if (range && last !== undefined) last.to = value;
    else spans.push({ from: value, to: value });
    next = reel.past(next + 1, ".");
    const mark = reel.mark(next);
    const joins =
      mark === "-" || mark === "," || reel.is(next, /^и$/) || (opened && reel.is(next, /^(по|до)$/));
    if (!joins || reel.at(next + 1)?.kind !== "number") break;
    range = mark === "-" || reel.is(next, /^(по|до)$/);
    next++;
  }
  const ended =
    reel.at(next) === undefined || /^[,;(]$/.test(reel.mark(next)) || reel.at(next)?.kind === "weekday";
  if (!ended || spans.some(({ from, to }) => from > to)) return null;
  return { value: { kind: "monthDays", spans }, next };
};

const pad = (n: number): string => String(n).padStart(2, "0");

function clockAt(reel: Reel, at: number, continued = false): Match<string> | null {
  const lexeme = reel.at(at);
  if (isTime(reel, at)) {
    const text =
      lexeme?.kind === "clock"
        ? `${pad(lexeme.hour)}:${pad(lexeme.minute)}`
        : lexeme?.kind === "pair"
          ? `${pad(lexeme.left)}:${pad(lexeme.right)}`
          : "";
    return { value: text, next: pastHourWords(reel, at + 1) };
  }
  const hour = reel.number(at);
  if (hour === null || hour > 24) return null;
  if (reel.mark(at + 1) === "-" && (continued || reel.is(at - 1, /^(в|во|начало)$/))) {
    // «в 10-30»: a dash for the colon, only where a time is expected.
    const minutes = reel.at(at + 2);
    if (minutes?.kind === "number" && minutes.digits === 2 && minutes.value < 60 && minutes.value % 5 === 0) {
      return { value: `${pad(hour)}:${pad(minutes.value)}`, next: pastHourWords(reel, at + 3) };
    }
  }
  if (!reel.is(at + 1, /^(ч|час|часа|часов|чос)$/)) return null;
  const after = reel.past(at + 2, ".");
  const minute = reel.number(after);
  if (minute !== null && minute < 60 && reel.is(after + 1, /^(мин|минут|м)$/)) {
    return { value: `${pad(hour)}:${pad(minute)}`, next: reel.past(after + 2, ".") };
  }
  return { value: `${pad(hour)}:00`, next: after };
}

const pastHourWords = (reel: Reel, at: number): number => {
  const next = reel.pastWord(at, /^(ч|час|часа|часов|мск)$/);
  return reel.pastWord(next, /^(мск)$/);
};

/** «10:00», «08.30-12.30», «в 9 ч. 30 мин.», «12.00, 13.00 и 15.00». */
function readTime(reel: Reel, at: number): Match<string> | null {
  let start = at;
  if (reel.is(start, /^(начало|время)$/)) start = reel.past(start + 1, ":-");
  if (reel.is(start, /^(в|во|с|к)$/)) start++;
  const first = clockAt(reel, start);
  if (first === null) return null;
  let text = first.value;
  let next = first.next;
  for (let guard = 0; guard < 12; guard++) {
    const through = reel.mark(next) === "-" || reel.is(next, /^(до|по)$/);
    const also = reel.mark(next) === "," || reel.mark(next) === ";" || reel.is(next, /^и$/);
    const ahead = also && reel.is(next + 1, /^в$/) ? next + 2 : next + 1;
    const more = through || also ? clockAt(reel, ahead, through) : null;
    if (more === null) break;
    text += `${through ? "-" : ", "}${more.value}`;
    next = more.next;
  }
  return { value: text, next };
}

const time: Reader = (reel, at) => {
  const found = readTime(reel, at);
  return found === null ? null : { value: { kind: "time", text: found.value }, next: found.next };
};

/** «в течение 3 дней», «до 2 недель», «не более 10 рабочих дней», «за неделю до», «2 часа». */
const duration: Reader = (reel, at) => {
  let next = at;
  if (reel.is(next, /^(в|во)$/) && reel.is(next + 1, /^(течение|течении|теч)$/))
    next = reel.past(next + 2, ".");
  else if (reel.is(next, /^не$/) && reel.is(next + 1, /^(более|менее|позднее)$/)) next += 2;
  else if (reel.is(next, /^(до|за|через|около|спустя|в|по)$/)) next++;
  if (reel.is(next, /^(чем)$/)) next++;
  if (reel.is(next, /^за$/)) next++;
  const led = next > at;
  const count = countAt(reel, next);
  if (count === null && !(led && reel.is(at, /^(за|через|спустя)$/))) return null;
  if (count !== null && count.value >= 1000) return null;
  let after = count?.next ?? next;
  if (reel.mark(after) === "-" && countAt(reel, after + 1) !== null) after += 2;
  const unit = unitAt(reel, reel.pastWord(after, /^(рабоч|календарн|учебн|банковск)[а-я]*$/));
  if (unit === null || unit.value === "period" || unit.value === "term" || unit.value === "quarter")
    return null;
  if (unit.value === "half" && count !== null) return null;
  const many = /^(дней|дня|дни|недель|месяцев|лет|часов|часа|минут|суток|мин|недели|месяца|года)$/;
  if (!led && !many.test(reel.word(unit.next - 1)) && !many.test(reel.word(unit.next - 2))) return null;
  return { value: { kind: "duration" }, next: unit.next };
};

const WHOLE_LEAD =
  /^(всего|всей|всех|весь|все|действия|реализации|проведения|текущего|данного|срока|указанного|целого|отчетного|планового|настоящего)$/;
const WHOLE_UNITS: [RegExp, Extract<Meaning, { kind: "whole" }>["unit"]][] = [
  [/^(год|года|году)$/, "year"],
  [/^г$/, "year"],
  [/^(полугоди(я|е|и))$/, "half"],
  [/^(месяц(а|е)?|мес)$/, "month"],
  [/^(недели|неделя|неделю|декады|декада|декаду)$/, "week"],
  [/^(дня|день)$/, "day"],
  [
    /^(период(а|е)?|месячник(а|е)?|план(а)?|программы|проекта|срок(а)?|времени|время|акции|смены|конкурса|марафона|мероприятия)$/,
    "period",
  ],
];

function wholeUnit(reel: Reel, at: number): Match | null {
  let next = at;
  for (let guard = 0; guard < 4 && reel.is(next, WHOLE_LEAD); guard++) next++;
  next = reel.pastWord(next, /^(учебн|календарн|летн|зимн)[а-я]*$|^уч$/);
  const word = reel.word(next);
  const found = WHOLE_UNITS.find(([forms]) => forms.test(word));
  if (found === undefined) return null;
  const past = reel.past(next + 1, ".");
  // «в период с 1 по 10 октября», «в период каникул»: what follows says which.
  if (
    word.startsWith("период") &&
    reel.at(past) !== undefined &&
    reel.mark(past) === "" &&
    !reel.is(past, /^(и|по)$/)
  ) {
    return null;
  }
  return { value: { kind: "whole", unit: found[1] }, next: past };
}

const ALWAYS =
  /^(постоянно|круглогодично|систематически|регулярно|непрерывно|круглый|перманентно|периодически|весьпериод)$/;

/** «в течение года», «весь период», «постоянно», «в ходе проведения месячника», «учебный год». */
const whole: Reader = (reel, at) => {
  if (reel.is(at, /^круглый$/)) {
    return reel.is(at + 1, /^год$/) ? { value: { kind: "whole", unit: "year" }, next: at + 2 } : null;
  }
  if (reel.is(at, ALWAYS)) return { value: { kind: "whole", unit: "period" }, next: at + 1 };
  if (reel.is(at, /^на$/) && reel.is(at + 1, /^постоянной$/) && reel.is(at + 2, /^основе$/)) {
    return { value: { kind: "whole", unit: "period" }, next: at + 3 };
  }
  const lead = wholeLead(reel, at);
  if (lead !== null) return wholeUnit(reel, lead);
  if (reel.is(at, /^(весь|вся|все|всю)$/)) return wholeUnit(reel, at);
  const inYear = reel.is(at, /^в$/) ? at + 1 : at;
  if (reel.is(inYear, /^(учебный|учебном|учебного|уч)$/)) {
    const year = reel.pastWord(inYear, /^уч$/);
    const next = year > inYear ? year : inYear + 1;
    return reel.is(next, /^(год|году|года|г)$/)
      ? { value: { kind: "whole", unit: "year" }, next: reel.past(next + 1, ".") }
      : null;
  }
  return null;
};

function wholeLead(reel: Reel, at: number): number | null {
  if (reel.is(at, /^(в|во|на|за|d)$/)) {
    if (reel.is(at + 1, /^(течение|течении|теч|протяжении|протяжение|ходе|период|рамках|время)$/)) {
      const next = reel.past(at + 2, ".");
      // «в период» may be the whole of it, or lead to what it is the period of.
      return reel.is(at + 1, /^период$/) && !reel.is(next, WHOLE_LEAD) && !reel.is(next, /^месячник/)
        ? at + 1
        : next;
    }
    return null;
  }
  if (reel.is(at, /^(втечение|втечении|течение|течении)$/)) return at + 1;
  return null;
}

/** «1 полугодие», «II полугодие 2019-2020 уч. года», «первая половина года». */
const half: Reader = (reel, at) => {
  const ordinals = readOrdinals(reel, at);
  const first = ordinals?.value.ranges[0];
  if (ordinals === null || first === undefined) return null;
  let next = ordinals.next;
  if (reel.is(next, /^(полугоди(е|я|и|ю)|полуг|пг)$/)) next = reel.past(next + 1, ".");
  else if (reel.is(next, /^половин(а|е|у|ы)$/) && /^(учебн|год|уч$)/.test(reel.word(next + 1))) next++;
  else return null;
  const spoken = readYears(reel, reel.past(next, ","));
  if (spoken !== null) next = spoken.next;
  let years: Years | null = spoken?.value ?? null;
  const school = reel.pastWord(next, /^(учебн[а-я]*|уч)$/);
  if (school > next) {
    next = reel.pastWord(school, /^(год|года|г)$/);
    years ??= { from: 0, to: 0, school: true };
  } else next = reel.pastWord(next, /^(года|год|г)$/);
  const numbers = new Set(ordinals.value.ranges.flat());
  if (numbers.has(1) && numbers.has(2)) return { value: { kind: "whole", unit: "year" }, next };
  const n = first[0] === -1 ? 2 : first[0];
  return n === 1 || n === 2 ? { value: { kind: "half", half: n, years }, next } : null;
};

/** «конец учебного года», «в начале года»: no days are agreed for that. */
const edgeOfYear: Reader = (reel, at) => {
  const start = reel.is(at, /^(в|к|на)$/) ? at + 1 : at;
  if (!reel.is(start, /^(начало|начале|началу|середина|середине|середину|конец|конце|концу)$/)) return null;
  const next = reel.pastWord(start + 1, /^(учебн|календарн|нов)[а-я]*$|^уч$/);
  const ordinal = readOrdinals(reel, reel.pastWord(next, /^(учебн|календарн)[а-я]*$/));
  const after = ordinal?.next ?? reel.pastWord(next, /^(учебн|календарн)[а-я]*$/);
  const units = ordinal === null ? /^(года|г|полугодия|периода|квартала)$/ : /^(полугодия|квартала)$/;
  if (!reel.is(after, units)) return null;
  return { value: { kind: "edge" }, next: reel.past(after + 1, ".") };
};

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

/** «кроме июля» takes all up to the end of its clause: a date in it is no date of the event. */
const exception: Reader = (reel, at) => {
  if (!reel.is(at, /^(кроме|исключая|исключением|искл)$/)) return null;
  let next = at + 1;
  while (reel.at(next) !== undefined && !/^[;)]$/.test(reel.mark(next))) next++;
  return { value: { kind: "exception" }, next };
};

/** «октябрь 15-17», «октябрь (15, 17)»: days that stand after their month. */
const daysAfterMonth: Reader = (reel, at) => {
  const month = reel.at(at);
  if (month?.kind !== "month") return null;
  let next = reel.past(at + 1, ".");
  const bracket = reel.mark(next) === "(";
  next = reel.past(next, "(:-");
  const stretches: Stretch[] = [];
  let range = false;
  for (let guard = 0; guard < 31; guard++) {
    const lexeme = reel.at(next);
    if (lexeme?.kind !== "number" || lexeme.roman || lexeme.digits > 2 || lexeme.value < 1) return null;
    const day: Part = { year: null, month: month.month, day: lexeme.value };
    const last = stretches.at(-1);
    if (range && last !== undefined) [last.end, last.single] = [day, false];
    else stretches.push({ start: day, end: day, single: true });
    next = reel.pastWord(reel.past(next + 1, "."), /^(числа|число)$/);
    const mark = reel.mark(next);
    if ((mark !== "," && mark !== "-" && !reel.is(next, /^и$/)) || reel.at(next + 1)?.kind !== "number")
      break;
    range = mark === "-";
    next++;
  }
  const closed = bracket
    ? reel.mark(next) === ")"
    : reel.at(next) === undefined || /^[,;]$/.test(reel.mark(next));
  // «октябрь 25» in a plan of 2025 may be the year.
  const year = reel.period?.from.slice(2, 4);
  const only = stretches.length === 1 ? stretches[0]?.start.day : null;
  if (!closed || (!bracket && String(only) === year)) return null;
  return { value: { kind: "stretches", stretches }, next: bracket ? next + 1 : next };
};

/** In order of trial at every place of the text: the more particular first. */
export const PHRASES: Reader[] = [
  exception,
  edgeOfYear,
  everyWord,
  timesPer,
  eachUnit,
  nthWeekday,
  monthDays,
  half,
  time,
  bareDays,
  daysAfterMonth,
  dates,
  duration,
  until,
  whole,
  since,
  weekdays,
  years,
];
