import type { Reader, Reel } from "./reel.ts";
import { readOrdinals } from "./ordinals.ts";
import { readYears } from "./years.ts";
import type { Match, Meaning, Part } from "./terms.ts";
import { EACH } from "./units.ts";

/** Days off by decree are not known here: a reminder moves off them by the calendar. */
const WORKING_DAYS = [1, 2, 3, 4, 5];

/** «первая среда (каждого) месяца», «последняя пятница сентября», «2-й и 4-й вторник». */
export const nthWeekday: Reader = (reel, at) => {
  let start = reel.is(at, /^(в|во|на)$/) ? at + 1 : at;
  if (reel.is(start, EACH)) start++;
  const ordinals = readOrdinals(reel, start);
  if (ordinals === null) return null;
  const together = reel.is(ordinals.next, /^(рабоч|учебн)(ий|ый)$/) && reel.is(ordinals.next + 1, /^день$/);
  const weekdays = together
    ? { value: { days: WORKING_DAYS }, next: ordinals.next + 2 }
    : weekdayList(reel, ordinals.next);
  if (weekdays === null) return null;
  const numbers = ordinals.value.ranges.flatMap(([from, to]) =>
    from > 0 && to > from && to < 6 ? [from, ...range(from + 1, to)] : [from, to],
  );
  if (!numbers.every((n) => n === -1 || n === -2 || (n >= 1 && n <= 5))) return null;
  const named = namedMonths(reel, weekdays.next);
  let next = named.next;
  // «первый понедельник после каникул», «последняя пятница четверти»: only the school knows when.
  if (named.value.length === 0 && reel.is(next, OF_ANOTHER))
    return { value: { kind: "external" }, next: next + 1 };
  if (named.value.length > 0) next = named.next;
  else if (reel.is(next, EACH) && reel.is(next + 1, /^месяца$/)) next += 2;
  else next = reel.pastWord(next, /^(месяца|мес)$/);
  const value: Meaning = {
    kind: "nthWeekday",
    ordinals: [...new Set(numbers)],
    weekdays: weekdays.value.days,
    together,
    months: named.value,
  };
  // «последний рабочий день» of what is not said: a quarter, a term, a leave.
  if (together && next === weekdays.next) return null;
  return { value, next };
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const OF_ANOTHER =
  /^(после|перед|до|учебн|календарн|нового|года|полугодия|квартала|четверти|четвертей|каникул|триместра|модуля|смены)/;

/** «октября 2025», «октября, декабря и марта»; a month in another case is a date of its own. */
function namedMonths(reel: Reel, at: number): Match<Part[]> {
  const found: Part[] = [];
  let next = at;
  for (let guard = 0; guard < 12; guard++) {
    const joined =
      found.length === 0 ? next : /^,$/.test(reel.mark(next)) || reel.is(next, /^и$/) ? next + 1 : null;
    const lexeme = joined === null ? undefined : reel.at(joined);
    if (joined === null || lexeme?.kind !== "month" || (found.length > 0 && !lexeme.genitive)) break;
    const years = readYears(reel, reel.past(joined + 1, ".,"));
    found.push({ year: years?.value.from ?? null, month: lexeme.month, day: null });
    next = years?.next ?? reel.past(joined + 1, ".");
  }
  return { value: found, next };
}

/** «вторник, четверг», «пн.-пт.», «среда и пятница», and, `opened` by «с», «понедельника по пятницу». */
export function weekdayList(
  reel: Reel,
  at: number,
  opened = false,
): Match<{ days: number[]; range: boolean }> | null {
  const found: number[] = [];
  let next = at;
  let range = false;
  let ranged = false;
  for (let guard = 0; guard < 14; guard++) {
    const lexeme = reel.at(next);
    if (lexeme?.kind !== "weekday") break;
    const last = found.at(-1);
    if (range && last !== undefined) for (let day = last + 1; day < lexeme.weekday; day++) found.push(day);
    found.push(lexeme.weekday);
    const after = reel.past(next + 1, ".");
    const mark = reel.mark(after);
    const through = mark === "-" || (opened && reel.is(after, /^(по|до)$/));
    const joins = through || mark === "," || mark === "/" || reel.is(after, /^(и|или)$/);
    const ahead = joins && reel.is(after + 1, /^(по|в)$/) ? after + 2 : after + 1;
    if (!joins || reel.at(ahead)?.kind !== "weekday") {
      next = after;
      break;
    }
    range = through;
    ranged ||= range;
    next = ahead;
  }
  return found.length === 0
    ? null
    : { value: { days: [...new Set(found)].sort((a, b) => a - b), range: ranged }, next };
}

/** «каждый понедельник», «по пятницам», «вторник, четверг», «по будням», «в выходные дни». */
export const weekdays: Reader = (reel, at) => {
  const by = reel.is(at, /^(по|в|во)$/);
  const opened = reel.is(at, /^с$/);
  const start = by || opened || reel.is(at, EACH) ? at + 1 : at;
  const each = reel.is(at, EACH) || (by && reel.is(at, /^по$/));
  const workdays = reel.is(start, /^(будн(ям|и|е|ие|ий)|рабоч(им|ие|ий)|учебн(ым|ые))$/);
  if (workdays && (reel.is(start, /^будн(ям|и)$/) || reel.is(start + 1, /^(дни|дням|день)$/))) {
    const next = reel.pastWord(start + 1, /^(дни|дням|день)$/);
    return start > at
      ? { value: { kind: "weekdays", weekdays: WORKING_DAYS, each: true, range: false }, next }
      : null;
  }
  if (start > at && reel.is(start, /^выходн(ым|ые|ой)$/)) {
    const next = reel.pastWord(start + 1, /^(дни|дням|день)$/);
    return { value: { kind: "weekdays", weekdays: [6, 7], each: true, range: false }, next };
  }
  const list = weekdayList(reel, start, opened);
  if (list === null || (opened && !list.value.range)) return null;
  const first = reel.at(start);
  const plural = first?.kind === "weekday" && first.plural;
  const next = reel.pastWord(list.next, /^(еженедельно)$/);
  return {
    value: {
      kind: "weekdays",
      weekdays: list.value.days,
      each: each || plural || next > list.next,
      range: list.value.range,
    },
    next,
  };
};
