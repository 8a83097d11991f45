import { count } from "../calendar/calendar-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { clusterWords, operatorLine } from "./consent-texts.ts";
import type { OfficeKind } from "./office.ts";
import { officeTitle } from "./office-texts.ts";

const MONTHS = ["месяц", "месяца", "месяцев"] as const;

/** `kept`: how many months the reader's cluster keeps what is past; null: for good, or nobody's cluster. */
export const privacyText = (operator: string | null, kept: number | null): Html =>
  lines(
    html`<b>Персональные данные</b>`,
    operatorLine(operator),
    "",
    html`<b>Что хранится.</b> Фамилия и инициалы, должность, школа, номер чата в Telegram, согласие, Ваши отметки, отчёты, просьбы о помощи и ответы на них, сообщения бота Вам. Телефон, фото и переписка не хранятся. Сведений об обучающихся поимённо в боте нет.`,
    html`<b>Зачем.</b> Напоминать о мероприятиях плана, собирать мониторинг, показывать председателю и куратору, кто ответил.`,
    html`<b>Кто видит.</b> Председатель Совета и куратор кластера; просьбы о методической помощи – и члены Совета. Другим сведения не передаются; сообщения идут через Telegram.`,
    kept === null
      ? html`<b>Сколько.</b> Пока Вы участвуете в работе кластера; прошлое – пока председатель не задал для него срок.`
      : html`<b>Сколько.</b> Пока Вы участвуете в работе кластера. Прошлое (отметки, комментарии, переписка по просьбам, журнал, имена вышедших) удаляется через ${count(kept, MONTHS)}.`,
    html`<b>Что о Вас записано:</b> /mydata – всё, файлом.`,
    html`<b>Отозвать согласие и стереть сведения:</b> /forget. Цифры школы и текст плана остаются.`,
  );

/** A consent, an office or a request as /mydata shows it; days in words, the cluster's own. */
export interface ShownData {
  chatId: number;
  people: {
    cluster: string;
    name: string;
    position: string;
    joined: string | null;
    offices: {
      kind: OfficeKind;
      of: string | null;
      organisation: string | null;
      since: string | null;
      until: string | null;
      actingFor: number | null;
    }[];
    wishes: { digestAt: string | null; pausedFrom: string | null; pausedTo: string | null } | null;
    marks: number;
    submissions: number;
    asked: number;
    taken: number;
    messages: number;
    changes: number;
  }[];
  consents: { version: string; given: string; withdrawn: string | null }[];
  requests: { name: string; cluster: string; state: string; created: string }[];
  questionAsked: string | null;
}

export const nothingStored = (): Html => html`О Вас ничего не записано.`;

/** Everything that is kept about a chat's owner, line by line: the caller cuts it into messages. */
export function myDataLines(data: ShownData): Html[] {
  return [
    html`<b>Что о Вас записано</b>`,
    html`Номер чата: ${data.chatId}`,
    ...data.people.flatMap((person) => [
      html``,
      html`<b>${clusterWords(person.cluster)}</b>`,
      html`Имя: ${person.name}`,
      html`Должность из плана: ${person.position === "" ? "не записана" : person.position}`,
      html`В боте с: ${person.joined ?? "не входили"}`,
      ...person.offices.map((office) => officeLine(office)),
      ...(person.wishes === null ? [] : [wishesLine(person.wishes)]),
      html`Отметок о мероприятиях: ${person.marks}`,
      html`Сдано отчётов мониторинга: ${person.submissions}`,
      html`Просьб о методической помощи: ${person.asked}`,
      html`Взято чужих просьб: ${person.taken}`,
      html`Сообщений бота Вам: ${person.messages}`,
      html`Записей в журнале изменений: ${person.changes}`,
    ]),
    ...(data.consents.length > 0 ? [html``, html`<b>Согласия</b>`] : []),
    ...data.consents.map(
      (consent) =>
        html`Версия ${consent.version}, дано ${consent.given}${consent.withdrawn === null ? "" : `, отозвано ${consent.withdrawn}`}`,
    ),
    ...(data.requests.length > 0 ? [html``, html`<b>Заявки на доступ</b>`] : []),
    ...data.requests.map(
      (request) =>
        html`${request.created}: ${request.name}, ${request.cluster}, ${REQUEST_STATES[request.state] ?? request.state}`,
    ),
    ...(data.questionAsked === null ? [] : [html``, html`Бот ждёт Вашего ответа с: ${data.questionAsked}`]),
  ];
}

const REQUEST_STATES: Record<string, string> = {
  pending: "ждёт решения",
  approved: "одобрена",
  declined: "не подтверждена",
};

function wishesLine({
  digestAt,
  pausedFrom,
  pausedTo,
}: NonNullable<ShownData["people"][number]["wishes"]>): Html {
  const pause = pausedFrom === null || pausedTo === null ? "" : `, пауза с ${pausedFrom} по ${pausedTo}`;
  return html`Настройки напоминаний: ${digestAt ?? "час как у всех"}${pause}`;
}

function officeLine(office: ShownData["people"][number]["offices"][number]): Html {
  const place = office.organisation === null ? "" : `, ${office.organisation}`;
  const held = [
    office.since === null ? null : `с ${office.since}`,
    office.until === null ? null : `по ${office.until}`,
  ].filter((words) => words !== null);
  const what = office.actingFor === null ? "Должность в кластере" : "Исполнение обязанностей";
  return html`${what}: ${officeTitle(office)}${place}${held.length > 0 && `, ${held.join(" ")}`}`;
}

/** `offices` is how many offices end; `clusters` are all that the chat belongs to. */
export const forgetQuestion = (offices: number, clusters: readonly string[]): Html =>
  lines(
    html`Стереть сведения о Вас?`,
    clusters.length > 1 && html`Во всех Ваших кластерах: ${clusters.join("; ")}.`,
    html`Бот забудет имя, должность и этот чат, согласие будет отозвано, напоминания прекратятся${offices === 0 ? "" : `, ${offices === 1 ? "Ваша должность в кластере закончится" : "Ваши должности в кластере закончатся"}`}.`,
    html`Цифры школы и отметки о мероприятиях останутся без Вашего имени. Текст плана бот не меняет.`,
  );

export const forgetButton = "Стереть";
export const keepButton = "Оставить";

export const forgotten = (): Html =>
  html`Сведения о Вас стёрты, согласие отозвано. Вернуться можно по новому приглашению.`;

export const kept = (): Html => html`Ничего не изменилось.`;

export const chairMustHandOver = (): Html =>
  html`Вы председатель: сначала передайте председательство. Откройте /people, выберите человека и нажмите «Передать председательство».`;
