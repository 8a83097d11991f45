import { count, dayWords, monthWords, plural } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import { periodTitle } from "../plan/next/next-plan-texts.ts";
import type { Outcome, OutcomeCounts } from "./plan-report.ts";

const EVENTS = ["мероприятие", "мероприятия", "мероприятий"] as const;

export const REPORT_WORDS = {
  title: "ОТЧЁТ",
  columns: ["№ п/п", "Мероприятия", "Сроки", "Ответственные", "Отметка о выполнении"],
  onDay: (day: Day): string => `по состоянию на ${dayWords(day, { year: true })}`,
  none: "Мероприятий, срок которых наступил, нет.",
  untilToday: "В таблице мероприятия, которые начались или отмечены; остальные впереди.",
} as const;

/**
 * «о выполнении плана работы … на 2-е полугодие 2019 года»: «план» before what depends on it is declined, any other
 * title stays as it is.
 */
export function aboutPlan(title: string): string {
  const rest = /^план(?=\s+\p{L})(.*)$/isu.exec(title.trim())?.[1];
  return rest === undefined ? `о выполнении плана «${title.trim()}»` : `о выполнении плана${rest}`;
}

/** What is counted, in the order it is told. */
const COUNTED: readonly (readonly [Outcome, string])[] = [
  ["done", "отмечены выполненными"],
  ["partly", "отмечены частично"],
  ["unmarked", "отметки о выполнении нет"],
  ["underWay", "выполняются"],
  ["ahead", "срок не наступил"],
  ["undated", "без даты в этом плане"],
  ["notOurs", "ответственные отметили «не относится»"],
  ["cancelled", "отменены"],
];

/** «В плане 22 мероприятия: отмечены выполненными – 7, …», of what is not 0. */
export function outcomeSentence(counts: OutcomeCounts): string {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const parts = COUNTED.flatMap(([outcome, words]) =>
    counts[outcome] === 0 ? [] : [`${words} – ${counts[outcome]}`],
  );
  return `В плане ${count(all, EVENTS)}${parts.length === 0 ? "" : `: ${parts.join("; ")}`}.`;
}

export function sectionSentence(title: string | null, counts: OutcomeCounts): string {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const lacking = counts.unmarked + counts.partly;
  const open = counts.underWay + counts.ahead;
  return [
    `${title ?? "Без раздела"}: отмечено выполненными ${counts.done} из ${all}`,
    ...(lacking > 0 ? [`не все отметки есть – ${lacking}`] : []),
    ...(open > 0 ? [`идут или впереди – ${open}`] : []),
  ]
    .join("; ")
    .concat(".");
}

/** «Отметки нет» is no judgement, and the paper says so itself. */
export const honestNote =
  "«Отметки нет» означает, что ответственные не отметили выполнение; о самом выполнении это не говорит.";

export interface ReportedMonth {
  month: Month;
  asked: number;
  given: number;
  late: number;
  /** True while the due day has not passed. */
  open: boolean;
}

export const monthSentence = ({ month, asked, given, late, open }: ReportedMonth): string => {
  const said = `${monthWords(month, "for", { year: true })} ${plural(given, ["отчёт представила", "отчёты представили", "отчёты представили"])} ${given} из ${count(asked, ["школы", "школ", "школ"])}`;
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}${late > 0 ? `, из них с опозданием ${late}` : ""}${open ? " (срок не наступил)" : ""}.`;
};

/** The name of the file that the chair forwards. */
export const reportFileName = (period: Period, to: Day | null): string =>
  `Отчёт о выполнении плана, ${periodShortTitle(period)}${to === null ? "" : `, на ${to.split("-").toReversed().join(".")}`}.docx`;

/** As a file is called: «2-е полугодие 2019 года», without what no file name may have. */
export const periodShortTitle = (period: Period): string => periodTitle(period).replaceAll("/", "-");
