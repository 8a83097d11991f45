import { monthOfWord } from "../deadline/month-names.ts";
import { monthDeadline } from "./month-deadline.ts";
import { fold, lookForm } from "../russian-text.ts";

/** What the heading of a column of dates says: a month, a stretch in words, or one end of a range. */
export type DateLabel =
  { kind: "month"; month: number } | { kind: "words"; words: string } | { kind: "start" } | { kind: "end" };

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

export interface MonthHeading {
  /** 1 to 12. */
  month: number;
  /** Null where the heading does not say it. */
  year: number | null;
}

/** A heading that is only a month: «Сентябрь», «ОКТЯБРЬ 2025 г.», «на ноябрь». */
export function monthHeading(text: string): MonthHeading | null {
  const words = lookForm(text)
    // «Январь. «Я и закон»»: the month and its motto
    .replace(/^([а-я]+(?: \d{4})?(?: ?г(?:ода|\.)?)?)\s*[.:–—-]+\s*[«"].*[»"]\.?$/, "$1")
    .replace(/[.,:;«»"]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const match =
    /^(?:(?:на|за|месяц|[ivx]+|\d{1,2}) )?([а-я]+)(?: месяц)?(?: (\d{4}))?(?: (?:г|год|года))?$/.exec(words);
  const month = monthNamed(match?.[1] ?? "");
  return month === null ? null : { month, year: match?.[2] === undefined ? null : Number(match[2]) };
}

/** «IX», «09» in a column of months. */
export function monthNumber(text: string): MonthHeading | null {
  const label = dateLabel(text, true);
  return label?.kind === "month" ? { month: label.month, year: null } : null;
}

/** 1 to 12 for the name of a month in any case or cut short; null for any other word, and for one with a slip. */
function monthNamed(word: string): number | null {
  const found = monthOfWord(word);
  return found === null || found.misspelt ? null : found.month;
}

/** What a heading says of the dates in its column, or null; a bare number is a month only where `months` are told of. */
export function dateLabel(heading: string, months: boolean): DateLabel | null {
  const form = lookForm(heading).replace(/[.\s]+$/, "");
  const word = monthNamed(form.replace(/ \d{4}( ?г(ода)?)?$/, ""));
  if (word !== null) return { kind: "month", month: word };
  if (/^(i{1,2}|1|2|перв|втор)(-?[а-я]{1,5})? (полугоди|пол\.|п\/г)/.test(form))
    return { kind: "words", words: fold(heading) };
  if (/^(i{1,3}|iv|[1-4])(-?[а-я]{1,2})? (четверть|квартал|триместр|кв|четв)$/.test(form))
    return { kind: "words", words: fold(heading) };
  if (!months) return null;
  if (/^((дата |срок )?начал|с$)/.test(form)) return { kind: "start" };
  if (/^((дата |срок )?(окончан|завершен)|конец|по$)/.test(form)) return { kind: "end" };
  const roman = ROMAN.indexOf(form.replaceAll("х", "x").replaceAll("і", "i"));
  const number = /^0?\d{1,2}$/.test(form) ? Number(form) : 0;
  const month = [roman + 1, number].find((one) => one >= 1 && one <= 12);
  return month === undefined ? null : { kind: "month", month };
}

const MARK = /^(?:[+*✓✔√●•■▪✅vхx]+|да)$/i;

/** A deadline out of columns of dates: «+» under «сентябрь» is «сентябрь», «10-15» is «10-15 сентября». */
export function labelledDeadline(cells: readonly { text: string; label: DateLabel }[]): string {
  const filled = cells.filter(({ text }) => fold(text) !== "" && !/^[\s–—-]+$/.test(text));
  const start = filled.find(({ label }) => label.kind === "start");
  const end = filled.find(({ label }) => label.kind === "end");
  if (start !== undefined && end !== undefined) return `${fold(start.text)} – ${fold(end.text)}`;
  const parts = filled.map(({ text, label }) => labelled(fold(text), label));
  // «до» would be read into the months after it.
  const until = (part: string): number => (/^(до|к|не позднее) /i.test(part) ? 1 : 0);
  return [...new Set(parts)].toSorted((a, b) => until(a) - until(b)).join(", ");
}

function labelled(text: string, label: DateLabel): string {
  if (label.kind === "words") return MARK.test(lookForm(text)) ? label.words : text;
  if (label.kind !== "month") return text;
  const whole = monthDeadline("", label.month, null, null).text;
  if (MARK.test(lookForm(text))) return whole;
  const meant = monthDeadline(text, label.month, null, null).text;
  return meant === text && !/\d{1,2}\.\d{1,2}|[а-я]{3}/.test(lookForm(text)) ? `${whole} (${text})` : meant;
}

/** Whether a cell under a date's heading says when, and not what: a mark, days, a few words of time. */
export const isWhen = (text: string): boolean => {
  const form = lookForm(text);
  return (
    MARK.test(form) ||
    /^[\d\s.,–—-]+$/.test(form) ||
    (form.length < 24 && /\d|недел|декад|месяц|начал|середин|кон/.test(form))
  );
};
