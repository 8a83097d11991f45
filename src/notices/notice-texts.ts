import { count, dayWords, plural } from "../calendar/calendar-texts.ts";
import { type Day, dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { clip } from "../plan/plan-texts.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import {
  type Addressees,
  type Audience,
  LONGEST,
  type NoticeReader,
  type ReaderState,
  type SentNotice,
  type Unreachable,
} from "./notice.ts";

export const NOTICE_WORDS = {
  cancel: "Отмена",
  send: "Отправить",
  changeText: "Изменить текст",
  changeWhom: "Изменить адресатов",
  done: "Готово",
  write: "Написать новое",
  back: "‹ К сообщениям",
  whoRead: "Кто прочитал",
  schools: "Выбранным школам…",
} as const;

export const draftGone = "Это сообщение уже отправлено или отменено.";
export const noticeGone = "Этого сообщения уже нет.";
export const notForYou = "Это сообщение было не для Вас.";
export const remindedToday = "Сегодня этим людям уже напоминали.";
export const nobodyChosen = "Отметьте хотя бы одну школу.";
export const nobodyReached = "Сообщение никто не получит: выберите других адресатов.";
export const thanks = "Спасибо, отмечено.";

const PEOPLE = ["человек", "человека", "человек"] as const;
const people = (n: number): string => count(n, PEOPLE);

/** «директорам», as it follows «Сообщение»; `schools` counts the chosen ones. */
export function audienceWords(audience: Audience | null): string {
  switch (audience?.to) {
    case "everyone":
      return "всем";
    case "directors":
      return "директорам";
    case "council":
      return "членам Совета";
    case "deputies":
      return audience.of === null ? "заместителям" : `заместителям по ${audience.of}`;
    case "schools":
      return count(audience.ids.length, ["школе", "школам", "школам"]);
    default:
      return "";
  }
}

/** «Директорам: 6»: the button that chooses them. */
export const audienceButton = (audience: Audience, n: number): string => {
  const words = audienceWords(audience);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: ${n}`;
};

export const askWhom = (text: string | null): Html =>
  lines(
    html`<b>Новое сообщение</b>`,
    html`Кому его отправить?`,
    text !== null && html`\n<i>Текст сохранён:</i> ${clip(text, 120)}`,
  );

export const askSchools = (ticked: number): Html =>
  lines(
    html`<b>Новое сообщение</b>`,
    html`Отметьте школы: напишем их директорам и заместителям.`,
    html`Отмечено: ${ticked}`,
  );

/** «☑ п. Заря»: the button that ticks a school or takes the tick away. */
export const schoolButton = (name: string, ticked: boolean): string =>
  `${ticked ? "☑" : "☐"} ${clip(name, 28)}`;

export const askText = (audience: Audience): Html =>
  lines(
    html`<b>Сообщение ${audienceWords(audience)}</b>`,
    html`Напишите текст одним сообщением. До отправки Вы увидите, как он выглядит.`,
    html`<i>Имён учеников не пишите.</i>`,
  );

export const textRefused = (problem: "empty" | "long", length: number): Html =>
  problem === "empty"
    ? html`Напишите текст сообщения словами.`
    : html`Текст длиннее ${LONGEST} знаков: сократите его на ${length - LONGEST} и пришлите снова.`;

const WHY: Record<Unreachable, string> = {
  out: "не в боте",
  blocked: "бот заблокирован",
  paused: "на паузе",
};
const MISSED_SHOWN = 8;

function missedLines({ missed }: Addressees): HtmlPart[] {
  if (missed.length === 0) return [];
  const more = missed.length - MISSED_SHOWN;
  return [
    html`Не получат: ${missed.length} (позвоните им)`,
    ...missed.slice(0, MISSED_SHOWN).map(({ person, why }) => html`• ${clip(person.name, 40)}: ${WHY[why]}`),
    more > 0 && html`и ещё ${more}`,
  ];
}

/** What is about to be sent, to how many, and who will not get it. */
export const preview = (audience: Audience, to: Addressees, text: string): Html =>
  lines(
    html`<b>Проверьте: сообщение ${audienceWords(audience)}</b>`,
    to.reached.length === 0 ? html`Не получит никто.` : html`Получат: ${people(to.reached.length)}`,
    missedLines(to),
    "",
    html`<blockquote>${text}</blockquote>`,
  );

export const sendButton = (reached: number): string => `${NOTICE_WORDS.send}: ${reached}`;

export const sent = (reached: number): Html =>
  html`Сообщение отправляется: ${people(reached)}. Прочитавшие видны по кнопке.`;

export const discarded = (): Html => html`Сообщение не отправлено.`;

/** The message as its reader gets it. */
export const noticeMessage = (
  { text, writer }: Pick<SentNotice, "text" | "writer">,
  { again = false, readOn = null }: { again?: boolean; readOn?: Day | null } = {},
): Html =>
  lines(
    again && html`<i>Повторно напоминаем: это сообщение ещё не отмечено прочитанным.</i>`,
    html`<b>Сообщение от председателя Совета</b>`,
    writer !== "" && html`${clip(writer, 60)}`,
    "",
    html`${text}`,
    readOn !== null && html`\n<i>Прочитано ${dayWords(readOn)}</i>`,
  );

export const readButton = (id: number) => ({ text: "Прочитано", data: packCallback("n", "read", id) });

const dayIn = (at: string, zone: string): Day => dayOf(momentOf(at, zone), zone);

/** «12.11 директорам: 5 из 8»: the button of a sent message. */
export const listedButton = (notice: SentNotice, zone: string): string =>
  clip(
    `${dayWords(dayIn(notice.sentAt, zone))}, ${audienceWords(notice.audience)}: ${notice.read} из ${notice.of}`,
    40,
  );

export const noticeList = (page: Page<SentNotice>, zone: string): Html =>
  lines(
    html`<b>Сообщения</b>${page.pages > 1 && ` (${page.page + 1} из ${page.pages})`}`,
    page.total === 0 && html`Вы ещё ничего не отправляли.`,
    page.items.flatMap((notice) => [
      "",
      html`<b>${dayWords(dayIn(notice.sentAt, zone))}</b> ${audienceWords(notice.audience)}`,
      html`${clip(notice.text.replaceAll(/\s+/g, " "), 80)}`,
      html`Прочитали: ${notice.read} из ${notice.of}`,
    ]),
  );

const STATES: Record<Exclude<ReaderState, "read">, string> = {
  unread: "не отмечено",
  onTheWay: "ещё отправляется",
  uncertain: "возможно, не дошло",
  notSent: "не получено",
};

/** A sent message: who has read it and who has not. Not marked is not the same as not read, and it says so. */
export const noticeCard = (notice: SentNotice, readers: Page<NoticeReader>, zone: string): Html =>
  lines(
    html`<b>${dayWords(dayIn(notice.sentAt, zone))}, ${audienceWords(notice.audience)}</b>`,
    html`${clip(notice.text, 600)}`,
    "",
    html`<b>Отметили «Прочитано»: ${notice.read} из ${notice.of}</b>${readers.pages > 1 && ` (${readers.page + 1}/${readers.pages})`}`,
    readers.items.map(({ name, state, readAt }) => {
      const who = name === "" ? "Имя удалено" : clip(name, 40);
      return state === "read" && readAt !== null
        ? html`• ${who}: ${dayWords(dayIn(readAt, zone))}`
        : html`• ${who}: ${state === "read" ? "прочитано" : STATES[state]}`;
    }),
  );

export const remindButton = (unread: number): string => `Напомнить: ${unread} ${plural(unread, PEOPLE)}`;

export const reminded = (n: number): string => `Напоминание отправляется: ${people(n)}.`;
