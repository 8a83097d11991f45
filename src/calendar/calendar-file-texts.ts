import { type Html, html, lines } from "../telegram/html.ts";

/** What is wrong at a place of a calendar's file, and what to write there. */
export const calendarFileProblems = {
  year: "year: год пишется целым числом, например 2027",
  provisional: "provisional: пишется true или false",
  source: "source: укажите, откуда взяты дни",
  day: "день пишется так: 2027-05-03, и должен быть в календаре",
  days: "off и working: список дней, пустой пишется []",
  unknownKey: (keys: readonly string[]): string =>
    `лишнее слово: ${keys.join(", ")}. Бывают year, provisional, source, off, working`,
  empty: "файл пуст: возьмите за образец соседний",
  syntax: (message: string): string => `запись не разобрана (${message}): возьмите за образец соседний файл`,
  otherYear: (day: string, year: number): string => `${day}: день не ${year} года`,
  both: (day: string): string => `${day}: день и рабочий, и выходной; оставьте его в одном списке`,
  name: (year: number): string => `файл назван не по году: нужно ${year}.yaml`,
  twice: (year: number): string => `второй файл ${year} года: оставьте один`,
  unreadable: (code: string): string => `файл не читается (${code}): проверьте права`,
  noFolder: (code: string): string => `папка не читается (${code})`,
};

/** One line for whoever has started the bot: what is wrong, what it does meanwhile, what to do. */
export const calendarFault = (fault: string): string =>
  `Календарь: ${fault}. Пока этот год считается по Трудовому кодексу, без переносов. Исправьте файл и перезапустите бота.`;

/** To the chair, in November. */
export const calendarYearMissing = (year: number): Html =>
  lines(
    html`<b>Нет утверждённого календаря на ${year} год</b>`,
    html`Пока бот считает выходными субботы, воскресенья и праздники по Трудовому кодексу, без переносов Правительства: в отдельные дни напоминание может прийти в выходной.`,
    html`Попросите того, кто запускает бота, внести переносы в файл data/calendar/${year}.yaml.`,
  );
