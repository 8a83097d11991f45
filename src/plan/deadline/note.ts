import type { Scan, Term } from "./terms.ts";
import type { Lexeme } from "./words.ts";

export interface Note {
  note: string | null;
  /** What no pattern took and yet may say when: numbers that stand alone, «6 неделя», «последний месяц». */
  unread: string[];
}

const EMPTY_WORDS =
  /^(в|во|на|с|со|к|и|а|или|до|по|от|не|г|гг|год|года|году|годы|месяц|месяца|месяце|период|периода|периоде|течение|течении|теч|числа|число|числах|дата|даты|срок|сроки|сроку|включительно|ежегодно|уч|учебный|учебного|день|дни|дня|каждого|каждый|время|затем|далее|также|около|примерно|ориентировочно|начиная|вс|проведения|проведение)$/;

/** The words of the cell that no pattern took, as written, with those patterns' own words that qualify a date. */
export function noteOf(text: string, { lexemes, terms }: Scan, noted: Term[]): Note {
  const taken = new Uint8Array(lexemes.length);
  for (const term of terms) if (!noted.includes(term)) taken.fill(1, term.from, term.to);
  const known = new Uint8Array(lexemes.length);
  for (const term of terms) known.fill(DATED.has(term.meaning.kind) ? 2 : 1, term.from, term.to);
  const parts: string[] = [];
  const unread: string[] = [];
  let from = 0;
  for (let at = 0; at <= lexemes.length; at++) {
    const lexeme = lexemes[at];
    const bracket = lexeme?.kind === "mark" && /[()[\];]/.test(lexeme.mark);
    if (lexeme !== undefined && taken[at] === 0 && !bracket) continue;
    const piece = lexemes.slice(from, at);
    const asked = known.subarray(from, at).every((each) => each === 0);
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
    if (!hasWord || (asked && tellsTime(piece, known[at] === 2))) unread.push(words);
  }
  return { note: parts.length === 0 ? null : parts.join("; "), unread };
}

const DATED: ReadonlySet<Term["meaning"]["kind"]> = new Set([
  "stretches",
  "until",
  "since",
  "nthWeekday",
  "monthDays",
  "half",
]);
const PART_OF_TIME =
  /^(недел[яиюе]|нед|декад[аыеу]|половин[аыеу]|месяц[а-я]?|квартал[а-я]?|полугоди[а-я]|числах?)$/;
const EDGE = /^(начал[оеау]|середин[аеыу]|кон(ец|це|ца|цу))$/;
/** What such a word leads to was read without it. */
const LEADING =
  /^(до|после|перед|позднее|позже|ранее|раньше|между|через|спустя|чем|кроме|накануне|преддверии|канун)$/;

/** «Сентябр ьдекабр ь»: a month that the end of a line has torn. */
const BROKEN_MONTH = /^[ьъ]|.(январ|феврал|апрел|август|сентябр|октябр|ноябр|декабр)[ьяеюи]?$/;

/** True for words that may change when: «6 неделя», «последний месяц», «конец», «не раньше» before a date. */
function tellsTime(piece: Lexeme[], beforeTerm: boolean): boolean {
  const word = (lexeme: Lexeme | undefined): string => (lexeme?.kind === "word" ? lexeme.word : "");
  if (piece.some((each) => /^(кажд|еже(месяч|недел|кварт|годн))/.test(word(each)))) return true;
  if (piece.some((each) => BROKEN_MONTH.test(word(each)))) return true;
  const last = word(piece.at(-1));
  if (EDGE.test(last) || (beforeTerm && LEADING.test(last))) return true;
  return piece.some((each, i) => {
    const before = piece[i - 1];
    const counted =
      before?.kind === "number" || /(ый|ий|ой|ая|яя|ья|ое|ее|ье|ую|ом|ем|ей)$/.test(word(before));
    return counted && PART_OF_TIME.test(word(each));
  });
}

const OUTSIDE = " .,;:-–—‑−/|";

function trimmed(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && OUTSIDE.includes(words[from] ?? "")) from++;
  while (to > from && OUTSIDE.includes(words[to - 1] ?? "")) to--;
  return words.slice(from, to).replace(/ (?:и|в|с|на|до)$/i, "");
}
