import { DateTime } from "luxon";

/** The words of the sandbox's page. */
export const PAGE = {
  title: "Кластер: песочница",
  botTime: "Время бота",
  moving: "Часы идут, подождите…",
  nextMorning: "Следующее утро",
  toDate: "К дате…",
  day: "День и время",
  go: "Перейти",
  startOver: "Начать сначала",
  startOverSure: "Все переписки и ответы будут забыты, бот начнёт с первого дня. Начать сначала?",
  tryThis: "Что попробовать",
  hints: [
    "За директора: нажмите кнопку под напоминанием, затем «Сделано».",
    "За заместителя: нажмите «Сдать мониторинг» и ответьте на вопросы.",
    "За председателя: нажмите «Сводка» и посмотрите, что изменилось.",
    "За председателя: приложите скрепкой файл плана с правками, например изменённый data/plan-2019-h2.docx.",
    "Вместо телефона выберите группу: за председателя нажмите «Добавить бота», день он спросит в её телефоне.",
    "«Следующее утро» переводит часы: придут новые напоминания.",
  ],
  about: "Это не настоящий Telegram: всё остаётся на этом компьютере.",
  elsewhere: "Новое у других:",
  newcomer: "новый человек",
  whose: "Чей телефон",
  chat: "Переписка с ботом",
  empty: "Здесь пока ничего нет",
  start: "Начать",
  menu: "Команды",
  message: "Сообщение",
  send: "Отправить",
  attach: "Приложить файл",
  stop: "Остановить бота",
  stopped: "Бот остановлен: сообщения от него не приходят",
  restart: "Запустить снова",
  group: "группа",
  supergroup: "супергруппа",
  groupChat: "Переписка в группе",
  onBehalf: "От имени:",
  botIn: "Бот в группе",
  botOut: "Бота в группе нет",
  addBot: "Добавить бота",
  removeBot: "Убрать бота",
  upgrade: "Сделать супергруппой",
  typing: "бот печатает…",
  edited: "изменено",
  botSays: "Бот",
  personSays: "Вы",
  copied: "Ссылка скопирована. Вставьте её в переписку того, кому она предназначена",
  copyLink: "Скопировать ссылку",
  photo: "Картинка от бота",
  offline: "Песочница не отвечает. Проверьте, что она запущена, и обновите страницу",
} as const;

/** What went wrong, and what to do. */
export const PROBLEM = {
  elsewhere: "Это действие пришло с чужой страницы и не выполнено. Откройте песочницу по её адресу",
  host: "Песочница отвечает только по адресу этого компьютера: 127.0.0.1 или localhost",
  nobody: "Этого человека больше нет. Обновите страницу",
  noGroup: "Этого в группе сделать нельзя: обновите страницу",
  empty: "Напишите что-нибудь: пустое сообщение не отправить",
  noButton: "Этой кнопки больше нет: посмотрите последнее сообщение",
  blocked: "Бот остановлен. Сначала запустите его снова",
  noFile: "Выберите файл",
  bigFile: "Файл больше 20 МБ: Telegram такой боту не отдаст",
  noMoment: "Укажите день и время",
  failed: "Не получилось. Попробуйте ещё раз; если не поможет, нажмите «Начать сначала»",
} as const;

/** «вторник, 1 октября 2019, 09:00» */
export const momentText = (moment: DateTime): string =>
  moment.setLocale("ru").toFormat("cccc, d MMMM yyyy, HH:mm");

export const tooFar = (days: number): string =>
  `За один раз можно перейти не дальше чем на ${days} дней: бот проживает каждое утро`;

export const onlyForward = (now: DateTime): string =>
  `Время идёт только вперёд, у бота уже ${momentText(now)}. Вернуться можно кнопкой «${PAGE.startOver}»`;

/** «1 октября», of an instant in milliseconds. */
export const dayText = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone }).setLocale("ru").toFormat("d MMMM");

/** «09:00», of an instant in milliseconds. */
export const timeText = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone }).toFormat("HH:mm");

/** «12 КБ» */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} КБ`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} МБ`;
}
