import { dateOf, type Day, monthNumber, weekday, yearOf } from "./day.ts";
import { firstDay, lastDay, type Month, monthOf } from "./month.ts";

/** Nominative (and accusative), genitive, dative, prepositional: declined from a table, never by rule. */
const MONTHS = [
  ["январь", "января", "январю", "январе"],
  ["февраль", "февраля", "февралю", "феврале"],
  ["март", "марта", "марту", "марте"],
  ["апрель", "апреля", "апрелю", "апреле"],
  ["май", "мая", "маю", "мае"],
  ["июнь", "июня", "июню", "июне"],
  ["июль", "июля", "июлю", "июле"],
  ["август", "августа", "августу", "августе"],
  ["сентябрь", "сентября", "сентябрю", "сентябре"],
  ["октябрь", "октября", "октябрю", "октябре"],
  ["ноябрь", "ноября", "ноябрю", "ноябре"],
  ["декабрь", "декабря", "декабрю", "декабре"],
] as const;

const WEEKDAYS = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"] as const;

/** «Пн» to «Вс», as the head of a month's table. */
export const WEEKDAY_HEADS = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"] as const;

const names = (month: number) => MONTHS[month - 1] ?? MONTHS[0];

/** «21 ноября», with `year` «21 ноября 2019 года». */
export function dayWords(day: Day, options: { year?: boolean } = {}): string {
  const words = `${dateOf(day)} ${names(monthNumber(day))[1]}`;
  return options.year === true ? `${words} ${yearOf(day)} года` : words;
}

/** «21.11», with `year` «21.11.2019». */
export function dayShort(day: Day, options: { year?: boolean } = {}): string {
  const short = `${day.slice(8, 10)}.${day.slice(5, 7)}`;
  return options.year === true ? `${short}.${day.slice(0, 4)}` : short;
}

/** What follows a day: « в 10:00», « с 08:30 до 12:30», nothing where no time is known. */
export function atTime(time: string | null): string {
  if (time === null) return "";
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(time) ?? [];
  return from === undefined ? ` в ${time}` : ` с ${from} до ${to}`;
}

/** «четверг». */
export const weekdayWords = (day: Day): string => WEEKDAYS[weekday(day) - 1] ?? "";

/** «чт». */
export const weekdayShort = (day: Day): string => (WEEKDAY_HEADS[weekday(day) - 1] ?? "").toLowerCase();

export type MonthForm = "nominative" | "genitive" | "in" | "for" | "by";

/** «ноябрь», «ноября», «в ноябре», «за ноябрь», «к ноябрю»; with `year` «за ноябрь 2019 года». */
export function monthWords(month: Month, form: MonthForm, options: { year?: boolean } = {}): string {
  const [nominative, genitive, dative, prepositional] = names(Number(month.slice(5, 7)));
  const words = {
    nominative,
    genitive,
    in: `в ${prepositional}`,
    for: `за ${nominative}`,
    by: `к ${dative}`,
  }[form];
  return options.year === true ? `${words} ${month.slice(0, 4)} года` : words;
}

/**
 * A stretch of days as a plan would say it: «21 ноября», «ноябрь», «сентябрь – декабрь», «10–20 ноября»,
 * «10 ноября – 5 декабря»; the years are said where it begins and ends in different ones.
 */
export function spanWords(opensOn: Day, dueOn: Day): string {
  const year = yearOf(opensOn) !== yearOf(dueOn);
  if (opensOn === dueOn) return dayWords(dueOn);
  const [from, to] = [monthOf(opensOn), monthOf(dueOn)];
  if (opensOn === firstDay(from) && dueOn === lastDay(to)) {
    if (from === to) return monthWords(from, "nominative");
    if (!year) return `${monthWords(from, "nominative")} – ${monthWords(to, "nominative")}`;
    return `${monthWords(from, "nominative", { year })} – ${monthWords(to, "nominative", { year })}`;
  }
  if (from === to) return `${dateOf(opensOn)}–${dayWords(dueOn)}`;
  return `${dayWords(opensOn, { year })} – ${dayWords(dueOn, { year })}`;
}

/** The form of a noun that goes with a number: one of ["день", "дня", "дней"] for 1, 2, 5. */
export function plural(n: number, forms: readonly [string, string, string]): string {
  const [tens, ones] = [Math.abs(n) % 100, Math.abs(n) % 10];
  if (tens > 10 && tens < 20) return forms[2];
  if (ones === 1) return forms[0];
  return ones > 1 && ones < 5 ? forms[1] : forms[2];
}

/** «1 день», «2 дня», «5 дней». */
export const count = (n: number, forms: readonly [string, string, string]): string =>
  `${n} ${plural(n, forms)}`;

/** With a capital letter first: «Зам. по ВР». */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
