import { type Form, indicatorsOf } from "./form.ts";
import { type GradeTotals, type MonthFigures, shownFigures } from "./month-figures.ts";
import { FEWEST_SHOWN } from "./small-cells.ts";

/** A number now and in the month before; null: there was none, or it is not for the one who looks. */
export interface Compared {
  now: number | null;
  before: number | null;
}

/** A grade of the cluster on the chair's month. */
export interface GradeGrid {
  grade: number;
  total: Compared;
  /** 0 to 1. */
  decided: Compared;
  stay: Compared;
  /** The indicators that moved most, the furthest first. */
  moved: { label: string; now: number; before: number }[];
}

/** How many moves are listed, and how small a move is none. */
const MOVES = 3;
const LEAST_MOVE = 3;

/** A month in the terms of the version that it was asked with. */
export interface FormMonth {
  form: Form;
  figures: MonthFigures;
}

/**
 * The cluster's totals beside the month before; those of no school that gave figures are left out. What another
 * version asked otherwise is not compared.
 */
export function gradeGrids(
  { form, figures: month }: FormMonth,
  before: FormMonth | null,
  seesAll: boolean,
): GradeGrid[] {
  return month.totals.flatMap((now): GradeGrid[] => {
    if (now.schools === 0) return [];
    const was =
      before?.figures.totals.find(({ grade, schools }) => grade === now.grade && schools > 0) ?? null;
    const shown = seen(form, month, now, seesAll);
    const shownBefore =
      before === null || was === null ? null : seen(before.form, before.figures, was, seesAll);
    const compared = (key: keyof Seen & ("total" | "decided" | "stay")): Compared => ({
      now: shown[key],
      before: shownBefore?.[key] ?? null,
    });
    const moved = indicatorsOf(form, now.grade).flatMap(({ code, was: codes, label }) => {
      const oldCode = [code, ...codes].find((one) => shownBefore?.sums[one] !== undefined) ?? code;
      const [value, old] = [shown.sums[code] ?? null, shownBefore?.sums[oldCode] ?? null];
      return value === null || old === null || Math.abs(value - old) < LEAST_MOVE
        ? []
        : [{ label, now: value, before: old }];
    });
    return [
      {
        grade: now.grade,
        total: compared("total"),
        decided: compared("decided"),
        stay: compared("stay"),
        // A different number of schools moves everything: then nothing is said of single indicators.
        moved:
          was === null || was.schools !== now.schools
            ? []
            : moved
                .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
                .slice(0, MOVES),
      },
    ];
  });
}

interface Seen {
  total: number | null;
  decided: number | null;
  stay: number | null;
  sums: Readonly<Record<string, number | null>>;
}

function seen(form: Form, month: MonthFigures, totals: GradeTotals, seesAll: boolean): Seen {
  const { total, decidedShare, stayShare, sums } = totals;
  if (seesAll) return { total, decided: decidedShare, stay: stayShare, sums };
  return {
    total: total < FEWEST_SHOWN ? null : total,
    decided: tellable(decidedShare, total),
    stay: tellable(stayShare, total),
    sums: shownFigures(form, month.schools, totals.grade).cluster,
  };
}

/** A share of a known whole tells how many are in it, and how many are not: neither may be a small number. */
export function tellable(share: number | null, total: number): number | null {
  if (share === null) return null;
  const [part, rest] = [Math.round(share * total), total - Math.round(share * total)];
  const isSmall = (count: number): boolean => count > 0 && count < FEWEST_SHOWN;
  return isSmall(part) || isSmall(rest) ? null : share;
}
