import { dayShort, monthWords } from "../calendar/calendar-texts.ts";
import { dayOf, isDay } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { isMonth } from "../calendar/month.ts";
import { plainText } from "../delivery/plain-text.ts";
import type { ToldEntry } from "../journal/journal-entry.ts";
import { entryWords } from "../journal/journal-words-texts.ts";
import { grantShort } from "../people/grant-texts.ts";
import { OFFICE_KINDS } from "../people/office.ts";
import { officeTitle } from "../people/office-texts.ts";
import { isGrant } from "../people/rights.ts";
import { type Html, html } from "../telegram/html.ts";
import type { DataSection, OwnData } from "./own-data.ts";

const SECTIONS: Record<string, string> = {
  person: "Человек",
  offices: "Должности",
  grants: "Разрешено сверх должности",
  grantsGiven: "Даны разрешения другим",
  settings: "Настройки напоминаний",
  invites: "Приглашения Вам",
  invitesMade: "Приглашения, которые сделали Вы",
  chosen: "Выбранный кластер",
  responsible: "Ответственный по плану",
  marks: "Отметки о мероприятиях",
  helpAsked: "Просьбы о помощи по мероприятиям",
  reports: "Сданные отчёты",
  reviews: "Проверенные отчёты",
  corrections: "Исправления отчётов",
  reportDrafts: "Незаконченные отчёты",
  monthsClosed: "Закрытые месяцы",
  monthsOpened: "Открытые месяцы",
  formsAdded: "Загруженные формы",
  requestsAsked: "Просьбы о методической помощи",
  requestsTaken: "Взятые просьбы о методической помощи",
  requestsDecided: "Решённые заявки на вход",
  plans: "Загруженные планы",
  planDrafts: "Незаконченные загрузки плана",
  groups: "Группы",
  notices: "Объявления Вам",
  noticesSent: "Отправленные объявления",
  calls: "Звонки Вам",
  callsMade: "Сделанные звонки",
  digests: "Сводки дня",
  messages: "Сообщения бота",
  consents: "Согласия",
  joinRequests: "Заявки на доступ",
  chatMessages: "Сообщения в этот чат",
  question: "Вопрос, на который бот ждёт ответа",
  dialog: "Начатый разговор",
  received: "Полученные от Вас сообщения (хранятся два дня)",
};

const FIELDS: Record<string, string> = {
  name: "Имя",
  position: "Должность из плана",
  chatId: "Номер чата",
  reach: "Связь",
  joinedAt: "В боте с",
  office: "Должность",
  of: "Направление",
  organisation: "Организация",
  since: "С",
  until: "По",
  acting: "Исполнение обязанностей",
  grant: "Что",
  at: "Когда",
  digestAt: "Час напоминаний",
  onWeekends: "В выходные",
  onHolidays: "В праздники",
  pausedFrom: "Пауза с",
  pausedTo: "Пауза по",
  expiresAt: "Действует до",
  usedAt: "Использовано",
  revokedAt: "Отменено",
  number: "Номер",
  event: "Мероприятие",
  dueOn: "Срок",
  mark: "Отметка",
  text: "Текст",
  month: "Месяц",
  form: "Форма",
  version: "Версия",
  late: "С опозданием",
  onBehalf: "За другого",
  review: "Решение",
  comment: "Комментарий",
  reason: "Причина",
  what: "Вопрос",
  forWhom: "Для кого",
  state: "Состояние",
  answer: "Ответ",
  answeredAt: "Отвечено",
  title: "Название",
  fileName: "Файл",
  readAt: "Прочитано",
  day: "День",
  reminders: "Напоминаний",
  withdrawnAt: "Отозвано",
  decidedAt: "Решено",
};

const VALUES: Record<string, Record<string, string>> = {
  reach: { never: "не в боте", reachable: "есть", blocked: "бот заблокирован" },
  mark: {
    accepted: "принято",
    done: "выполнено",
    undone: "отметка снята",
    dateSet: "назначен день",
    postponed: "отложено",
    helpAsked: "нужна помощь",
    helpSettled: "помощь оказана",
    notOurs: "не наше",
    commented: "комментарий",
  },
  review: { submitted: "сдан", returned: "возвращён", accepted: "принят" },
  state: {
    pending: "ждёт",
    approved: "одобрена",
    declined: "отклонена",
    open: "открыта",
    taken: "взята",
    answered: "есть ответ",
    withdrawn: "отозвана",
    sending: "отправляется",
    sent: "отправлено",
    uncertain: "возможно, отправлено",
    failed: "не отправлено",
    blocked: "не отправлено: бот заблокирован",
    expired: "не отправлено: время прошло",
    cancelled: "отменено",
    done: "обработано",
    parked: "не обработано",
  },
};

/** A stored value as a person reads it; null: nothing to say. */
function valueWords(key: string, value: unknown, zone: string): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "да" : "нет";
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  const office = key === "office" ? OFFICE_KINDS.find((kind) => kind === value) : undefined;
  if (office !== undefined) return officeTitle({ kind: office, of: null });
  if (key === "grant" && isGrant(value)) return grantShort(value);
  const known = VALUES[key]?.[value];
  if (known !== undefined) return known;
  return dateWords(value, zone) ?? value.replace(/\s+/g, " ");
}

/** A month, a day or an instant as it is stored; null where it is none of them. */
function dateWords(value: string, zone: string): string | null {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
    const moment = momentOf(value, zone);
    return `${dayShort(dayOf(moment, zone), { year: true })} ${moment.toFormat("HH:mm")}`;
  }
  if (isMonth(value)) return monthWords(value, "nominative", { year: true });
  return isDay(value) ? dayShort(value, { year: true }) : null;
}

const rowWords = (row: Record<string, unknown>, zone: string): string =>
  Object.entries(row)
    .flatMap(([key, value]) => {
      const [label, words] = [FIELDS[key], valueWords(key, value, zone)];
      return label === undefined || words === null ? [] : [`${label}: ${words}`];
    })
    .join("; ");

const sectionLines = ({ key, rows }: DataSection, zone: string): string[] => {
  const title = SECTIONS[key];
  return title === undefined
    ? []
    : ["", `${title} (${rows.length})`, ...rows.map((row) => `– ${rowWords(row, zone)}`)];
};

const entryLine = (entry: ToldEntry): string => {
  const moment = momentOf(entry.at, entry.zone);
  const words = plainText(entryWords(entry).text).replaceAll("\n", "; ");
  return `– ${dayShort(dayOf(moment, entry.zone), { year: true })} ${moment.toFormat("HH:mm")}: ${words}`;
};

/** Everything that is kept, to be read; `journal`: the entries of each person's, in the order of `people`. */
export function ownDataText(data: OwnData, journal: readonly (readonly ToldEntry[])[], zone: string): string {
  const persons = data.people.flatMap(({ cluster, timezone, sections }, at) => {
    const entries = journal[at] ?? [];
    return [
      "",
      `== ${cluster} ==`,
      ...sections.flatMap((section) => sectionLines(section, timezone)),
      ...(entries.length === 0
        ? []
        : [
            "",
            `Журнал изменений: сделанное Вами и касающееся Вас (${entries.length})`,
            ...entries.map(entryLine),
          ]),
    ];
  });
  return [
    "Что о Вас записано",
    `Номер чата: ${data.chatId}`,
    ...persons,
    ...(data.chat.length === 0 ? [] : ["", "== Этот чат =="]),
    ...data.chat.flatMap((section) => sectionLines(section, zone)),
    "",
  ].join("\r\n");
}

export const ownDataFileName = { text: "мои-данные.txt", json: "мои-данные.json" } as const;

/** Under the file to be read, and under the one for programs. */
export const ownDataSent = {
  text: (): Html => html`Всё, что о Вас записано. Ссылки приглашений бот не хранит, их здесь нет.`,
  json: (): Html => html`То же для программ, в формате JSON.`,
} as const;
