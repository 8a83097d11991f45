import { AlignmentType, type FileChild } from "docx";
import { percent } from "../monitoring/share-texts.ts";
import {
  type GradeOutcome,
  type GradeTrend,
  handingIn,
  type Outcome,
  type YearAnalysis,
} from "../monitoring/year-analysis.ts";
import type { Picture } from "./chart.ts";
import { boundRows, header, line, PAGE_WIDTH, picture, row, table, wordFile } from "./word-file.ts";
import {
  allOnTimeSentence,
  outcomeSentences,
  trendSentences,
  YEAR_WORDS as words,
} from "./year-analysis-texts.ts";
import { handingInSentence, missedMonths, versionSentence } from "../monitoring/year-texts.ts";
import { monthWords } from "../calendar/calendar-texts.ts";

/** The bytes of a .docx: a year of the figures for the Council, with its chart (a PNG) where there is one. */
export const yearAnalysisDocument = (
  analysis: YearAnalysis,
  given: { form: string; cluster: string; chart: { png: Uint8Array; size: Picture } | null },
): Promise<Uint8Array<ArrayBuffer>> =>
  wordFile([
    line(words.title(given.form, analysis.from), { alignment: AlignmentType.CENTER, bold: true }),
    line(given.cluster, { alignment: AlignmentType.CENTER, after: 240 }),
    ...handedIn(analysis),
    ...analysis.outcomes.flatMap((outcome) => outcomePart(outcome)),
    ...(analysis.trends.length === 0 ? [] : [heading(words.trends)]),
    ...analysis.versions.map((change) => sentence(versionSentence(change))),
    ...analysis.trends.flatMap((trend) => trendPart(analysis, trend)),
    ...(given.chart === null ? [] : [picture(given.chart.png, given.chart.size)]),
  ]);

const heading = (text: string): FileChild =>
  line(text, { bold: true, before: 240, after: 120, keepNext: true });
const sentence = (text: string): FileChild => line(text, { after: 80, alignment: AlignmentType.BOTH });
/** On the page of the table below it. */
const leading = (text: string): FileChild =>
  line(text, { after: 80, alignment: AlignmentType.BOTH, keepNext: true });

const columns = (...shares: number[]): number[] => shares.map((share) => Math.round(share * PAGE_WIDTH));

function handedIn(analysis: YearAnalysis): FileChild[] {
  const { schools } = analysis;
  const best = allOnTimeSentence(schools);
  const widths = columns(0.07, 0.33, 0.12, 0.12, 0.12, 0.24);
  const all = handingIn(schools);
  const numbers = (of: { asked: number; handedIn: number; onTime: number }) =>
    [of.asked, of.handedIn, of.onTime].map(String);
  return [
    heading(words.handingIn),
    sentence(handingInSentence(schools)),
    ...(best === null ? [] : [sentence(best)]),
    ...(schools.length === 0
      ? []
      : [
          table(widths, [
            header(words.handingInHead, widths),
            ...schools.map((school, at) =>
              row(
                [String(at + 1), school.shortName, ...numbers(school), missedMonths(analysis, school)],
                widths,
              ),
            ),
            row(["", words.total, ...numbers(all), ""], widths),
          ]),
        ]),
  ];
}

function outcomePart(outcome: GradeOutcome): FileChild[] {
  const widths = columns(0.6, 0.2, 0.2);
  const { destinations, ofWhich, total } = outcome;
  const lineOf = ({ label, value, share }: Outcome, isPart = false): string[] => [
    isPart ? `   ${label}` : label,
    value === null ? words.hidden : String(value),
    share === null ? words.none : percent(share),
  ];
  const shown = [...destinations, ...ofWhich].filter(({ value }) => value !== 0);
  const parts = ofWhich.filter(({ value }) => value !== 0);
  return [
    heading(words.outcome(outcome.grade)),
    ...outcomeSentences(outcome).map(leading),
    table(widths, [
      header(words.outcomeHead, widths, true),
      ...boundRows(
        [
          ...destinations.filter(({ value }) => value !== 0).map((one) => lineOf(one)),
          [outcome.totalLabel, total === null ? words.hidden : String(total), ""],
          ...(parts.length === 0 ? [] : [[words.ofWhich, "", ""]]),
          ...parts.map((one) => lineOf(one, true)),
        ],
        widths,
      ),
    ]),
    ...(shown.some(({ value }) => value === null) ? [line(words.hiddenNote, { size: 20, after: 80 })] : []),
  ];
}

function trendPart(analysis: YearAnalysis, trend: GradeTrend): FileChild[] {
  const widths = columns(0.28, 0.14, 0.29, 0.29);
  const said = (share: number | null | undefined): string =>
    share === null || share === undefined ? words.none : percent(share);
  return [
    ...trendSentences(analysis.months, trend).map(leading),
    table(widths, [
      header(words.trendHead(trend.grade), widths, true),
      ...boundRows(
        analysis.months.map((month, at) => [
          monthWords(month, "nominative", { year: true }),
          String(trend.schools[at] ?? 0),
          said(trend.decided[at]),
          said(trend.stay[at]),
        ]),
        widths,
      ),
    ]),
    line([...trend.decided, ...trend.stay].includes(null) ? words.trendNote : "", { size: 20, after: 80 }),
  ];
}
