import { type Form, type Indicator, indicatorsOf, totalOf } from "../monitoring/form.ts";
import { type MonthFigures, type ShownFigures, shownFigures } from "../monitoring/month-figures.ts";

/** A number of the month and by how much it differs from the month before; null: not to be told, or not known. */
export interface NotedFigure {
  code: string;
  label: string;
  value: number | null;
  /** 0 to 1, of the total. */
  share: number | null;
  change: number | null;
}

/** One grade of the cluster, without any number under three or one from which it would follow. */
export interface NotedGrade {
  grade: number;
  /** Schools that gave figures, of those asked. */
  gave: number;
  asked: number;
  total: NotedFigure;
  destinations: NotedFigure[];
  ofWhich: NotedFigure[];
  /** 0 to 1; null where it does not follow from what is told. */
  decided: number | null;
  stay: number | null;
  /** The columns of the table by school, and each school's row; null is hidden, no row: no figures. */
  columns: { code: string; label: string }[];
  schools: { name: string; shown: ShownFigures | null }[];
}

/** What a paper that goes upwards tells of a month's grades. */
export const notedGrades = (form: Form, month: MonthFigures, before: MonthFigures | null): NotedGrade[] =>
  form.grades.flatMap((grade) => notedGrade(form, grade, month, before) ?? []);

function notedGrade(
  form: Form,
  grade: number,
  month: MonthFigures,
  before: MonthFigures | null,
): NotedGrade | null {
  const asked = month.schools.filter(({ grades }) => grades.includes(grade));
  const { schools, cluster } = shownFigures(form, month.schools, grade);
  if (asked.length === 0) return null;
  const old = before === null ? null : shownFigures(form, before.schools, grade);
  // Other schools, other sums: then nothing is compared.
  const same = old !== null && sameKeys(old.schools, schools) ? old.cluster : null;
  const destinations = indicatorsOf(form, grade, "destination");
  const total = totalOf(form, grade);
  const whole = cluster[total.code] ?? null;
  const noted = ({ code, label }: Indicator): NotedFigure => {
    const value = cluster[code] ?? null;
    const was = same?.[code] ?? null;
    return {
      code,
      label,
      value,
      share: value === null || whole === null || whole === 0 ? null : value / whole,
      change: value === null || was === null ? null : value - was,
    };
  };
  return {
    grade,
    gave: schools.size,
    asked: asked.length,
    total: noted(total),
    destinations: destinations.map(noted),
    ofWhich: indicatorsOf(form, grade, "ofWhich").map(noted),
    decided: shareOf(cluster, whole, destinations, ({ unsure }) => !unsure),
    stay: shareOf(cluster, whole, destinations, ({ stays }) => stays),
    columns: [total, ...destinations, ...indicatorsOf(form, grade, "ofWhich")].map(({ code, short }) => ({
      code,
      label: short,
    })),
    schools: asked.map(({ organisationId, shortName }) => ({
      name: shortName,
      shown: schools.get(organisationId) ?? null,
    })),
  };
}

const sameKeys = (a: ReadonlyMap<number, unknown>, b: ReadonlyMap<number, unknown>): boolean =>
  a.size === b.size && [...a.keys()].every((key) => b.has(key));

/**
 * The share of some of the destinations, only where a reader could reckon it from the numbers told: from theirs, or
 * from all the others'. So it gives no hidden number away.
 */
function shareOf(
  cluster: ShownFigures,
  whole: number | null,
  destinations: readonly Indicator[],
  counts: (indicator: Indicator) => boolean,
): number | null {
  if (whole === null || whole === 0) return null;
  const [own, others] = [destinations.filter(counts), destinations.filter((one) => !counts(one))];
  // Asked of none or of all, it says nothing.
  if (own.length === 0 || others.length === 0) return null;
  const sum = (of: readonly Indicator[]): number | null =>
    of.reduce<number | null>((all, { code }) => {
      const value = cluster[code] ?? null;
      return all === null || value === null ? null : all + value;
    }, 0);
  const direct = sum(own);
  if (direct !== null) return direct / whole;
  const rest = sum(others);
  return rest === null ? null : (whole - rest) / whole;
}
