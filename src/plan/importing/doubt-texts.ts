import { atTime, count, dayWords, spanWords } from "../../calendar/calendar-texts.ts";
import { isDay } from "../../calendar/day.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import type { Doubt } from "./doubt.ts";
import { periodWords } from "../import-texts.ts";
import type { Deadline, EventReading } from "../plan.ts";
import { clip, eventName, eventTitle } from "../plan-texts.ts";

/* The questions about a plan that has been read, and the buttons that answer them. */

export const DOUBT_WORDS = {
  ours: "Да, это наш план",
  foreign: "Нет, не загружать",
  onePlan: "Загрузить как один план",
  otherPeriod: "Написать период",
  pastAnyway: "Загрузить всё равно",
  clear: "Понятно",
  me: "Да, это я",
  notMe: "Нет, председатель теперь я",
  curator: "Куратор кластера",
  otherCurator: "Другой куратор",
  notInPlan: "Меня в плане нет",
  nameDirector: "Назвать директора",
  nobodyYet: "Пока не назначен",
  deputiesVr: "Зам. по ВР",
  deputiesUvr: "Зам. по УВР",
  deputiesBoth: "Зам. по ВР и УВР",
  onePerson: "Один человек",
  onePersonEach: "Один человек, и так у всех",
  twoPeople: "Двое",
  directors: "Директора школ",
  council: "Члены Совета",
  person: "Человек из списка",
  write: "Написать",
  writeDate: "Написать срок",
  undated: "Без даты",
  otherDate: "Другой срок",
  right: "Верно",
  wrong: "Не так",
  leave: "Оставить как есть",
  leaveAll: "Оставить все остальные",
  earlier: "‹ Предыдущее",
  later: "Следующее ›",
  undo: "Исправить ответ",
  toPlan: "К плану",
  back: "Назад",
} as const;

const ROWS_SHOWN = 4;

/** «№8, №9 и ещё 3». */
export function rowNames(rows: readonly number[], events: readonly EventReading[]): string {
  const names = rows.slice(0, ROWS_SHOWN).flatMap((row) => {
    const event = events[row];
    return event === undefined ? [] : [eventName(event)];
  });
  const rest = rows.length - names.length;
  return rest > 0 ? `${names.join(", ")} и ещё ${rest}` : names.join(", ");
}

function rowTitles(rows: readonly number[], events: readonly EventReading[]): HtmlPart[] {
  const shown = rows.slice(0, ROWS_SHOWN).flatMap((row) => {
    const event = events[row];
    return event === undefined ? [] : [html`${eventTitle(event, 120)}`];
  });
  const rest = rows.length - shown.length;
  return [...shown, rest > 0 && html`и ещё ${rest}`];
}

const DEADLINE_LINES = {
  missing: "непонятен",
  outside: "вне периода плана",
  elsewhere: "без даты",
  check: "– верно ли понят?",
} as const;

/** A doubt in one line of the overview. */
export function doubtLine(doubt: Doubt, events: readonly EventReading[]): string {
  switch (doubt.kind) {
    case "otherCluster":
      return "План, похоже, другого кластера.";
    case "twoPlans":
      return "В файле, похоже, два плана.";
    case "period":
      return "Не сказано, на какое время план.";
    case "past":
      return "Период плана уже прошёл.";
    case "dateless":
      return "В плане нет ни одной даты.";
    case "sender":
      return "Кто Вы в этом плане?";
    case "director":
      return `${doubt.school}: директор не назван.`;
    case "twoDirectors":
      return `${doubt.school}: названы два директора.`;
    case "responsible":
      return doubt.words === ""
        ? `${rowNames(doubt.rows, events)}: ответственный не указан.`
        : `${rowNames(doubt.rows, events)}: «${clip(doubt.words, 50)}» – кто это?`;
    case "post":
      return `${rowNames(doubt.rows, events)}: ${doubt.beside.name}, «${clip(doubt.beside.post, 50)}» – один человек или двое?`;
    case "deadline": {
      const { text } = doubt.deadline;
      const said = text === "" ? "срок не указан" : `срок «${clip(text, 30)}» ${DEADLINE_LINES[doubt.state]}`;
      return `${rowNames(doubt.rows, events)}: ${said}${said.endsWith("?") ? "" : "."}`;
    }
    case "school":
      return `${doubt.person}: в какой школе?`;
    case "curator":
      return `${doubt.person}: чей это куратор?`;
    case "name":
      return `«${doubt.name}»: верно ли прочитано имя?`;
    default:
      return `Описки в тексте: ${doubt.messages.length}.`;
  }
}

/** A doubt as a question, with what the plan says. */
export const doubtText = (doubt: Doubt, page: { at: number; of: number }, plan: DoubtfulPlan): Html =>
  lines(html`<b>Сомнение ${page.at + 1} из ${page.of}</b>`, "", doubtQuestion(doubt, plan));

interface DoubtfulPlan {
  events: readonly EventReading[];
  cluster: string;
}

/** The same alone: the rows that it is about, and the question. */
export const doubtQuestion = (doubt: Doubt, plan: DoubtfulPlan): Html =>
  lines("rows" in doubt && [...rowTitles(doubt.rows, plan.events), ""], questionOf(doubt, plan.cluster));

const SLIPS_SHOWN = 12;

function questionOf(doubt: Doubt, cluster: string): HtmlPart | HtmlPart[] {
  switch (doubt.kind) {
    case "otherCluster":
      return [
        doubt.inFile === null
          ? html`В файле нет ни одной школы Вашего кластера.`
          : html`В файле план: ${clip(doubt.inFile, 120)}.`,
        cluster !== "" && html`А Ваш кластер: ${clip(cluster, 120)}.`,
        html`Это Ваш план?`,
      ];
    case "twoPlans":
      return [
        html`${clip(doubt.message, 400)}`,
        html`Если это разные планы, оставьте в файле один и пришлите снова; второй пришлите следом.`,
      ];
    case "period":
      return html`В файле не сказано, на какое время составлен план, поэтому у сроков нет года. Выберите период или напишите его.`;
    case "past":
      return html`Период плана (${periodWords(doubt.period)}) уже прошёл: напоминаний по нему не будет, он останется для истории.`;
    case "dateless":
      return html`В плане нет ни одной даты: напоминать будет не о чем, пока сроки не назначены. Если сроки в файле есть, проверьте, что они стоят в графе «Срок».`;
    case "sender":
      return doubt.chair === null
        ? html`Кто Вы в этом плане?`
        : html`Председателем в плане назван(а) ${doubt.chair} Это Вы?`;
    case "director":
      return html`${doubt.school}: директор не назван, сообщать о сроках некому. Кто директор?`;
    case "twoDirectors":
      return html`${doubt.school}: директорами названы ${doubt.names.join(" и ")} Кто из них директор?`;
    case "responsible":
      return responsibleQuestion(doubt);
    case "post":
      return [
        html`${doubt.beside.name}, «${clip(doubt.beside.post, 100)}»: это один человек или отвечают двое?`,
        html`Понято: ${doubt.beside.own ? "один человек" : "отвечают двое"}.`,
      ];
    case "deadline":
      return deadlineQuestion(doubt);
    case "school":
      return html`${doubt.person}${doubt.position === "" ? "" : ` (${clip(doubt.position, 80)})`}: в какой школе?`;
    case "curator":
      return [
        html`${doubt.person} (${clip(doubt.position, 80)}): не сказано, чей это куратор. Кто это?`,
        html`Куратор кластера видит весь план и все показатели кластера.`,
      ];
    case "name":
      return html`${clip(doubt.message, 300)}`;
    default:
      return [
        html`Замечено при чтении:`,
        ...doubt.messages.slice(0, SLIPS_SHOWN).map((message) => html`– ${clip(message, 200)}`),
        doubt.messages.length > SLIPS_SHOWN && html`– и ещё ${doubt.messages.length - SLIPS_SHOWN}`,
      ];
  }
}

function responsibleQuestion(doubt: Extract<Doubt, { kind: "responsible" }>): HtmlPart {
  if (doubt.words === "") return html`Ответственный не указан. Кто отвечает?`;
  const words = clip(doubt.words, 200);
  return doubt.deputies
    ? html`«${words}»: не сказано, какие заместители. Кто отвечает?`
    : html`«${words}»: неясно, кто именно. Кто отвечает?`;
}

const ELSEWHERE = {
  onRequest: "по запросу, даты нет: напоминать не о чем, пока её не назначат.",
  external: "по чужому графику, даты в плане нет: её назначат отдельно.",
} as const;

function deadlineQuestion({ deadline, state }: Extract<Doubt, { kind: "deadline" }>): HtmlPart[] {
  const { kind, text, problems } = deadline;
  if (text === "") return [html`Срок не указан. Когда это должно быть?`];
  const said = html`Срок в плане: «${clip(text, 150)}».`;
  if (kind === "onRequest" || kind === "external") return [said, html`Понято: ${ELSEWHERE[kind]}`];
  const told = problems.slice(0, 3).map(({ message }) => html`${clip(message, 250)}`);
  return [
    said,
    ...(told.length > 0 ? told : [html`Когда это должно быть, понять не удалось.`]),
    state === "check" && html`Понято так: ${spansWords(deadline)}. Верно?`,
  ];
}

export const chooseResponsible = (rows: number): Html =>
  rows > 1
    ? html`Кто отвечает? Ответ относится ко всем: ${count(rows, ["мероприятие", "мероприятия", "мероприятий"])}.`
    : html`Кто отвечает?`;

const SPANS_SHOWN = 4;

/** «до 20 ноября»: what a typed deadline was understood as. */
export function spansWords({ occurrences, time }: Deadline): string {
  const shown = occurrences
    .slice(0, SPANS_SHOWN)
    .map(({ from, to }) =>
      !isDay(to) ? to : from === null || !isDay(from) ? `до ${dayWords(to)}` : spanWords(from, to),
    );
  const rest = occurrences.length - shown.length;
  return `${shown.join(", ")}${rest > 0 ? ` и ещё ${rest}` : ""}${atTime(time)}`;
}
