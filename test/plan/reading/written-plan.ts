import type { Block, Cell, PlanDocument } from "../../../src/plan/reading/plan-document.ts";
import type { EventReading, Party, PlanReading } from "../../../src/plan/plan.ts";

/**
 * A document written out to be read by eye. A line with bars is a row of a table: «^» is merged with the cell above,
 * «<» with the one to the left, «¶» breaks a line in a cell. Every other line is a paragraph.
 */
export function writtenDocument(text: string): PlanDocument {
  const blocks: Block[] = [];
  for (const line of text.split("\n")) {
    const last = blocks.at(-1);
    if (!line.startsWith("|")) blocks.push({ kind: "paragraph", text: line });
    else if (last?.kind === "table") last.rows.push(cellsOf(line, last.rows.at(-1) ?? []));
    else blocks.push({ kind: "table", rows: [cellsOf(line, [])] });
  }
  return { blocks };
}

const cellsOf = (line: string, above: readonly Cell[]): Cell[] =>
  line
    .slice(1)
    .replace(/\|\s*$/, "")
    .split("|")
    .map((cell, column): Cell => {
      const text = cell.trim().replaceAll("¶", "\n");
      if (text === "<") return { text: "", merged: "left" };
      return text === "^" ? { text: above[column]?.text ?? "", merged: "above" } : { text };
    });

/** A reading as its period and one line a row, the way that the expected rows are written by hand. */
export const readRowLines = ({ period, events }: PlanReading, expected: readonly string[]): string[] => [
  period === null ? "-" : `${period.from}..${period.to}`,
  ...events.map((event, index) => rowLine(event, expected[index + 1] ?? "")),
];

function rowLine(event: EventReading, expected: string): string {
  const { deadline, responsible } = event;
  const text = deadline.text === "" ? "-" : deadline.text;
  // Times and days are another reader's; a row says them where the table around it decides.
  const time = /@/.test(expected) && deadline.time !== null ? ` @${deadline.time}` : "";
  const span = [deadline.occurrences[0]?.from, deadline.occurrences.at(-1)?.to];
  const days = / => /.test(expected) ? ` => ${[...new Set(span)].join("..")}` : "";
  const who = [...responsible.parties.map(partyLine), ...responsible.unresolved.map((piece) => `?${piece}`)];
  return [
    event.number ?? "-",
    event.section ?? "-",
    event.title,
    `${text}${time}${days}`,
    who.sort().join("; "),
  ].join(" | ");
}

/** The parties of a row by hand stand in the order of the text, those of a reading in its own. */
export function inOrder(line: string): string {
  const at = line.lastIndexOf(" | ");
  if (at === -1) return line;
  return `${line.slice(0, at)} | ${line
    .slice(at + 3)
    .split("; ")
    .sort()
    .join("; ")}`;
}

export function partyLine(party: Party): string {
  if (party.kind === "person") return party.name;
  if (party.kind === "organisation") return `{${party.name}}`;
  const schools = Array.isArray(party.schools) ? party.schools.join(" + ") : party.schools;
  return `<${party.office}${party.of === null ? "" : ` ${party.of}`}: ${schools}>`;
}
