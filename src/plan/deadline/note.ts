import type { Scan, Term } from "./terms.ts";

export interface Note {
  note: string | null;
  /** Numbers that stand alone and that no pattern took: perhaps days. */
  unread: string[];
}

const EMPTY_WORDS =
  /^(в|во|на|с|со|к|и|а|или|до|по|от|не|г|гг|год|года|году|годы|месяц|месяца|месяце|период|периода|периоде|течение|течении|теч|числа|число|числах|дата|даты|срок|сроки|сроку|включительно|ежегодно|уч|учебный|учебного|день|дни|дня|каждого|каждый|время|затем|далее|также|около|примерно|ориентировочно|начиная|вс|проведения|проведение)$/;

/** The words of the cell that no pattern took, as written, with those patterns' own words that qualify a date. */
export function noteOf(text: string, { lexemes, terms }: Scan, noted: Term[]): Note {
  const taken = new Uint8Array(lexemes.length);
  for (const term of terms) if (!noted.includes(term)) taken.fill(1, term.from, term.to);
  const parts: string[] = [];
  const unread: string[] = [];
  let from = 0;
  for (let at = 0; at <= lexemes.length; at++) {
    const lexeme = lexemes[at];
    const bracket = lexeme?.kind === "mark" && /[()[\];]/.test(lexeme.mark);
    if (lexeme !== undefined && taken[at] === 0 && !bracket) continue;
    const piece = lexemes.slice(from, at);
    const first = piece[0];
    const last = piece.at(-1);
    from = at + 1;
    if (first === undefined || last === undefined) continue;
    const words = trimmed(text.slice(first.start, last.end));
    const hasWord = piece.some(
      (each) =>
        each.kind === "weekday" ||
        (each.kind === "word" && !EMPTY_WORDS.test(each.word)) ||
        (each.kind === "mark" && /\p{L}/u.test(each.mark)),
    );
    if (words === "" || (!hasWord && !/[\p{L}\p{N}\p{So}]/u.test(words))) continue;
    const hasNumber = piece.some(
      (each) => each.kind !== "word" && each.kind !== "mark" && each.kind !== "weekday",
    );
    if (!hasWord && !hasNumber) continue;
    parts.push(words);
    if (!hasWord) unread.push(words);
  }
  return { note: parts.length === 0 ? null : parts.join("; "), unread };
}

const OUTSIDE = " .,;:-–—‑−/|";

function trimmed(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && OUTSIDE.includes(words[from] ?? "")) from++;
  while (to > from && OUTSIDE.includes(words[to - 1] ?? "")) to--;
  return words.slice(from, to).replace(/ (?:и|в|с|на|до)$/i, "");
}
