import type { Period } from "../../calendar/period.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import type { EventState } from "../change.ts";
import { clip, deadlineMeaning } from "../plan-texts.ts";

/** «25 сентября», «по запросу, без даты»: what the deadline comes to. */
export const whenWords = ({ deadline, occurrences }: EventState, period: Period): string =>
  clip(deadlineMeaning(deadline, occurrences, period), 150);

/** What an event says now that it did not say before, a line each. */
export function differences(before: EventState, after: EventState, period: Period): HtmlPart[] {
  const [was, is] = [whenWords(before, period), whenWords(after, period)];
  const reworded = before.deadline.text !== after.deadline.text;
  const answering =
    before.responsibleText !== after.responsibleText ||
    JSON.stringify(before.parties) !== JSON.stringify(after.parties);
  return [
    before.title !== after.title && html`Раньше называлось: ${clip(before.title, 120)}`,
    before.number !== after.number &&
      html`Номер был: ${before.number ?? "нет"}, стал: ${after.number ?? "нет"}`,
    before.section !== after.section && html`Раздел: ${clip(after.section ?? "без раздела", 100)}`,
    was !== is && lines(html`Срок был: ${was}`, html`Срок стал: ${is}`),
    was === is && reworded && html`Срок записан так: ${clip(after.deadline.text, 150) || "не указан"}`,
    before.place !== after.place && placeWords(after),
    answering && responsibleWords(after),
  ];
}

export const placeWords = ({ place }: Pick<EventState, "place">): Html =>
  html`Место: ${place === null ? "не указано" : clip(place, 150)}`;

export const responsibleWords = ({ responsibleText }: Pick<EventState, "responsibleText">): Html =>
  html`Ответственный: ${clip(responsibleText, 200) || "не указан"}`;

export const cancelledWords = ({ cancelled }: Pick<EventState, "cancelled">): Html => {
  const reason = cancelled?.reason ?? null;
  return reason === null ? html`Отменено.` : html`Отменено. Причина: ${clip(reason, 200)}`;
};
