import type { Cell } from "./cell.ts";
import type { Part, Stretch, Term } from "./terms.ts";

/** «13 октября (пн) – 17 октября (пт)», «с 15 октября и до 20 ноября»: one stretch, whatever stands inside it. */
export function joinRanges(cell: Cell): void {
  const { terms } = cell;
  for (let at = 0; at < terms.length; at++) {
    let next = at + 1;
    while (isAside(terms[next])) next++;
    const [first, second] = [terms[at], terms[next]];
    if (first === undefined || second === undefined || first.bracketed || second.bracketed) continue;
    const stretches = stretchesOf(cell, first, second, terms.slice(at + 1, next));
    if (stretches === null) continue;
    // «… – 17 октября (пт)»
    const named = terms.slice(at + 1, next).some(({ meaning }) => meaning.kind === "weekdays");
    const after = named && terms[next + 1]?.meaning.kind === "weekdays" ? terms[next + 1] : undefined;
    const times = terms.slice(at + 1, next).filter(({ meaning }) => meaning.kind === "time");
    if (second.meaning.kind === "until" && second.meaning.time !== null)
      times.push({ ...second, meaning: { kind: "time", text: second.meaning.time } });
    const joined: Term = { ...first, to: (after ?? second).to, meaning: { kind: "stretches", stretches } };
    terms.splice(at, next - at + (after === undefined ? 1 : 2), joined, ...times);
  }
}

/** A weekday or a time that qualifies the day before it. */
const isAside = (term: Term | undefined): boolean =>
  term?.meaning.kind === "time" || (term?.meaning.kind === "weekdays" && !term.meaning.each);

function stretchesOf(cell: Cell, first: Term, second: Term, between: Term[]): Stretch[] | null {
  const signs = signsBetween(cell, first, second, between);
  const [from, to] = [first.meaning, second.meaning];
  if (signs === null) return null;
  const dash = signs.endsWith("-");
  if (from.kind === "since") {
    if (!/^[(),.и-]*$/.test(signs)) return null;
    const end = endOf(to, from.stretch.start, cell.lexemes[second.from]);
    return end === null ? null : [{ start: from.stretch.start, end, single: false }];
  }
  const last = from.kind === "stretches" ? from.stretches.at(-1) : undefined;
  if (from.kind !== "stretches" || last === undefined || last.start.month === null) return null;
  // «29 сентября, 10.00 – 3 октября»
  if (!/^[(),.]*-$/.test(signs) && !/^[().]*$/.test(signs)) return null;
  const before = from.stretches.slice(0, -1);
  if (to.kind === "until") {
    const end = endOf(to, last.start, cell.lexemes[second.from]);
    return end === null ? null : [...before, { start: last.start, end, single: false }];
  }
  const [opening, ...rest] = to.kind === "stretches" ? to.stretches : [];
  if (!dash || between.length === 0 || opening === undefined || !last.single) return null;
  return [...before, { start: last.start, end: opening.end, single: false }, ...rest];
}

/** What «по 17 октября», «до конца месяца» end at. */
function endOf(
  meaning: Term["meaning"],
  start: Part,
  word: Cell["lexemes"][number] | undefined,
): Part | null {
  if (word?.kind !== "word" || !/^(по|до)$/.test(word.word)) return null;
  if (meaning.kind === "until" && meaning.stretches.length === 1) return meaning.stretches[0]?.end ?? null;
  const [span] = meaning.kind === "monthDays" ? meaning.spans : [];
  return span?.from === 1 && span.to === -1 ? { ...start, day: -1 } : null;
}

/** The marks and the «и» that join two terms; null where other words stand between. */
function signsBetween(cell: Cell, first: Term, second: Term, between: Term[]): string | null {
  let signs = "";
  for (let at = first.to; at < second.from; at++) {
    if (between.some(({ from, to }) => at >= from && at < to)) continue;
    const lexeme = cell.lexemes[at];
    if (lexeme?.kind === "mark") signs += lexeme.mark;
    else if (lexeme?.kind === "word" && lexeme.word === "и") signs += "и";
    else return null;
  }
  return signs;
}
