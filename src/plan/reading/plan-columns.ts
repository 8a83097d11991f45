import { dateLabel, type DateLabel } from "./date-label.ts";
import { findNames } from "./person-name.ts";
import { fold, lookForm } from "../russian-text.ts";

/** What a column of an event table holds; null for one that the bot has no use for. */
export type ColumnRole =
  | "number"
  | "title"
  | "deadline"
  | "responsible"
  | "place"
  | "time"
  | "month"
  | "week"
  | "section"
  | "frequency"
  | "post"
  | "ignored";

type Role = Exclude<ColumnRole, "ignored">;

/** A column of its own for a month or a half-year, with a mark, days or words in it. */
export interface DateColumn {
  at: number;
  label: DateLabel;
}

/** Where each role's column stands, counted from 0. */
export interface Columns extends Partial<Record<Role, number>> {
  dates?: DateColumn[];
  /** A second column of those who answer: «Ответственный в отделе | Ответственный в школе». */
  responsibleToo?: number;
}

/**
 * The order is the rule: «Отметка об исполнении» is no deadline, «Ответственный за проведение мероприятия» no
 * title, «Место проведения мероприятия» neither; but «Срок выполнения» is one for all that it says «выполнения».
 */
const ROLES: [ColumnRole, RegExp][] = [
  ["number", /^(№|n\b|no\b|#|п\/п|№?\s*п\.?\s*\/?\s*п\.?$|(порядковый )?номер( п\/п)?$)/],
  [
    "deadline",
    /^((планируем|примерн|планов|контрольн)[а-я]+ )?(срок|дат[аы]|когда|время (вы|ис)полнени)|^(число|числа|день|дни|дедлайн)$/,
  ],
  [
    "responsible",
    // «Ответсвенные», «Отвественный» and «Ответст-венный» too
    /^(отв[а-я]*-?[а-я]*вен|отв\.|исполнит|кто([ ?]|$)|фио ответств|ф\.? ?и\.? ?о\.? ответств|лиц[оа], ?[а-я]+|должностные лица|проверяющ|участник[а-я]*(,| и| ?\/) ?ответств)/,
  ],
  [
    "place",
    /^(школа|организация|учреждение|оо|оу)[ -–]{1,3}(организатор|площадка|хозяйка|база)|^(база( проведени|$)|площадка$)/,
  ],
  ["month", /^месяц/],
  ["frequency", /^(периодичн|кратност|частот)/],
  ["post", /^(занимаемая )?должност/],
  ["week", /^(№ )?недел[яи]/],
  ["section", /^(раздел|(основные )?направлени[ея]|модуль|блок)/],
  [
    "title",
    /^(мероприяти|содержани|наименован|вопрос|объект|тема|темы|тематик|повестк|дел[оа]([^а-я]|$)|перечень мероприяти|названи|что контрол)/,
  ],
  [
    "ignored",
    /отм\.|отметк|примечан|результат|выполнени|контрол|участник|(^|[^а-я])класс(ы|ов)?($|[^а-я])|охват|аудитор|показател|источник|документ|^цел[ьи]|^форм[аы]|^вид контрол|^метод/,
  ],
  [
    "responsible",
    /ответств|исполнител|организатор|докладчик|выступающ|куратор|модератор|спикер|лектор|^(ведущ(ий|ие)|кем провод|провод(ит|ят))/,
  ],
  ["time", /^время( проведения| начала|$)/],
  ["deadline", /^(?!(в|во|на|по|за) ).*(срок|дата|когда|врем[яе]|период)/],
  ["place", /^место|мест[ао] проведени|^где/],
  [
    "title",
    /мероприят|содержани|дел[оа]([^а-я]|$)|событи|наименован|тематик|вид(ы)? (деятельности|работ)|^работа|^что |рассматрива|деятельност/,
  ],
];

/** When two columns could be the title, the word that comes first here wins. */
const TITLE_WORDS = [
  /^((общие |конкретные )?(мероприят|событи|дела)|наименование мероприят|содержание мероприят)/,
  /мероприят/,
  /событи|дела/,
  /вопрос|повестк/,
  /объект/,
  /^тем/,
  /наименован|названи/,
  /содержани/,
  /./,
];

/** What this heading calls its column, or null when it is no heading that plans use. */
export function columnRole(heading: string): ColumnRole | null {
  const form = lookForm(heading)
    .replace(/^[\s.:]+|[\s:]+$/g, "")
    .replace(/([а-я])- ([а-я])/g, "$1$2");
  if (form === "" || form.length > 90) return null;
  return ROLES.find(([, pattern]) => pattern.test(form))?.[0] ?? null;
}

/** The columns that a header row names, or null where the row is no header of an event table. */
export function columnsNamed(cells: readonly string[]): Columns | null {
  const columns: Columns = {};
  const dates: DateColumn[] = [];
  for (const [index, cell] of cells.entries()) {
    const label = dateLabel(cell, false);
    if (label !== null) dates.push({ at: index, label });
    else if (ofEvent(cell)) return null;
    const role = columnRole(cell);
    if (role === null || role === "ignored") continue;
    const taken = columns[role];
    if (taken !== undefined && role === "responsible" && /^(ответств|отв\.|исполнител)/.test(lookForm(cell)))
      columns.responsibleToo ??= index;
    if (taken === undefined || (role === "title" && titleRank(cell) < titleRank(cells[taken] ?? ""))) {
      columns[role] = index;
    }
  }
  // «Школа-организатор» is only where, unless nobody else is said to answer.
  const { place } = columns;
  if (
    place !== undefined &&
    columns.responsible === undefined &&
    /организатор/.test(lookForm(cells[place] ?? ""))
  ) {
    columns.responsible = place;
    delete columns.place;
  }
  whoElse(cells, columns);
  bothEnds(cells, columns);
  // «Время проведения» or «Месяц» alone is the deadline; beside a date it only adds to it.
  for (const other of ["week", "month", "time", "frequency"] as const) {
    if (columns.deadline !== undefined || columns[other] === undefined) continue;
    columns.deadline = columns[other];
    if (other === "time" || other === "frequency") delete columns[other];
  }
  const parts = dates.length === 2 && dates.every(({ label }) => label.kind === "words");
  if (columns.deadline === undefined && (dates.length > 2 || parts)) columns.dates ??= dates;
  // «Мероприятия месячника | 5-9 | Февраль | Организатор» is an event.
  if (dates.length === 1 && columns.dates === undefined) return null;
  const named =
    (columns.deadline === undefined && columns.dates === undefined ? 0 : 1) +
    (columns.responsible === undefined ? 0 : 1);
  if (named === 0 || (columns.title === undefined && columns.dates === undefined && named < 2)) return null;
  if (columns.title === undefined) {
    // «Направление | Срок | Ответственный»: the first column without a name of ours tells what is done.
    const used = new Set<unknown>([...Object.values(columns), ...(columns.dates ?? []).map(({ at }) => at)]);
    const free = columns.section ?? cells.findIndex((cell, index) => cell.trim() !== "" && !used.has(index));
    if (free === -1) return null;
    columns.title = free;
    delete columns.section;
  }
  return columns;
}

/** Two columns by whose headings either could hold the same: the one that was taken for it and the one left aside. */
export interface RivalColumns {
  role: "title" | "deadline" | "responsible";
  taken: string;
  left: string;
}

export function rivalColumns(cells: readonly string[], columns: Columns): RivalColumns[] {
  const used = new Set<unknown>([...Object.values(columns), ...(columns.dates ?? []).map(({ at }) => at)]);
  return (["title", "deadline", "responsible"] as const).flatMap((role) => {
    const at = columns[role];
    // What no heading of ours names was taken for the title: another like it could be meant as well.
    const named = role !== "title" || columnRole(cells[at ?? -1] ?? "") === role ? role : null;
    const left = cells.find(
      (cell, index) =>
        !used.has(index) &&
        cell.trim() !== "" &&
        columnRole(cell) === named &&
        !/^(место|время)/.test(lookForm(cell)),
    );
    return at === undefined || left === undefined
      ? []
      : [{ role, taken: fold(cells[at] ?? ""), left: fold(left) }];
  });
}

/** Headings that say who answers only where nothing else does, beside a date: in a list of schools they do not. */
const WHO_ELSE = [
  /^(ф\.? ?и\.? ?о|фамили)/,
  /^(руковод|наставник)/,
  /^(занимаемая )?должност/,
  /^(преподават|педагог|учител)/,
  /^(школа|оо|оу|организация|учреждение)$/,
];

function whoElse(cells: readonly string[], columns: Columns): void {
  if (columns.responsible !== undefined || columns.deadline === undefined) return;
  for (const words of WHO_ELSE) {
    const at = cells.findIndex((cell) => words.test(lookForm(cell)));
    if (at === -1) continue;
    columns.responsible = at;
    if (columns.post === at) delete columns.post;
    return;
  }
}

/** A cell with a date or a person in it: of an event, and no heading of a column. */
const ofEvent = (cell: string): boolean =>
  columnRole(cell) === null && (OF_DAYS.test(lookForm(cell)) || findNames(cell).length > 0);

/** «15.10», «до 20 мая»; «Учеников на 1 сентября» may be a heading. */
const OF_DAYS =
  /^(?:(?:с|до|к|не позднее) )?\d{1,2}.{0,12}(?:\.\d{1,2}(?!\d)|январ|феврал|март|апрел|ма[яй](?![а-я])|июн|июл|август|сентябр|октябр|ноябр|декабр)/;

const BEGINS_LIKE_DATES =
  /^(?:(?:планируем|примерн|планов|ориентировочн)[а-я]+ )?(?:срок|дат|когда|врем|период|месяц|недел)/;

/**
 * Whether a row in the midst of events names the columns anew: it says what an earlier header said (`known`), or nearly
 * every cell of it can be nothing but a heading. «Мероприятия ко Дню знаний | по плану | организатор» is an event.
 */
export function namesColumnsAnew(cells: readonly string[], known: ReadonlySet<string>): boolean {
  const columns = columnsNamed(cells);
  if (columns === null || /^\s*\d/.test(cells[0] ?? "")) return false;
  const filled = cells.map(lookForm).filter((form) => form !== "");
  const again = filled.filter((form) => known.has(form)).length;
  if (again > 1 && again * 2 >= filled.length) return true;
  const at = columns.dates?.[0]?.at ?? columns.deadline ?? -1;
  const headed = columns.dates !== undefined || BEGINS_LIKE_DATES.test(lookForm(cells[at] ?? ""));
  const strange = filled.filter((form) => columnRole(form) === null || /^\d/.test(form));
  if (columns.dates === undefined && strange.some((form) => /\d/.test(form))) return false;
  return headed && strange.length < 2 && lookForm(cells[columns.title ?? -1] ?? "").length < 60;
}

/** «Дата начала | Дата окончания»: two columns that make one deadline. */
function bothEnds(cells: readonly string[], columns: Columns): void {
  const start = cells.findIndex((cell) => /^(дата |срок )?начал/.test(lookForm(cell)));
  const end = cells.findIndex((cell) => /^(дата |срок )?(окончани|заверш)/.test(lookForm(cell)));
  if (start === -1 || end === -1) return;
  delete columns.deadline;
  columns.dates = [
    { at: start, label: { kind: "start" } },
    { at: end, label: { kind: "end" } },
  ];
}

/**
 * The second line of a heading, «1 полугодие | 2 полугодие» under «Сроки» or «IX | X | XI» under «Месяцы», as columns of
 * dates; null where the row is no such line. `over` are the headings above it, empty where one goes on to the right.
 */
export function dateColumns(cells: readonly string[], over: readonly string[]): DateColumn[] | null {
  const dates: DateColumn[] = [];
  let heading = "";
  for (const [at, cell] of cells.entries()) {
    const above = over[at] ?? "";
    if (above.trim() !== "") heading = lookForm(above);
    if (cell.trim() === "") continue;
    const label = /месяц|срок|дат|период|врем/.test(heading) ? dateLabel(cell, true) : null;
    if (label === null) return null;
    dates.push({ at, label });
  }
  return dates.length > 1 ? dates : null;
}

const titleRank = (heading: string): number =>
  TITLE_WORDS.findIndex((pattern) => pattern.test(lookForm(heading)));
