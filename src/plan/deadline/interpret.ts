import { addDays, daysBetween, daysInMonth, monthNumber, weekday, yearOf } from "../../calendar/day.ts";
import { firstDay, lastDay } from "../../calendar/month.ts";
import type { Period } from "../../calendar/period.ts";
import { overlap } from "../../calendar/period.ts";
import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Deadline, DeadlineKind, DeadlineProblem, Every, Span } from "../plan.ts";
import { cut, daysOfMonth, inOrder, monthsOf, overNewYear, pieces } from "./recurrence.ts";
import type { Doubt } from "./resolve.ts";
import { isDayStretch, nthWeekdayOf, place, placeYearly } from "./resolve.ts";
import type { Scan } from "./scan.ts";
import type { Meaning, Stretch, Term, WholeUnit, Years } from "./terms.ts";

export interface Meant {
  kind: DeadlineKind;
  occurrences: Span[];
  every: Every | null;
  time: string | null;
  problems: DeadlineProblem[];
  /** Terms that only qualify: their words go to the note. */
  noted: Term[];
}

type Of<K extends Meaning["kind"]> = Extract<Meaning, { kind: K }>;
interface Dated {
  spans: Span[];
  days: boolean;
}

/** What the terms say together. */
export function interpret(text: string, { lexemes, terms }: Scan, period: Period | null): Meant {
  return new Interpretation(text, lexemes, terms, period).meant();
}

/** A stretch of the text, or a part of a month that is named elsewhere. */
interface Item {
  term: Term;
  part: { from: number; to: number } | null;
  stretch: Stretch;
}

const NOWHERE = { year: null, month: null, day: null };
const NO_STRETCH: Stretch = { start: NOWHERE, end: NOWHERE, single: false };

const isWholeMonths = ({ start, end }: Stretch): boolean =>
  start.month !== null && start.day === null && end.day === null;

class Interpretation {
  readonly #text: string;
  readonly #lexemes: Scan["lexemes"];
  readonly #terms: Term[];
  readonly #period: Period | null;
  readonly #problems = new Map<string, DeadlineProblem>();
  readonly #noted: Term[] = [];

  constructor(text: string, lexemes: Scan["lexemes"], terms: Term[], period: Period | null) {
    this.#text = text;
    this.#lexemes = lexemes;
    this.#terms = terms;
    this.#period = period;
  }

  meant(): Meant {
    const { kind, occurrences, every } = this.#decide();
    const times = [
      ...this.#of("time").map(({ meaning }) => meaning.text),
      ...this.#of("until").map(({ meaning }) => meaning.time),
    ].filter((time) => time !== null);
    return {
      kind,
      occurrences: inOrder(occurrences),
      every,
      time: times.length === 0 ? null : times.join(", "),
      problems: [...this.#problems.values()],
      noted: this.#noted,
    };
  }

  #of<K extends Meaning["kind"]>(kind: K): (Term & { meaning: Of<K> })[] {
    return this.#terms.filter((term): term is Term & { meaning: Of<K> } => term.meaning.kind === kind);
  }

  #has(...kinds: Meaning["kind"][]): boolean {
    return this.#terms.some(({ meaning }) => kinds.includes(meaning.kind));
  }

  #doubt(code: string, message: string): void {
    this.#problems.set(`${code} ${message}`, { code, message });
  }

  #written(term: Term): string {
    const from = this.#lexemes[term.from]?.start ?? 0;
    const to = this.#lexemes[term.to - 1]?.end ?? this.#text.length;
    return this.#text.slice(from, to);
  }

  #decide(): Pick<Deadline, "kind" | "occurrences" | "every"> {
    this.#tellSlips();
    this.#lendStandaloneYears();
    for (const term of this.#of("exception")) {
      this.#noted.push(term);
      this.#doubt("unread-part", texts.exception(this.#text.slice(this.#lexemes[term.from]?.start ?? 0)));
    }
    const recurring = this.#recurring();
    if (recurring !== null) {
      this.#noteVague();
      return { kind: "recurring", ...recurring };
    }
    const dated = this.#dated();
    if (dated !== null) {
      this.#noteVague();
      return { ...dated, every: null };
    }
    return { kind: this.#vague(), occurrences: [], every: null };
  }

  #tellSlips(): void {
    for (const lexeme of this.#lexemes) {
      if (lexeme.kind !== "month" || !lexeme.misspelt) continue;
      this.#doubt("misspelt-month", texts.misspelt(this.#text.slice(lexeme.start, lexeme.end)));
    }
  }

  /** «2025 год: сентябрь, май»: a year that stands apart from the dates is theirs. */
  #lendStandaloneYears(): void {
    const years = this.#of("years");
    const only = years[0];
    if (only === undefined) return;
    if (years.length > 1) {
      if (this.#has("stretches"))
        for (const term of years) this.#doubt("unread-part", texts.unread(this.#written(term)));
      return;
    }
    let lent = false;
    const { from, to, school } = only.meaning.years;
    if (from !== to && !school && to !== from + 1) return;
    for (const { meaning } of this.#terms) {
      if (meaning.kind !== "stretches" && meaning.kind !== "until") continue;
      for (const { start, end } of meaning.stretches) {
        const year = (month: number): number => (from === to ? from : month >= 9 ? from : to);
        const wraps = (end.month ?? 1) < (start.month ?? 1);
        lent ||= start.year === null;
        start.year ??= year(start.month ?? 1);
        end.year ??= wraps && from === to ? start.year + 1 : year(end.month ?? 1);
      }
    }
    if (!lent && this.#has("stretches", "until"))
      this.#doubt("unread-part", texts.unread(this.#written(only)));
  }

  /** Outside schedules and requests beside a date only qualify it. */
  #noteVague(): void {
    for (const term of this.#terms) {
      const { kind } = term.meaning;
      if (
        kind === "external" ||
        kind === "request" ||
        kind === "schoolCalendar" ||
        kind === "duration" ||
        kind === "edge"
      ) {
        this.#noted.push(term);
      }
      if (kind === "duration" || kind === "edge")
        this.#doubt("unread-part", texts.unread(this.#written(term)));
    }
  }

  #vague(): DeadlineKind {
    const first = this.#terms.find(({ meaning }) => /^(request|external|schoolCalendar)$/.test(meaning.kind));
    for (const term of this.#terms) if (/^(duration|edge)$/.test(term.meaning.kind)) this.#noted.push(term);
    if (first?.meaning.kind === "request") return "onRequest";
    if (first !== undefined) {
      if (first.meaning.kind === "schoolCalendar")
        this.#doubt("needs-calendar", texts.schoolCalendar(this.#text));
      return "external";
    }
    if (this.#problems.size === 0 || !this.#of("stretches").length) {
      if (this.#text === "" || /^[\s.,;:–—-]*$/.test(this.#text)) this.#doubt("no-deadline", texts.empty());
      else if (this.#has("duration")) this.#doubt("unclear-deadline", texts.duration(this.#text));
      else if (this.#has("time")) this.#doubt("unclear-deadline", texts.timeOnly(this.#text));
      else if (![...this.#problems.keys()].some((key) => /^(impossible|reversed|unclear)/.test(key))) {
        this.#doubt("unclear-deadline", texts.unclear(this.#text));
      }
    }
    return "unclear";
  }

  // — recurring —

  #recurring(): Pick<Deadline, "occurrences" | "every"> | null {
    const every = [...this.#of("every"), ...this.#ofEveryMonth()];
    const weekdays = this.#weekdaysThatRecur();
    const nth = this.#of("nthWeekday").filter(({ meaning }) => meaning.month === null);
    const nthInMonths = nth.length > 0 && this.#monthPeriods().length > 0 && every.length === 0;
    if (every.length === 0 && weekdays.length === 0 && (nth.length === 0 || nthInMonths)) return null;
    const lead = this.#leading(every);
    if (lead !== undefined && !lead.meaning.exact) this.#noted.push(lead);
    const step = lead?.meaning.step ?? null;
    const name = this.#everyName(lead?.meaning, weekdays.length > 0, nth.length > 0);
    if (this.#period === null) return { every: name, occurrences: [] };
    const windows = this.#windows(this.#period);
    if (nth.length > 0) return { every: name, occurrences: this.#nthDays(nth, windows) };
    if (weekdays.length > 0) return { every: name, occurrences: this.#weekly(weekdays, windows, step) };
    return { every: name, occurrences: this.#steps(lead?.meaning, windows) };
  }

  /** «последняя неделя месяца», «до 5 числа месяца» where no month is named: each month's. */
  #ofEveryMonth(): (Term & { meaning: Of<"every"> })[] {
    if (this.#has("every") || this.#monthPeriods().length > 0 || this.#onlyMonth() !== null) return [];
    const term = this.#terms.find((each) => {
      if (each.meaning.kind !== "monthDays" && !this.#isMonthless(each.meaning)) return false;
      const words = this.#lexemes.slice(each.from, each.to);
      return words.some(
        (lexeme) => lexeme.kind === "word" && /^(месяца|месяце|мес|кажд[а-я]+)$/.test(lexeme.word),
      );
    });
    const step = { unit: "months", count: 1 } as const;
    return term === undefined
      ? []
      : [{ ...term, meaning: { kind: "every", every: "month", step, exact: true } }];
  }

  /** Of «ежемесячно, ежегодно» the shorter step leads; «каждого месяца» beside it changes nothing. */
  #leading(every: (Term & { meaning: Of<"every"> })[]): (Term & { meaning: Of<"every"> }) | undefined {
    const order: (Every | null)[] = [
      "day",
      "week",
      "twoWeeks",
      "month",
      "quarter",
      "term",
      "halfYear",
      "year",
      null,
    ];
    return every.toSorted((a, b) => order.indexOf(a.meaning.every) - order.indexOf(b.meaning.every))[0];
  }

  #everyName(lead: Of<"every"> | undefined, weekly: boolean, monthly: boolean): Every | null {
    if (monthly) return "month";
    if (weekly) return lead?.every === "twoWeeks" ? "twoWeeks" : "week";
    return lead?.every ?? null;
  }

  #weekdaysThatRecur(): number[] {
    const terms = this.#of("weekdays");
    const daysGiven =
      this.#has("monthDays") ||
      this.#of("stretches").some(({ meaning }) => meaning.stretches.some((each) => each.start.day !== null));
    const recurs = terms.filter(
      ({ meaning }) => meaning.each || (!daysGiven && !this.#has("nthWeekday", "until")),
    );
    for (const term of terms) if (!recurs.includes(term)) this.#noted.push(term);
    return [...new Set(recurs.flatMap(({ meaning }) => meaning.weekdays))];
  }

  /** The stretches of time that a recurrence is held to. */
  #windows(period: Period): Period[] {
    const yearly = this.#has("every") && this.#leading(this.#of("every"))?.meaning.every === "year";
    if (yearly) return [this.#sinceYear(period)];
    const windows: Period[] = [];
    for (const term of this.#of("stretches")) {
      for (const { span } of this.#placed(term, this.#monthed(term.meaning.stretches))) {
        if (span?.from != null && !span.to.startsWith("-")) windows.push({ from: span.from, to: span.to });
      }
    }
    for (const term of this.#of("years")) {
      const span = this.#yearsSpan(term);
      if (span !== null) windows.push(span);
    }
    for (const term of this.#of("half"))
      windows.push(this.#half(term.meaning.half, term.meaning.years, period));
    const first = inOrder(windows)[0];
    let held =
      first === undefined
        ? [period]
        : this.#onwards()
          ? cut([{ from: first.from, to: period.to }], [period])
          : inOrder(windows);
    for (const term of this.#onwards() ? [] : this.#of("until")) {
      for (const { span } of this.#placed(term, term.meaning.stretches)) {
        if (span !== null && !span.to.startsWith("-"))
          held = cut(held, [{ from: "0001-01-01", to: span.to }]);
      }
    }
    for (const term of this.#of("since")) {
      for (const { span } of this.#placed(term, [term.meaning.stretch])) {
        if (span?.from != null) held = cut(held, [{ from: span.from, to: "9999-12-31" }]);
      }
    }
    if (windows.length === 0 && this.#problemCodes().includes("outside-period") && this.#has("stretches"))
      return [];
    return held;
  }

  /** «август, далее ежемесячно»: what is named is only where it begins. */
  #onwards(): boolean {
    return this.#lexemes.some(
      ({ kind, ...rest }) => kind === "word" && "word" in rest && /^(далее|затем)$/.test(rest.word),
    );
  }

  #sinceYear(period: Period): Period {
    let held = period;
    for (const { meaning } of this.#of("since")) {
      const year = meaning.stretch.start.year;
      if (year !== null) held = overlap(held, { from: `${year}-01-01`, to: "9999-12-31" }) ?? held;
    }
    return held;
  }

  #problemCodes(): string[] {
    return [...this.#problems.values()].map(({ code }) => code);
  }

  #nthDays(terms: (Term & { meaning: Of<"nthWeekday"> })[], windows: Period[]): Span[] {
    const spans: Span[] = [];
    for (const window of windows) {
      for (const month of monthsOf(window)) {
        for (const { meaning } of terms) {
          for (const n of meaning.ordinals) {
            for (const weekdayNumber of meaning.weekdays) {
              const found = nthWeekdayOf(yearOf(firstDay(month)), Number(month.slice(5)), n, weekdayNumber);
              if (found !== null && found >= window.from && found <= window.to)
                spans.push({ from: found, to: found });
            }
          }
        }
      }
    }
    return spans;
  }

  #weekly(weekdays: number[], windows: Period[], step: Of<"every">["step"]): Span[] {
    const days = windows.flatMap((window) => pieces(window, { unit: "days", count: 1 }));
    const first = days[0]?.from;
    const everySecond = step?.unit === "weeks" && step.count === 2;
    return days.filter(({ from }) => {
      if (!weekdays.includes(weekday(from))) return false;
      // Which of two weeks is not said: counted from the first.
      if (!everySecond || first === undefined) return true;
      return Math.floor((daysBetween(first, from) + weekday(first) - 1) / 7) % 2 === 0;
    });
  }

  #steps(every: Of<"every"> | undefined, windows: Period[]): Span[] {
    if (every === undefined) return [];
    const name = every.every;
    if (name === "year" && this.#has("stretches", "until")) return this.#yearly(windows);
    const listed =
      (name === "halfYear" || name === "quarter" || name === "term") &&
      this.#has("stretches") &&
      !this.#onwards();
    if (
      listed &&
      this.#of("stretches").every(({ meaning }) =>
        meaning.stretches.every((each) => each.start.month !== null),
      )
    ) {
      // «2 раза в год (октябрь, апрель)» says itself when.
      return windows;
    }
    if (every.step === null) {
      this.#doubt("needs-calendar", texts.schoolCalendar(this.#text));
      return [];
    }
    const parts = this.#monthParts();
    if (parts.length > 0 && name === "month") {
      return cut(
        windows
          .flatMap(monthsOf)
          .flatMap((month) =>
            parts.map(({ from, to }) => daysOfMonth(month, from, to)).filter((each) => each !== null),
          ),
        windows,
      );
    }
    if (parts.length > 0) this.#doubt("unclear-deadline", texts.noMonth(this.#text));
    const step = every.step;
    return windows.flatMap((window) => pieces(window, step));
  }

  #yearly(windows: Period[]): Span[] {
    const stretches = this.#of("stretches").flatMap(({ meaning }) => meaning.stretches);
    const spans = windows.flatMap((window) => stretches.flatMap((each) => placeYearly(each, window)));
    for (const { meaning } of this.#of("until")) {
      for (const window of windows) {
        for (const each of meaning.stretches) {
          for (const { to } of placeYearly(each, window)) {
            const year = `${yearOf(to)}-01-01`;
            const from = year > window.from ? year : window.from;
            if (from <= to) spans.push({ from, to });
          }
        }
      }
    }
    if (spans.length === 0) {
      for (const term of [...this.#of("stretches"), ...this.#of("until")]) {
        this.#placed(term, this.#monthed(term.meaning.stretches));
      }
    }
    return spans;
  }

  /** Days said of a month that is not named: «до 25 числа», «последняя неделя». */
  #monthParts(): { from: number; to: number }[] {
    const parts = this.#of("monthDays").flatMap(({ meaning }) => meaning.spans);
    for (const { meaning } of this.#of("stretches")) {
      for (const { start, end } of meaning.stretches) {
        if (start.month === null) parts.push({ from: start.day ?? 1, to: end.day ?? -1 });
      }
    }
    return parts;
  }

  #monthed(stretches: Stretch[]): Stretch[] {
    return stretches.filter(({ start }) => start.month !== null);
  }

  // — dated —

  #placed(term: Term, stretches: Stretch[]): { span: Span | null; day: boolean }[] {
    return stretches.map((each) => {
      const { span, doubt } = place(each, this.#period);
      if (doubt !== null) this.#tell(doubt, this.#written(term), span);
      return {
        span,
        day: isDayStretch(each) || (each.start.day !== null && span !== null && span.from === span.to),
      };
    });
  }

  #tell(doubt: Doubt, written: string, span: Span | null): void {
    const year = span === null ? "" : span.to.slice(0, 4);
    const messages: Record<Doubt, () => string> = {
      "impossible-date": () => texts.impossible(written),
      "reversed-range": () => texts.reversed(written),
      "outside-period": () => texts.outside(written),
      "ambiguous-year": () => texts.ambiguousYear(written, year),
      "unknown-year": () => texts.unknownYear(written),
    };
    this.#doubt(doubt, messages[doubt]());
  }

  #dated(): { kind: DeadlineKind; occurrences: Span[] } | null {
    const firstVague = this.#terms.find(
      ({ meaning }) => meaning.kind === "request" || meaning.kind === "external",
    );
    const said = [
      "stretches",
      "until",
      "since",
      "half",
      "years",
      "nthWeekday",
      "monthDays",
      "whole",
    ] as const;
    const dated = this.#terms.filter(({ meaning }) => (said as readonly string[]).includes(meaning.kind));
    const first = dated[0];
    if (first === undefined) return null;
    // «По запросу, в течение года» is on request; «в течение года (по запросу)» is the year.
    const onlyWhole = dated.every(({ meaning }) => /^(whole|years|half)$/.test(meaning.kind));
    if (onlyWhole && firstVague !== undefined && firstVague.from < first.from && !firstVague.bracketed)
      return null;

    const inMonths = this.#partsInMonths();
    const found: Dated[] = [
      inMonths ?? this.#stretchSpans(),
      this.#nthInMonths(),
      ...this.#of("half").map(({ meaning }) => this.#halfSpan(meaning)),
      ...this.#untils(),
      ...this.#sinces(),
    ];
    let spans = found.flatMap((each) => each.spans);
    const wholes = this.#wholes(spans);
    const days = wholes.length === 0 && found.every((each) => each.spans.length === 0 || each.days);
    spans = [...spans, ...wholes];
    const codes = this.#problemCodes();
    if (spans.length === 0) {
      const lost = codes.some((code) => code === "impossible-date" || code === "reversed-range");
      const onlyParts = dated.every(
        ({ meaning }) => meaning.kind === "monthDays" || this.#isMonthless(meaning),
      );
      if (lost || (onlyParts && this.#period === null)) {
        if (!lost) this.#doubt("unclear-deadline", texts.noMonth(this.#text));
        return { kind: "unclear", occurrences: [] };
      }
      if (codes.includes("unclear-deadline")) return { kind: "unclear", occurrences: [] };
      const onlyDays =
        this.#of("stretches").length > 0 &&
        this.#of("stretches").every(({ meaning }) => meaning.stretches.every(isDayStretch));
      return {
        kind: onlyDays && dated.every(({ meaning }) => meaning.kind === "stretches") ? "date" : "window",
        occurrences: [],
      };
    }
    return { kind: days ? "date" : "window", occurrences: spans };
  }

  #isMonthless(meaning: Meaning): boolean {
    return meaning.kind === "stretches" && meaning.stretches.every(({ start }) => start.month === null);
  }

  #stretchSpans(): Dated {
    const outside: Span[] = [];
    const bracketed: Span[] = [];
    let days = true;
    // «ноябрь, третий четверг»: the month is the weekday's.
    const nth = this.#of("nthWeekday").some(({ meaning }) => meaning.month === null);
    for (const term of this.#of("stretches")) {
      const stretches = this.#monthed(term.meaning.stretches).filter((each) => !nth || !isWholeMonths(each));
      const placed = this.#placed(term, stretches);
      for (const { span, day: single } of placed) {
        if (span === null) continue;
        (term.bracketed ? bracketed : outside).push(span);
        days &&= single;
      }
    }
    // «4 неделя сентября (22-26 сентября)»: what the brackets say is the exact of what stands before them.
    const kept = outside.filter((wide) => !bracketed.some((exact) => covers(wide, exact)));
    const spans = [...kept, ...bracketed];
    if (bracketed.length > 0) days = spans.every(({ from, to }) => from === to);
    return { spans, days };
  }

  #onlyMonth(): string | null {
    const period = this.#period;
    if (period === null || daysBetween(period.from, period.to) > 62) return null;
    const months = monthsOf(period);
    if (months.length === 1) return months[0] ?? null;
    const full = months.filter((month) => firstDay(month) >= period.from && lastDay(month) <= period.to);
    return full.length === 1 ? (full[0] ?? null) : null;
  }

  /** Whole months that the text names. */
  #monthPeriods(): Period[] {
    const found: Period[] = [];
    for (const { meaning } of this.#of("stretches")) {
      for (const each of meaning.stretches) {
        if (each.start.month === null || each.start.day !== null || each.end.day !== null) continue;
        const { span } = place(each, this.#period);
        if (span?.from != null && !span.to.startsWith("-")) found.push({ from: span.from, to: span.to });
      }
    }
    return found;
  }

  /** «октябрь, 2 неделя», «ноябрь до 15 числа»: the days are of the month named before them, or else after. */
  #partsInMonths(): Dated | null {
    const items = this.#monthsAndParts();
    if (items.every(({ part }) => part === null)) return null;
    const taken = new Set<Item>();
    const spans: Span[] = [];
    for (const [i, item] of items.entries()) {
      if (item.part === null) continue;
      const isMonth = (each: Item): boolean => each.part === null && isWholeMonths(each.stretch);
      const month = items.slice(0, i).findLast(isMonth) ?? items.slice(i).find(isMonth);
      if (month === undefined) spans.push(...this.#partOfOnlyMonth(item.term, item.part));
      else {
        taken.add(month);
        spans.push(...this.#partOf(month, item.part));
      }
    }
    for (const item of items) {
      if (item.part !== null || taken.has(item)) continue;
      for (const { span } of this.#placed(item.term, [item.stretch])) if (span !== null) spans.push(span);
    }
    return { spans, days: spans.every(({ from, to }) => from === to) };
  }

  #monthsAndParts(): Item[] {
    const items: Item[] = [];
    for (const term of this.#terms) {
      const { meaning } = term;
      if (meaning.kind === "monthDays") {
        for (const part of meaning.spans) items.push({ term, part, stretch: NO_STRETCH });
      }
      if (meaning.kind !== "stretches") continue;
      for (const stretch of meaning.stretches) {
        const { start, end } = stretch;
        items.push({
          term,
          part: start.month === null ? { from: start.day ?? 1, to: end.day ?? -1 } : null,
          stretch,
        });
      }
    }
    return items;
  }

  /** «первая неделя» in a plan that holds one whole month is of that month; else the month is asked for. */
  #partOfOnlyMonth(term: Term, part: { from: number; to: number }): Span[] {
    const month = this.#onlyMonth();
    if (month === null) {
      this.#doubt("unclear-deadline", texts.noMonth(this.#text));
      this.#noted.push(term);
      return [];
    }
    const span = daysOfMonth(month, part.from, part.to);
    if (
      span === null ||
      (part.from > 1 && part.to > daysInMonth(yearOf(firstDay(month)), Number(month.slice(5))))
    ) {
      this.#doubt("impossible-date", texts.impossible(this.#written(term)));
      return [];
    }
    return [span];
  }

  #partOf({ term, stretch }: Item, part: { from: number; to: number }): Span[] {
    const { start, end } = stretch;
    if (start.month === end.month) {
      // «до 31 числа» of November ends on the 30th; «31 числа» there is no day.
      const to =
        part.from === part.to
          ? part.to
          : Math.min(part.to, daysInMonth(start.year ?? 2001, start.month ?? 1));
      const exact = {
        start: { ...start, day: part.from },
        end: { ...end, day: to },
        single: part.from === part.to,
      };
      return this.#placed(term, [exact]).flatMap(({ span }) => (span === null ? [] : [span]));
    }
    return this.#placed(term, [stretch])
      .flatMap(({ span }) =>
        span?.from == null || span.to.startsWith("-") ? [] : monthsOf({ from: span.from, to: span.to }),
      )
      .map((month) => daysOfMonth(month, part.from, part.to))
      .filter((span) => span !== null);
  }

  #nthInMonths(): Dated {
    const spans: Span[] = [];
    for (const term of this.#of("nthWeekday")) {
      const { month } = term.meaning;
      const months =
        month === null
          ? this.#monthPeriods()
          : this.#placed(term, [{ start: month, end: month, single: false }]).flatMap(({ span }) =>
              span?.from != null && !span.to.startsWith("-") ? [{ from: span.from, to: span.to }] : [],
            );
      if (month !== null && months.length === 0 && this.#period === null) {
        this.#doubt("unknown-year", texts.unknownYear(this.#written(term)));
      }
      spans.push(...this.#nthDays([term], months));
    }
    return { spans, days: true };
  }

  #untils(): Dated[] {
    const months = this.#has("until") ? this.#monthPeriods() : [];
    return this.#of("until").map((term) => {
      const spans: Span[] = [];
      for (const { span } of this.#placed(term, term.meaning.stretches)) {
        if (span === null) continue;
        const { to } = span;
        const month = months.find((each) => to >= each.from && to <= each.to);
        const start = to.startsWith("-") ? null : (month?.from ?? this.#period?.from ?? null);
        spans.push({ from: start !== null && start <= to ? start : null, to });
      }
      return { spans, days: false };
    });
  }

  #sinces(): Dated[] {
    return this.#of("since").map((term) => {
      const spans: Span[] = [];
      for (const { span } of this.#placed(term, [term.meaning.stretch])) {
        const end = this.#period?.to ?? null;
        if (span?.from == null) continue;
        if (end === null || span.from > end || span.from.startsWith("-")) {
          this.#doubt("open-ended", texts.openEnded(this.#written(term)));
        } else spans.push({ from: span.from, to: end });
      }
      return { spans, days: false };
    });
  }

  /** Whole periods and years, beside what dates the text also names. */
  #wholes(others: Span[]): Span[] {
    const spans: Span[] = [];
    const yearsAlone = others.length === 0 || this.#has("whole");
    for (const term of this.#of("years")) {
      if (!yearsAlone || this.#has("stretches", "until")) continue;
      const span = this.#yearsSpan(term);
      if (span !== null) spans.push(span);
    }
    for (const term of this.#of("whole")) {
      if (spans.length > 0 || this.#has("until", "since", "half", "monthDays")) continue;
      if (this.#namesAnEvent(term, others)) {
        this.#noted.push(term);
        continue;
      }
      const span = this.#whole(term, term.meaning.unit);
      if (span === null) continue;
      const before = others
        .filter(({ to }) => to < span.to && !to.startsWith("-"))
        .map(({ to }) => to)
        .sort();
      const first = this.#of("stretches")[0];
      // «октябрь, в течение года»: in October, and from then on.
      const last = before.at(-1);
      const onwards = first !== undefined && first.from < term.from && last !== undefined;
      const from = onwards && last >= span.from ? addDays(last, 1) : span.from;
      spans.push({ from, to: span.to });
    }
    return spans;
  }

  /** «в период месячника, 1-30 октября»: the dates say when, the words before them only what. */
  #namesAnEvent(term: Term & { meaning: Of<"whole"> }, others: Span[]): boolean {
    const { unit } = term.meaning;
    const first = this.#of("stretches")[0];
    if (others.length === 0 || first === undefined) return false;
    return unit === "day" || unit === "week" || (unit === "period" && term.from < first.from);
  }

  #whole(term: Term, unit: WholeUnit): Period | null {
    const period = this.#period;
    if (period === null) return null;
    const length = daysBetween(period.from, period.to) + 1;
    const longest: Record<WholeUnit, number> = {
      day: 1,
      week: 14,
      month: 62,
      half: 220,
      year: 5000,
      period: 100_000,
    };
    if (length <= longest[unit]) return period;
    // A month of which half-year is meant? A longer plan does not say.
    const message =
      unit === "month" ? texts.noMonth(this.#written(term)) : texts.unclear(this.#written(term));
    this.#doubt("unclear-deadline", message);
    if (unit === "month" || unit === "half") return period;
    this.#noted.push(term);
    return null;
  }

  #yearsSpan(term: Term & { meaning: Of<"years"> }): Period | null {
    const { from, to, school } = term.meaning.years;
    const consecutive = to === from + 1;
    const schoolYear = school || (consecutive && this.#period !== null && overNewYear(this.#period));
    const said: Period = schoolYear
      ? { from: `${from}-09-01`, to: `${to}-08-31` }
      : { from: `${from}-01-01`, to: `${to}-12-31` };
    if (this.#period === null) return said;
    const common = overlap(said, this.#period);
    if (common === null) this.#doubt("outside-period", texts.outside(this.#written(term)));
    return common ?? said;
  }

  // — half-years —

  #halfSpan({ half, years }: Of<"half">): Dated {
    const period = this.#period;
    if (period === null && (years === null || years.from === 0)) {
      return {
        spans: [half === 1 ? { from: "--09-01", to: "--12-31" } : { from: "--01-01", to: "--05-31" }],
        days: false,
      };
    }
    const span = this.#half(
      half,
      years,
      period ?? { from: `${years?.from ?? 2000}-01-01`, to: `${years?.to ?? 2000}-12-31` },
    );
    if (period !== null && overlap(span, period) === null)
      this.#doubt("outside-period", texts.outside(this.#text));
    return { spans: [span], days: false };
  }

  /** A school half-year (September-December, January-May) or a calendar one, as the words and the plan suggest. */
  #half(half: 1 | 2, years: Years | null, period: Period): Period {
    const first = yearOf(period.from);
    const schoolStart = monthNumber(period.from) >= 7 ? first : first - 1;
    const school = (year: number): Period =>
      half === 1
        ? { from: `${year}-09-01`, to: `${year}-12-31` }
        : { from: `${year + 1}-01-01`, to: `${year + 1}-05-31` };
    const calendar = (year: number): Period =>
      half === 1
        ? { from: `${year}-01-01`, to: `${year}-06-30` }
        : { from: `${year}-07-01`, to: `${year}-12-31` };
    if (years?.school === true || (years !== null && years.to === years.from + 1)) {
      return school(years.from === 0 ? schoolStart : years.from);
    }
    if (years !== null) return calendar(years.from);
    if (overNewYear(period)) return school(schoolStart);
    const plain = calendar(first);
    return overlap(plain, period) === null ? school(schoolStart) : plain;
  }
}

const covers = (wide: Span, exact: Span): boolean =>
  wide.from !== null && exact.from !== null && wide.from <= exact.from && wide.to >= exact.to;
