import { saysWhen } from "./columns-by-content.ts";
import { findNames } from "./person-name.ts";
import { columnRole, type Columns, type DateColumn } from "./plan-columns.ts";
import type { Cell } from "./plan-document.ts";
import { isFilled } from "./row-kind.ts";
import { fold, lookForm } from "../russian-text.ts";

/** The columns that a header names, with what only the rows under it tell of them. */
export function withRowsBelow(named: Columns, header: readonly Cell[], below: readonly Cell[][]): Columns {
  const columns = { ...named };
  const { section, deadline } = columns;
  // Cells merged downwards show that the column groups the rows; a word of its own in each row does not.
  if (section !== undefined && !below.some((row) => row[section]?.merged === "above")) delete columns.section;
  const group = columns.section ?? groupColumn(columns, header, below);
  if (group !== undefined) columns.section = group;
  if (
    deadline !== undefined &&
    lookForm(header[deadline]?.text ?? "").startsWith("врем") &&
    isClock(deadline, below)
  ) {
    delete columns.deadline;
    columns.time = deadline;
  }
  const who = columns.responsible ?? columnOfNames(columns, header, below);
  if (who !== undefined) columns.responsible = who;
  if (columns.deadline === undefined && columns.time === undefined && columns.dates === undefined) {
    const dates = columnsOfDates(columns, below);
    if (dates.length > 0) columns.dates = dates;
  }
  return columns;
}

const usedBy = (columns: Columns): ReadonlySet<unknown> =>
  new Set<unknown>([...Object.values(columns), ...(columns.dates ?? []).map(({ at }) => at)]);

/** «9.30-10.00», «10:20»: hours, and some of them no day and month. */
function isClock(at: number, below: readonly Cell[][]): boolean {
  const cells = below
    .filter((row) => row.filter(isFilled).length > 1)
    .map((row) => fold(row[at]?.text ?? ""));
  const filled = cells.filter((text) => text !== "");
  const clock =
    /^(с )?([01]?\d|2[0-3])[.:-][0-5]\d(\s*([-–—]|до)\s*([01]?\d|2[0-3])[.:-][0-5]\d)?( ?(ч|час)\.?)?$/;
  return (
    filled.length > 0 &&
    filled.every((text) => clock.test(text)) &&
    filled.some((text) => /:|[.-](00|1[3-9]|[2-5]\d)/.test(text))
  );
}

/** Where no heading says when: «9 класс | 11 класс» with days under them. */
function columnsOfDates(columns: Columns, below: readonly Cell[][]): DateColumn[] {
  const used = usedBy(columns);
  const rows = below.filter((row) => row.filter(isFilled).length > 2);
  return Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, at) => at)
    .filter((at) => !used.has(at))
    .filter((at) => {
      const filled = rows.map((row) => fold(row[at]?.text ?? "")).filter((text) => /[^\s–—-]/.test(text));
      return filled.length * 2 >= rows.length && filled.filter(saysWhen).length * 3 > filled.length * 2;
    })
    .map((at) => ({ at, label: { kind: "words", words: "" } }));
}

/** A column before the title that no word of ours names, its cells merged over several rows: «Занятие», «Модуль». */
function groupColumn(
  columns: Columns,
  header: readonly Cell[],
  below: readonly Cell[][],
): number | undefined {
  const used = usedBy(columns);
  const found = header.findIndex(
    (_, at) => at < (columns.title ?? 0) && !used.has(at) && below.some((row) => row[at]?.merged === "above"),
  );
  return found === -1 ? undefined : found;
}

/** Where no heading says who answers: the column without a name of ours in which people stand. */
function columnOfNames(
  columns: Columns,
  header: readonly Cell[],
  below: readonly Cell[][],
): number | undefined {
  const used = usedBy(columns);
  const named = (at: number): number =>
    below.filter((row) => findNames(row[at]?.text ?? "").length > 0).length;
  const free = header.flatMap((cell, at) =>
    used.has(at) || !isFilled(cell) || columnRole(cell.text) !== null ? [] : [{ at, named: named(at) }],
  );
  const best = free.toSorted((a, b) => b.named - a.named)[0];
  return best !== undefined && best.named > 1 && best.named * 3 > below.length ? best.at : undefined;
}
