import { type Form, indicatorsOf, totalOf } from "./form.ts";

/** Values by grade, then by the indicator's code: {"9":{"total":12}}. An indicator that is not there is 0. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** Comments by grade, then by the indicator's code. */
export type Comments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a school says about a month: figures, or why there are none. */
export interface Report {
  figures: Figures;
  comments: Comments;
  /** «Нет данных, потому что…»: another answer than zeros. */
  noData: string | null;
}

/** Whose words a report is: the deputy's own, told by phone to the chair, or the director's for the deputy. */
export type OnBehalf = "own" | "ofSchool" | "ofDeputy";

/** What the chair made of a report; a correction brings it back to `submitted`. */
export type Review = "submitted" | "returned" | "accepted";

export const EMPTY: Report = { figures: {}, comments: {}, noData: null };

export const figure = (report: Report, grade: number, code: string): number =>
  report.figures[grade]?.[code] ?? 0;

export const commentOn = (report: Report, grade: number, code: string): string | null =>
  report.comments[grade]?.[code] ?? null;

export const sumOf = (report: Report, grade: number, codes: readonly string[]): number =>
  codes.reduce((sum, code) => sum + figure(report, grade, code), 0);

/** A comment goes with its figure: at 0 it is dropped. */
export function withFigure(report: Report, grade: number, code: string, value: number): Report {
  const changed = {
    ...report,
    noData: null,
    figures: { ...report.figures, [grade]: { ...report.figures[grade], [code]: value } },
  };
  if (value > 0 || commentOn(report, grade, code) === null) return changed;
  const { [code]: _dropped, ...kept } = report.comments[grade] ?? {};
  return { ...changed, comments: { ...report.comments, [grade]: kept } };
}

export const withComment = (report: Report, grade: number, code: string, comment: string): Report => ({
  ...report,
  comments: { ...report.comments, [grade]: { ...report.comments[grade], [code]: comment } },
});

/** How many of the total have no destination yet; negative where the destinations are more than the total. */
export function remainder(form: Form, report: Report, grade: number): number {
  const destinations = indicatorsOf(form, grade, "destination").map((indicator) => indicator.code);
  return figure(report, grade, totalOf(form, grade).code) - sumOf(report, grade, destinations);
}

/** True where both say the same numbers about these grades; a report without data is like no other. */
export function sameFigures(form: Form, grades: readonly number[], a: Report, b: Report): boolean {
  if (a.noData !== null || b.noData !== null) return false;
  return grades.every((grade) =>
    indicatorsOf(form, grade).every(({ code }) => figure(a, grade, code) === figure(b, grade, code)),
  );
}

/**
 * The report as it is handed in: every asked figure is there, 0 where it was not touched, and nothing that the
 * form does not ask of these grades.
 */
export function completed(form: Form, grades: readonly number[], report: Report): Report {
  if (report.noData !== null) return { ...EMPTY, noData: report.noData };
  const figures = Object.fromEntries(
    grades.map((grade) => [
      grade,
      Object.fromEntries(indicatorsOf(form, grade).map(({ code }) => [code, figure(report, grade, code)])),
    ]),
  );
  const comments = Object.fromEntries(
    grades.flatMap((grade) => {
      const kept = indicatorsOf(form, grade).flatMap(({ code, comment: asked }) => {
        const comment = commentOn(report, grade, code);
        return !asked || comment === null || figure(report, grade, code) === 0
          ? []
          : [[code, comment] as const];
      });
      return kept.length === 0 ? [] : [[grade, Object.fromEntries(kept)] as const];
    }),
  );
  return { figures, comments, noData: null };
}
