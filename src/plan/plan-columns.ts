import { lookForm } from "./russian-text.ts";

/** What a column of an event table holds; null for one that the bot has no use for. */
export type ColumnRole = "number" | "title" | "deadline" | "responsible" | "place" | "ignored";

/** Where each role's column stands, counted from 0. */
export type Columns = Partial<Record<Exclude<ColumnRole, "ignored">, number>>;

/**
 * The order is the rule: «Отметка об исполнении» is no deadline, «Ответственный за проведение мероприятия» no
 * title, «Место проведения мероприятия» neither.
 */
const ROLES: [ColumnRole, RegExp][] = [
  ["number", /^(№|n\b|no\b|#|п\/п|№?\s*п\.?\s*\/?\s*п\.?$)/],
  ["ignored", /отметк|примечан|результат|выполнени|контрол|участник|класс(ы|ов)?$|^класс|охват|аудитор/],
  ["responsible", /ответств|исполнител|организатор|кто (проводит|отвечает)/],
  ["deadline", /срок|дата|когда|врем[яе]|период|месяц/],
  ["place", /^место|мест[ао] проведени|^где/],
  [
    "title",
    /мероприят|содержани|дела|событи|наименован|тематик|^тема|вид(ы)? (деятельности|работ)|^работа|^что /,
  ],
];

/** When two columns could be the title, the word that comes first here wins. */
const TITLE_WORDS = [/мероприят/, /событи|дела/, /наименован/, /содержани/, /./];

/** What this heading calls its column, or null when it is no heading that plans use. */
export function columnRole(heading: string): ColumnRole | null {
  const form = lookForm(heading).replace(/^[\s.:]+|[\s.:]+$/g, "");
  if (form === "" || form.length > 90) return null;
  return ROLES.find(([, pattern]) => pattern.test(form))?.[0] ?? null;
}

/** The columns that a header row names, or null where the row is no header of an event table. */
export function columnsNamed(cells: readonly string[]): Columns | null {
  const columns: Columns = {};
  for (const [index, cell] of cells.entries()) {
    const role = columnRole(cell);
    if (role === null || role === "ignored") continue;
    const taken = columns[role];
    if (taken === undefined || (role === "title" && titleRank(cell) < titleRank(cells[taken] ?? ""))) {
      columns[role] = index;
    }
  }
  const named = (columns.deadline === undefined ? 0 : 1) + (columns.responsible === undefined ? 0 : 1);
  if (named === 0 || (columns.title === undefined && named < 2)) return null;
  if (columns.title === undefined) {
    // «Направление | Срок | Ответственный»: the first column without a name of ours tells what is done.
    const free = cells.findIndex(
      (cell, index) => cell.trim() !== "" && !Object.values(columns).includes(index),
    );
    if (free === -1) return null;
    columns.title = free;
  }
  return columns;
}

const titleRank = (heading: string): number =>
  TITLE_WORDS.findIndex((pattern) => pattern.test(lookForm(heading)));
