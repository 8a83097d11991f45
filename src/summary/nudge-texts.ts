import { count } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import { inRows } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { dutyButton, dutyLines } from "./duty-words-texts.ts";
import { handInButton } from "../monitoring/heading-texts.ts";
import type { Late } from "./late.ts";
import { type StandingDuty, toldOfOwn } from "./own-duties.ts";

const SHOWN = 6;

/** To one who is late, from the chair. */
export function nudgeText(duties: readonly StandingDuty[], today: Day): Html {
  const more = duties.length - SHOWN;
  return lines(
    html`<b>Председатель Совета повторно напоминает</b>`,
    html`Срок прошёл, отметки нет. Просим отметить, что сделано, или назвать новый срок.`,
    duties.slice(0, SHOWN).map((duty) => lines("", dutyLines(duty, today, toldOfOwn(duties)))),
    more > 0 && ["", html`и ещё ${more}: /plan`],
  );
}

export const nudgeButtons = (
  duties: readonly StandingDuty[],
  today: Day,
): { text: string; data: string }[][] =>
  inRows(
    duties.slice(0, SHOWN).map((standing) => {
      const { id, form, organisation } = standing.duty;
      return form === null || organisation === null
        ? { text: dutyButton(standing, today, toldOfOwn(duties)), data: packCallback("d", "card", id) }
        : {
            text: handInButton(form.heading, form.month),
            data: packCallback("m", "open", organisation.id, form.month, form.code),
          };
    }),
    2,
  );

const NAMED = 15;

/** To the chair: whom her reminder goes to. */
export function nudged(told: readonly Late[], waits: boolean): Html {
  const more = told.length - NAMED;
  return lines(
    html`<b>Напоминание уходит: ${count(told.length, ["человек", "человека", "человек"])}</b>`,
    told.slice(0, NAMED).map(({ name, duties }) => html`– ${clip(name, 40)}: ${duties.length}`),
    more > 0 && html`и ещё ${more}`,
    "",
    waits && html`Ночью бот не пишет: напоминание уйдёт утром.`,
    html`<i>Сегодня второй раз бот их не побеспокоит. Если до кого-то не дойдёт, он появится в списке звонков.</i>`,
  );
}

export const nudgedAlready = "Сегодня уже напоминали всем, кто опаздывает.";
