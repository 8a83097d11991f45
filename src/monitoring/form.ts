import type { Month } from "../calendar/month.ts";
import type { Condition, Group, Template } from "./expression.ts";

/** Error: the report is refused; confirm: asked before it is taken; show: only the chair is told. */
export type Strength = "error" | "confirm" | "show";

/** The whole, a part of the whole (the parts add up to it), or a remark on some of them. */
export type Role = "total" | "destination" | "ofWhich";

export interface Indicator {
  code: string;
  /** The codes that it had in earlier versions. */
  was: readonly string[];
  label: string;
  /** For a button: half a phone's width, about 20 characters. */
  short: string;
  /** What else people call it, in a message and in a sheet. */
  aliases: readonly string[];
  hint: string | null;
  grades: readonly number[];
  role: Role;
  /** Destinations that keep the leaver in the region. */
  stays: boolean;
  /** Over 0 it needs a comment. */
  comment: boolean;
  /** Those of whom it is not known yet where they go: neither decided nor settled. */
  unsure: boolean;
  /** So usual that its amount is asked straight away; the others are chosen from a list. */
  usual: boolean;
}

/** Months in which the figures mean the same: intentions, or what came true. */
export interface Phase {
  code: string;
  title: string;
  /** 1 to 12. */
  months: readonly number[];
}

export interface Rule {
  code: string;
  strength: Strength;
  /** 1 to 12; null for always. */
  months: readonly number[] | null;
  /** Of each of these in turn, as `x`; null: of the grade. */
  each: readonly string[] | Group | null;
  /** True: it speaks where the condition does not hold (must); false: where it does (when). */
  must: boolean;
  check: Condition;
  /** The form's own sentence. */
  says: Template | null;
}

/** One version of a monthly form as data: read from `data/forms/*.yaml`, or sent by a cluster's chair. */
export interface Form {
  code: string;
  title: string;
  /** How its screens are headed: «Мониторинг за октябрь 2019 года». */
  short: string;
  version: number;
  /** The first month that it is asked for; null: from ever. */
  from: Month | null;
  /** Beginnings of words: a monthly event of a plan whose title holds them all is carried out through this form. */
  event: readonly string[];
  grades: readonly number[];
  phases: readonly Phase[];
  /** In place of {@link USUAL_DUE_DAY} the cluster may have a day of its own; a form that names another keeps it. */
  dueDay: number;
  /** The month in which another year's leavers begin to be counted: nothing is compared across it. */
  yearStartsIn: number;
  /** The destination into which a remainder may be put. */
  restTo: string;
  indicators: readonly Indicator[];
  rules: readonly Rule[];
  /** The file as it was written: for whoever makes the next version of it. */
  source: string;
  /** Ready answers to «нет данных, потому что…». */
  noDataReasons: readonly string[];
}

export const USUAL_DUE_DAY = 25;

/** The day of the month on which a cluster is asked for this form. */
export const dueDayIn = (form: Form, clusterDay: number): number =>
  form.dueDay === USUAL_DUE_DAY ? clusterDay : form.dueDay;

const numberOf = (month: Month): number => Number(month.slice(5));

/** The phase of a month, or null in a month that the form does not ask about. */
export const phaseOf = (form: Form, month: Month): Phase | null =>
  form.phases.find((phase) => phase.months.includes(numberOf(month))) ?? null;

/** The grades a school is asked about: those it has. A school whose top grade is unknown is asked about all. */
export const askedGrades = (form: Form, topGrade: number | null): number[] =>
  form.grades.filter((grade) => topGrade === null || grade <= topGrade);

export const indicatorsOf = (form: Form, grade: number, role?: Role): Indicator[] =>
  form.indicators.filter(
    (indicator) => indicator.grades.includes(grade) && (role === undefined || indicator.role === role),
  );

export const findIndicator = (form: Form, grade: number, code: string): Indicator | null =>
  indicatorsOf(form, grade).find((indicator) => indicator.code === code) ?? null;

/** The grade's total; the form's reader has seen to it that there is exactly one. */
export function totalOf(form: Form, grade: number): Indicator {
  const total = indicatorsOf(form, grade, "total")[0];
  if (total === undefined) throw new Error(`form ${form.code} has no total for grade ${grade}`);
  return total;
}

/** Of the rules, those that hold in this month. */
export const rulesOf = (form: Form, month: Month): Rule[] =>
  form.rules.filter((rule) => rule.months === null || rule.months.includes(numberOf(month)));

/** True where both months count the same year's leavers: for September the school year before is nothing. */
export function sameLeavers(form: Form, a: Month, b: Month): boolean {
  const year = (month: Month) => Number(month.slice(0, 4)) - (numberOf(month) < form.yearStartsIn ? 1 : 0);
  return year(a) === year(b);
}
