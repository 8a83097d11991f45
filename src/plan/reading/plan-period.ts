import { day } from "../../calendar/day.ts";
import { firstDay, lastDay } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { monthOfWord } from "../deadline/month-names.ts";
import { lookForm } from "../russian-text.ts";

const MONTH = "((?:январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*)";
const YEARS = "(\\d{4})\\s*(?:[-–—/\\\\]|и)\\s*(\\d{4}|\\d{2})";
const DASH = "\\s*(?:[-–—]|по|до)\\s*";

const monthIndex = (word: string): number => monthOfWord(word)?.month ?? 0;

/** The longest phrases first: «1 полугодие 2019-2020 учебного года» holds «2019-2020 учебного года». */
const PERIODS: [RegExp, (match: RegExpExecArray) => Period | null][] = [
  [
    new RegExp(
      `(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})\\s*(?:г\\.?|года)?${DASH}(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})(?!\\d)`,
    ),
    (m) => span(day(year(m[3]), num(m[2]), num(m[1])), day(year(m[6]), num(m[5]), num(m[4]))),
  ],
  [
    /(\d{1,2})\s*[-–—]\s*(\d{1,2})[./](\d{1,2})[./](\d{4})/,
    (m) => span(day(num(m[4]), num(m[3]), num(m[1])), day(num(m[4]), num(m[3]), num(m[2]))),
  ],
  [
    new RegExp(`(\\d{1,2})[./](\\d{1,2})${DASH}(\\d{1,2})[./](\\d{1,2})[./](\\d{4})`),
    (m) => acrossNewYear(num(m[5]), [num(m[2]), num(m[1])], [num(m[4]), num(m[3])]),
  ],
  [
    new RegExp(
      `(?:с )?(\\d{1,2}) ${MONTH}(?: (\\d{4}))?\\s*(?:г\\.?|года)?${DASH}(\\d{1,2}) ${MONTH} (\\d{4})`,
    ),
    (m) =>
      m[3] === undefined
        ? acrossNewYear(num(m[6]), [monthIndex(m[2] ?? ""), num(m[1])], [monthIndex(m[5] ?? ""), num(m[4])])
        : span(
            day(num(m[3]), monthIndex(m[2] ?? ""), num(m[1])),
            day(num(m[6]), monthIndex(m[5] ?? ""), num(m[4])),
          ),
  ],
  [
    new RegExp(`(?:с )?(\\d{1,2})${DASH}(\\d{1,2}) ${MONTH} (\\d{4})`),
    (m) =>
      span(
        day(num(m[4]), monthIndex(m[3] ?? ""), num(m[1])),
        day(num(m[4]), monthIndex(m[3] ?? ""), num(m[2])),
      ),
  ],
  // «на второе полугодие 2026-2027 учебного года (январь – июнь 2027 г.)»: the months in brackets say what is meant.
  [
    new RegExp(`\\(\\s*(?:с )?${MONTH}(?: (\\d{4}))?(?: ?(?:г\\.?|года))?${DASH}${MONTH},? (\\d{4})`),
    (m) => monthSpan(m),
  ],
  [
    new RegExp(`${YEARS}\\s*уч[^()]{0,30}\\(\\s*(?:с )?${MONTH}${DASH}${MONTH}\\s*\\)`),
    (m) =>
      endYear(m) === num(m[1]) + 1
        ? span(
            first(inSchoolYear(m[3], m[1]), monthIndex(m[3] ?? "")),
            last(inSchoolYear(m[4], m[1]), monthIndex(m[4] ?? "")),
          )
        : null,
  ],
  [
    new RegExp(`(i{1,2}|1|2|перв[а-я]+|втор[а-я]+)(?:-?[а-я]{1,2})? полугоди[а-я]* ${YEARS}`),
    (m) => (isSecond(m[1]) ? months(num(m[2]) + 1, 1, 5) : months(num(m[2]), 9, 12)),
  ],
  [
    new RegExp(
      `${YEARS}\\s*(?:-?й|уч)[а-я.]*(?: ?г(?:од[а-я]*|\\.)?)?[ ,(]*(?:на |за )?(i{1,2}|1|2|перв[а-я]+|втор[а-я]+)(?:-?[а-я]{1,2})? полугоди`,
    ),
    (m) => (isSecond(m[3]) ? months(num(m[1]) + 1, 1, 5) : months(num(m[1]), 9, 12)),
  ],
  [
    /(i{1,2}|1|2|перв[а-я]+|втор[а-я]+)(?:-?[а-я]{1,2})? полугоди[а-я]* (\d{4})/,
    (m) => (isSecond(m[1]) ? months(num(m[2]), 7, 12) : months(num(m[2]), 1, 6)),
  ],
  [
    /(iv|i{1,3}|[1-4])\s*(?:[-–—]|и)\s*(iv|i{1,3}|[1-4])(?:-?[а-я]{1,2})? квартал[а-я]* (\d{4})/,
    (m) => span(quarter(m[1] ?? "", num(m[3]))?.from ?? null, quarter(m[2] ?? "", num(m[3]))?.to ?? null),
  ],
  [
    /(iv|i{1,3}|[1-4]|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)(?:-?[а-я]{1,2})? квартал[а-я]* (\d{4})/,
    (m) => quarter(m[1] ?? "", num(m[2])),
  ],
  [
    new RegExp(`${MONTH}${DASH}${MONTH},? ${YEARS}`),
    (m) =>
      endYear(m, 3) === num(m[3]) + 1
        ? span(
            first(inSchoolYear(m[1], m[3]), monthIndex(m[1] ?? "")),
            last(inSchoolYear(m[2], m[3]), monthIndex(m[2] ?? "")),
          )
        : null,
  ],
  [
    new RegExp(`(?:^|[а-я,:(] ?)${MONTH},? ${YEARS}`),
    (m) =>
      endYear(m, 2) === num(m[2]) + 1
        ? months(inSchoolYear(m[1], m[2]), monthIndex(m[1] ?? ""), monthIndex(m[1] ?? ""))
        : null,
  ],
  [new RegExp(`${MONTH}(?: (\\d{4}))?(?: ?(?:г\\.?|года))?${DASH}${MONTH} (\\d{4})`), (m) => monthSpan(m)],
  [
    new RegExp(`${MONTH}\\s*(?:[-–—]|,|и)\\s*${MONTH} (\\d{4})`),
    (m) => span(first(num(m[3]), monthIndex(m[1] ?? "")), last(num(m[3]), monthIndex(m[2] ?? ""))),
  ],
  [
    new RegExp(`(?:^|[а-я,:(] ?)${MONTH}(?: месяц[а-я]*)?,? (\\d{4})(?!\\s*[-–—/]\\s*\\d)`),
    (m) => months(num(m[2]), monthIndex(m[1] ?? ""), monthIndex(m[1] ?? "")),
  ],
  // «на 2025-2026, 2026-2027 учебные годы», «на 2025-2028 учебные годы»
  [
    new RegExp(`${YEARS}(?: уч[а-я.]*(?: год[а-я]*)?)?(?:,| и| ?[-–—]) ${YEARS}`),
    (m) => (endYear(m) <= num(m[3]) ? span(`${num(m[1])}-09-01`, `${endYear(m, 3)}-08-31`) : null),
  ],
  [
    new RegExp(`${YEARS} уч[а-я.]* год`),
    (m) => (endYear(m) - num(m[1]) <= 20 ? span(`${num(m[1])}-09-01`, `${endYear(m)}-08-31`) : null),
  ],
  [
    new RegExp(`${YEARS}\\s*(?:г\\.?г?\\.?|годы|годов|годах)(?![а-я])`),
    (m) => calendarYears(num(m[1]), endYear(m)),
  ],
  [new RegExp(YEARS), (m) => schoolYear(num(m[1]), endYear(m))],
  [
    /(?:на|за|^|в)\s*(\d{4})\s*(?:-?й )?(?:календарн[а-я]+ )?(?:г(?![а-я])|год)/,
    (m) => months(num(m[1]), 1, 12),
  ],
];

/**
 * For what time a heading says the plan is: «на 2-е полугодие 2019 года», «на IV квартал 2024 года», «на 2025-2026
 * учебный год» (1 September to 31 August), «с 16.03.2020 по 17.04.2020». Null when it does not say, or says what
 * cannot be. The second half of a school year ends with May, as its lessons do.
 */
export function readPeriod(text: string): Period | null {
  // The day of an order or of a signature is no period.
  const form = romanText(lookForm(text))
    .replace(/(?:от|№)\s*\d{1,2}\.\d{1,2}\.\d{4}/g, " ")
    .replace(/и (на )?плановый период.*$/, "")
    .replace(
      /(?:итог|результат)[а-я]*(?: работы)?(?: за)? \d{4}(?: ?[-–—/] ?\d{2,4})?(?: ?уч[а-я.]* ?г[а-я.]*)?/,
      " ",
    )
    // «на 25-26 учебный год»
    .replace(/(?<!\d)(\d\d) ?[-–—/] ?(\d\d)(?= ?(уч|у\. ?г))/, "20$1-20$2")
    // «по подготовке к 2023-2024 учебному году» is of the months before it.
    .replace(/(?<![а-я])к (новому )?\d{4} ?[-–—/] ?\d{2,4} ?уч[а-я.]* ?г[а-я.]*/, " ");
  // The days of holidays and of school terms are each school's own: the year beside them is not the plan's time.
  const unknown = /каникул|(^|[^а-я])четверт[ьи]([^а-я]|$)|триместр/.test(form);
  for (const [pattern, read] of unknown ? PERIODS.slice(0, EXACT) : PERIODS) {
    const match = pattern.exec(form);
    const period = match === null ? null : read(match);
    if (period !== null) return period;
  }
  return null;
}

/** The patterns of days, which need no school's calendar, come first. */
const EXACT = 5;

/** «ІІ» typed with Cyrillic «І»; «11» for «II» cannot be told. */
const romanText = (form: string): string => form.replaceAll("і", "i").replaceAll(/["«»]/g, "");

/** A range of which only the end has its year: «с 29 декабря по 11 января 2026 года» begins in the year before. */
function acrossNewYear(year: number, from: [number, number], to: [number, number]): Period | null {
  const end = day(year, ...to);
  const sameYear = span(day(year, ...from), end);
  return sameYear ?? span(day(year - 1, ...from), end);
}

/** «май» of «2025-2026» is in the second year. */
const inSchoolYear = (month: string | undefined, start: string | undefined): number =>
  num(start) + (monthIndex(month ?? "") < 9 ? 1 : 0);

const year = (digits: string | undefined): number => (digits?.length === 2 ? 2000 : 0) + num(digits);
const num = (digits: string | undefined): number => Number(digits ?? "0");
const isSecond = (word: string | undefined): boolean =>
  word === "2" || word === "ii" || word?.startsWith("втор") === true;

const first = (year: number, month: number): string | null => day(year, month, 1);
const last = (year: number, month: number): string | null => {
  const start = first(year, month);
  return start === null ? null : lastDay(start.slice(0, 7));
};

function span(from: string | null, to: string | null): Period | null {
  if (from === null || to === null || from > to) return null;
  const year = Number(from.slice(0, 4));
  return year >= 1990 && year <= 2100 ? { from, to } : null;
}

const months = (year: number, from: number, to: number): Period | null =>
  span(first(year, from), last(year, to));

function monthSpan(match: RegExpExecArray): Period | null {
  const from = monthIndex(match[1] ?? "");
  const to = monthIndex(match[3] ?? "");
  const end = num(match[4]);
  // «сентябрь - май 2026» begins in the year before.
  const start = match[2] === undefined ? (from > to ? end - 1 : end) : num(match[2]);
  return span(first(start, from), last(end, to));
}

function quarter(word: string, year: number): Period | null {
  const index =
    ["i", "ii", "iii", "iv"].indexOf(word) + 1 ||
    Number(word) ||
    ["перв", "втор", "трет", "четв"].indexOf(word.slice(0, 4)) + 1;
  return index === 0 ? null : months(year, index * 3 - 2, index * 3);
}

/** The second of two years that stand at `at` in the match: «2025/26» has its century from the first. */
const endYear = (match: RegExpExecArray, at = 1): number => {
  const start = num(match[at]);
  const end = match[at + 1];
  return end?.length === 2 ? Math.floor(start / 100) * 100 + num(end) : num(end);
};

function schoolYear(from: number, to: number): Period | null {
  return to === from + 1 ? span(`${from}-09-01`, `${to}-08-31`) : calendarYears(from, to);
}

const calendarYears = (from: number, to: number): Period | null =>
  to - from > 20 ? null : span(firstDay(`${from}-01`), lastDay(`${to}-12`));
