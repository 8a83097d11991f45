import type { Month } from "../calendar/month.ts";
import { type Indicator, indicatorsOf, phaseOf, totalOf } from "./form.ts";
import { type FormChange, formChanges } from "./form-changes.ts";
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
  /** «Всего выпускников». */
  totalLabel: string;
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
  /** How many schools gave figures. */
  schools: number[];
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
  versions: VersionChange[];
}

/** From this month on other questions were asked: what is not comparable with the months before. */
export interface VersionChange {
  month: Month;
  version: number;
  changes: FormChange[];
}

/** `whole`: for the chair alone, no number hidden. */
export function yearAnalysis(year: YearFigures, whole = false): YearAnalysis {
  const grades = [...new Set(year.totals.flatMap(({ form }) => form.grades))];
  return {
    from: year.from,
    months: year.months,
    schools: year.schools.filter(({ asked }) => asked > 0),
    outcomes: grades.flatMap((grade) => outcomeOf(year, grade) ?? []),
    trends: grades.map((grade) => trendOf(year, grade, whole)).filter(hasFigures),
    versions: versionChanges(year),
  };
}

function versionChanges({ totals }: YearFigures): VersionChange[] {
  return totals.flatMap(({ month, form }, at) => {
    const before = totals[at - 1]?.form;
    if (before === undefined || before.version === form.version) return [];
    const changes = formChanges(before, form).filter(changesFigures);
    return changes.length === 0 ? [] : [{ month, version: form.version, changes }];
  });
}

/** Not of a code, a rule or a day alone. */
function changesFigures(change: FormChange): boolean {
  if (change.kind === "added" || change.kind === "removed" || change.kind === "grades") return true;
  if (change.kind !== "renamed" && change.kind !== "changed") return false;
  const { before, after } = change;
  const meaning = ({ label, grades, role, stays, unsure }: Indicator): string =>
    JSON.stringify([label, grades, role, stays, unsure]);
  return meaning(before) !== meaning(after);
}

function outcomeOf(year: YearFigures, grade: number): GradeOutcome | null {
  const last = year.totals.findLast(({ grades }) =>
    grades.some((one) => one.grade === grade && one.schools > 0 && one.total > 0),
  );
  const totals = last?.grades.find((one) => one.grade === grade);
  if (last === undefined || totals === undefined) return null;
  const { form } = last;
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
    totalLabel: totalOf(form, grade).label,
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

function trendOf(year: YearFigures, grade: number, whole: boolean): GradeTrend {
  const months = year.totals.map(({ grades }) => grades.find((one) => one.grade === grade));
  const told = (key: "decidedShare" | "stayShare") =>
    months.map((totals) => {
      if (totals === undefined || totals.schools === 0) return null;
      return whole ? totals[key] : tellable(totals[key], totals.total);
    });
  const schools = months.map((totals) => totals?.schools ?? 0);
  return { grade, schools, decided: told("decidedShare"), stay: told("stayShare") };
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
