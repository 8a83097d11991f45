import type { Period } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";
import { monthHeading } from "./date-label.ts";
import type { PlanDocument } from "./plan-document.ts";
import { readPeriod } from "./plan-period.ts";
import { cyrillic, fold } from "../russian-text.ts";

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
    .map((line) => unspaced(fold(line.slice(0, LONGEST_LINE))))
    .filter((line) => line !== "");
  const inTable = document.blocks[before];
  const firstRows =
    inTable?.kind === "table"
      ? inTable.rows.slice(0, 3).map((row) => fold(row.map((cell) => cell.text).join(" ")))
      : [];
  const found = readTitle(lines) ?? readTitle(firstRows);
  const said = lines.find((line) => saysPeriod(line) && readPeriod(line) !== null);
  const title = found?.title ?? withLineBefore(lines, said ?? "");
  const period =
    found?.period ??
    readPeriod(title) ??
    (said === undefined ? null : readPeriod(said)) ??
    firstOf(firstRows, readPeriod) ??
    firstOf(lines, dayOf);
  return { title, clusterName: clusterNameIn([title, ...lines]), period, lines };
}

/** «Дата проведения: 14 ноября 2024 года»: a programme of one day. */
function dayOf(line: string): Period | null {
  const said = /^(?:дата|день)(?: [а-яё]+){0,3}\s*[:–—-]\s*(.{6,40})$/i.exec(line)?.[1];
  const days = said === undefined ? [] : readDeadline(said, null).occurrences;
  const day = days.length === 1 && days[0]?.from === days[0]?.to ? days[0]?.to : undefined;
  return day === undefined || day.startsWith("-") ? null : { from: day, to: day };
}

/** A line that may tell the plan's time, and not a year spoken of in passing or the day of an approval. */
const saysPeriod = (line: string): boolean =>
  line.length < 120 &&
  !/^(утвержд|соглас|принят|рассмотр|приказ|протокол|от |«?_|\d{1,2}[» ])|анализ|итог|прошл/i.test(line) &&
  /^(на|за|с|период|сроки?|перв|втор|[IVX\d])(?![а-яё])|план|циклограмм|дорожн|полугоди|квартал|^[а-яё]+([ –-]+[а-яё]+)? \d{4}/i.test(
    line,
  );

/** «Внутришкольный контроль / на 2025-2026 учебный год»: the time alone is no title. */
function withLineBefore(lines: readonly string[], line: string): string {
  const before = lines[lines.indexOf(line) - 1];
  const alone = /^(на|за|с|[IVX\d]+)(?![а-яё])/i.test(line) && before !== undefined && before.length < 120;
  return alone && !/^(утвержд|соглас|приказ|протокол|_)/i.test(before) ? `${before} ${line}` : line;
}

/** «П Л А Н» as «ПЛАН». */
const unspaced = (line: string): string =>
  line.replace(/(?<![А-Яа-яЁё])(?:[А-ЯЁ] ){3,}[А-ЯЁ](?![А-Яа-яЁё])/g, (word) => word.replaceAll(" ", ""));

const TITLE_START =
  /^(проект |[а-яё-]+(ый|ий|ой) )*(план|дорожная карта|циклограмма|программа (?:[а-яё-]+ )?(?:мероприятий|семинара|совещания|конференции|слёта)|календарь|комплекс мер|годовой круг)(-[а-яё]+)?([^а-яё]|$)/i;
const AFTER_TITLE =
  /^(цел[ьи]|задач|состав|раздел|модуль|блок|утвержд|основн[а-яё]+ (направлени|цел|задач)|№|пояснит|школ[^:]*:|участник|руководитель|методическая тема|приоритет|перечень|в состав|(период|сроки?) (реализации|действия|проведения|выполнения))|:$/i;

/** «План», the lines that go on with it, up to the one that says for what time; and that time. */
function readTitle(lines: readonly string[]): { title: string; period: Period | null } | null {
  const start = lines.findIndex((line) => TITLE_START.test(cyrillic(line)));
  if (start === -1) return null;
  const title: string[] = [];
  for (const line of lines.slice(start, start + 6)) {
    if (
      title.length > 0 &&
      (AFTER_TITLE.test(line) || (monthHeading(line) !== null && !line.toLowerCase().startsWith("на ")))
    )
      break;
    title.push(line);
    if (readPeriod(title.join(" ")) !== null) break;
  }
  const whole = title.join(" ");
  const period = readPeriod(whole);
  if (period === null && title.length > 3) return { title: title.slice(0, 2).join(" "), period };
  // «… на 2025-2026 учебный год / (1 полугодие)», «… с 29 декабря 2025 года по 11 января 2026 года»
  const after = lines[start + title.length];
  const narrower =
    after !== undefined &&
    after.length < 80 &&
    /^\(?(с \d|период|на|за|[IVX\d]|перв|втор)|полугоди|квартал/i.test(after) &&
    !AFTER_TITLE.test(after)
      ? readPeriod(`${whole} ${after}`)
      : null;
  return narrower !== null &&
    (period === null ||
      (narrower.from >= period.from &&
        narrower.to <= period.to &&
        narrower.from + narrower.to !== period.from + period.to))
    ? { title: `${whole} ${after}`, period: narrower }
    : { title: whole, period };
}

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
    const place =
      /(?:^|[^а-яё])кластера ((?:[А-ЯЁ][а-яё-]+(?:ого|его) )+(?:муниципального |городского )?(?:района|округа))/i.exec(
        line,
      );
    if (place !== null) return `Кластер ${place[1]}`;
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
