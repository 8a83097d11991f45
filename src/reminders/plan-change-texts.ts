import { count } from "../calendar/calendar-texts.ts";
import { clip, deadlineMeaning, eventName, eventTitle } from "../plan/plan-texts.ts";
import type { EventState } from "../plan/change.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { DigestButton } from "./digest-texts.ts";
import type { EventChange, Heard } from "./plan-change.ts";

/** As much as one message holds with room to spare; what does not fit is counted. */
const LONGEST = 3500;
const BUTTONS = 6;

/** One message about everything in the plan that changed for one person. */
export function planChanged(heard: readonly Heard[]): Html {
  const told = heard.map(heardLines);
  let room = LONGEST;
  const shown = told.filter((part) => (room -= part.text.length + 2) > 0);
  const rest = told.length - shown.length;
  return lines(
    html`<b>Изменения в плане</b>`,
    shown.flatMap((part): HtmlPart[] => ["", part]),
    rest > 0 && "",
    rest > 0 && html`И ещё ${count(rest, ["изменение", "изменения", "изменений"])}: откройте план, /plan`,
  );
}

/** Into the cards of the first ones; what is called off has its card as well. */
export const planChangedButtons = (heard: readonly Heard[]): DigestButton[][] =>
  heard
    .slice(0, BUTTONS)
    .map(({ change }) => ({
      text: clip(eventName(change.after), 20),
      data: packCallback("e", "card", change.eventId),
    }))
    .reduce<DigestButton[][]>((rows, button) => {
      const last = rows.at(-1);
      if (last === undefined || last.length === 3) rows.push([button]);
      else last.push(button);
      return rows;
    }, []);

function heardLines({ change, as }: Heard): Html {
  const { before, after } = change;
  const title = html`<b>${eventTitle(after, 120)}</b>`;
  const when = html`Срок: ${deadlineWords(after, change)}`;
  switch (as) {
    case "cancelled": {
      const reason = after.cancelled?.reason ?? null;
      return lines(title, reason === null ? html`Отменено.` : html`Отменено. Причина: ${clip(reason, 300)}`);
    }
    case "restored":
      return lines(title, html`Отмена снята, мероприятие снова в плане.`, when, placeLine(after));
    case "new":
      return lines(title, html`Теперь за это отвечаете и Вы.`, when, placeLine(after));
    case "noMore":
      return lines(
        title,
        html`За Вами больше не числится.`,
        html`Ответственный: ${clip(after.responsibleText, 200) || "не указан"}`,
      );
    default:
      return lines(title, before !== null && differences(before, after, change));
  }
}

function differences(before: EventState, after: EventState, change: EventChange): HtmlPart[] {
  const [was, is] = [deadlineWords(before, change), deadlineWords(after, change)];
  const parties = JSON.stringify(before.parties) !== JSON.stringify(after.parties);
  return [
    before.title !== after.title && html`Раньше называлось: ${clip(before.title, 120)}`,
    was !== is && html`Срок был: ${was}`,
    was !== is && html`Срок стал: ${is}`,
    before.place !== after.place &&
      html`Место: ${after.place === null ? "не указано" : clip(after.place, 150)}`,
    (parties || before.responsibleText !== after.responsibleText) &&
      html`Ответственный: ${clip(after.responsibleText, 200) || "не указан"}`,
    was === is &&
      before.deadline.text !== after.deadline.text &&
      html`Срок записан так: ${clip(after.deadline.text, 150)}`,
  ];
}

const deadlineWords = ({ deadline, occurrences }: EventState, { period }: EventChange): string =>
  clip(deadlineMeaning(deadline, occurrences, period), 150);

const placeLine = ({ place }: EventState): HtmlPart => place !== null && html`Место: ${clip(place, 150)}`;
