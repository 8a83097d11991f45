import type { Every } from "../plan.ts";
import type { Lexeme } from "./words.ts";

/** A day as far as the text knows it. What is null is left to the plan's period. */
export interface Part {
  year: number | null;
  /** 1 to 12 when possible; null where a part of a month is named but not the month. */
  month: number | null;
  /** Null is the whole month; negative counts from its end (-1 the last day), 0 is the day before its first. */
  day: number | null;
}

/** From a day to a day; one day where `single`. */
export interface Stretch {
  start: Part;
  end: Part;
  single: boolean;
}

/** «1», «1-2», «первая и третья»: each a number or a range of them. */
export interface Ordinals {
  ranges: readonly [number, number][];
}

/** «2025-2026 уч. года», «2013-2015 г.г.», «2024». */
export interface Years {
  from: number;
  to: number;
  school: boolean;
}

/** One date of a list or an end of a range, before its neighbours have lent it what it lacks. */
export interface Element extends Stretch {
  /** A number alone: a day whose month stands further on. */
  bare: boolean;
  /** Years said for this element and what was listed before it. */
  years: Years | null;
  /** Several stretches under one name: «1, 3 квартал». */
  more: Stretch[];
}

/** What a pattern understood. */
export type Meaning =
  | { kind: "stretches"; stretches: Stretch[] }
  | { kind: "until"; stretches: Stretch[]; time: string | null }
  | { kind: "since"; stretch: Stretch }
  | {
      kind: "nthWeekday";
      ordinals: number[];
      weekdays: number[];
      /** Counted as one: «последний рабочий день», not the last Monday, the last Tuesday … */
      together: boolean;
      /** The months that it is said of; none: every one. */
      months: Part[];
    }
  /** «до 25 числа», «с 1 по 5 число»: days of a month that is named elsewhere, or of every month. */
  | { kind: "monthDays"; spans: { from: number; to: number }[] }
  | { kind: "whole"; unit: WholeUnit }
  | { kind: "years"; years: Years }
  | { kind: "half"; half: 1 | 2; years: Years | null }
  | { kind: "every"; every: Every | null; step: Step; exact: boolean }
  | { kind: "weekdays"; weekdays: number[]; each: boolean; range: boolean }
  | { kind: "time"; text: string }
  /** «по запросу»; «по плану ИРО»; terms and school holidays, whose days only the cluster's calendar knows. */
  | { kind: "request" }
  | { kind: "external" }
  | { kind: "schoolCalendar" }
  | { kind: "duration" }
  /** «резерв 30 сентября» */
  | { kind: "reserve" }
  /** «начало года» */
  | { kind: "edge" }
  /** «кроме июля», «кроме субботы»: days that are taken away; both null where they are not understood. */
  | { kind: "exception"; stretches: Stretch[] | null; weekdays: number[] | null };

export type WholeUnit = "day" | "week" | "month" | "half" | "year" | "period";

/** How a recurrence cuts the time; null: dates that only the school's own calendar knows. */
export type Step =
  { unit: "days" | "weeks" | "months"; count: number } | { unit: "halfMonths"; count: 1 } | null;

/** A meaning and where it stood: lexemes from `from`, `to` excluded. */
export interface Term {
  meaning: Meaning;
  from: number;
  to: number;
  bracketed: boolean;
}

/** A text's words, and all that was understood in them, from left to right. */
export interface Scan {
  lexemes: Lexeme[];
  terms: Term[];
}

/** A pattern's answer: what was understood and the lexeme after it. */
export interface Match<T = Meaning> {
  value: T;
  next: number;
}
