import { day } from "../calendar/day.ts";
import { firstDay, lastDay } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { cyrillic, fold, lookForm } from "./russian-text.ts";

export interface PlanHead {
  title: string;
  /** «Опаринский образовательный кластер»; null for a plan that is not a cluster's. */
  clusterName: string | null;
  period: Period | null;
  /** The lines before the first event table. */
  lines: string[];
}

/** No title is longer; a page in one paragraph is not searched for one. */
const LONGEST_LINE = 500;

/** What stands over the event tables; `before` is the index of the first of them. */
export function readHead(document: PlanDocument, before: number): PlanHead {
  const all = document.blocks.map((block) =>
    block.kind === "paragraph"
      ? block.text.split("\n")
      : block.rows.flatMap((row) => row.map((cell) => cell.text)),
  );
  const lines = all
    .slice(0, before)
    .flat()
    .map((line) => fold(line.slice(0, LONGEST_LINE)))
    .filter((line) => line !== "");
  const inTable = document.blocks[before];
  const firstRows =
    inTable?.kind === "table"
      ? inTable.rows.slice(0, 3).map((row) => fold(row.map((cell) => cell.text).join(" ")))
      : [];
  const title =
    readTitle(lines) ?? readTitle(firstRows) ?? lines.find((line) => readPeriod(line) !== null) ?? "";
  const period =
    readPeriod(title) ??
    firstOf(
      lines.filter((line) => !/^(утвержд|соглас|принят|приказ|протокол)/i.test(line)),
      readPeriod,
    ) ??
    firstOf(firstRows, readPeriod);
  return { title, clusterName: clusterNameIn([title, ...lines]), period, lines };
}

/** «План», the lines that go on with it, up to the one that says for what time. */
function readTitle(lines: readonly string[]): string | null {
  const start = lines.findIndex((line) =>
    /^(календарн\S+ |годовой |перспективн\S+ |рабоч\S+ |комплексн\S+ |единый )*(план|п л а н|дорожная карта|циклограмма)(-график)?([^а-яё]|$)/i.test(
      cyrillic(line),
    ),
  );
  if (start === -1) return null;
  const title: string[] = [];
  for (const line of lines.slice(start, start + 6)) {
    if (title.length > 0 && /^(цел|задач|состав|раздел|модуль|утвержд|основн|№|пояснит)|:$/i.test(line))
      break;
    if (title.length > 0 && monthAlone(line)) break;
    title.push(line);
    if (readPeriod(title.join(" ")) !== null) break;
  }
  const whole = title.join(" ");
  return readPeriod(whole) === null && title.length > 3 ? title.slice(0, 2).join(" ") : whole;
}

const monthAlone = (line: string): boolean =>
  MONTHS.some((month) => new RegExp(`^${month}[а-я]*$`).test(lookForm(line)));

function firstOf<T>(lines: readonly string[], read: (line: string) => T | null): T | null {
  for (const line of lines) {
    const found = read(line);
    if (found !== null) return found;
  }
  return null;
}

function clusterNameIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const match = /([А-ЯЁ][А-Яа-яё-]+)(?:ого|ОГО) ((?:[А-Яа-яё-]+(?:ого|ОГО) ){0,2})(кластера|КЛАСТЕРА)/.exec(
      cyrillic(line),
    );
    if (match !== null) return `${nominative(match[1] ?? "")} ${nominatives(match[2] ?? "")}кластер`;
    const plain = /([А-ЯЁ][а-яё-]+ий) ((?:[а-яё-]+(?:ый|ий) ){0,2})кластер(?![а-яё])/.exec(line);
    if (plain !== null) return `${plain[1]} ${plain[2]}кластер`;
    const named = /кластер[а]?\s+(«[^»]+»)/i.exec(line);
    if (named !== null) return `Кластер ${named[1]}`;
  }
  return null;
}

/** «Опаринск» (of «Опаринского») as «Опаринский», «образовательн» as «образовательный». */
const nominative = (stem: string): string => {
  const word = stem === stem.toUpperCase() ? (stem[0] ?? "") + stem.slice(1).toLowerCase() : stem;
  if (/^(Лугов|Степн|Лесн|Боров|Речн|Берегов|Полев|Больш)$/.test(word)) return `${word}ой`;
  return /[гкх]$/.test(word) ? `${word}ий` : `${word}ый`;
};

const nominatives = (words: string): string =>
  words
    .trim()
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `${nominative(word.toLowerCase().replace(/ого$/, ""))} `)
    .join("");

const MONTHS = [
  "январ",
  "феврал",
  "март",
  "апрел",
  "ма[йя]",
  "июн",
  "июл",
  "август",
  "сентябр",
  "октябр",
  "ноябр",
  "декабр",
];
const MONTH = `(${MONTHS.map((month) => `${month}[а-я]*`).join("|")})`;
const YEARS = "(\\d{4})\\s*(?:[-–—/\\\\]|и)\\s*(\\d{4}|\\d{2})";
const DASH = "\\s*(?:[-–—]|по|до)\\s*";

const monthIndex = (word: string): number =>
  MONTHS.findIndex((month) => new RegExp(`^${month}`).test(word)) + 1;

/** The longest phrases first: «1 полугодие 2019-2020 учебного года» holds «2019-2020 учебного года». */
const PERIODS: [RegExp, (match: RegExpExecArray) => Period | null][] = [
  [
    new RegExp(
      `(\\d{1,2})[./](\\d{1,2})[./](\\d{4})\\s*(?:г\\.?|года)?${DASH}(\\d{1,2})[./](\\d{1,2})[./](\\d{4})`,
    ),
    (m) => span(day(num(m[3]), num(m[2]), num(m[1])), day(num(m[6]), num(m[5]), num(m[4]))),
  ],
  [
    new RegExp(`(\\d{1,2})[./](\\d{1,2})${DASH}(\\d{1,2})[./](\\d{1,2})[./](\\d{4})`),
    (m) => span(day(num(m[5]), num(m[2]), num(m[1])), day(num(m[5]), num(m[4]), num(m[3]))),
  ],
  [
    new RegExp(
      `(?:с )?(\\d{1,2}) ${MONTH}(?: (\\d{4}))?\\s*(?:г\\.?|года)?${DASH}(\\d{1,2}) ${MONTH} (\\d{4})`,
    ),
    (m) =>
      span(
        day(num(m[3] ?? m[6]), monthIndex(m[2] ?? ""), num(m[1])),
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
  [
    new RegExp(`(i{1,2}|1|2|перв[а-я]+|втор[а-я]+)(?:-?[а-я]{1,2})? полугоди[а-я]* ${YEARS}`),
    (m) => (isSecond(m[1]) ? months(num(m[2]) + 1, 1, 5) : months(num(m[2]), 9, 12)),
  ],
  [
    new RegExp(
      `${YEARS}\\s*(?:-?й|уч)[а-я.]*(?: ?год[а-я]*)?[ ,(]*(?:на |за )?(i{1,2}|1|2|перв[а-я]+|втор[а-я]+)(?:-?[а-я]{1,2})? полугоди`,
    ),
    (m) => (isSecond(m[3]) ? months(num(m[1]) + 1, 1, 5) : months(num(m[1]), 9, 12)),
  ],
  [
    /(i{1,2}|1|2|перв[а-я]+|втор[а-я]+)(?:-?[а-я]{1,2})? полугоди[а-я]* (\d{4})/,
    (m) => (isSecond(m[1]) ? months(num(m[2]), 7, 12) : months(num(m[2]), 1, 6)),
  ],
  [
    /(iv|i{1,3}|[1-4]|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)(?:-?[а-я]{1,2})? квартал[а-я]* (\d{4})/,
    (m) => quarter(m[1] ?? "", num(m[2])),
  ],
  [new RegExp(`${MONTH}(?: (\\d{4}))?(?: ?(?:г\\.?|года))?${DASH}${MONTH} (\\d{4})`), (m) => monthSpan(m)],
  [
    new RegExp(`${MONTH}\\s*(?:[-–—]|,|и)\\s*${MONTH} (\\d{4})`),
    (m) => span(first(num(m[3]), monthIndex(m[1] ?? "")), last(num(m[3]), monthIndex(m[2] ?? ""))),
  ],
  [
    new RegExp(`(?:^|[^\\d ] ?)${MONTH}(?: месяц[а-я]*)?,? (\\d{4})(?!\\s*[-–—/]\\s*\\d)`),
    (m) => months(num(m[2]), monthIndex(m[1] ?? ""), monthIndex(m[1] ?? "")),
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
  const form = romanText(lookForm(text)).replace(/(?:от|№)\s*\d{1,2}\.\d{1,2}\.\d{4}/g, " ");
  for (const [pattern, read] of PERIODS) {
    const match = pattern.exec(form);
    const period = match === null ? null : read(match);
    if (period !== null) return period;
  }
  return null;
}

/** «ІІ», «11» typed for «II» cannot be told, Cyrillic «І» can; «1-ое» is one. */
const romanText = (form: string): string => form.replaceAll("і", "i").replaceAll("«", "").replaceAll("»", "");

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

const endYear = (match: RegExpExecArray): number => {
  const start = num(match[1]);
  return match[2]?.length === 2 ? Math.floor(start / 100) * 100 + num(match[2]) : num(match[2]);
};

function schoolYear(from: number, to: number): Period | null {
  return to === from + 1 ? span(`${from}-09-01`, `${to}-08-31`) : calendarYears(from, to);
}

const calendarYears = (from: number, to: number): Period | null =>
  to - from > 20 ? null : span(firstDay(`${from}-01`), lastDay(`${to}-12`));
