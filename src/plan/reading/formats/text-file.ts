import type { Block, Cell, PlanDocument, PlanFileProblem } from "../plan-document.ts";
import { columnsNamed } from "../plan-columns.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { cellLineBlocks } from "./cell-lines.ts";

/** A plan of a thousand events is some 400 KB of text. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/**
 * Reads plain text whose tables are laid out in one of three ways: a tab before every cell and a blank line
 * after every row (what converters make of Word), tabs between the cells of a line, or «|» between them.
 */
export function readText(bytes: Uint8Array): PlanDocument | PlanFileProblem {
  if (bytes.length > MAX_TEXT_BYTES) return planFileProblem("not-a-plan-file");
  const text = decode(bytes);
  if (text === null || /^\s*(<!doctype|<html|<\?xml|<table|<body|\{\\rtf|%pdf)/i.test(text)) {
    return planFileProblem("not-a-plan-file");
  }
  if (text.trim() === "") return planFileProblem("empty");
  const lines = text.split(/\r\n|\r|\n|\f|\v/);
  const blocks = isTabLed(lines) ? tabLedBlocks(lines) : lineBlocks(lines);
  const cells = blocks.some(isEventTable) ? null : cellLineBlocks(lines, lineBlocks);
  return cells === null ? { blocks } : { blocks: cells, notes: [planFileNote("cells-by-line")] };
}

const isEventTable = (block: Block): boolean =>
  block.kind === "table" && block.rows.some((row) => columnsNamed(row.map((cell) => cell.text)) !== null);

function decode(bytes: Uint8Array): string | null {
  const text = strict(bytes, encodingOf(bytes)) ?? strict(bytes, "windows-1251");
  if (text === null) return null;
  // oxlint-disable-next-line no-control-regex -- control characters are what tells bytes from text
  const controls = text.match(/[\u0000-\u0008\u000E-\u001F\u0080-\u009F\uFFFD]/g)?.length ?? 0;
  const letters = text.match(/[А-Яа-яЁё]/g)?.length ?? 0;
  return controls > text.length / 200 || (letters === 0 && text.trim() !== "") ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A tab at the start and nowhere else, more often than a tab between words. */
function isTabLed(lines: readonly string[]): boolean {
  const led = lines.filter((line) => /^\t[^\t]*$/.test(line)).length;
  const inner = lines.filter((line) => /[^\t]\t|^\t[^\t]*\t/.test(line.trimEnd())).length;
  return led > inner;
}

/** Tables in which a line is a row, or a part of one where a cell holds several paragraphs. */
function lineBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let header: Header | null = null;
  for (const line of lines) {
    const cells = cellsOfLine(line);
    const last = blocks.at(-1);
    const row = last?.kind === "table" ? last.rows.at(-1) : undefined;
    if (cells === null) {
      if (/^[\s|+=_-]*$/.test(line)) continue;
      const cell = row?.at(-1);
      // A line that goes on in small letters is the rest of a wrapped cell, and no heading.
      if (cell !== undefined && (/^\s*[а-яё(]/.test(line) || isTorn(row, 1, header))) {
        cell.text += `\n${line.trim()}`;
      } else blocks.push({ kind: "paragraph", text: line.trimEnd() });
      continue;
    }
    const named = columnsNamed(cells);
    if (named !== null) header = { width: cells.length, isNumbered: named.number === 0 };
    const [first = "", ...rest] = cells;
    const torn = row?.at(-1);
    if (torn !== undefined && !/^\d/.test(first) && isTorn(row, cells.length, header)) {
      torn.text += `\n${first}`;
      row?.push(...rest.map((text) => ({ text })));
    } else if (last?.kind === "table") last.rows.push(cells.map((text) => ({ text })));
    else blocks.push({ kind: "table", rows: [cells.map((text) => ({ text }))] });
  }
  return blocks;
}

interface Header {
  width: number;
  isNumbered: boolean;
}

/** Whether a row lacks cells and so many more, the first of them the rest of its last, still belong to it. */
const isTorn = (row: readonly Cell[] | undefined, more: number, header: Header | null): boolean =>
  row !== undefined &&
  header?.isNumbered === true &&
  row.length > 1 &&
  row.length < header.width &&
  row.length + more - 1 <= header.width &&
  /^\s*\d/.test(row[0]?.text ?? "");

function cellsOfLine(line: string): string[] | null {
  if (/^[\s|+:=_-]*$/.test(line)) return null;
  const piped = line.split("|");
  if (piped.length > 2) {
    if (piped[0]?.trim() === "") piped.shift();
    if (piped.at(-1)?.trim() === "") piped.pop();
    return piped.map((cell) => cell.trim());
  }
  return line.trimEnd().includes("\t") && line.trim() !== ""
    ? line.split("\t").map((cell) => cell.trim())
    : null;
}

interface LedCell {
  text: string;
  blanksAfter: number;
}

type Region = { kind: "cells"; cells: LedCell[] } | { kind: "text"; text: string };

/** Tables in which a line is a cell. */
function tabLedBlocks(lines: readonly string[]): Block[] {
  return joinRegions(regionsOf(lines)).map((region) =>
    region.kind === "text"
      ? { kind: "paragraph", text: region.text }
      : {
          kind: "table",
          rows: rowsOf(region.cells).map((row) =>
            row.map((cell, index) => ({
              // What stands after the last cell ends the row; before that it is the cell's own untidiness.
              text: index === row.length - 1 ? cell.text : cell.text + "\n".repeat(cell.blanksAfter),
            })),
          ),
        },
  );
}

function regionsOf(lines: readonly string[]): Region[] {
  const regions: Region[] = [];
  for (const line of lines) {
    const last = regions.at(-1);
    const cell = last?.kind === "cells" ? last.cells.at(-1) : undefined;
    if (line.startsWith("\t")) {
      const next = { text: line.slice(1), blanksAfter: 0 };
      if (last?.kind === "cells") last.cells.push(next);
      else regions.push({ kind: "cells", cells: [next] });
    } else if (line.trim() === "") {
      if (cell !== undefined) cell.blanksAfter++;
    } else if (cell !== undefined && cell.blanksAfter === 0) cell.text += `\n${line}`;
    else regions.push({ kind: "text", text: line.trimEnd() });
  }
  return regions;
}

/** A blank line inside a cell tears its row in two: such halves are put together where they make a whole row. */
function joinRegions(regions: readonly Region[]): Region[] {
  const joined: Region[] = [];
  for (const region of regions) {
    const head = joined.findLastIndex((before) => before.kind === "cells");
    const table = joined[head];
    if (region.kind === "cells" && table?.kind === "cells" && joined.length - head <= 4) {
      const between = joined.slice(head + 1).map((text) => (text.kind === "text" ? text.text : ""));
      if (between.length > 0 && completes(table.cells, region.cells)) {
        const last = table.cells.at(-1);
        if (last !== undefined) {
          last.text += "\n".repeat(last.blanksAfter) + "\n" + between.join("\n");
          last.blanksAfter = 0;
        }
        table.cells.push(...region.cells);
        joined.length = head + 1;
        continue;
      }
    }
    joined.push(region);
  }
  return joined;
}

function completes(before: readonly LedCell[], after: readonly LedCell[]): boolean {
  const width = widthOf(groupsOf(before));
  const row = rowsOf(before).at(-1) ?? [];
  const next = groupsOf(after)[0] ?? [];
  return (row.length > 1 || isNumber(row[0])) && row.length < width && row.length + next.length === width;
}

const isNumber = (cell: LedCell | undefined): boolean => /^\s*\d+([.)]\d*)*\s*$/.test(cell?.text ?? "");

/** Cells between blank lines. */
function groupsOf(cells: readonly LedCell[]): LedCell[][] {
  const groups: LedCell[][] = [[]];
  for (const cell of cells) {
    groups.at(-1)?.push(cell);
    if (cell.blanksAfter > 0) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

/** How many columns: as many as the header names, or else as most rows have. */
function widthOf(groups: readonly LedCell[][]): number {
  const header = groups.find((group) => columnsNamed(group.map((cell) => cell.text)) !== null);
  if (header !== undefined) return header.length;
  const counts = new Map<number, number>();
  for (const group of groups) {
    if (group.length > 1) counts.set(group.length, (counts.get(group.length) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

function rowsOf(cells: readonly LedCell[]): LedCell[][] {
  const groups = groupsOf(cells);
  const width = widthOf(groups);
  const rows: LedCell[][] = [];
  let row: LedCell[] = [];
  const end = (): void => {
    if (row.length > 0) rows.push(row);
    row = [];
  };
  for (const group of groups) {
    if (!goesOn(row, group, width, rows.length === 0)) end();
    row = [...row, ...group];
    // Rows that lost the blank line between them.
    if (width > 1 && row.length > width && row.length % width === 0) {
      for (let at = 0; at < row.length; at += width) rows.push(row.slice(at, at + width));
      row = [];
    }
  }
  end();
  return rows;
}

function goesOn(row: readonly LedCell[], group: readonly LedCell[], width: number, first: boolean): boolean {
  const length = row.length + group.length;
  if (row.length === 0 || length > width) return false;
  if (isNumber(row[0]) || row[0]?.text.trim() === "") return true;
  return length === width && (row.length > 1 || (first && width === 2));
}
