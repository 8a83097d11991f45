import { type Html, html, lines } from "../telegram/html.ts";

/** «Кластер «Северный»», or the name itself where it says what it is: «Северный образовательный кластер». */
export const clusterWords = (name: string): string => (/кластер/i.test(name) ? name : `Кластер «${name}»`);

/** Who answers for the data; `operator` null where the installation does not name one. */
export const operatorLine = (operator: string | null): Html =>
  operator === null
    ? html`Оператор данных: его назовёт председатель Совета кластера.`
    : html`Оператор данных: ${operator}.`;

/**
 * What one agrees to. A change of the words raises CONSENT_VERSION. `invited` is whom the invite is for, null for
 * one who asks to be let in.
 */
export const consentText = (consent: {
  cluster: string;
  invited: string | null;
  operator: string | null;
  version: string;
}): Html =>
  lines(
    consent.invited === null
      ? html`<b>${clusterWords(consent.cluster)}</b>: запрос доступа.`
      : html`<b>${clusterWords(consent.cluster)}</b> приглашает Вас. Приглашение для: ${consent.invited}`,
    "",
    html`<b>Согласие на обработку персональных данных</b> (версия ${consent.version})`,
    operatorLine(consent.operator),
    html`Что хранится: фамилия и инициалы, должность, школа, номер чата, Ваши ответы боту.`,
    html`Зачем: напоминать о мероприятиях плана и собирать сведения мониторинга.`,
    html`Срок: пока Вы участвуете в работе кластера. Отозвать согласие: /forget. Подробно: /privacy`,
  );

export const agreeButton = "Согласен(на)";
export const refuseButton = "Отказаться";

export const refused = (): Html => html`Согласие не дано, о Вас ничего не сохранено. Передумаете: /start`;
