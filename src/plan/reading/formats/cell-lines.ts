import { type ColumnRole, columnRole, columnsNamed } from "../plan-columns.ts";
import { readDeadline } from "../../deadline.ts";
import type { Block, Cell } from "../plan-document.ts";
import { monthHeading } from "../date-label.ts";

/*
 * Text in which every cell of a table is a line and nothing tells where a row ends: what LibreOffice makes of a
 * document saved as text. The header is found by its words; then the rows are the division of the lines that fits
 * best what columns hold. Where too few rows look like events nothing is guessed.
 */

/** A plan of 5,000 events is half of it. */
const MAX_LINES = 60_000;

type Role = Exclude<ColumnRole, "ignored"> | "other";

/**
 * The tables of such a text, or null where there are none. What stands around them is made blocks of by `around`.
 */
export function cellLineBlocks(
  lines: readonly string[],
  around: (lines: readonly string[]) => Block[],
): Block[] | null {
  const headers = lines.length > MAX_LINES ? [] : headersOf(lines);
  const first = headers[0];
  if (first === undefined) return null;
  const blocks: Block[] = around(lines.slice(0, first.at));
  for (const [i, { at, width }] of headers.entries()) {
    const header = lines.slice(at, at + width);
    const numbered = header.every((_, column) => lines[at + width + column]?.trim() === String(column + 1));
    const body = lines.slice(at + width * (numbered ? 2 : 1), headers[i + 1]?.at);
    const roles = rolesOf(header);
    const rows = rowsOf(body, roles);
    if (!looksRight(rows, roles)) return null;
    // What is left at the end is no section of this table: the next one's heading, or a signature.
    const after: string[] = [];
    while (rows.length > 0 && rows.at(-1)?.length === 1) after.unshift(rows.pop()?.[0] ?? "");
    const cells = [header, ...rows].map((row) => row.map((text): Cell => ({ text })));
    blocks.push({ kind: "table", rows: cells }, ...around(after));
  }
  return blocks;
}

function headersOf(lines: readonly string[]): { at: number; width: number }[] {
  const headers: { at: number; width: number }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const width = headerWidth(lines.slice(at, at + 10).map(columnRole));
    if (width < 3 || columnsNamed(lines.slice(at, at + width)) === null) continue;
    headers.push({ at, width });
    at += width - 1;
  }
  return headers;
}

/** A section may sound like a column («Основные школьные дела»): no column is there twice, and the number is the first. */
function headerWidth(roles: readonly (ColumnRole | null)[]): number {
  const end = roles.findIndex(
    (role, at) =>
      role === null || (role !== "ignored" && roles.indexOf(role) < at) || (role === "number" && at > 0),
  );
  return end === -1 ? roles.length : end;
}

function rolesOf(header: readonly string[]): Role[] {
  const columns = columnsNamed(header) ?? {};
  return header.map(
    (_, at) => (Object.entries(columns).find(([, column]) => column === at)?.[0] ?? "other") as Role,
  );
}

interface Line {
  isBlank: boolean;
  isNumber: boolean;
  isDeadline: boolean;
  isResponsible: boolean;
  isMonth: boolean;
  /** «Раздел 2», «III. …»: how sections are headed. */
  isEnumerated: boolean;
  goesOn: boolean;
}

const RESPONSIBLE =
  /[А-ЯЁ]\. ?[А-ЯЁ]\.|директор|зам\.|заместител|завуч|З[ДУ]*ВР|руковод|учител|педагог|методист|совет|школы|специалист|ЦЗН|ИМЦ|РУО|библиотекар|воспитател/i;

/** «5», «14-25», «до 10»: days under the heading of a month. */
const DAYS = /^(до |с )?\d{1,2}([\s,.–—-]+(по )?\d{1,2})*$/i;

function look(line: string, roles: readonly Role[]): Line {
  const text = line.trim();
  const isNumber = roles.includes("number") && /^\d{1,3}([.)]\d*)*$/.test(text);
  return {
    isBlank: text === "",
    isNumber,
    isDeadline: !isNumber && (DAYS.test(text) || saysWhen(text)),
    isResponsible: RESPONSIBLE.test(text),
    isMonth: /^[А-ЯЁ]/.test(text) && monthHeading(text) !== null,
    isEnumerated: /^(раздел|модуль|блок|направление|[IVX]+[.)])/i.test(text),
    goesOn: /^[а-яё(]/.test(text),
  };
}

/** Without any of these no text tells a time; reading every line as one would take seconds. */
const MAY_SAY_WHEN =
  /\d|янв|фев|март|апр|ма[йя]|июн|июл|авг|сент|окт|нояб|дек|ежедн|ежен|ежем|ежек|ежег|год|четверт|кварт|недел|течени|постоян|план|график|запрос|мере|раз|понед|вторн|сред|пятн|суббот|каникул/i;

function saysWhen(text: string): boolean {
  if (text.length > 120 || !MAY_SAY_WHEN.test(text)) return false;
  const { kind, note } = readDeadline(text, null);
  return kind !== "unclear" && (note?.length ?? 0) < 25;
}

/** How well a line stands in a column. */
function fits(line: Line, role: Role): number {
  if (role === "number") return line.isNumber ? 3 : line.isBlank ? -0.5 : -4;
  // A bare number may be a class.
  if (line.isNumber) return role === "other" ? 0 : -2;
  if (role === "deadline") return line.isDeadline ? 2 : line.isBlank ? -0.2 : -1.5;
  if (role === "responsible") return line.isResponsible ? 1.5 : line.isDeadline ? -2 : 0;
  if (role === "title") return line.isBlank ? -1 : line.isDeadline ? -1.5 : 0.3;
  return line.isDeadline ? -0.5 : 0;
}

const goingOn = (line: Line): number => (line.isBlank ? -1.2 : line.goesOn ? -0.2 : -1);

function asSection(line: Line): number {
  if (line.isNumber) return -4;
  return line.isMonth || line.isEnumerated ? 1.5 : line.isBlank ? -0.3 : line.isResponsible ? -1.7 : -0.7;
}

/**
 * The rows of the best division: each line begins the next column of its row, goes on with the cell before it, or is
 * a section between two rows. A row of one cell is a section.
 */
function rowsOf(lines: readonly string[], roles: readonly Role[]): string[][] {
  const section = roles.length;
  const states = section + 1;
  // From what state the best way to this one came.
  const came: Int8Array[] = [];
  const nowhere = Array.from({ length: states }, () => Number.NEGATIVE_INFINITY);
  let best = [...nowhere];
  // Before the first line a row has just ended.
  best[section] = 0;
  for (const text of lines) {
    const line = look(text, roles);
    const next = [...nowhere];
    const from = new Int8Array(states).fill(-1);
    const reach = (state: number, before: number, gain: number): void => {
      const score = (best[before] ?? Number.NEGATIVE_INFINITY) + gain;
      if (score > (next[state] ?? 0)) {
        next[state] = score;
        from[state] = before;
      }
    };
    for (const [column, role] of roles.entries()) {
      const fit = fits(line, role);
      if (column === 0) for (const before of [section - 1, section]) reach(0, before, fit);
      else reach(column, column - 1, fit);
      if (role !== "number" || line.isBlank) reach(column, column, fit * 0.5 + goingOn(line));
    }
    for (const before of [section - 1, section]) reach(section, before, asSection(line));
    came.push(from);
    best = next;
  }
  return written(
    lines,
    came,
    (best[section] ?? 0) >= (best[section - 1] ?? 0) ? section : section - 1,
    section,
  );
}

function written(
  lines: readonly string[],
  came: readonly Int8Array[],
  last: number,
  section: number,
): string[][] {
  const states: number[] = [];
  for (let i = lines.length - 1, state = last; i >= 0; i--) {
    states[i] = state;
    state = came[i]?.[state] ?? section;
  }
  const rows: string[][] = [];
  for (const [i, text] of lines.entries()) {
    const state = states[i] ?? section;
    const row = rows.at(-1);
    if (state === section) {
      if (text.trim() !== "") rows.push([text]);
    } else if (state === 0 && states[i - 1] !== 0) rows.push([text]);
    else if (row !== undefined && row.length === state + 1) row[state] += `\n${text}`;
    else row?.push(text);
  }
  return rows;
}

function looksRight(rows: readonly string[][], roles: readonly Role[]): boolean {
  const events = rows.filter((row) => row.length === roles.length);
  const right = events.filter((row) =>
    roles.every((role, i) => {
      const lines = (row[i] ?? "").split("\n").map((line) => look(line, roles));
      if (role === "number") return lines.every((line) => line.isNumber || line.isBlank);
      return role !== "deadline" || lines.some((line) => line.isDeadline || line.isBlank);
    }),
  );
  return events.length > 0 && right.length >= events.length * 0.7;
}
