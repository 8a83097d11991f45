import {
  dayElementAt,
  element,
  fullDateElement,
  monthElement,
  monthYearElement,
  pairElement,
  wholeMonth,
  withYears,
} from "./days.ts";
import { namedThird, ordinalPart, turnOfMonth } from "./month-parts.ts";
import { readOrdinals } from "./ordinals.ts";
import type { Reel } from "./reel.ts";
import type { Element, Match, Stretch } from "./terms.ts";

/** «II квартал 2013 г.», «1-2 кварталы». */
function quarterElement(reel: Reel, at: number): Match<Element> | null {
  const ordinals = readOrdinals(reel, at);
  if (ordinals === null || !reel.is(ordinals.next, /^(квартал(а|е|у|ы|ов|ах)?|кв)$/)) return null;
  const stretches = ordinals.value.ranges.map(([from, to]): Stretch => ({
    start: wholeMonth(from === -1 ? 10 : from * 3 - 2),
    end: wholeMonth(to === -1 ? 12 : to * 3),
    single: false,
  }));
  if (
    stretches.some(
      ({ start, end }) => (start.month ?? 0) < 1 || (end.month ?? 0) < 1 || (end.month ?? 0) > 12,
    )
  ) {
    return null;
  }
  const [first, ...more] = stretches;
  if (first === undefined) return null;
  return withYears(reel, element(first.start, first.end, { more }), reel.past(ordinals.next + 1, "."));
}

const SEASONS: [RegExp, number, number][] = [
  [/^(зима|зимы|зиму|зимой|зимний)$/, 12, 2],
  [/^(весна|весны|весну|весной|весенний)$/, 3, 5],
  [/^(лето|лета|летом|летний)$/, 6, 8],
  [/^(осень|осени|осенью|осенний)$/, 9, 11],
];

/** «осень 2025», «в зимний период»; never «осенние каникулы». */
function seasonElement(reel: Reel, at: number): Match<Element> | null {
  // «осенне-зимний период»
  const stem = /^(зимн|весенн|летн|осенн)е$/.exec(reel.word(at))?.[1];
  const second = stem !== undefined && reel.mark(at + 1) === "-" ? seasonElement(reel, at + 2) : null;
  const first = SEASONS.find(([forms]) => forms.test(`${stem}ий`));
  if (second !== null && first !== undefined)
    return { value: { ...second.value, start: wholeMonth(first[1]) }, next: second.next };
  const found = SEASONS.find(([forms]) => reel.is(at, forms));
  if (found === undefined) return null;
  const adjective = reel.is(at, /ий$/);
  if (adjective && !reel.is(at + 1, /^период(а|е)?$/)) return null;
  return withYears(reel, element(wholeMonth(found[1]), wholeMonth(found[2])), adjective ? at + 2 : at + 1);
}

const copy = <T extends Stretch>(each: T): T => ({ ...each, start: { ...each.start }, end: { ...each.end } });

/** One date, month, quarter or part of a month; the caller may lend it a month and a year. */
export function readElement(reel: Reel, at: number): Match<Element> | null {
  let found = reel.elements.get(at);
  if (found === undefined) {
    found = firstElement(reel, at);
    reel.elements.set(at, found);
  }
  if (found === null) return null;
  const { value, next } = found;
  return { value: { ...copy(value), more: value.more.map(copy) }, next };
}

function firstElement(reel: Reel, at: number): Match<Element> | null {
  return (
    fullDateElement(reel, at) ??
    monthYearElement(reel, at) ??
    pairElement(reel, at) ??
    quarterElement(reel, at) ??
    ordinalPart(reel, at) ??
    turnOfMonth(reel, at) ??
    namedThird(reel, at) ??
    seasonElement(reel, at) ??
    monthElement(reel, at) ??
    dayElementAt(reel, at)
  );
}
