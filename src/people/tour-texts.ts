import { count } from "../calendar/calendar-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { clusterWords } from "./consent-texts.ts";
import { officeTitle } from "./office-texts.ts";
import { schoolPlace } from "./school-place.ts";
import type { StaffPerson } from "./staff.ts";
import type { InviteGroup, TourFacts, TourStep } from "./tour.ts";

const PEOPLE = ["человек", "человека", "человек"] as const;
const SCHOOLS = ["сообщение", "сообщения", "сообщений"] as const;

const STEPS: readonly TourStep[] = ["name", "file", "start", "invite"];

/** «Шаг 2 из 4». */
export const stepWords = (step: TourStep): string => `Шаг ${STEPS.indexOf(step) + 1} из ${STEPS.length}`;

const NOW: Record<TourStep, HtmlPart> = {
  name: "Напишите Вашу фамилию и инициалы.",
  file: "Пришлите в этот чат файл плана (Word, Excel или другой): бот прочитает его и покажет, что понял.",
  start: "Ответьте на вопросы бота о плане и нажмите «Запустить план». Ответы сохраняются: можно прерваться.",
  invite:
    "Нажмите «Приглашения всем»: бот подготовит по сообщению на школу, останется переслать их директорам.",
  waiting: "Осталось дождаться остальных. Кто не вошёл за 14 дней, тому нужна новая ссылка.",
  done: "Всё готово: план работает, все в боте.",
};

const HEADS: Partial<Record<TourStep, string>> = {
  waiting: "Приглашения выданы",
  done: "Знакомство окончено",
};

const DONE: readonly string[] = [
  "Ваше имя записано",
  "Файл плана прочитан",
  "План запущен",
  "Все приглашены",
];
const TO_DO: readonly string[] = [
  "Записать Ваше имя",
  "Прислать файл плана",
  "Проверить и запустить план",
  "Пригласить людей",
];

/** What is done, what is next, and who has come. */
export const tourScreen = (step: TourStep, facts: TourFacts, missing: readonly string[]): Html => {
  const at = STEPS.indexOf(step);
  const reached = at === -1 ? STEPS.length : at;
  return lines(
    html`<b>${HEADS[step] ?? `Знакомство. ${stepWords(step)}`}</b>`,
    STEPS.map((_, i) => (i < reached ? html`✓ ${DONE[i] ?? ""}` : html`${i + 1}. ${TO_DO[i] ?? ""}`)),
    "",
    html`${NOW[step]}`,
    facts.plan && html`В боте: ${facts.joined} из ${facts.joined + facts.out}.`,
    facts.plan && missing.length > 0 && html`Ещё не вошли:`,
    ...(facts.plan ? missing.map((line) => html`– ${line}`) : []),
    at === -1 &&
      html`Остальное – в «Настройках»: час напоминаний, каникулы, срок мониторинга, группы. Как идут дела – «Сводка».`,
  );
};

/** So many places are named. */
const MOST_PLACES = 12;

/** «п. Рассвет: Дятлов С.В., Зимина О.С.». */
export function missingLines(groups: readonly InviteGroup[]): string[] {
  const shown = groups.slice(0, MOST_PLACES).map(({ school, people }) => {
    const names = people.slice(0, 4).map(({ name }) => name);
    const rest = people.length - names.length;
    const list = `${names.join(", ")}${rest > 0 ? ` и ещё ${rest}` : ""}`;
    return school === null ? list : `${schoolPlace(school)}: ${list}`;
  });
  const rest = groups.length - MOST_PLACES;
  return rest > 0 ? [...shown, `и ещё ${rest}`] : shown;
}

export const TOUR_BUTTONS = {
  open: "Продолжить знакомство",
  inviteAll: "Приглашения всем",
  inviteRest: "Приглашения остальным",
  anew: "Новые приглашения всем",
  draft: "Продолжить разбор плана",
  who: "Кто вошёл",
  people: "Люди",
  refresh: "Обновить",
} as const;

/** Below the greeting, where something is left to do. */
export const tourGoesOn = (step: TourStep): Html =>
  html`Знакомство не окончено: ${stepWords(step).toLowerCase()}.`;

/** Before the messages to be forwarded. */
export const forwardEach = (messages: number, anew: boolean): Html =>
  lines(
    html`<b>Перешлите: ${count(messages, SCHOOLS)}</b>`,
    html`Каждое – своему получателю: школе – директору, он передаст ссылки своим людям. В начале сообщения написано, чьё оно.`,
    anew && html`Прежние ссылки этих людей больше не действуют.`,
  );

export interface InvitedPerson {
  name: string;
  office: Pick<StaffPerson["offices"][number], "kind" | "of"> | null;
  link: string;
}

/** A message as it is forwarded: to a school's director with everybody's links, or to one person outside the schools. */
export const groupInvite = (invite: {
  cluster: string;
  school: string | null;
  people: readonly InvitedPerson[];
  until: string;
}): Html =>
  lines(
    html`<b>${invite.school ?? invite.people[0]?.name ?? ""}</b>`,
    html`${clusterWords(invite.cluster)} приглашает в бот: напоминания о мероприятиях плана и сдача мониторинга.`,
    invite.people.length > 1
      ? html`У каждого своя ссылка, на один раз, до ${invite.until}. Откройте её и нажмите «Начать».`
      : html`Ссылка на один раз, до ${invite.until}. Откройте её и нажмите «Начать».`,
    invite.people.flatMap(({ name, office, link }) => [
      "",
      html`${name}${office === null ? "" : `, ${officeTitle(office)}`}:`,
      html`${link}`,
    ]),
  );

export const allInvited = (more: number): Html =>
  more > 0
    ? html`Это первая часть. Осталось сообщений: ${more}.`
    : html`Это все приглашения. Кто вошёл, видно по кнопке «Кто вошёл»; когда войдут все, бот сообщит.`;
export const moreInvites = (more: number): string => `Ещё приглашения: ${more}`;

export const nobodyToInvite = "Все, у кого есть имя, уже в боте.";
export const tourIsChairs = "Знакомство – для председателя.";
export const planFirst = "Сначала загрузите и запустите план: люди и школы берутся из него.";

/** Once, when the last one has come. */
export const allJoined = (joined: number, empty: number): Html =>
  lines(
    html`<b>Все в сборе</b>`,
    html`В боте ${count(joined, PEOPLE)}, план работает: напоминания приходят, мониторинг собирается сам.`,
    empty > 0 && html`Должностей без имени: ${empty}. Назвать людей: /people`,
    html`Как идут дела: /status. Настройки: /settings`,
  );
