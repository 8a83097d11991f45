import { daysBetween } from "../../calendar/day.ts";
import { firstDay, lastDay } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { DeadlineProblem, Span } from "../plan.ts";
import { monthsOf } from "./recurrence.ts";
import type { Doubt } from "./resolve.ts";
import { isDayStretch, place } from "./resolve.ts";
import type { Meaning, Scan, Stretch, Term } from "./terms.ts";

export type Of<K extends Meaning["kind"]> = Extract<Meaning, { kind: K }>;

/** Spans, and whether each is a day that the text says. */
export interface Dated {
  spans: Span[];
  days: boolean;
}

/** A cell's terms with the plan's period: the questions that every rule asks, and the doubts that they found. */
export class Cell {
  readonly text: string;
  readonly lexemes: Scan["lexemes"];
  readonly terms: Term[];
  readonly period: Period | null;
  readonly problems = new Map<string, DeadlineProblem>();
  /** Terms that only qualify: their words go to the note. */
  readonly noted: Term[] = [];

  constructor(text: string, { lexemes, terms }: Scan, period: Period | null) {
    this.text = text;
    this.lexemes = lexemes;
    this.terms = terms;
    this.period = period;
  }

  of<K extends Meaning["kind"]>(kind: K): (Term & { meaning: Of<K> })[] {
    return this.terms.filter((term): term is Term & { meaning: Of<K> } => term.meaning.kind === kind);
  }

  has(...kinds: Meaning["kind"][]): boolean {
    return this.terms.some(({ meaning }) => kinds.includes(meaning.kind));
  }

  doubt(code: string, message: string): void {
    this.problems.set(`${code} ${message}`, { code, message });
  }

  written(term: Term): string {
    const from = this.lexemes[term.from]?.start ?? 0;
    const to = this.lexemes[term.to - 1]?.end ?? this.text.length;
    return this.text.slice(from, to);
  }

  /** «до последней пятницы», «до среды»: what the term says is where the time ends. */
  isUntil(term: Term): boolean {
    const before = this.lexemes[term.from - 1];
    return before?.kind === "word" && /^(до|к|ко|позднее|позже)$/.test(before.word);
  }

  /** «3 неделя октября», not «15-21 октября». */
  isWeek(term: Term): boolean {
    return this.lexemes
      .slice(term.from, term.to)
      .some((each) => each.kind === "word" && each.word.startsWith("нед"));
  }

  problemCodes(): string[] {
    return [...this.problems.values()].map(({ code }) => code);
  }

  /** Days said of a month that is not named: «до 25 числа», «последняя неделя». */
  monthParts(): { from: number; to: number }[] {
    const parts = this.of("monthDays").flatMap(({ meaning }) => meaning.spans);
    for (const { meaning } of this.of("stretches")) {
      for (const { start, end } of meaning.stretches) {
        if (start.month === null) parts.push({ from: start.day ?? 1, to: end.day ?? -1 });
      }
    }
    return parts;
  }

  monthed(stretches: Stretch[]): Stretch[] {
    return stretches.filter(({ start }) => start.month !== null);
  }

  placed(term: Term, stretches: Stretch[]): { span: Span | null; day: boolean }[] {
    return stretches.map((each) => {
      const { span, doubt } = place(each, this.period);
      if (doubt !== null) this.tell(doubt, this.written(term), span);
      return {
        span,
        day: isDayStretch(each) || (each.start.day !== null && span !== null && span.from === span.to),
      };
    });
  }

  tell(doubt: Doubt, written: string, span: Span | null): void {
    const year = span === null ? "" : span.to.slice(0, 4);
    const messages: Record<Doubt, () => string> = {
      "impossible-date": () => texts.impossible(written),
      "reversed-range": () => texts.reversed(written),
      "outside-period": () => texts.outside(written),
      "ambiguous-year": () => texts.ambiguousYear(written, year),
      "unknown-year": () => texts.unknownYear(written),
    };
    this.doubt(doubt, messages[doubt]());
  }

  onlyMonth(): string | null {
    const period = this.period;
    if (period === null || daysBetween(period.from, period.to) > 62) return null;
    const months = monthsOf(period);
    if (months.length === 1) return months[0] ?? null;
    const full = months.filter((month) => firstDay(month) >= period.from && lastDay(month) <= period.to);
    return full.length === 1 ? (full[0] ?? null) : null;
  }

  /** Whole months that the text names. */
  monthPeriods(): Period[] {
    const found: Period[] = [];
    for (const { meaning } of this.of("stretches")) {
      for (const each of meaning.stretches) {
        if (each.start.month === null || each.start.day !== null || each.end.day !== null) continue;
        const { span } = place(each, this.period);
        if (span?.from != null && !span.to.startsWith("-")) found.push({ from: span.from, to: span.to });
      }
    }
    return found;
  }
}
