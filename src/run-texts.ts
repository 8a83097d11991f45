import type { Trouble } from "./db/trouble.ts";

/* What the program says to the person who started it: one line each. */

export const botRunning = "Бот с этой базой уже запущен. Второй не нужен: он бы только мешал первому.";
export const sandboxRunning = "Песочница уже запущена: откройте её страницу или закройте другую программу.";
export const tokenTaken =
  "С этим токеном работает другая программа. Эта остановлена: два бота с одним токеном мешают друг другу.";
export const works = (url: string): string => `Бот работает. Состояние: ${url}/healthz`;
export const sandboxUnreadable = (why: string): string =>
  `База песочницы не читается (${why}). Удалите этот файл: она начнёт сначала.`;
export const sandboxAhead =
  "Песочница уже прожила дальше, чем KLASTER_NOW: её время идёт только вперёд. Вернуться: «Начать сначала».";
export const portTaken = (port: number): string => ` (порт ${port} занят)`;
export const noAddress = (host: string): string => `WEB_HOST: по адресу «${host}» принимать запросы нельзя`;
export const sandboxWorks = (url: string): string => `Песочница Klaster: ${url}`;

const TROUBLES: Record<Trouble, string> = {
  full: "На диске нет места. Освободите его: бот продолжит сам.",
  busy: "Базу держит другая программа. Бот ждёт и продолжит сам.",
  unwritable:
    "База недоступна: диск не читается или закрыт для записи. Бот продолжит сам, когда это пройдёт.",
  damaged: "База повреждена. Восстановите копию: klaster restore ФАЙЛ. Бот продолжит сам.",
};

export const troubleLine = (trouble: Trouble): string => TROUBLES[trouble];
