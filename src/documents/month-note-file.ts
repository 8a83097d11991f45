import { AlignmentType, type FileChild, TableRow, TextDirection, VerticalAlign } from "docx";
import type { Day } from "../calendar/day.ts";
import type { Form } from "../monitoring/form.ts";
import type { MonthFigures } from "../monitoring/month-figures.ts";
import {
  changeWords,
  gradeSentences,
  handingInSentences,
  NOTE_WORDS as words,
  shareWords,
} from "./month-note-texts.ts";
import { type NotedFigure, type NotedGrade, notedGrades } from "./month-note.ts";
import type { PlanHeading } from "./plan-heading.ts";
import { signatureBlock } from "./signature-file.ts";
import { unbroken } from "./unbroken.ts";
import { cell, header, line, PAGE_WIDTH, table, wordFile } from "./word-file.ts";

export interface MonthNote {
  form: Form;
  month: MonthFigures;
  /** Null: another year's leavers, or no figures. */
  before: MonthFigures | null;
  cluster: string;
  today: Day;
  /** The cluster's day of a stored instant. */
  dayAt: (instant: string) => Day;
  chair: PlanHeading["chair"];
}

/** The bytes of a .docx: a month of the figures for those above, without any small number. */
export function monthNoteDocument(note: MonthNote): Promise<Uint8Array<ArrayBuffer>> {
  const { form, month, before, cluster, today, chair } = note;
  const centre = { alignment: AlignmentType.CENTER, bold: true };
  const grades = notedGrades(form, month, before);
  return wordFile([
    line(words.title, { ...centre, size: 28 }),
    ...words.about(form.title, month.month).map((text) => line(unbroken(text), centre)),
    line(unbroken(cluster), { alignment: AlignmentType.CENTER }),
    line(unbroken(`(${words.onDay(today)})`), { alignment: AlignmentType.CENTER, after: 160 }),
    ...handedIn(note),
    ...grades.flatMap((grade) => gradePart(grade)),
    ...(grades.some((grade) => grade.gave > 0)
      ? [line(words.hiddenNote, { size: 20, before: 80, keepNext: true })]
      : []),
    ...signatureBlock(chair, PAGE_WIDTH),
  ]);
}

const heading = (text: string): FileChild =>
  line(text, { bold: true, before: 200, after: 80, keepNext: true });
const sentence = (text: string, keepNext = false): FileChild =>
  line(unbroken(text), { after: 80, alignment: AlignmentType.BOTH, keepNext });

const columns = (...shares: number[]): number[] => shares.map((share) => Math.round(share * PAGE_WIDTH));

function handedIn({ month, today, dayAt }: MonthNote): FileChild[] {
  const asked = month.schools.filter(({ state }) => state !== "notAsked");
  const missing = asked.filter(({ state }) => state === "missing").map(({ shortName }) => shortName);
  return [
    heading(words.handingIn),
    ...handingInSentences({
      asked: asked.length,
      given: asked.length - missing.length,
      late: asked
        .filter(({ state }) => state === "late")
        .map(({ shortName, submittedAt }) => ({
          name: shortName,
          on: submittedAt === null ? null : dayAt(submittedAt),
        })),
      missing,
      noData: asked.flatMap(({ shortName, report }) =>
        report === null || report.noData === null ? [] : [{ name: shortName, reason: report.noData }],
      ),
      dueOn: month.dueOn,
      open: today <= month.dueOn,
    }).map((text) => sentence(text)),
  ];
}

function gradePart(grade: NotedGrade): FileChild[] {
  const head = [
    heading(words.grade(grade.grade)),
    ...gradeSentences(grade).map((text) => sentence(text, true)),
  ];
  if (grade.gave === 0) return head;
  const told = ({ value, change }: NotedFigure): boolean => value !== 0 || (change ?? 0) !== 0;
  const parts = grade.ofWhich.filter(told);
  const compared = [grade.total, ...grade.destinations, ...grade.ofWhich].some(
    ({ change }) => change !== null,
  );
  const widths = compared ? columns(0.5, 0.15, 0.15, 0.2) : columns(0.6, 0.2, 0.2);
  const cut = (texts: readonly string[]): string[] => texts.slice(0, widths.length);
  const numbers = (one: NotedFigure, label: string): string[] => [
    label,
    one.value === null ? words.hidden : `${one.value}`,
    shareWords(one.share),
    changeWords(one),
  ];
  const rows = [
    ...grade.destinations.filter(told).map((one) => numbers(one, one.label)),
    numbers({ ...grade.total, share: null }, grade.total.label),
    ...(parts.length === 0 ? [] : [[words.ofWhich, "", "", ""]]),
    ...parts.map((one) => numbers(one, `   ${one.label}`)),
  ];
  return [
    ...head,
    table(widths, [
      header(cut(words.head), widths, true),
      ...rows.map((texts, at) => numbersRow(cut(texts), widths, at < rows.length - 1)),
    ]),
    ...schoolTables(grade),
  ];
}

/** On the page of the row that follows, so that a grade's few lines stay together. */
const numbersRow = (texts: readonly string[], widths: readonly number[], keepNext: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    children: texts.map((text, at) =>
      cell(text, widths[at] ?? 0, { keepNext, ...(at === 0 ? {} : { alignment: AlignmentType.CENTER }) }),
    ),
  });

/** So many columns of numbers stand beside a school's name; a longer form has several tables. */
const COLUMNS = 16;
/** A table of so few schools is not torn between two pages. */
const SHORT_TABLE = 15;

function schoolTables(grade: NotedGrade): FileChild[] {
  // What is 0 everywhere is left out, as above.
  const told = grade.columns.filter(({ code }) =>
    grade.schools.some(({ shown }) => (shown?.[code] ?? 0) !== 0 || shown?.[code] === null),
  );
  const tables = Math.ceil(told.length / COLUMNS);
  const each = Math.ceil(told.length / Math.max(1, tables));
  return Array.from({ length: tables }, (_, at) => told.slice(at * each, (at + 1) * each)).flatMap(
    (shown) => [heading(words.schools(grade.grade)), schoolTable(grade, shown)],
  );
}

function schoolTable({ schools }: NotedGrade, shown: NotedGrade["columns"]): FileChild {
  const wide = 0.66 / Math.max(shown.length, 8);
  const widths = columns(0.06, 0.94 - wide * shown.length, ...shown.map(() => wide));
  const whole = schools.length <= SHORT_TABLE;
  const centre = { alignment: AlignmentType.CENTER, size: 20 };
  return table(widths, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      height: { value: 1900, rule: "atLeast" },
      children: [words.number, words.school, ...shown.map(({ label }) => label)].map((text, at) =>
        cell(
          unbroken(text),
          widths[at] ?? 0,
          { ...centre, bold: true, keepNext: true },
          at < 2
            ? {}
            : {
                textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT,
                verticalAlign: VerticalAlign.CENTER,
                margins: { left: 20, right: 20, top: 20, bottom: 20 },
              },
        ),
      ),
    }),
    ...schools.map(({ name, shown: figures }, school) => {
      const values = shown.map(({ code }) => {
        if (figures === null) return words.none;
        const value = figures[code] ?? null;
        return value === null ? words.hidden : `${value}`;
      });
      return new TableRow({
        cantSplit: true,
        children: [`${school + 1}`, unbroken(name), ...values].map((text, at) =>
          cell(
            text,
            widths[at] ?? 0,
            { ...(at === 1 ? { size: 20 } : centre), keepNext: whole && school < schools.length - 1 },
            {
              margins: { left: 40, right: 40, top: 20, bottom: 20 },
            },
          ),
        ),
      });
    }),
  ]);
}
