import { AlignmentType, type FileChild, type Paragraph, type Table, TableRow, VerticalAlign } from "docx";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { type Agenda, speakersOf } from "./agenda.ts";
import {
  AGENDA_WORDS as words,
  comingLine,
  comingQuestion,
  figuresQuestion,
  reportLine,
  reportsQuestion,
  requestsQuestion,
  sittingDay,
  sittingHead,
  sittingTime,
  sittingTopic,
} from "./agenda-texts.ts";
import { markLines } from "./mark-texts.ts";
import type { ReportedEvent } from "./plan-report.ts";
import { signatureBlock } from "./signature-file.ts";
import { unbroken } from "./unbroken.ts";
import { areShort, cell, closingRow, header, line, PAGE_WIDTH, table, wordFile } from "./word-file.ts";

/** The bytes of a .docx: when and where the Council sits, its questions, who speaks, and room for what is decided. */
export const agendaDocument = (
  agenda: Agenda,
  given: { cluster: string; plan: Period; today: Day },
): Promise<Uint8Array<ArrayBuffer>> => wordFile([...head(agenda, given), questions(agenda, given.plan)]);

function head({ sitting }: Agenda, { cluster, today }: { cluster: string; today: Day }): FileChild[] {
  const centre = { alignment: AlignmentType.CENTER, bold: true };
  const filled = (label: string, value: string | null): Paragraph =>
    line(`${label} ${value === null || value === "" ? words.blank : unbroken(value)}`, { after: 40 });
  return [
    line(words.title, { ...centre, size: 28 }),
    ...sittingHead(cluster).map((text) => line(unbroken(text), centre)),
    line(words.number, { ...centre, after: 200 }),
    filled(words.date, sittingDay(sitting)),
    filled(words.time, sitting.time === null ? null : sittingTime(sitting.time)),
    filled(words.place, sitting.place),
    line(unbroken(words.now(today)), { before: 80, after: 160 }),
  ];
}

/** Shares of the page's width: №, question, who speaks, decided. */
const SHARES = [0.08, 0.44, 0.24, 0.24];

interface Question {
  lines: readonly string[];
  speakers: string;
  /** Of several under one question. */
  parts?: readonly { lines: readonly string[]; speakers: string }[];
}

function questions(agenda: Agenda, period: Period): Table {
  const widths = SHARES.map((share) => Math.round(share * PAGE_WIDTH));
  const all = listed(agenda, period);
  return table(widths, [
    header(words.columns, widths),
    ...all.flatMap(({ lines, speakers, parts = [] }, at) => [
      questionRow([`${at + 1}`, lines.join("\n"), speakers], widths, {
        bold: true,
        // A question stands with the first of its parts, the last one with the signature.
        keepNext: parts.length > 0 || at === all.length - 1,
      }),
      ...parts.map((part, n) =>
        questionRow([`${at + 1}.${n + 1}`, part.lines.join("\n"), part.speakers], widths, {
          bold: false,
          keepNext: false,
        }),
      ),
    ]),
    closingRow(signatureBlock(agenda.chair, PAGE_WIDTH), widths),
  ]);
}

function listed(agenda: Agenda, period: Period): Question[] {
  const { sitting, reports, coming, figures, requests } = agenda;
  const speakers = (one: ReportedEvent): string => speakersOf(one);
  return [
    { lines: [sittingTopic(sitting.event.title)], speakers: topicSpeakers(agenda) },
    {
      lines: [reportsQuestion(agenda), ...(reports.length === 0 ? [words.nothingDue] : [])],
      speakers: "",
      parts: reports.map((one) => ({
        lines: reportLine(one, markLines(one, period)),
        speakers: speakers(one),
      })),
    },
    ...figures.map(({ heading, month, speakers }) => ({
      lines: [figuresQuestion(heading, month)],
      speakers,
    })),
    ...requests.map((one) => ({
      lines: [requestsQuestion(one.event.title, one.requests ?? { asked: 0, unanswered: 0 })],
      speakers: one.event.responsibleText,
    })),
    {
      lines: [comingQuestion(agenda, period), ...(coming.length === 0 ? [words.nothingComing] : [])],
      speakers: "",
      parts: coming.map((one) => ({ lines: comingLine(one, period), speakers: speakers(one) })),
    },
    { lines: [words.other], speakers: "" },
  ];
}

const topicSpeakers = ({ sitting, chair }: Agenda): string =>
  sitting.event.responsibleText === "" ? (chair?.name ?? "") : sitting.event.responsibleText;

function questionRow(
  texts: readonly string[],
  widths: readonly number[],
  { bold, keepNext }: { bold: boolean; keepNext: boolean },
): TableRow {
  return new TableRow({
    cantSplit: areShort(texts),
    height: { value: 560, rule: "atLeast" },
    children: [...texts, ""].map((text, at) =>
      cell(
        unbroken(text),
        widths[at] ?? 0,
        { bold: bold && at < 2, keepNext, ...(at === 0 ? { alignment: AlignmentType.CENTER } : {}) },
        { verticalAlign: VerticalAlign.TOP },
      ),
    ),
  });
}
