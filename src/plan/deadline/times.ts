import type { Reader, Reel } from "./reel.ts";
import { isTime } from "./pairs.ts";
import type { Match } from "./terms.ts";
import { countAt, unitAt } from "./units.ts";

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
  const expected = continued || reel.is(at - 1, /^(в|во|с|начало)$/) || isQuarterHour(reel, at);
  if (reel.mark(at + 1) === "-" && expected) {
    // «в 10-30», «15 октября 9-30»: a dash for the colon, only where a time is expected.
    const minutes = reel.at(at + 2);
    if (minutes?.kind === "number" && minutes.digits === 2 && minutes.value < 60 && minutes.value % 5 === 0) {
      return { value: `${pad(hour)}:${pad(minutes.value)}`, next: pastHourWords(reel, at + 3) };
    }
  }
  // «с 14 до 16 часов»
  const shared = reel.is(at + 1, /^(до|по)$/) && reel.number(at + 2) !== null && reel.is(at + 3, HOUR);
  if (shared && reel.is(at - 1, /^с$/)) return { value: `${pad(hour)}:00`, next: at + 1 };
  if (!reel.is(at + 1, HOUR) || !isHour(reel, at, continued)) return null;
  const after = reel.past(at + 2, ".");
  const minute = reel.number(after);
  const counted = reel.at(after);
  if (minute !== null && minute < 60 && counted?.kind === "number" && counted.suffix === "м")
    return { value: `${pad(hour)}:${pad(minute)}`, next: reel.past(after + 1, ".") };
  if (minute !== null && minute < 60 && reel.is(after + 1, /^(мин|минут|м)$/)) {
    return { value: `${pad(hour)}:${pad(minute)}`, next: reel.past(after + 2, ".") };
  }
  return { value: `${pad(hour)}:00`, next: after };
}

const HOUR = /^(ч|час|часа|часов|чос)$/;

/** «2 часа», «36 часов» last; «в 2 часа», «15 октября 14 часов» is when. */
function isHour(reel: Reel, at: number, continued: boolean): boolean {
  if (continued || reel.is(at - 1, /^(в|во|с|до|к|начало|около)$/)) return true;
  const hour = reel.number(at) ?? 0;
  const minutes = reel.number(reel.past(at + 2, ".")) !== null;
  const dated = reel.lexemes
    .slice(0, at)
    .some(({ kind }) => /^(month|pair|dayMonthYear|weekday)$/.test(kind));
  return minutes || (dated && hour >= 7 && hour <= 22);
}

/** «9-30» right after a day. */
function isQuarterHour(reel: Reel, at: number): boolean {
  const [before, hour, minutes] = [reel.at(at - 1), reel.number(at) ?? 0, reel.number(at + 2) ?? 1];
  const day =
    before?.kind === "dayMonthYear" || (before?.kind === "month" && reel.at(at - 2)?.kind === "number");
  return day && hour >= 7 && hour <= 20 && minutes % 15 === 0 && reel.at(at + 3)?.kind !== "month";
}

const pastHourWords = (reel: Reel, at: number): number => {
  const next = reel.pastWord(at, /^(ч|час|часа|часов|мск)$/);
  return reel.pastWord(next, /^(мск)$/);
};

/** «10:00», «08.30-12.30», «в 9 ч. 30 мин.», «12.00, 13.00 и 15.00». */
export function readTime(reel: Reel, at: number): Match<string> | null {
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

export const time: Reader = (reel, at) => {
  const found = readTime(reel, at);
  return found === null ? null : { value: { kind: "time", text: found.value }, next: found.next };
};

/** «в 3-дневный срок», «в трёхдневный срок»: the lexeme after it, or null. */
function shortTerm(reel: Reel, at: number): number | null {
  let next = reel.is(at, /^(в|во)$/) ? at + 1 : at;
  if (reel.number(next) !== null) next = reel.past(next + 1, "-");
  const said = reel.is(next, /^[а-я]{0,12}(дневн|недельн|месячн|суточн)(ый|ого)$/);
  return said && reel.is(next + 1, /^срок(а)?$/) ? next + 2 : null;
}

/** «в течение 3 дней», «до 2 недель», «не более 10 рабочих дней», «за неделю до», «2 часа». */
export const duration: Reader = (reel, at) => {
  const term = shortTerm(reel, at);
  if (term !== null) return { value: { kind: "duration" }, next: term };
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
  // «до 2-й недели» is no length.
  if (count !== null && (count.value >= 1000 || isOrdinal(reel, next))) return null;
  let after = count?.next ?? next;
  if (reel.mark(after) === "-" && countAt(reel, after + 1) !== null) after += 2;
  const unit = unitAt(reel, reel.pastWord(after, /^(рабоч|календарн|учебн|банковск)[а-я]*$/));
  if (unit === null || unit.value === "period" || unit.value === "term" || unit.value === "quarter")
    return null;
  if (unit.value === "half" && count !== null) return null;
  // «80 лет Победы»
  if (!led && reel.is(unit.next - 1, /^лет$/)) return null;
  const many = /^(дней|дня|дни|недель|месяцев|лет|часов|часа|минут|суток|мин|недели|месяца|года)$/;
  if (!led && !many.test(reel.word(unit.next - 1)) && !many.test(reel.word(unit.next - 2))) return null;
  const event = beforeAnEvent(reel, unit.next);
  return event === null
    ? { value: { kind: "duration" }, next: unit.next }
    : { value: { kind: "external" }, next: event };
};

function isOrdinal(reel: Reel, at: number): boolean {
  const lexeme = reel.at(at);
  return lexeme?.kind === "number" && lexeme.ordinal && lexeme.suffix !== "х" && lexeme.suffix !== "ти";
}

/** «(за 3 дня) до мероприятия»: counted from a day that stands elsewhere; null where a date follows. */
function beforeAnEvent(reel: Reel, at: number): number | null {
  if (!reel.is(at, /^(до|после|перед)$/) || reel.word(at + 1) === "") return null;
  let next = at + 1;
  while (reel.word(next) !== "") next++;
  const ahead = reel.at(next)?.kind;
  return ahead === undefined || ahead === "mark" ? next : null;
}
