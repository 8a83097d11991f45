import { monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { amountWords, commentWords } from "./answer-texts.ts";
import type { SheetProblem } from "./figures-sheet.ts";
import { type Form, phaseOf } from "./form.ts";

/** What stands in the sheet. */
export const SHEET_WORDS = {
  title: (form: Form, month: Month): string =>
    `${form.title} ${monthWords(month, "for", { year: true })} (${phaseOf(form, month)?.title})`,
  howTo: "Заполните жёлтые клетки целыми числами и пришлите этот файл боту. Пустая клетка значит 0.",
  noNames: "Фамилии и имена учеников не пишите.",
  ofWhich: (label: string): string => `из них: ${label}`,
  rest: "Осталось распределить (считается само)",
  tab: "Мониторинг",
};

/** «monitoring-2019-10.xlsx» in Russian: it is found again among a phone's files. */
export const sheetFileName = (month: Month): string => `Мониторинг ${month}.xlsx`;

export const sheetSent = (month: Month): Html =>
  lines(
    html`Таблица ${monthWords(month, "for", { year: true })}. Заполните жёлтые клетки и пришлите файл сюда.`,
    html`Можно и дальше отвечать кнопками: всё попадает в один черновик.`,
  );

export const sheetButton = "Скачать таблицу";

/** Why a file's figures are not taken; the draft is as it was. */
export function sheetProblemWords(problem: SheetProblem): string {
  switch (problem.why) {
    case "foreign":
      return `Это не таблица мониторинга. Нажмите «${sheetButton}», заполните её и пришлите.`;
    case "columns":
      return `Строка с названиями столбцов изменена. Нажмите «${sheetButton}» и перенесите цифры в новую таблицу.`;
    case "rowTwice":
      return `Клетка ${problem.cell}: этот показатель в таблице дважды. Оставьте одну строку.`;
    case "formula":
      return `Клетка ${problem.cell}: в ней формула. Впишите вместо неё само число.`;
    case "notAsked":
      return `Клетка ${problem.cell}: про этот класс такой показатель не спрашивают. Очистите её.`;
    case "noTotal":
      return `Клетка ${problem.cell}: укажите, сколько всего; если никого нет, впишите 0.`;
    case "noComment":
      return `Клетка ${problem.cell}: к этому показателю комментарий не нужен. Очистите её.`;
    case "amount":
      return `Клетка ${problem.cell}: ${small(amountWords(problem.problem))}`;
    case "comment":
      return `Клетка ${problem.cell}: ${small(commentWords(problem.problem))}`;
    case "code":
      return `Клетка ${problem.cell}: такого показателя в форме нет. Проверьте его название и код.`;
    case "empty":
      break;
  }
  return "Таблица пустая: впишите числа в жёлтые клетки и пришлите её ещё раз.";
}

const small = (sentence: string): string => sentence.slice(0, 1).toLowerCase() + sentence.slice(1);

export type SheetFileProblem =
  "picture" | "notExcel" | "oldExcel" | "macro" | "damaged" | "encrypted" | "tooBig" | "notDownloaded";

const FILE: Record<SheetFileProblem, string> = {
  picture: `Фотография не читается. Нажмите «${sheetButton}», заполните файл и пришлите его.`,
  notExcel: `Это не таблица Excel. Нажмите «${sheetButton}», заполните файл и пришлите его.`,
  oldExcel: "Таблица сохранена в другом виде. Сохраните её как «Книга Excel (.xlsx)» и пришлите ещё раз.",
  macro:
    "В файле есть макросы, такой файл не принимается. Сохраните его как «Книга Excel (.xlsx)» без макросов.",
  damaged: "Файл повреждён и не открывается. Сохраните таблицу ещё раз и пришлите.",
  encrypted: "Файл закрыт паролем. Снимите пароль и пришлите таблицу ещё раз.",
  tooBig: "Файл слишком большой для таблицы мониторинга: уберите из него лишнее или скачайте таблицу заново.",
  notDownloaded: "Файл не удалось получить. Пришлите его ещё раз.",
};

export const sheetFileWords = (problem: SheetFileProblem): string => FILE[problem];

/** A sheet that was given out for something else. */
export const sheetElsewhere = {
  school: "Это таблица другой школы. Скачайте таблицу своей школы.",
  version: "С тех пор форма изменилась. Скачайте таблицу заново.",
  handedIn: (month: Month): string =>
    `Это таблица ${monthWords(month, "for", { year: true })}, а этот отчёт уже сдан. Чтобы исправить его, откройте отчёт и нажмите «Исправить».`,
  notAsked: (month: Month): string =>
    `Это таблица ${monthWords(month, "for", { year: true })}: за этот месяц отчёт не сдаётся.`,
};
