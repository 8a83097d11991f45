import { yearOf } from "../../calendar/day.ts";
import type { Reel } from "./reel.ts";
import { isYear, YEAR_WORD } from "./years.ts";
import { fullYear } from "./words.ts";

/** «14 марта 13.00»: a pair right after a date in words, or after «в», is a time. */
export function isTime(reel: Reel, at: number): boolean {
  const known = reel.times.get(at);
  if (known !== undefined) return known;
  const found = readsAsTime(reel, at);
  reel.times.set(at, found);
  return found;
}

function readsAsTime(reel: Reel, at: number): boolean {
  const lexeme = reel.at(at);
  if (lexeme?.kind === "clock") return true;
  if (
    lexeme?.kind !== "pair" ||
    lexeme.left > 24 ||
    (lexeme.left === 24 && lexeme.right > 0) ||
    lexeme.right > 59 ||
    lexeme.rightDigits !== 2
  )
    return false;
  const couldBeDate = lexeme.right >= 1 && lexeme.right <= 12 && lexeme.left >= 1 && lexeme.left <= 31;
  let before = at - 1;
  while (before >= 0 && /^[,.(-]$/.test(reel.mark(before))) before--;
  const previous = reel.at(before);
  const adjacent =
    before === at - 1 || (reel.mark(at - 1) === "." && before === at - 2 && reel.is(before, YEAR_WORD));
  const afterHourWords = reel.is(before, /^(в|во|начало|время|час)$/);
  const followedByHours = reel.is(at + 1, /^(ч|час|часа|часов|мск)$/);
  const afterWordyDate =
    previous?.kind === "month" ||
    previous?.kind === "dayMonthYear" ||
    reel.is(before, YEAR_WORD) ||
    isYear(previous);
  if (afterHourWords && adjacent) return true;
  if (followedByHours) return true;
  if (previous !== undefined && before >= 0 && isTimeRangeBefore(reel, at)) return true;
  if (couldBeDate) return afterWordyDate && adjacent && lexeme.right % 5 === 0;
  if (isMonthAndShortYear(reel, at)) return false;
  return lexeme.right % 15 === 0 || afterWordyDate || reel.is(before, /^(с|до)$/);
}

/** «10.00-12.10»: the second of a range of times is a time. */
function isTimeRangeBefore(reel: Reel, at: number): boolean {
  const joined = reel.mark(at - 1) === "-" || reel.is(at - 1, /^(до|по)$/);
  const lexeme = reel.at(at - 2);
  if (!joined || lexeme === undefined) return false;
  return (
    lexeme.kind === "clock" ||
    (lexeme.kind === "pair" && lexeme.right % 60 > 12 && lexeme.right % 15 === 0) ||
    (lexeme.kind === "pair" && lexeme.right === 0) ||
    (lexeme.kind === "pair" && isTime(reel, at - 2))
  );
}

/** «09.25» in a plan of 2025 is September: no 25th month, and the year fits. */
export function isMonthAndShortYear(reel: Reel, at: number): boolean {
  const lexeme = reel.at(at);
  if (lexeme?.kind !== "pair" || lexeme.left < 1 || lexeme.left > 12) return false;
  if (lexeme.right <= 12 || lexeme.rightDigits !== 2) return false;
  const year = fullYear(lexeme.right);
  if (reel.is(at + 1, YEAR_WORD)) return true;
  if (reel.period === null) return year >= 2020 && year <= 2035 && lexeme.right % 15 !== 0;
  return year >= yearOf(reel.period.from) && year <= yearOf(reel.period.to);
}
