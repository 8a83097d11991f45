import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { pageWords } from "../telegram/general-texts.ts";
import type { Grant } from "./rights.ts";

interface GrantWords {
  /** On a button, under 38 characters. */
  short: string;
  /** What one may do by it, after «может». */
  may: string;
}

const WORDS: Record<Grant, GrantWords> = {
  changePlan: {
    short: "Менять план",
    may: "менять мероприятия плана, их сроки и ответственных",
  },
  managePeople: {
    short: "Вести список людей",
    may: "приглашать людей, назначать на должности и снимать с них, кроме председателя",
  },
  seeClusterStatus: {
    short: "Видеть сводку кластера",
    may: "видеть сводку, людей и мониторинг всего кластера, ничего в них не меняя",
  },
  reviewFigures: {
    short: "Принимать мониторинг",
    may: "принимать и возвращать отчёты школ, закрывать и открывать месяц",
  },
  giveMethodicalHelp: {
    short: "Отвечать на просьбы школ",
    may: "брать просьбы о методической помощи и отвечать на них",
  },
  manageGroups: {
    short: "Вести группы",
    may: "выбирать, в какие группы и в какой день уходит план на неделю",
  },
  sendNotices: {
    short: "Писать сообщения людям",
    may: "писать сообщения директорам, заместителям и школам от имени кластера",
  },
};

export const grantShort = (grant: Grant): string => WORDS[grant].short;

const listed = (grants: readonly Grant[]): string =>
  grants.map((grant) => WORDS[grant].short.toLowerCase()).join(", ");

/** Everybody who is allowed something beyond the offices. */
export const grantsScreen = (people: readonly { name: string; grants: readonly Grant[] }[]): Html =>
  lines(
    html`<b>Кому что разрешено</b>`,
    html`Каждая должность даёт свои права. Сверх них Вы можете разрешить человеку отдельные действия. Настройки, загрузка нового плана и передача председательства остаются за Вами.`,
    "",
    people.length === 0
      ? html`Сейчас никому ничего сверх должности не разрешено.`
      : people.map(({ name, grants }) => html`– ${name}: ${listed(grants)}`),
  );

export const GRANT_BUTTONS = {
  screen: "Кому что разрешено",
  card: "Разрешения",
  more: "Разрешить ещё кому-то",
  toScreen: "‹ К разрешениям",
  toSettings: "‹ К настройкам",
  back: "‹ Назад",
  save: "Сохранить",
} as const;

export const grantSwitch = (grant: Grant, allowed: boolean): string =>
  `${allowed ? "Отменить" : "Разрешить"}: ${WORDS[grant].short.toLowerCase()}`;

export const chooseGranted = (page: Page<unknown>): Html =>
  page.total === 0
    ? html`Разрешить что-либо можно тому, кто вошёл в бот и занимает должность: пока таких нет.`
    : lines(html`<b>Кому разрешить?</b>`, html`Показаны те, кто вошёл в бот.`, pageWords(page));

export const personGrants = (
  name: string,
  offices: readonly string[],
  grants: readonly Grant[],
  saved: boolean,
): Html =>
  lines(
    html`<b>${saved ? "Сохранено. " : ""}${name}</b>`,
    offices.join("; "),
    "",
    grants.length === 0
      ? html`Сверх должности ничего не разрешено.`
      : [html`Сверх должности может:`, ...grants.map((grant) => html`– ${WORDS[grant].may}`)],
  );

/** What changes, before it is saved. */
export const grantQuestion = (name: string, grant: Grant, allow: boolean): Html =>
  allow
    ? lines(
        html`<b>Разрешить: ${WORDS[grant].short.toLowerCase()}?</b>`,
        html`${name} сможет ${WORDS[grant].may}.`,
        html`Бот сообщит об этом. Разрешение действует, пока у человека есть должность; его можно отменить здесь же.`,
      )
    : lines(
        html`<b>Отменить разрешение: ${WORDS[grant].short.toLowerCase()}?</b>`,
        html`${name} больше не сможет ${WORDS[grant].may}.`,
        html`Сделанное раньше останется. Бот сообщит об отмене.`,
      );

export const chairHasAll = "Председателю разрешено всё и без этого.";
export const notGrantable = "Разрешить можно тому, кто вошёл в бот и занимает должность.";
export const grantsAsBefore = "Так уже и есть.";
export const onlyChairGrants = "Разрешения даёт председатель.";

// ── To the person ──────────────────────────────────────────────────────────────────────────────────────────

export const grantGiven = (grant: Grant): Html =>
  lines(
    html`Председатель разрешил Вам: ${WORDS[grant].short.toLowerCase()}.`,
    html`Теперь Вы можете ${WORDS[grant].may}.`,
    html`Обновить кнопки: /start`,
  );

export const grantTaken = (grant: Grant): Html =>
  lines(
    html`Председатель отменил разрешение: ${WORDS[grant].short.toLowerCase()}.`,
    html`Обновить кнопки: /start`,
  );
