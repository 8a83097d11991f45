import { count, dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import type { Names } from "../reminders/digest.ts";
import type { Gap } from "../reminders/responsible-people.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { dutyLines, placeOf, shortDay } from "./duty-words-texts.ts";
import { handInButton } from "../monitoring/heading-texts.ts";
import type { FiguresSummary } from "./figures.ts";
import { type StandingDuty, type Told, toldOfOwn } from "./own-duties.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { ClusterSummary, DutyList, SummaryList } from "./summary.ts";

export const LIST_TITLES: Record<SummaryList, string> = {
  overdue: "Срок прошёл",
  underWay: "Идёт",
  coming: "Скоро",
  done: "Сделано",
  undated: "Без даты",
  help: "Просят помощи",
  nobody: "Некому сообщить",
  unreached: "Не в боте",
  outside: "Позвонить",
  missed: "Могло не дойти",
  figures: "Мониторинг",
};

/** What a list's button says: «Идёт: 9». */
export const listButton = (list: SummaryList, n: number): string => `${LIST_TITLES[list]}: ${n}`;
export const figuresButton = (figures: FiguresSummary): string =>
  `${figures.heading} ${monthWords(figures.month, "for")}`;
export const ownFiguresButton = (figures: FiguresSummary): string =>
  figures.missing.length > 0
    ? handInButton(figures.heading, figures.month)
    : figures.heading.includes(" ")
      ? `${figures.heading} ${monthWords(figures.month, "for")}`
      : `Отчёт ${monthWords(figures.month, "for")}`;
/** Into the month's list, which says what there is to see. */
export const signsButton = (n: number): string => `Стоит посмотреть: ${n}`;
/** Into the requests for methodical help. */
export const requestsButton = (n: number): string => `Методическая помощь: ${n}`;
export const backToSummary = "‹ К сводке";
export const nameSeatButton = (gap: Extract<Gap, { kind: "noHolder" }>, names: Names): string =>
  `Назвать: ${gap.organisationId === null ? "должность" : placeOf(names.organisation(gap.organisationId))}`;

/** The whole cluster on one phone screen. */
export function clusterSummary(summary: ClusterSummary): Html {
  const { plan, attention, requests } = summary;
  const needs: HtmlPart[] = [
    countLine("help", attention.help.length),
    requests.unanswered > 0 &&
      html`Просят методической помощи: ${requests.asked}, без ответа ${requests.unanswered}`,
    countLine("nobody", attention.nobody.length),
    attention.unreached.length > 0 &&
      html`Отвечают, но не в боте или на паузе: ${count(attention.unreached.length, ["человек", "человека", "человек"])}`,
    attention.outside.length > 0 && html`Позвонить в организации: ${attention.outside.length}`,
    countLine("missed", summary.missed.length),
  ].filter((part) => part !== false);
  return lines(
    html`<b>Сводка на ${dayWords(summary.today)}</b>`,
    html`${clip(summary.clusterName, 60)}`,
    "",
    html`<b>План: ${count(summary.events, ["мероприятие", "мероприятия", "мероприятий"])}</b>`,
    planLines(plan, summary.events),
    summary.undated.length > 0 && html`Без даты или вне периода: ${summary.undated.length}`,
    summary.figures.flatMap((figures) => ["", ...figuresLines(figures, summary.today)]),
    "",
    needs.length === 0 ? html`Вашего внимания ничто не требует.` : html`<b>Нужно внимание</b>`,
    needs,
  );
}

const countLine = (list: SummaryList, n: number): Html | false => n > 0 && html`${LIST_TITLES[list]}: ${n}`;

/** An event that each school answers for is counted school by school: then the numbers say so. */
function planLines(plan: PlanSummary, events: number): HtmlPart[] {
  const bySchool = plan.total > events ? " (считая по школам)" : "";
  const silent = plan.unanswered > 0 ? ` (нет ответа: ${plan.unanswered})` : "";
  return [
    html`Сделано: ${plan.done.length} из ${plan.total}${bySchool}`,
    html`Идёт: ${plan.underWay.length}`,
    html`Срок прошёл без отметки: ${plan.overdue.length}${silent}`,
    html`Скоро (две недели): ${plan.coming.length}`,
  ];
}

const MISSING_SHOWN = 6;

function figuresLines(figures: FiguresSummary, today: Day): HtmlPart[] {
  const overdue = figures.dueOn < today;
  const missing = figures.missing.slice(0, MISSING_SHOWN).map(({ shortName }) => placeOf(shortName));
  const more = figures.missing.length - missing.length;
  const late = figures.late > 0 ? `, из них с опозданием ${figures.late}` : "";
  return [
    html`<b>${figures.heading} ${monthWords(figures.month, "for")}, до ${shortDay(figures.dueOn, today)}</b>`,
    html`Сдали ${figures.given} из ${figures.asked.length}${late}`,
    missing.length > 0 &&
      html`${overdue ? "Не сдали" : "Ждём"}: ${missing.join(", ")}${more > 0 && ` и ещё ${more}`}`,
    figures.signs > 0 && html`Стоит посмотреть: ${figures.signs}`,
  ];
}

export interface OwnSummary {
  today: Day;
  /** The schools of one's own, or none. */
  schools: string[];
  plan: PlanSummary;
  figures: FiguresSummary[];
}

const OWN_SHOWN = 3;
const OWN_LISTS = ["overdue", "underWay", "coming"] as const;

/** A director's or a deputy's own: what is due, what they answered, their figures. */
export function ownSummary(summary: OwnSummary): Html {
  const { plan, today } = summary;
  const none = plan.total === 0;
  const told = toldOfOwn(OWN_LISTS.flatMap((list) => plan[list]));
  return lines(
    html`<b>Сводка на ${dayWords(today)}</b>`,
    summary.schools.slice(0, 5).map((school) => html`${clip(school, 60)}`),
    "",
    none ? html`В плане за Вами ничего не записано.` : html`<b>План</b>`,
    none ? [] : planLines(plan, plan.total),
    OWN_LISTS.flatMap((list) => ownList(list, plan[list], told, today)),
    summary.figures.flatMap((figures) => ["", ...ownFigures(figures, today)]),
  );
}

function ownList(list: DutyList, duties: readonly StandingDuty[], told: Told, today: Day): HtmlPart[] {
  if (duties.length === 0) return [];
  const more = duties.length - OWN_SHOWN;
  return [
    "",
    html`<b>${LIST_TITLES[list]}</b>`,
    ...duties.slice(0, OWN_SHOWN).map((duty) => dutyLines(duty, today, told)),
    more > 0 && html`и ещё ${more}`,
  ];
}

const ownFigures = (figures: FiguresSummary, today: Day): HtmlPart[] => [
  html`<b>${figures.heading} ${monthWords(figures.month, "for")}</b>`,
  ...figures.asked.map((school) => {
    const where = figures.asked.length > 1 ? `${placeOf(school.shortName)}: ` : "";
    if (school.state === "missing") {
      return html`${where}не сдан, срок ${figures.dueOn < today ? "был " : ""}до ${dayWords(figures.dueOn)}`;
    }
    return html`${where}${school.state === "late" ? "сдан с опозданием" : "сдан в срок"}`;
  }),
];
