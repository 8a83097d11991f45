import { dayShort } from "../../calendar/calendar-texts.ts";
import { dayOf } from "../../calendar/day.ts";
import { momentOf } from "../../calendar/instant.ts";
import type { Period } from "../../calendar/period.ts";
import { type Html, html, lines } from "../../telegram/html.ts";
import type { Page } from "../../telegram/page.ts";
import type { PastChange } from "../change.ts";
import { cancelledWords, differences, whenWords } from "./event-change-texts.ts";
import { eventTitle } from "../plan-texts.ts";

export interface HistoryScreen {
  event: { number: string | null; title: string };
  changes: Page<PastChange>;
  period: Period;
  zone: string;
}

/** «Кто, когда, что было», the newest first. */
export const eventHistory = ({ event, changes, period, zone }: HistoryScreen): Html =>
  lines(
    html`<b>${eventTitle(event, 200)}</b>`,
    changes.total === 0
      ? html`Мероприятие не менялось: всё, как было в загруженном плане.`
      : changes.items.flatMap((change) => ["", changeLines(change, period, zone)]),
    changes.pages > 1 && "",
    changes.pages > 1 && html`<i>Страница ${changes.page + 1} из ${changes.pages}</i>`,
  );

/** To what was answered to it as well. */
export const wholeJournalButton = "Все записи в журнале";

function changeLines({ at, by, what, before, after }: PastChange, period: Period, zone: string): Html {
  const moment = momentOf(at, zone);
  const when = `${dayShort(dayOf(moment, zone), { year: true })} ${moment.toFormat("HH:mm")}`;
  const who = by === null ? "командная строка" : by === "" ? "имя удалено" : by;
  const head = html`<b>${when}</b>, ${who}`;
  if (what === "event.cancel" && after !== null) return lines(head, cancelledWords(after));
  if (what === "event.restore") return lines(head, html`Отмена снята.`);
  if (before === null || after === null) {
    return lines(head, html`Добавлено.`, after !== null && html`Срок: ${whenWords(after, period)}`);
  }
  return lines(head, differences(before, after, period));
}
