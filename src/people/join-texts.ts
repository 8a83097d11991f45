import { type Html, html, lines } from "../telegram/html.ts";
import { clusterWords } from "./consent-texts.ts";
import type { RedeemRefusal } from "./invite.ts";
import type { OfficeKind } from "./office.ts";
import { officeTitle } from "./office-texts.ts";

export const strangerStart = (): Html =>
  lines(
    html`Это бот школьного кластера: он напоминает о мероприятиях плана и собирает ежемесячный мониторинг.`,
    html`Войти можно по ссылке-приглашению от председателя Совета.`,
    html`Если ссылки нет, попросите доступ: председатель увидит Вашу просьбу.`,
  );

export const askButton = "Попросить доступ";

export const notSetUp = (): Html =>
  html`Бот ещё не настроен: в нём нет ни одного кластера. Обратитесь к тому, кто дал Вам ссылку на бота.`;

const REFUSALS: Record<RedeemRefusal, string> = {
  unknown: "Приглашение не распознано: ссылка неполная или чужая. Попросите у председателя новую ссылку.",
  used: "Это приглашение уже использовано: оно действует один раз. Попросите у председателя новую ссылку.",
  revoked:
    "Это приглашение отменено: вместо него выдано новое или доступ закрыт. Попросите у председателя новую ссылку.",
  expired: "Срок приглашения истёк: ссылка действует 14 дней. Попросите у председателя новую ссылку.",
  alreadyYou: "Вы уже участник кластера. Что умеет бот: /help",
  chatTaken:
    "С этого телефона в кластер уже входит другой участник. Откройте приглашение в своём Telegram или скажите председателю.",
};

/** Why an invite cannot be used from this chat. */
export const inviteRefusal = (reason: RedeemRefusal): Html => html`${REFUSALS[reason]}`;

export const agreed = (version: string, givenOn: string): Html =>
  html`Согласие получено: версия ${version}, ${givenOn}. Отозвать его: /forget`;

export const noOffice = (): Html =>
  html`Сейчас за Вами в кластере нет должности, поэтому бот ничего не показывает. Скажите об этом председателю.`;

export const alreadyMember = "Вы уже участник кластера. Что умеет бот: /help";

export const strangerTap = "Бот отвечает только участникам кластера. Нажмите /start";

export const chooseCluster = (): Html => html`К какому кластеру относится Ваша школа?`;

export const chooseOrganisation = (): Html => html`Где Вы работаете?`;
export const otherOrganisationButton = "Другая организация";

export const chooseOffice = (organisation: string | null): Html =>
  html`${organisation ?? "Другая организация"}. Кем Вы работаете?`;

/** «Зам. по ВР»: an office on a button. */
export const officeButton = (office: { kind: OfficeKind; of: string | null }): string => {
  const title = office.kind === "teacher" ? "педагог или другая должность" : officeTitle(office);
  return title.slice(0, 1).toUpperCase() + title.slice(1);
};

export const backButton = "Назад";

export const askJoinName = (): Html =>
  html`Напишите Вашу фамилию и инициалы, например: Иванова А.П. Передумали: /cancel`;

/** `chairJoined` is false where nobody will see the request until the chair joins. */
export const requestSent = (name: string, chairJoined: boolean): Html =>
  lines(
    html`Заявка отправлена председателю: ${name}`,
    chairJoined
      ? html`Ответ придёт сюда.`
      : html`Председатель ещё не подключён к боту: скажите ему о заявке. Ответ придёт сюда.`,
  );

const ASK_REFUSALS = {
  pending: "Ваша заявка уже у председателя. Ответ придёт сюда.",
  tooOften: "Сегодня Вы уже обращались трижды. Повторите завтра или позвоните председателю.",
};

export const askRefused = (reason: "pending" | "tooOften"): Html => html`${ASK_REFUSALS[reason]}`;

export const consentFirst = "Сначала нужно согласие: нажмите /start";

export const requestApproved = (cluster: string): Html =>
  html`${clusterWords(cluster)}: председатель открыл Вам доступ.`;
export const menuButton = "Открыть меню";

export const requestDeclined = (cluster: string): Html =>
  html`${clusterWords(cluster)}: председатель не подтвердил Вашу заявку. Если это ошибка, обратитесь к нему напрямую.`;
