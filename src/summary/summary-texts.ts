import { dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { handInButton } from "../monitoring/heading-texts.ts";
import { clip, eventTitle } from "../plan/plan-texts.ts";
import type { Names } from "../reminders/digest.ts";
import type { Gap } from "../reminders/responsible-people.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { dutyLines, placeOf, shortDay, stateWords, whenWords } from "./duty-words-texts.ts";
import type { FiguresSummary } from "./figures.ts";
import { type StandingDuty, type Told, toldOfOwn } from "./own-duties.ts";
import type { OwnNeed } from "./own-needs.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { DutyList, SummaryList } from "./summary.ts";

export const LIST_TITLES: Record<SummaryList, string> = {
  overdue: "Срок прошёл",
  underWay: "Идёт",
  coming: "Скоро",
  later: "Позже",
  done: "Сделано",
  notOurs: "Не наше",
  past: "Прошло до бота",
  own: "За Вами, срок прошёл",
  dates: "Нет точного дня",
  closing: "Можно закрыть",
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
/** «Пригласить: Зимина В.С.». */
export const inviteButton = (name: string): string => `Пригласить: ${clip(name, 16)}`;
export const nameSeatButton = (gap: Extract<Gap, { kind: "noHolder" }>, names: Names): string =>
  `Назвать: ${gap.organisationId === null ? "должность" : placeOf(names.organisation(gap.organisationId))}`;

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

export interface OwnSummary {
  today: Day;
  /** The schools of one's own, or none. */
  schools: string[];
  plan: PlanSummary;
  figures: FiguresSummary[];
  needs: readonly OwnNeed[];
}

/** As many as have a button each. */
export const OWN_NEEDS_SHOWN = 6;

/** A director's or a deputy's own: what is waited for, where the plan stands, their figures. */
export function ownSummary(summary: OwnSummary): Html {
  const { plan, today, needs } = summary;
  const none = plan.total === 0;
  const shown = needs.slice(0, OWN_NEEDS_SHOWN);
  const more = needs.length - shown.length;
  const told = toldOfOwn(OWN_LISTS.flatMap((list) => plan[list]));
  return lines(
    html`<b>${ownHead(summary)}</b>`,
    html`Сводка на ${dayWords(today)}`,
    summary.schools.slice(0, 5).map((school) => html`${clip(school, 60)}`),
    shown.length > 0 && "",
    shown.map((need, at) => html`${at + 1}. ${ownNeedLine(need, summary)}`),
    more > 0 && html`и ещё ${more}`,
    "",
    none ? html`В плане за Вами ничего не записано.` : html`<b>План</b>`,
    none ? [] : planLines(plan, plan.total),
    OWN_LISTS.flatMap((list) => ownList(list, without(plan[list], needs), told, today)),
    summary.figures.flatMap((figures) => ["", ...ownFigures(figures, today)]),
  );
}

const OWN_LISTS = ["underWay", "coming"] as const;
const OWN_SHOWN = 3;

/** What stands above already is not told twice. */
const without = (duties: readonly StandingDuty[], needs: readonly OwnNeed[]): StandingDuty[] =>
  duties.filter((one) => !needs.some((need) => need.kind === "duty" && need.duty === one));

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

function ownHead({ needs, plan }: OwnSummary): string {
  if (needs.length > 0) return `Ждём от Вас: ${needs.length}`;
  return plan.total === 0 ? "От Вас сейчас ничего не требуется" : "У Вас всё идёт по плану";
}

function ownNeedLine(need: OwnNeed, { today, schools }: OwnSummary): string {
  const many = schools.length > 1;
  if (need.kind === "figures") {
    const { figures, school } = need;
    const where = many ? `, ${placeOf(school.shortName)}` : "";
    const due = figures.dueOn < today ? "срок был" : "до";
    return clip(
      `${figures.heading} ${monthWords(figures.month, "for")}${where}: ${due} ${shortDay(figures.dueOn, today)}`,
      80,
    );
  }
  const { duty } = need;
  const where =
    many && duty.duty.organisation !== null ? `, ${placeOf(duty.duty.organisation.shortName)}` : "";
  return clip(
    `${eventTitle(duty.duty.event, 36)}${where}: ${whenWords(duty, today)}, ${stateWords(duty, today)}`,
    100,
  );
}

/** «2 · Сдать», «1 · Ответить». */
export const ownNeedButton = (need: OwnNeed, at: number): string =>
  `${at} · ${need.kind === "figures" ? "Сдать" : "Ответить"}`;

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
