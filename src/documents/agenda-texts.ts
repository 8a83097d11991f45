import {
  atTime,
  capital,
  count,
  dayWords,
  monthWords,
  plural,
  spanWords,
} from "../calendar/calendar-texts.ts";
import { type Day, yearOf } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { clip, deadlineMeaning } from "../plan/plan-texts.ts";
import type { RequestCounts } from "../requests/request.ts";
import type { Agenda, Sitting } from "./agenda.ts";
import type { ReportedEvent, ReportedTime } from "./plan-report.ts";
import type { ReportedMonth } from "./plan-report-texts.ts";

export const AGENDA_WORDS = {
  title: "ПОВЕСТКА",
  columns: ["№", "Вопрос", "Докладчик", "Решили"],
  number: "№ _____",
  date: "Дата:",
  time: "Время:",
  place: "Место:",
  blank: "______________________",
  other: "Разное.",
  nothingDue: "За это время в плане ничего не было.",
  nothingComing: "В плане больше ничего нет.",
  now: (today: Day): string => `Отметки приведены на ${dayWords(today, { year: true })}.`,
} as const;

/** «заседания Координационного Совета», as the event itself has it where it does. */
export const sittingHead = (cluster: string): string[] => ["заседания Координационного Совета", cluster];

/** «30 сентября 2019 года», «сентябрь 2019 года, день не назначен». */
export function sittingDay({ heldOn, opensOn, day }: Pick<Sitting, "heldOn" | "opensOn" | "day">): string {
  if (heldOn !== null) return dayWords(heldOn, { year: true });
  return `${spanWords(opensOn, day)} ${yearOf(day)} года, день не назначен`;
}

export const sittingTime = (time: string): string => atTime(time).trim();

/** What the sitting itself is about: the words in the brackets of «Проведение заседания … (…)», else its title. */
export function sittingTopic(title: string): string {
  const topic = /^(?:проведение\s+)?(?:заседани|совещани)[^(]*\(([^()]+)\)\s*\.?\s*$/iu.exec(title)?.[1];
  return `${capital((topic ?? title).trim()).replace(/\.$/, "")}.`;
}

/** «О выполнении плана с 1 июля по 30 сентября 2019 года». */
export const reportsQuestion = ({ since, sitting }: Pick<Agenda, "since" | "sitting">): string =>
  `О выполнении плана с ${dayWords(since)} по ${dayWords(sitting.day, { year: true })}.`;

export const comingQuestion = ({ until }: Pick<Agenda, "until">, period: Period): string =>
  `О подготовке мероприятий до ${dayWords(until ?? period.to, { year: true })}.`;

export const figuresQuestion = (heading: string, { month, asked, given, late }: ReportedMonth): string =>
  `${heading} ${monthWords(month, "for", { year: true })}: ${plural(given, ["отчёт представила", "отчёты представили", "отчёты представили"])} ${given} из ${count(asked, ["школы", "школ", "школ"])}${late > 0 ? `, с опозданием ${late}` : ""}.`;

export const requestsQuestion = (title: string, { asked, unanswered }: RequestCounts): string =>
  `${title.replace(/\.$/, "")}: просьб ${asked}, без ответа ${unanswered}.`;

const nameOf = ({ event }: ReportedEvent): string =>
  event.number === null ? event.title : `№ ${event.number}. ${event.title}`;

/** «№ 13. Конференция …», and beside it what is marked. */
export const reportLine = (reported: ReportedEvent, marks: readonly string[]): string[] => [
  nameOf(reported),
  ...marks,
];

/** With the day that those who answer have set, where all have set the same. */
export const comingLine = (reported: ReportedEvent, period: Period): string[] => [
  nameOf(reported),
  `Срок: ${deadlineMeaning({ ...reported.event.deadline, every: null }, reported.times.map(setDay), period)}.`,
];

function setDay(time: ReportedTime): { opensOn: Day; dueOn: Day } {
  const days = new Set(time.duties.map(({ duty }) => duty.heldOn));
  const [day] = days;
  return days.size === 1 && day !== null && day !== undefined ? { opensOn: day, dueOn: day } : time;
}

export const agendaFileName = (sitting: Pick<Sitting, "day" | "event">): string =>
  `Повестка заседания Совета, ${sitting.event.number === null ? "" : `№ ${sitting.event.number.replaceAll("/", "-")}, `}${sitting.day.split("-").toReversed().join(".")}.docx`;

/** On a button: «№2 · 30.08», «№7 · сентябрь». */
export const sittingButton = ({ event, heldOn, opensOn, day }: Sitting): string =>
  `${event.number === null ? clip(event.title, 20) : `№${clip(event.number, 8)}`} · ${heldOn === null ? spanWords(opensOn, day) : dayWords(heldOn)}`;
