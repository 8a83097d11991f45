import type { Day } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { dutyLines } from "./duty-words-texts.ts";
import type { StandingDuty } from "./own-duties.ts";

export const notOursWords = {
  agree: "Согласовать",
  undo: "Вернуть школе",
  card: "Открыть мероприятие",
  agreed: "Согласовано.",
} as const;

export const notOursGone = "Отметки «Не наше» здесь уже нет.";

/** A duty of which a school says that it is none of its own; what the chair makes of it. */
export const notOursQuestion = (standing: StandingDuty, today: Day, isAgreed = false): Html =>
  lines(
    html`<b>Отмечено «Не наше»</b>`,
    dutyLines(standing, today, "everyone"),
    html`Ответственный по плану: ${clip(standing.duty.event.responsibleText, 200)}`,
    standing.duty.comment !== null && html`Комментарий: ${clip(standing.duty.comment, 300)}`,
    "",
    isAgreed
      ? html`Согласовано: мероприятие за этой школой не числится.`
      : html`Если это так, согласуйте; если нет, верните, и напоминания пойдут снова.`,
  );
