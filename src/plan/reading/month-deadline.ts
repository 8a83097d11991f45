import { firstDay, lastDay, monthOf, addMonths } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { overlap } from "../../calendar/period.ts";
import { lookForm } from "../russian-text.ts";

const GENITIVE = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];
const NOMINATIVE = [
  "январь",
  "февраль",
  "март",
  "апрель",
  "май",
  "июнь",
  "июль",
  "август",
  "сентябрь",
  "октябрь",
  "ноябрь",
  "декабрь",
];

/** Words that already say which month is meant, or that the whole plan's time is. */
export const SAYS_ITSELF =
  /январ|феврал|март|апрел|(^|[^а-я])ма[йея]([^а-я]|$)|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.(0?[1-9]|1[0-2])(?!\d)|год|полугоди|квартал|четверт|(^| )каникул|запрос|постоянно/;

/**
 * A deadline under a month's heading: the text with that month put in («15» is «15 сентября», nothing is the whole
 * month) and the time it must lie in. Without a heading, or where the text says its own month, both stay as they are.
 */
export function monthDeadline(
  text: string,
  month: number | null,
  year: number | null,
  period: Period | null,
): { text: string; period: Period | null } {
  // An empty cell means the month over it, but not the time of the whole plan.
  const meant = month ?? (text === "" ? null : onlyMonth(period));
  return meant === null ? { text, period } : underMonth(text, meant, year, period);
}

/** A plan for one month needs no heading to say which. */
const onlyMonth = (period: Period | null): number | null =>
  period !== null && monthOf(period.from) === monthOf(period.to) ? Number(period.from.slice(5, 7)) : null;

function underMonth(
  text: string,
  month: number,
  year: number | null,
  period: Period | null,
): { text: string; period: Period | null } {
  const own = monthPeriod(month, year, period);
  if (SAYS_ITSELF.test(lookForm(text)))
    return { text, period: year !== null && namesOnly(month, text) ? own : period };
  const genitive = GENITIVE[month - 1] ?? "";
  if (text === "") return { text: NOMINATIVE[month - 1] ?? "", period: own ?? period };
  const form = lookForm(text);
  if (
    /^(с |до |к |не позднее )?\d{1,2}([\s,и–—-]+(по |до )?\d{1,2})*( ?(числа|числ|-?го|-?е))*\.?$/.test(form)
  ) {
    return {
      text: `${form.replace(/(?<=\d) ?(числа|числ|-?го|-?е)(?![а-я])/g, "").replace(/\.$/, "")} ${genitive}`,
      period: own ?? period,
    };
  }
  if (/недел[яиюе]|декад|начал|середин|кон(ец|це)/.test(form) && !/еженедел|кажд/.test(form)) {
    return { text: `${text} ${genitive}`.replace(/ месяца /, " "), period: own ?? period };
  }
  return { text, period: own ?? period };
}

/** «Август», «до 25 августа», «до 31.08»: no other month, and no year. */
const namesOnly = (month: number, text: string): boolean => {
  const form = lookForm(text);
  if (/^\D*\d{1,2}\.(\d{1,2})\.?$/.exec(form)?.[1]?.padStart(2, "0") === String(month).padStart(2, "0"))
    return true;
  return (
    !/\d{4}|\d\.\d/.test(form) &&
    GENITIVE.every((name, at) => form.includes(name.slice(0, -1)) === (at === month - 1))
  );
};

/** That month of the plan's time; null where it holds no such month, or two. */
function monthPeriod(month: number, year: number | null, period: Period | null): Period | null {
  const whole = (iso: string): Period => ({ from: firstDay(iso), to: lastDay(iso) });
  const iso = (year: number): string => `${year}-${String(month).padStart(2, "0")}`;
  if (year !== null) return whole(iso(year));
  if (period === null) return null;
  const found: Period[] = [];
  for (let at = monthOf(period.from), n = 0; at <= monthOf(period.to) && n < 60; at = addMonths(at, 1), n++) {
    const part = Number(at.slice(5)) === month ? overlap(whole(at), period) : null;
    if (part !== null) found.push(part);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}
