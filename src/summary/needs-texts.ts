import { dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { calleeName, type Directory } from "../calls/call-texts.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import type { Names } from "../reminders/digest.ts";
import { calleeWords } from "../reminders/digest-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { placeOf, shortDay, whenWords } from "./duty-words-texts.ts";
import type { FiguresSummary } from "./figures.ts";
import type { Need, NeedKind, NeedLine } from "./needs.ts";
import type { StandingDuty } from "./own-duties.ts";
import type { ClusterSummary } from "./summary.ts";

/** What the words of a need are made with. */
export interface NeedWords {
  today: Day;
  names: Names;
  directory: Directory;
  /** The reader is the chair. */
  own: boolean;
}

/** Two rows of a phone's screen at the most. */
const LINE = 72;

/** «Не в боте, приглашения нет: Зимина В.С.» */
export function needLine(line: NeedLine, words: NeedWords): string {
  const [first, ...rest] = line.needs;
  return clip(rest.length === 0 ? oneWords(first, words) : manyWords(line, words.own), LINE);
}

function oneWords(need: Need, words: NeedWords): string {
  switch (need.kind) {
    case "own":
      return `${words.own ? "За Вами" : "За председателем"} ${dutyWords(need.duty)}, срок прошёл ${whenWords(need.duty, words.today).replace(/^до /, "")}`;
    case "help":
      return `${KINDS.help}: ${dutyWords(need.duty)}`;
    case "late":
      return `${KINDS.late}: ${someWords(need.people.map(({ name }) => name))}`;
    case "request":
      return `${KINDS.request}: ${placeOf(need.request.school ?? need.request.asker)}`;
    case "join":
      return `${KINDS.join}: ${need.n}`;
    case "notOurs":
      return `${KINDS.notOurs}: ${dutyWords(need.duty)}`;
    case "nobody":
      return `${KINDS.nobody}: ${calleeWords(need.hole.gap, words.names)}`;
    case "calls":
      return `${KINDS.calls}: ${someWords(need.calls.map(({ callee }) => calleeName(callee, words.directory)))}`;
    case "date":
      return `${KINDS.date}: ${dutyWords(need.duty)}, ${whenWords(need.duty, words.today)}`;
    case "undated":
      return `${KINDS.undated}: ${eventName(need.event)}, «${clip(need.event.deadline.text, 30)}»`;
    case "invite":
      return `${KINDS.invite}: ${need.name}`;
    default:
      return `${monthOfFigures(need.figures)}: сдали все, можно закрыть`;
  }
}

const KINDS: Record<NeedKind, string> = {
  own: "За Вами с прошедшим сроком",
  help: "Просят помощи",
  late: "Срок прошёл, отметки нет",
  request: "Методическая помощь без ответа",
  join: "Просят доступ к боту",
  notOurs: "Отмечено «Не наше»",
  nobody: "Некому сообщить",
  calls: "Позвонить",
  date: "Нет точного дня",
  undated: "Срок не понят",
  invite: "Не в боте, приглашения нет",
  close: "Сдали все, можно закрыть месяцы",
};

function manyWords({ kind, needs }: NeedLine, own: boolean): string {
  const words = kind === "own" && !own ? "За председателем с прошедшим сроком" : KINDS[kind];
  return `${words}: ${needs.length}`;
}

const NAMED = 2;

/** «Дятлов С.В., Орлова Л.К. и ещё 3». */
function someWords(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map((name) => clip(name, 24));
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` и ещё ${more}` : ""}`;
}

/** «№17, п. Рассвет». */
function dutyWords({ duty }: StandingDuty): string {
  const school = duty.organisation === null ? "" : `, ${placeOf(duty.organisation.shortName)}`;
  const what = duty.form === null ? eventName(duty.event) : `отчёт ${monthWords(duty.form.month, "for")}`;
  return `${what}${school}`;
}

const monthOfFigures = ({ heading, month }: FiguresSummary): string =>
  `${heading} ${monthWords(month, "for")}`;

const VERBS: Record<NeedKind, string> = {
  own: "Ответить",
  help: "Помочь",
  late: "Напомнить",
  request: "Ответить",
  join: "Впустить",
  notOurs: "Решить",
  nobody: "Назвать",
  calls: "Позвонить",
  date: "Назначить",
  undated: "Назначить",
  invite: "Пригласить",
  close: "Закрыть",
};

/** «3 · Напомнить: 5»; whoever only looks opens it. */
export function needButton(line: NeedLine, at: number, settles: boolean): string {
  const [need] = line.needs;
  const n =
    need.kind === "late"
      ? need.people.length
      : need.kind === "calls"
        ? need.calls.length
        : need.kind === "join"
          ? need.n
          : line.needs.length;
  return `${at} · ${settles ? VERBS[line.kind] : "Открыть"}${n > 1 ? `: ${n}` : ""}`;
}

/** «Ещё: 3», to the needs that did not fit. */
export const moreNeedsButton = (n: number): string => `Ещё: ${n}`;

export interface Home {
  summary: ClusterSummary;
  needs: readonly Need[];
  lines: readonly NeedLine[];
  /** The number of the first of these lines. */
  from: number;
  /** Lines that stand on other pages. */
  more: number;
}

/** The chair's first screen: the whole in its first line, then what needs her, then where everything stands. */
export function clusterHome(home: Home, words: NeedWords): Html {
  const { summary } = home;
  return lines(
    html`<b>${headWords(home, words.own)}</b>`,
    html`Сводка на ${dayWords(summary.today)}`,
    html`${clip(summary.clusterName, 70)}`,
    home.lines.length > 0 && "",
    home.lines.map((line, index) => html`${home.from + index}. ${needLine(line, words)}`),
    home.more > 0 && html`и ещё ${home.more}`,
    "",
    standingLines(summary),
  );
}

function headWords({ needs, summary }: Home, own: boolean): string {
  if (needs.length > 0) return own ? `Требует Вас: ${needs.length}` : `Ждёт председателя: ${needs.length}`;
  const late = summary.plan.overdue.length > 0;
  if (late) return own ? "Сегодня от Вас ничего не требуется" : "От председателя сегодня ничего не требуется";
  return "Всё идёт по плану";
}

function standingLines({ plan, figures, missed, requests, today }: ClusterSummary): HtmlPart[] {
  const silent = plan.unanswered > 0 ? `, нет ответа ${plan.unanswered}` : "";
  const overdue = plan.overdue.length > 0 ? `; срок прошёл ${plan.overdue.length}${silent}` : "";
  return [
    html`План: сделано ${plan.done.length} из ${plan.total}${overdue}`,
    ...figures.slice(0, FIGURES_SHOWN).map((month) => figuresLine(month, today)),
    requests.unanswered > 0 &&
      html`Методическая помощь: просьб ${requests.asked}, без ответа ${requests.unanswered}`,
    missed.length > 0 && html`Могло не дойти: ${missed.length}`,
  ];
}

const FIGURES_SHOWN = 3;

/** «Мониторинг за ноябрь: сдали 4 из 6, до 25.11». */
export function figuresLine(figures: FiguresSummary, today: Day): Html {
  const { given, asked, late, dueOn, missing } = figures;
  const lateWords = late > 0 ? `, с опозданием ${late}` : "";
  const due =
    missing.length === 0 ? "" : `, ${dueOn < today ? "срок был" : "срок"} ${shortDay(dueOn, today)}`;
  return html`${clip(monthOfFigures(figures), 40)}: сдали ${given} из ${asked.length}${lateWords}${due}`;
}
