import type { Month } from "../calendar/month.ts";
import { type Form, indicatorsOf, phaseOf, totalOf } from "./form.ts";
import { tellable } from "./month-grid.ts";
import { hideSmallCells } from "./small-cells.ts";
import type { SchoolYear, YearFigures } from "./year-figures.ts";

/** One line of a grade's outcome; `value` null: it is under three, or another would give one away. */
export interface Outcome {
  code: string;
  label: string;
  value: number | null;
  /** 0 to 1, of the total. */
  share: number | null;
}

/** Where the year of a grade's leavers ended. */
export interface GradeOutcome {
  grade: number;
  /** The last month with figures, and whether it counts what came true. */
  month: Month;
  phase: string;
  schools: number;
  total: number | null;
  destinations: Outcome[];
  ofWhich: Outcome[];
}

/** A grade's shares month by month, as {@link YearAnalysis.months}; null: no figures, or not to be told. */
export interface GradeTrend {
  grade: number;
  decided: (number | null)[];
  stay: (number | null)[];
}

/** A year of the cluster's figures for the Council: no school's figures, no number under three. */
export interface YearAnalysis {
  from: Month;
  months: Month[];
  schools: SchoolYear[];
  outcomes: GradeOutcome[];
  trends: GradeTrend[];
}

export const yearAnalysis = (form: Form, year: YearFigures): YearAnalysis => ({
  from: year.from,
  months: year.months,
  schools: year.schools.filter(({ asked }) => asked > 0),
  outcomes: form.grades.flatMap((grade) => outcomeOf(form, year, grade) ?? []),
  trends: form.grades.map((grade) => trendOf(year, grade)).filter(hasFigures),
});

function outcomeOf(form: Form, year: YearFigures, grade: number): GradeOutcome | null {
  const last = year.totals.findLast(({ grades }) =>
    grades.some((one) => one.grade === grade && one.schools > 0 && one.total > 0),
  );
  const totals = last?.grades.find((one) => one.grade === grade);
  if (last === undefined || totals === undefined) return null;
  const { sums, total } = totals;
  const destinations = indicatorsOf(form, grade, "destination");
  const { values, hidden } = hideSmallCells([destinations.map(({ code }) => sums[code] ?? 0)]);
  const shownTotal = hidden[0]?.[destinations.length] === true ? null : total;
  const outcome = ({ code, label }: { code: string; label: string }, value: number | null): Outcome => {
    const share = value === null || shownTotal === null || total === 0 ? null : value / total;
    return { code, label, value, share };
  };
  return {
    grade,
    month: last.month,
    phase: phaseOf(form, last.month)?.title ?? "",
    schools: totals.schools,
    total: shownTotal,
    destinations: destinations.map((one, at) =>
      outcome(one, hidden[0]?.[at] === true ? null : (values[0]?.[at] ?? 0)),
    ),
    ofWhich: indicatorsOf(form, grade, "ofWhich").map((one) => {
      const value = sums[one.code] ?? 0;
      return outcome(one, hideSmallCells([[value]], false).hidden[0]?.[0] === true ? null : value);
    }),
  };
}

function trendOf(year: YearFigures, grade: number): GradeTrend {
  const months = year.totals.map(({ grades }) => grades.find((one) => one.grade === grade));
  const told = (key: "decidedShare" | "stayShare") =>
    months.map((totals) => (totals === undefined ? null : tellable(totals[key], totals.total)));
  return { grade, decided: told("decidedShare"), stay: told("stayShare") };
}

const hasFigures = ({ decided, stay }: GradeTrend): boolean =>
  [...decided, ...stay].some((share) => share !== null);

/** The whole year's handing in. */
export function handingIn(schools: readonly SchoolYear[]): {
  asked: number;
  handedIn: number;
  onTime: number;
} {
  const sum = (key: "asked" | "handedIn" | "onTime"): number =>
    schools.reduce((all, school) => all + school[key], 0);
  return { asked: sum("asked"), handedIn: sum("handedIn"), onTime: sum("onTime") };
}

/** The first and the last known of a trend, where there are two. */
export function fromTo(
  months: readonly Month[],
  values: readonly (number | null)[],
): { from: { month: Month; share: number }; to: { month: Month; share: number } } | null {
  const known = months.flatMap((month, at) => {
    const share = values[at] ?? null;
    return share === null ? [] : [{ month, share }];
  });
  const [from, to] = [known[0], known.at(-1)];
  return from === undefined || to === undefined || from === to ? null : { from, to };
}

/** The label of a grade's total: «Всего выпускников». */
export const totalLabel = (form: Form, grade: number): string => totalOf(form, grade).label;
