import type { Page } from "./page.ts";
import { type Html, html, lines } from "./html.ts";
import { COMMANDS } from "./menu-texts.ts";

/** Between the pages of a list. */
export const PAGER_WORDS = { earlier: "‹ Назад", later: "Дальше ›" } as const;

export const cancelled = (): Html => html`Ввод прерван. То, что уже сохранено, осталось.`;

export const nothingToCancel = (): Html => html`Прерывать нечего: бот ничего у Вас не спрашивает.`;

export const unknownCommand = (): Html => html`Такой команды нет. Что умеет бот: /help`;

export const unexpectedText = (): Html =>
  lines(
    html`Бот сейчас ни о чём не спрашивал, поэтому не понял сообщение.`,
    html`Выберите, что нужно: «${COMMANDS.status.word}», «${COMMANDS.plan.word}» или /help`,
  );

export const strangerText = (): Html =>
  html`Бот отвечает только участникам кластера. Чтобы войти или попросить доступ, нажмите /start`;

export const onlyText = (): Html => html`Бот понимает только текст и кнопки. Что он умеет: /help`;

export const deadButton = "Эта кнопка больше не действует. Откройте нужное заново: /help";

export const notAllowed = "У Вас нет права на это действие.";

export const updateFailed = (): Html =>
  lines(
    html`Не получилось ответить на Ваше сообщение: на стороне бота произошла ошибка.`,
    html`Сохранённое не потеряно. Повторите, пожалуйста; если не поможет, сообщите председателю.`,
  );

/** After a start that follows a sudden end. */
export const answerCutOff = (): Html =>
  lines(
    html`Бот перезапустился и не успел Вам ответить. То, что Вы сделали последним, сохранено: повторять не нужно.`,
    html`Чтобы продолжить, откройте нужное снова: «${COMMANDS.status.word}», «${COMMANDS.plan.word}» или /help`,
  );

/** «Страница 2 из 5», or nothing where there is one. */
export const pageWords = ({ page, pages }: Pick<Page<unknown>, "page" | "pages">): Html | false =>
  pages > 1 && html`<i>Страница ${page + 1} из ${pages}</i>`;
