import { monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines } from "../telegram/html.ts";

/** To one who began a report and put it aside. */
export const draftOffer = (month: Month, school: string): Html =>
  lines(
    html`<b>Отчёт мониторинга ${monthWords(month, "for", { year: true })} начат и не сдан</b>`,
    html`${school}. Введённое сохранено.`,
  );
