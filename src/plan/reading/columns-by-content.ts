import { monthHeading } from "./date-label.ts";
import { listsSchool } from "./listed-schools.ts";
import type { Columns } from "./plan-columns.ts";
import type { Cell, TableBlock } from "./plan-document.ts";
import { cyrillic, fold, lookForm } from "../russian-text.ts";

const DEADLINE_WORDS =
  /январ|феврал|март|апрел|(^| )ма[йя]( |$)|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.\d{1,2}|ежемесяч|еженедел|ежекварт|в теч|постоянно|недел|квартал|четверт|полугод|каникул|по (плану|графику|запросу|мере|необходимости)/;
const RESPONSIBLE_WORDS =
  /директор|зам\.|завуч|з[уд]?вр|руковод|учител|педагог|классн|кл\. ?рук|совет|школы|администрац|[а-я]\. ?[а-я]\.( |$|,)|[а-я]+ [а-я]\. ?[а-я]\./;

/** Under the heading of a month its days are enough. */
const BARE_DAYS = /^(с |до |к )?\d{1,2}([-–—., ]+\d{1,2})*( числа)?$|(начал|середин|кон)[а-я]+ месяца/;

/** Over a table that is no plan: «Кабинет | Часы | Ответственный», «Риск | Мера | Ответственный». */
const OTHER_HEADING =
  /^(№|№ п\/п|ответственн(ый|ые)|ф\.? ?и\.? ?о\.?|должность|наименование|риски?|телефон|показатель|мероприяти[ея])$/;

const formOf = (cell: Cell | undefined): string => cyrillic(fold(cell?.text ?? "")).toLowerCase();

/** The columns of a table that nothing names, where what they hold leaves no doubt. */
export function columnsByContent(table: TableBlock, underMonth = false): Columns | null {
  const rows = table.rows.filter((row) => row.filter((cell) => fold(cell.text) !== "").length >= 3);
  if (rows.length < 2) return null;
  const width = Math.max(...rows.map((row) => row.length));
  const share = (column: number, pattern: RegExp): number =>
    rows.filter((row) => pattern.test(formOf(row[column]))).length / rows.length;
  const all = Array.from({ length: width }, (_, column) => column);
  const best = (columns: readonly number[], pattern: RegExp): number | undefined => {
    const found = columns.toSorted((a, b) => share(b, pattern) - share(a, pattern))[0];
    return found !== undefined && share(found, pattern) >= 0.6 ? found : undefined;
  };
  const number = best(all.slice(0, 1), /^\d+([.)]\d*)*$/);
  const free = all.filter((column) => column !== number);
  const short = free.filter((column) => rows.every((row) => (row[column]?.text ?? "").length < 80));
  const months = underMonth || table.rows.some(isMonthRow);
  const deadline = best(short, months ? BARE_DAYS : DEADLINE_WORDS) ?? best(short, DEADLINE_WORDS);
  const responsible = best(
    free.filter((column) => column !== deadline),
    RESPONSIBLE_WORDS,
  );
  if (deadline === undefined || responsible === undefined) return null;
  const length = (column: number): number =>
    rows.reduce((sum, row) => sum + (row[column]?.text.length ?? 0), 0);
  const title = free
    .filter((column) => column !== deadline && column !== responsible)
    .toSorted((a, b) => length(b) - length(a))[0];
  if (title === undefined) return null;
  return number === undefined ? { title, deadline, responsible } : { number, title, deadline, responsible };
}

export const saysWhen = (text: string): boolean => text.length < 80 && DEADLINE_WORDS.test(lookForm(text));

/** Whether a table that was not read may hold events all the same: most rows say when, and some who. */
export function holdsEvents(table: TableBlock): boolean {
  const rows = table.rows.filter((row) => row.filter((cell) => fold(cell.text) !== "").length >= 3);
  const saying = (pattern: RegExp): number =>
    rows.filter((row) => row.some((cell) => cell.text.length < 80 && pattern.test(formOf(cell)))).length;
  const lists = table.rows.some((row) =>
    row.some(({ text }) => listsSchool(text) || /утвержд|согласован/i.test(text)),
  );
  return (
    rows.length > 1 && !lists && saying(DEADLINE_WORDS) * 2 > rows.length && saying(RESPONSIBLE_WORDS) > 0
  );
}

function isMonthRow(row: readonly Cell[]): boolean {
  const filled = row.map(({ text }) => fold(text)).filter((text) => text !== "");
  return filled.length === 1 && monthHeading(filled[0] ?? "") !== null;
}

/** Whether a table without a header can go on with the one before it: what stands under its columns fits them. */
export function fitsColumns(table: TableBlock, columns: Columns): boolean {
  if (table.rows[0]?.some((cell) => OTHER_HEADING.test(formOf(cell))) === true) return false;
  const rows = table.rows.filter((row) => row.filter((cell) => fold(cell.text) !== "").length >= 3);
  const fits = rows.filter((row) => {
    const deadline = formOf(row[columns.deadline ?? -1]);
    const responsible = formOf(row[columns.responsible ?? -1]);
    return (
      DEADLINE_WORDS.test(deadline) ||
      /^\D{0,3}\d{1,2}\D/.test(`${deadline} `) ||
      RESPONSIBLE_WORDS.test(responsible)
    );
  });
  return fits.length * 3 >= rows.length;
}
