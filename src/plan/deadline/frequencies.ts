import type { Every } from "../plan.ts";
import type { Reader } from "./reel.ts";
import type { Meaning, Step } from "./terms.ts";
import { countAt, EACH, unitAt } from "./units.ts";
import type { Unit } from "./words.ts";

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
export const everyWord: Reader = (reel, at) => {
  const found = EVERY_WORDS.find(([forms]) => reel.is(at, forms));
  const meaning = found === undefined ? undefined : ONCE[found[1]];
  return meaning === undefined ? null : { value: meaning, next: reel.past(at + 1, ".") };
};

/** «1 раз в месяц», «раз в две недели», «не реже 2 раз в год», «1-2 раза в неделю», «1 р./мес.». */
export const timesPer: Reader = (reel, at) => {
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

/** «каждый месяц», «каждые две недели», «(в конце) каждой четверти»; weekdays and days are others' work. */
export const eachUnit: Reader = (reel, at) => {
  if (!reel.is(at, EACH)) return null;
  const ordinal = reel.is(at + 1, /^втор(ой|ую|ая)$/) ? { value: 2, next: at + 2 } : null;
  const count = countAt(reel, at + 1) ?? ordinal;
  const unit = unitAt(reel, count?.next ?? at + 1);
  if (unit === null) return null;
  const meaning = frequency(1, count?.value ?? 1, unit.value);
  return meaning === null ? null : { value: meaning, next: unit.next };
};
