import { AlignmentType, type FileChild, type Table, TableRow, VerticalAlign } from "docx";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { PlanHeading } from "./plan-heading.ts";
import { markLines } from "./mark-texts.ts";
import {
  aboutPlan,
  honestNote,
  monthSentence,
  outcomeSentence,
  REPORT_WORDS as words,
  type ReportedMonth,
  sectionSentence,
} from "./plan-report-texts.ts";
import { countOutcomes, inSections, namesCluster, type ReportedEvent, upTo } from "./plan-report.ts";
import { signatureBlock } from "./signature-file.ts";
import { unbroken } from "./unbroken.ts";
import {
  ACROSS_WIDTH,
  areShort,
  cell,
  closingRow,
  header,
  line,
  paperFile,
  sectionRow,
  table,
} from "./word-file.ts";

export interface PlanReport {
  cluster: string;
  plan: Period & { title: string };
  today: Day;
  /** All events of the plan in its order: they are counted. */
  events: readonly ReportedEvent[];
  figures: readonly { heading: string; months: readonly ReportedMonth[] }[];
  chair: PlanHeading["chair"];
}

/** With `untilToday` only what has begun by today stands in the table, else the whole plan. The bytes of a .docx: the plan's own table with what is recorded of each event, on pages that lie across. */
export function planReportDocument(
  report: PlanReport,
  untilToday: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const shown = untilToday ? upTo(report.events, report.today) : report.events;
  return paperFile([
    {
      across: true,
      children: [
        ...head(report),
        ...summary(report, untilToday),
        ...(shown.length === 0
          ? [sentence(words.none), ...signatureBlock(report.chair, ACROSS_WIDTH)]
          : [eventsTable(shown, report)]),
      ],
    },
  ]);
}

function head({ cluster, plan: { title }, today }: PlanReport): FileChild[] {
  const centre = { alignment: AlignmentType.CENTER, bold: true, size: 28 };
  return [
    line(words.title, centre),
    line(unbroken(aboutPlan(title)), centre),
    ...(namesCluster(title, cluster) ? [] : [line(unbroken(cluster), { ...centre, bold: false })]),
    line(unbroken(`(${words.onDay(today)})`), { alignment: AlignmentType.CENTER, after: 240 }),
  ];
}

const sentence = (text: string): FileChild =>
  line(unbroken(text), { alignment: AlignmentType.BOTH, after: 60 });

function summary({ events, figures }: PlanReport, untilToday: boolean): FileChild[] {
  const counts = countOutcomes(events);
  const sections = inSections(events);
  return [
    sentence(outcomeSentence(counts)),
    ...(sections.length < 2
      ? []
      : sections.map((section) => sentence(sectionSentence(section.title, countOutcomes(section.events))))),
    ...(counts.unmarked + counts.partly > 0 ? [sentence(honestNote)] : []),
    ...figures.flatMap(({ heading, months }) => [
      line(`${heading}:`, { before: 120, after: 60, bold: true, keepNext: true }),
      ...months.map((month) => sentence(monthSentence(month))),
    ]),
    ...(untilToday ? [sentence(words.untilToday)] : []),
    line("", {}),
  ];
}

/** Shares of the page's width: №, event, deadline, responsible, mark. */
const SHARES = [0.05, 0.28, 0.12, 0.23, 0.32];
function eventsTable(events: readonly ReportedEvent[], { plan: period, chair }: PlanReport): Table {
  const widths = SHARES.map((share) => Math.round(share * ACROSS_WIDTH));
  const last = events.at(-1);
  return table(widths, [
    header(words.columns, widths),
    ...inSections(events).flatMap((section) => [
      ...(section.title === null ? [] : [sectionRow(unbroken(section.title), widths)]),
      ...section.events.map((reported) => eventRow(reported, { period, widths, isLast: reported === last })),
    ]),
    closingRow(signatureBlock(chair, ACROSS_WIDTH), widths),
  ]);
}

function eventRow(
  reported: ReportedEvent,
  { period, widths, isLast }: { period: Period; widths: readonly number[]; isLast: boolean },
): TableRow {
  const { event, plannedDeadline } = reported;
  const texts = [
    event.number ?? "",
    event.title,
    plannedDeadline ?? event.deadline.text,
    event.responsibleText,
    markLines(reported, period).join("\n"),
  ];
  return new TableRow({
    cantSplit: areShort(texts),
    children: texts.map((text, at) =>
      cell(
        unbroken(text),
        widths[at] ?? 0,
        { keepNext: isLast, ...(at === 0 || at === 2 ? { alignment: AlignmentType.CENTER } : {}) },
        { verticalAlign: VerticalAlign.TOP },
      ),
    ),
  });
}
