import { type Html, html, lines } from "../telegram/html.ts";

/* What those are told whose office has changed hands; an office is «директор, МКОУ СОШ п. Заря». */

export const officeNamed = (office: string): Html =>
  lines(
    html`С сегодняшнего дня за Вами должность: ${office}.`,
    html`Напоминания по ней будут приходить сюда. Обновить кнопки: /start`,
  );

export const officeLeft = (offices: readonly string[]): Html =>
  lines(
    html`С сегодняшнего дня за Вами больше нет должности: ${offices.join("; ")}.`,
    html`Напоминания по ней не придут, отметки и отчёты сохранены. Если это ошибка, сообщите председателю.`,
  );

export const officeLeftAtSchool = (office: string): Html =>
  lines(
    html`Должность освободилась: ${office}.`,
    html`Пока на неё никто не назван, напоминания по ней приходят Вам как директору.`,
  );
