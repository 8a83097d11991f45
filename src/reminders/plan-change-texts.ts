import { count } from "../calendar/calendar-texts.ts";
import {
  cancelledWords,
  differences,
  placeWords,
  responsibleWords,
  whenWords,
} from "../plan/editing/event-change-texts.ts";
import { clip, eventName, eventTitle } from "../plan/plan-texts.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { DigestButton } from "./digest-texts.ts";
import type { Heard } from "./plan-change.ts";

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

const CALENDARS = 4;

/** The file again, of what the person has in their calendar: it brings the entry there up to date, or calls it off. */
export function calendarButtons(heard: readonly Heard[], taken: ReadonlySet<number>): DigestButton[][] {
  const inCalendar = heard.filter(({ change }) => taken.has(change.eventId));
  return inCalendar.slice(0, CALENDARS).map(({ change, as }) => {
    const goes = as === "noMore" || as === "cancelled";
    const words = goes ? "Убрать из календаря" : "Обновить в календаре";
    const name = inCalendar.length > 1 ? `: ${clip(eventName(change.after), 20)}` : "";
    return [
      { text: words + name, data: packCallback("ics", as === "noMore" ? "gone" : "event", change.eventId) },
    ];
  });
}

function heardLines({ change, as }: Heard): Html {
  const { before, after, period } = change;
  const title = html`<b>${eventTitle(after, 120)}</b>`;
  const when = [html`Срок: ${whenWords(after, period)}`, after.place !== null && placeWords(after)];
  switch (as) {
    case "cancelled":
      return lines(title, cancelledWords(after));
    case "restored":
      return lines(title, html`Отмена снята, мероприятие снова в плане.`, when);
    case "new":
      return lines(title, html`Теперь за это отвечаете и Вы.`, when);
    case "noMore":
      return lines(title, html`За Вами больше не числится.`, responsibleWords(after));
    default:
      return lines(title, before !== null && differences(before, after, period));
  }
}
