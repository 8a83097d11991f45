import { dayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { UndeliveredState } from "../delivery/undelivered.ts";
import { clip } from "../plan/plan-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { listHead } from "./summary-list-texts.ts";
import type { Missed } from "./undelivered.ts";

const STATES: Record<UndeliveredState, string> = {
  pending: "ещё не отправлено",
  uncertain: "возможно, не дошло",
  failed: "не отправлено (Telegram не принял)",
  blocked: "не дошло (бот заблокирован)",
  expired: "не отправлено вовремя",
};

const SHOWN = 3;

/** Whom messages may not have reached, and which. */
export const missedPage = (page: Page<Missed>, today: Day): Html =>
  lines(
    listHead("missed", page),
    page.total > 0 && html`<i>За последние семь дней. Предупредите этих людей сами.</i>`,
    page.items.flatMap(({ name, messages }) => [
      "",
      html`<b>${name === "" ? "Имя удалено" : clip(name, 60)}</b>`,
      ...messages.slice(0, SHOWN).map(({ isReminder, day, state }) => {
        const what = isReminder ? "Напоминание" : "Сообщение";
        return html`${what} ${day === today ? "сегодня" : dayWords(day)}: ${STATES[state]}`;
      }),
      messages.length > SHOWN && html`и ещё ${messages.length - SHOWN}`,
    ]),
  );
