import { dayWords, monthWords } from "../../calendar/calendar-texts.ts";
import type { Day } from "../../calendar/day.ts";
import type { Month } from "../../calendar/month.ts";
import { clip } from "../../plan/plan-texts.ts";
import { type Html, html, lines } from "../../telegram/html.ts";
import { cellsOf, countsIn, type GridState, type MonthCounts, type SchoolGrid } from "./school-grid.ts";

/** What a cell says; short, for it is narrow. */
export const CELL_WORDS: Readonly<Record<GridState, string>> = {
  onTime: "в срок",
  late: "поздно",
  missing: "нет",
  awaited: "ждём",
  notAsked: "—",
  returned: "возвр.",
  accepted: "принят",
};

const MEANINGS: Readonly<Record<GridState, string>> = {
  accepted: "«принят»: отчёт принят председателем",
  onTime: "«в срок»: сдан в срок, ещё не просмотрен",
  late: "«поздно»: сдан после срока",
  returned: "«возвр.»: возвращён на исправление",
  missing: "«нет»: срок прошёл, отчёта нет",
  awaited: "«ждём»: срок ещё не наступил",
  notAsked: "«—»: отчёт не требуется",
};

const ORDER = Object.keys(MEANINGS) as GridState[];

const dayPart = (today: Day, part: { at: number; of: number }): string =>
  `На ${dayWords(today, { year: true })}${part.of > 1 ? `. Часть ${part.at + 1} из ${part.of}` : ""}`;

export const GRID_WORDS = {
  day: dayPart,
  total: "Сдали",
  counts: ({ asked, handedIn }: MonthCounts): string => `${handedIn} из ${asked}`,
  /** «Сентябрь 2018 года – февраль 2019 года». */
  span: (months: readonly Month[]): string => {
    const [first = "", last = ""] = [months.at(0), months.at(-1)];
    const words = (month: Month): string => monthWords(month, "nominative", { year: true });
    const said = first === last ? words(first) : `${words(first)} – ${words(last)}`;
    return said.slice(0, 1).toUpperCase() + said.slice(1);
  },
  month: (month: Month): string => monthWords(month, "nominative").slice(0, 3),
  /** Only of what the grid shows. */
  meanings: (grid: SchoolGrid): string[] =>
    ORDER.filter((state) => cellsOf(grid, state) > 0).map((state) => MEANINGS[state]),
} as const;

const YEAR_COUNTS: readonly [GridState, string][] = [
  ["accepted", "принято"],
  ["onTime", "сдано в срок"],
  ["late", "сдано поздно"],
  ["returned", "возвращено"],
  ["missing", "не сдано"],
];

/** Under the picture, in words: the last month, and the year so far. */
export function gridCaption(grid: SchoolGrid, part: { at: number; of: number }): Html {
  const last = grid.months.length - 1;
  const month = grid.months[last];
  const year = YEAR_COUNTS.flatMap(([state, words]) => {
    const number = cellsOf(grid, state);
    return number > 0 ? [`${words} – ${number}`] : [];
  });
  return lines(
    html`<b>${clip(grid.cluster, 200)}</b>`,
    html`${clip(grid.form, 200)}`,
    html`${dayPart(grid.today, part)}`,
    month !== undefined &&
      html`${GRID_WORDS.span([month])}: сдали ${GRID_WORDS.counts(countsIn(grid, last))}`,
    year.length > 0 && html`За учебный год: ${year.join("; ")}`,
  );
}

export const gridName = (today: Day, at: number): string => `Отчёты школ на ${today}, ${at + 1}.png`;

/** Nobody is asked for anything yet. */
export const noGrid = (): Html => html`По этой форме школы ещё ничего не сдавали и срок не наступал.`;
