import { monthOf } from "../../calendar/month.ts";
import { element, monthElement, monthYearElement } from "./days.ts";
import { readOrdinal, readOrdinals } from "./ordinals.ts";
import type { Reel } from "./reel.ts";
import type { Element, Match, Stretch } from "./terms.ts";
import { EACH } from "./units.ts";

/** The days that week, third or half `n` of a month takes; null where there is no such. */
function daysOfPart(unit: "day" | "week" | "decade" | "half", n: number): [number, number] | null {
  if (unit === "day") return n === 1 || n === -1 ? [n, n] : null;
  if (unit === "week") {
    if (n === -1) return [-7, -1];
    if (n === -2) return [-14, -8];
    return n >= 1 && n <= 5 ? [7 * n - 6, n === 5 ? -1 : 7 * n] : null;
  }
  const count = unit === "decade" ? 3 : 2;
  const index = n === -1 ? count : n;
  if (index < 1 || index > count) return null;
  const length = unit === "decade" ? 10 : 15;
  return [length * (index - 1) + 1, index === count ? -1 : length * index];
}

function monthAfter(reel: Reel, at: number): Match<Element> | null {
  let next = reel.pastWord(at, /^(месяца|мес)$/);
  next = reel.pastWord(next, /^(в|на|с)$/);
  next = reel.past(next, "-");
  const pair = reel.at(next)?.kind === "monthYear" ? monthYearElement(reel, next) : null;
  return monthElement(reel, next) ?? pair;
}

function partElement(reel: Reel, days: [number, number][], at: number): Match<Element> {
  const month = monthAfter(reel, at);
  const base = month?.value;
  const stretches = days.map(([from, to]): Stretch => ({
    start: { year: base?.start.year ?? null, month: base?.start.month ?? null, day: from },
    end: { year: base?.start.year ?? null, month: base?.start.month ?? null, day: to },
    single: false,
  }));
  const [first, ...more] = stretches;
  if (first === undefined) throw new Error("a part of a month has days");
  const next = month?.next ?? reel.pastWord(at, /^(месяца|мес)$/);
  return { value: element(first.start, first.end, { more, years: base?.years ?? null }), next };
}

/** «вторая неделя мая», «1-2 недели октября», «3 декада», «первая половина сентября». */
export function ordinalPart(reel: Reel, at: number): Match<Element> | null {
  const ordinals = readOrdinals(reel, at);
  if (ordinals === null) return null;
  const after = reel.pastWord(ordinals.next, /^(учебн|полн|календарн)[а-я]+$/);
  const decade = reel.is(after, /^(декад(а|е|у|ы|ой|ах)|дек)$/) || isShortDecade(reel, after);
  const unit = reel.is(after, /^(недел(я|е|ю|и|ях|ей)|нед)$/)
    ? "week"
    : decade
      ? "decade"
      : reel.is(after, /^половин(а|е|у|ы|ой)$/) || isHalfOfMonth(reel, after)
        ? "half"
        : after === ordinals.next && reel.number(at) === null && reel.is(after, /^день$/)
          ? "day"
          : null;
  if (unit === null) return null;
  const days: [number, number][] = [];
  for (const [from, to] of ordinals.value.ranges) {
    const first = daysOfPart(unit, from);
    const last = daysOfPart(unit, to);
    if (first === null || last === null) return null;
    days.push([first[0], last[1]]);
  }
  const part = partElement(reel, days, reel.past(after + 1, "."));
  const month = part.value.start.month;
  if (unit === "day" && month === null && !reel.is(part.next - 1, /^месяца$/)) return null;
  // «2 недели» without a month is as long as that, not a week of one; «половина дня», «половина года» are no months.
  if (month === null && unit === "half" && !ofNamedMonth(reel, at, part.next)) return null;
  if (month === null && reel.is(after, /^недели$/) && !areNamed(reel, at, ordinals.next)) return null;
  return part;
}

/** «2-я дек. октября»: before another month «дек.» is no December. */
function isShortDecade(reel: Reel, at: number): boolean {
  const lexeme = reel.at(at);
  const short = lexeme?.kind === "month" && lexeme.month === 12 && lexeme.end - lexeme.start === 3;
  return short && reel.mark(at + 1) === "." && reel.at(at + 2)?.kind === "month";
}

/** «2 пол. октября»; «2 пол.» alone is a half-year. */
export const isHalfOfMonth = (reel: Reel, at: number): boolean =>
  reel.is(at, /^пол$/) && reel.at(reel.past(at + 1, "."))?.kind === "month";

/** «октябрь (начало)», «первая половина месяца»: the month stands before, or is any; nothing follows. */
function ofNamedMonth(reel: Reel, at: number, next: number): boolean {
  if (reel.is(next - 1, /^(месяца|мес)$/)) return true;
  const ended = reel.at(next) === undefined || /^[,;)]$/.test(reel.mark(next));
  return ended && (isOneMonth(reel) || reel.lexemes.slice(0, at).some(({ kind }) => kind === "month"));
}

/** «1-я и 3-я недели», «сентябрь (1-2 недели)»: weeks by their numbers and not as many of them. */
function areNamed(reel: Reel, at: number, next: number): boolean {
  const first = reel.at(at);
  if (first?.kind !== "number" || first.ordinal) return true;
  const several = next > reel.past(at + 1, ".");
  return several && (isOneMonth(reel) || reel.lexemes.slice(0, at).some(({ kind }) => kind === "month"));
}

const isOneMonth = ({ period }: Reel): boolean =>
  period !== null && monthOf(period.from) === monthOf(period.to);

const THIRDS: [RegExp, [number, number]][] = [
  [/^нач(ало|але|ала|алу)?$/, [1, 10]],
  [/^(середин(а|е|ы|у)|сер)$/, [11, 20]],
  [/^кон(ец|це|ца|цу)?$/, [21, -1]],
];

/** «конец марта», «в начале апреля», «начало – середина мая». */
export function namedThird(reel: Reel, at: number): Match<Element> | null {
  const first = THIRDS.find(([forms]) => reel.is(at, forms));
  if (first === undefined) return null;
  let next = reel.past(at + 1, ".");
  let days = first[1];
  const second = reel.mark(next) === "-" ? THIRDS.find(([forms]) => reel.is(next + 1, forms)) : undefined;
  if (second !== undefined && monthAfter(reel, next + 2) !== null) {
    days = [days[0], second[1][1]];
    next += 2;
  }
  if (reel.is(next, EACH) && reel.is(next + 1, /^(месяца|мес)$/)) next++;
  const said = monthAfter(reel, next) !== null || reel.is(next, /^(месяца|мес)$/);
  return said || ofNamedMonth(reel, at, next) ? partElement(reel, [days], next) : null;
}

/** «в первых числах октября», «в 20-х числах мая»: thirds too, for nobody counts closer. */
export function turnOfMonth(reel: Reel, at: number): Match<Element> | null {
  const ordinal = readOrdinal(reel, at);
  if (ordinal === null || !reel.is(ordinal.next, /^числ(а|ах)$/)) return null;
  const many = reel.is(at, /(ых|их|ые|ие)$/) || (reel.at(at)?.kind === "number" && ordinal.value % 10 === 0);
  if (!many || monthAfter(reel, ordinal.next + 1) === null) return null;
  const third = { 1: 0, 10: 1, 20: 2, [-1]: 2 }[ordinal.value];
  const days = third === undefined ? undefined : THIRDS[third]?.[1];
  return days === undefined ? null : partElement(reel, [days], ordinal.next + 1);
}
