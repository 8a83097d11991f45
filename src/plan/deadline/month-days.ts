import { isTime } from "./pairs.ts";
import type { Reader, Reel } from "./reel.ts";
import type { Part, Stretch } from "./terms.ts";
import { EACH } from "./units.ts";
import { untilWords } from "./until.ts";

/** «до 25 числа», «5 и 20 числа», «с 1 по 5 число», «25-го ежемесячно». */
export const monthDays: Reader = (reel, at) => {
  const afterUntil = untilWords(reel, at);
  const opened = reel.is(at, /^(с|со|после)$/);
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
  // «в 20-х числах мая» are some days about the 20th.
  if (
    /^(е|х|ые|ых)$/.test(suffixOf(reel, next - 1)) &&
    reel.is(next, /^числа$/) &&
    monthFollows(reel, next + 1)
  )
    return null;
  openTheEnd(spans, opened);
  if (spans.some(({ from, to }) => to > 0 && from > to)) return null;
  next = reel.past(next + 1, ".");
  if (reel.is(next, /^(следующ|текущ|отчетн|данн)/) && reel.is(next + 1, /^месяца$/)) next++;
  next = reel.pastWord(next, /^(месяца|мес)$/);
  return { value: { kind: "monthDays", spans }, next };
};

/** «с 15 числа» and no «по»: to the month's end. */
function openTheEnd(spans: { from: number; to: number }[], opened: boolean): void {
  const only = spans[0];
  if (opened && only !== undefined && spans.length === 1 && only.from === only.to) only.to = -1;
}

function suffixOf(reel: Reel, at: number): string {
  const lexeme = reel.at(at);
  return lexeme?.kind === "number" ? lexeme.suffix : "";
}

const monthFollows = (reel: Reel, at: number): boolean => reel.at(at)?.kind === "month";

/**
 * «15», «3, 10, 17», «с 10 по 15» and nothing else in the cell: days in a plan whose months are its sections.
 */
export const bareDays: Reader = (reel, at) => {
  if (at !== 0) return null;
  const opened = reel.is(0, /^(с|со|после)$/);
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
      mark === "-" ||
      mark === "," ||
      mark === ";" ||
      reel.is(next, /^и$/) ||
      (opened && reel.is(next, /^(по|до)$/));
    if (!joins || reel.at(next + 1)?.kind !== "number") break;
    range = mark === "-" || reel.is(next, /^(по|до)$/);
    next++;
  }
  const ended =
    reel.at(next) === undefined ||
    /^[,;(]$/.test(reel.mark(next)) ||
    reel.at(next)?.kind === "weekday" ||
    (reel.is(next, /^в$/) && isTime(reel, next + 1));
  openTheEnd(spans, opened);
  if (!ended || spans.some(({ from, to }) => to > 0 && from > to)) return null;
  return { value: { kind: "monthDays", spans }, next };
};

/** «октябрь 15-17», «октябрь, 15», «октябрь (15, 17)», «октябрь с 15 по 20»: days that stand after their month. */
export const daysAfterMonth: Reader = (reel, at) => {
  const month = reel.at(at);
  if (month?.kind !== "month") return null;
  let next = reel.past(at + 1, ".");
  const bracket = reel.mark(next) === "(";
  next = reel.past(next, "(:-,");
  const opened = reel.is(next, /^(с|со)$/);
  if (opened) next++;
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
    const through = mark === "-" || (opened && reel.is(next, /^(по|до)$/));
    const joins = through || mark === "," || reel.is(next, /^и$/);
    if (!joins || reel.at(next + 1)?.kind !== "number") break;
    range = through;
    next++;
  }
  const only = stretches[0];
  if (opened && only !== undefined && stretches.length === 1 && only.single)
    [only.end, only.single] = [{ ...only.end, day: -1 }, false];
  const closed = bracket
    ? reel.mark(next) === ")"
    : reel.at(next) === undefined || /^[,;]$/.test(reel.mark(next));
  // «октябрь 25» in a plan of 2025 may be the year.
  const year = reel.period?.from.slice(2, 4);
  const asYear = stretches.length === 1 && only?.single === true && String(only.start.day) === year;
  if (!closed || (!bracket && asYear)) return null;
  return { value: { kind: "stretches", stretches }, next: bracket ? next + 1 : next };
};
