import { count } from "../calendar/calendar-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Doubt } from "./doubt.ts";
import { periodWords } from "./import-texts.ts";
import type { EventReading } from "./plan.ts";
import { clip, eventName, eventTitle } from "./plan-texts.ts";

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
  notInPlan: "Меня в плане нет",
  nameDirector: "Назвать директора",
  nobodyYet: "Пока не назначен",
  deputiesVr: "Зам. по ВР",
  deputiesUvr: "Зам. по УВР",
  deputiesBoth: "Зам. по ВР и УВР",
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
  missing: "срок непонятен",
  outside: "срок вне периода плана",
  elsewhere: "даты в плане нет",
  check: "верно ли понят срок?",
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
    case "deadline":
      return `${rowNames(doubt.rows, events)}: ${DEADLINE_LINES[doubt.state]}${
        doubt.deadline.text === "" ? "" : ` («${clip(doubt.deadline.text, 30)}»)`
      }.`;
    case "school":
      return `${doubt.person}: в какой школе?`;
    case "name":
      return `«${doubt.name}»: верно ли прочитано имя?`;
    case "slips":
      return `Описки в тексте: ${doubt.messages.length}.`;
  }
}

/** A doubt as a question, with what the plan says. */
export function doubtText(
  doubt: Doubt,
  page: { at: number; of: number },
  plan: { events: readonly EventReading[]; cluster: string },
): Html {
  return lines(
    html`<b>Сомнение ${page.at + 1} из ${page.of}</b>`,
    "",
    "rows" in doubt && [...rowTitles(doubt.rows, plan.events), ""],
    questionOf(doubt, plan.cluster),
  );
}

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
        : html`Председателем в плане назван(а) ${doubt.chair}. Это Вы?`;
    case "director":
      return html`${doubt.school}: директор не назван, сообщать о сроках некому. Кто директор?`;
    case "twoDirectors":
      return html`${doubt.school}: директорами названы ${doubt.names.join(" и ")}. Кто из них директор?`;
    case "responsible":
      return responsibleQuestion(doubt);
    case "deadline":
      return deadlineQuestion(doubt);
    case "school":
      return html`${doubt.person}${doubt.position === "" ? "" : ` (${clip(doubt.position, 80)})`}: в какой школе?`;
    case "name":
      return html`${clip(doubt.message, 300)}`;
    case "slips":
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
  const said = text === "" ? "Срок не указан." : `Срок в плане: «${clip(text, 150)}».`;
  if (kind === "onRequest" || kind === "external") return [html`${said}`, html`Понято: ${ELSEWHERE[kind]}`];
  const told = problems.slice(0, 3).map(({ message }) => html`${clip(message, 250)}`);
  if (told.length === 0 && text !== "")
    return [html`${said}`, html`Когда это должно быть, понять не удалось.`];
  return [
    text !== "" && html`${said}`,
    ...told,
    text === "" && html`${said}`,
    state === "check" && html`Верно ли понят срок?`,
  ];
}

/** What is typed for each doubt. */
export function askDoubt(doubt: Doubt): Html {
  switch (doubt.kind) {
    case "deadline":
      return html`Напишите срок, например: «до 20 ноября», «октябрь», «21 ноября в 10:00», «ежемесячно». Передумали: /cancel`;
    case "period":
    case "past":
      return html`Напишите период, например: «2-е полугодие 2019 года», «2025-2026 учебный год», «с 1 сентября 2025 по 31 мая 2026». Передумали: /cancel`;
    case "responsible":
      return html`Напишите, кто отвечает, например: «Иванова А.П.», «директора школ кластера», «зам. по ВР». Передумали: /cancel`;
    default:
      return html`Напишите фамилию и инициалы, например: Иванова А.П. Передумали: /cancel`;
  }
}

export const deadlineNotRead = (reason: string): Html =>
  html`${reason} Напишите иначе, например: «до 20 ноября» или «21 ноября в 10:00».`;
export const notInPeriod = "Срок вне периода плана.";
export const noDates = "Не понято, к какому дню.";
export const periodNotRead = (): Html =>
  html`Период не понят. Напишите, например: «2-е полугодие 2019 года» или «с 1 сентября 2025 по 31 мая 2026».`;
export const responsibleNotRead = (pieces: readonly string[]): Html =>
  pieces.length === 0
    ? html`Не понято, кто это. Напишите фамилию с инициалами или должность, например «директора школ кластера».`
    : html`Не понято: ${pieces.map((piece) => `«${clip(piece, 60)}»`).join(", ")}. Напишите фамилию с инициалами или должность, например «директора школ кластера».`;

export const chooseResponsible = (rows: number): Html =>
  rows > 1
    ? html`Кто отвечает? Ответ относится ко всем: ${count(rows, ["мероприятие", "мероприятия", "мероприятий"])}.`
    : html`Кто отвечает?`;
