import { MOST } from "./amount.ts";
import {
  type FiguresProblem,
  type Message,
  type Place,
  placeKey,
  type Said,
  settled,
} from "./figures-message.ts";
import { type Form, indicatorsOf, totalOf } from "./form.ts";
import { completed, figure, type Report, withFigure } from "./report.ts";

/** Figures told in a message, of which it may still be asked what they are. Plain JSON. */
export interface Told {
  said: Said[];
  asBefore: boolean;
}

export type ToldProblem =
  | FiguresProblem
  /** One figure has two values. */
  | { why: "twice"; piece: string }
  /** «СПО +1» where nothing was told before, or it comes to less than 0 or to more than 999. */
  | { why: "change"; piece: string }
  /** «Как в прошлом месяце», and there is none. */
  | { why: "noPast" };

/** What is to be asked next; null where it is clear what every figure is. */
export const openSaid = ({ said }: Told): Said | null => said.find(({ of }) => of.length > 1) ?? null;

/** The figure that was asked about is this one; what was told with it belongs to the same grade. */
export function withPlace(told: Told, place: Place): Told | null {
  const asked = openSaid(told);
  if (asked === null || !asked.of.some((one) => placeKey(one) === placeKey(place))) return null;
  const said = told.said.map((one) => {
    if (one === asked) return { ...one, of: [place] };
    const same = one.of.filter(({ grade }) => grade === place.grade);
    return one.part === asked.part && same.length > 0 ? { ...one, of: same } : one;
  });
  return { ...told, said: settled(said) };
}

interface Before {
  form: Form;
  grades: readonly number[];
  /** What the draft says now. */
  report: Report;
  /** The newest report of an earlier month. */
  past: Report | null;
}

/** Why a message cannot be taken whatever is answered about it; else what was told. */
export function heard(message: Message, { report, past }: Before): Told | { problem: ToldProblem } {
  if ("problem" in message) return message;
  if (message.asBefore && past === null) return { problem: { why: "noPast" } };
  const signed = message.said.find(({ sign }) => sign !== null);
  if (signed !== undefined && !message.asBefore && Object.keys(report.figures).length === 0) {
    return { problem: { why: "change", piece: signed.words } };
  }
  return message;
}

/**
 * The report with what was told. Figures that are not named stay as they were; but where the destinations named of
 * a grade are all of its total, the others are 0: the whole grade was told.
 */
export function taken({ said, asBefore }: Told, before: Before): Report | { problem: ToldProblem } {
  const { form, grades, past } = before;
  const start =
    asBefore && past !== null ? completed(form, grades, past) : { ...before.report, noData: null };
  const twice = said.find((one, i) => said.slice(0, i).some((other) => samePlace(one, other)));
  if (twice !== undefined) return { problem: { why: "twice", piece: twice.words } };
  let report = start;
  for (const grade of grades) report = withoutUnnamed(form, said, report, grade);
  for (const { of, value, sign, words } of said) {
    const [place] = of;
    if (place === undefined) continue;
    const was = figure(start, place.grade, place.code);
    const now = sign === null ? value : sign === "+" ? was + value : was - value;
    if (now < 0 || now > MOST) return { problem: { why: "change", piece: words } };
    report = withFigure(report, place.grade, place.code, now);
  }
  return report;
}

const samePlace = (a: Said, b: Said): boolean =>
  a.of[0] !== undefined && b.of[0] !== undefined && placeKey(a.of[0]) === placeKey(b.of[0]);

/** Where a grade was told whole, the destinations that were not named are 0. */
function withoutUnnamed(form: Form, said: readonly Said[], report: Report, grade: number): Report {
  const told = new Map(
    said.flatMap(({ of, value, sign }) =>
      of[0]?.grade === grade && sign === null ? [[of[0].code, value] as const] : [],
    ),
  );
  const destinations = indicatorsOf(form, grade, "destination").map(({ code }) => code);
  const sum = destinations.reduce((all, code) => all + (told.get(code) ?? 0), 0);
  if (told.get(totalOf(form, grade).code) !== sum) return report;
  return destinations
    .filter((code) => !told.has(code) && figure(report, grade, code) > 0)
    .reduce((cleared, code) => withFigure(cleared, grade, code, 0), report);
}
