import type { Period } from "../../calendar/period.ts";
import { Reel } from "./reel.ts";
import { PHRASES } from "./phrases.ts";
import type { Match, Scan, Term } from "./terms.ts";
import { readByUnits, readSchoolCalendar, readVague } from "./vague.ts";
import { lexemes } from "./words.ts";

/** Everything in the text that a pattern understands, from left to right; the rest is left for the note. */
export function scan(folded: string, period: Period | null): Scan {
  const reel = new Reel(lexemes(folded), period);
  const terms: Term[] = [];
  let depth = 0;
  let at = 0;
  while (at < reel.lexemes.length) {
    const mark = reel.mark(at);
    if (mark === "(" || mark === "[") depth++;
    else if ((mark === ")" || mark === "]") && depth > 0) depth--;
    const found = mark === "" ? readTerm(reel, at) : null;
    if (found === null) {
      at++;
      continue;
    }
    terms.push({ meaning: found.value, from: at, to: found.next, bracketed: depth > 0 });
    at = Math.max(found.next, at + 1);
  }
  return { lexemes: reel.lexemes, terms };
}

function readTerm(reel: Reel, at: number): Match | null {
  return (
    readByUnits(reel, at) ??
    readDated(reel, at) ??
    readVague(reel, at, (there) => {
      const found = readDated(reel, there);
      if (found === null || found.value.kind === "exception") return null;
      return { next: found.next, yearsOnly: found.value.kind === "years" };
    })
  );
}

function readDated(reel: Reel, at: number): Match | null {
  const calendar = readSchoolCalendar(reel, at);
  if (calendar !== null) return calendar;
  for (const phrase of PHRASES) {
    const found = phrase(reel, at);
    if (found !== null) return found;
  }
  return null;
}
