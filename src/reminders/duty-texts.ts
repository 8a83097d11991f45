import {
  atTime,
  dayShort,
  dayWords,
  monthWords,
  spanWords,
  WEEKDAY_HEADS,
} from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { addMonths, type Month, monthOf } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Names } from "./digest.ts";
import { calleeWords, cut, type DigestButton } from "./digest-texts.ts";
import type { Duty } from "./duty.ts";
import { weeksOf } from "./duty-dates.ts";
import { LONGEST_TEXT } from "./held-day.ts";

/** Which duty a screen is about and the digest it was opened from; 0 for none. */
export interface CardPlace {
  dutyId: number;
  digestId: number;
}

/** What choosing a day is for: when it will be held, or until when to keep still. */
export type DayPurpose = "held" | "until";

const STATE = {
  open: "нет",
  accepted: "принято",
  done: "сделано",
  notOurs: "не наше",
} as const;

/** «№3. Реализация проекта…», whole. */
export const cardTitle = ({ event }: Duty): string =>
  `${event.number === null ? "" : `№${event.number}. `}${event.title}`;

const heldWords = (duty: Duty): string =>
  [duty.heldOn === null ? null : `${dayWords(duty.heldOn)}${atTime(duty.heldAt)}`, duty.heldWhere]
    .filter((part) => part !== null)
    .join(", ");

/** A duty as its card shows it; `dayOf` gives the cluster's day of an instant. */
export function dutyCard(duty: Duty, names: Names, dayOf: (instant: string) => Day): Html {
  const answering = [
    ...duty.people.map(({ name }) => name),
    ...duty.gaps.map((gap) => calleeWords(gap, names)),
  ];
  return lines(
    html`<b>${cut(cardTitle(duty), 600)}</b>`,
    duty.event.section !== null && html`Раздел: ${cut(duty.event.section, 200)}`,
    html`Срок: ${duty.form === null ? spanWords(duty.opensOn, duty.dueOn) : `до ${dayWords(duty.dueOn)}`}${atTime(duty.event.time)}`,
    duty.heldOn !== null && html`Дата проведения: ${heldWords(duty)}`,
    duty.heldWhere === null && duty.event.place !== null && html`Место: ${cut(duty.event.place, 200)}`,
    duty.organisation !== null && html`Школа: ${duty.organisation.shortName}`,
    html`${answering.length > 1 ? "Ответственные" : "Ответственный"}: ${answering.length === 0 ? "не назван" : cut(answering.join(", "), 500)}`,
    html`Отметка: ${STATE[duty.state]}`,
    duty.postponedTo !== null && html`Отложено до ${dayWords(duty.postponedTo)}`,
    duty.comment !== null && html`Комментарий: ${cut(duty.comment, LONGEST_TEXT)}`,
    ...helpLines(duty, dayOf),
  );
}

function helpLines({ help }: Duty, dayOf: (instant: string) => Day): (Html | false)[] {
  if (help === null) return [];
  const settled = help.settledAt === null ? "" : `, вопрос решён ${dayWords(dayOf(help.settledAt))}`;
  return [
    html`Нужна помощь: просьба от ${dayWords(dayOf(help.askedAt))}${settled}`,
    help.text !== null && html`«${cut(help.text, LONGEST_TEXT)}»`,
  ];
}

const to = (word: string, { dutyId, digestId }: CardPlace, ...rest: (string | number)[]): string =>
  packCallback("d", word, dutyId, digestId, ...rest);

const backToCard = (place: CardPlace): DigestButton => ({ text: "‹ Назад", data: to("card", place) });

/** What the one who looks at a card may do: answer the duty; settle a request for help. */
export interface CardRights {
  answers: boolean;
  settles: boolean;
}

/** The answers that a card offers. */
export function cardButtons(duty: Duty, place: CardPlace, rights: CardRights): DigestButton[][] {
  const rows = rights.answers ? answerButtons(duty, place, !rights.settles) : [];
  if (rights.settles && duty.help !== null && duty.help.settledAt === null) rows.push(helpButtons(place));
  rows.push([
    place.digestId > 0
      ? { text: "‹ К напоминаниям", data: packCallback("d", "list", place.digestId, 1) }
      : { text: "‹ К мероприятию", data: packCallback("e", "card", duty.event.id) },
  ]);
  return rows;
}

/** What «undo» takes back: a mark first; where there is none, the date and the delay. */
function undoWords({ state, heldOn, postponedTo }: Duty): string {
  if (state !== "open") return "Отменить отметку";
  if (heldOn === null) return "Отменить отсрочку";
  return postponedTo === null ? "Отменить дату" : "Отменить дату и отсрочку";
}

function answerButtons(duty: Duty, place: CardPlace, asksHelp: boolean): DigestButton[][] {
  const rows: DigestButton[][] = [];
  const button = (text: string, word: string): DigestButton => ({ text, data: to(word, place) });
  const undo = button(undoWords(duty), "undo");
  if (duty.form !== null && duty.organisation !== null) {
    const text = `${duty.form.heading} ${monthWords(duty.form.month, "for")}`;
    rows.push([
      { text, data: packCallback("m", "open", duty.organisation.id, duty.form.month, duty.form.code) },
    ]);
  } else if (duty.state === "done" || duty.state === "notOurs") {
    rows.push(
      [button(duty.comment === null ? "Добавить комментарий" : "Изменить комментарий", "comment")],
      [undo],
    );
  } else {
    rows.push(
      duty.state === "open"
        ? [button("Принято", "accept"), button("Сделано", "done")]
        : [button("Сделано", "done")],
      [
        button(duty.heldOn === null ? "Назначить дату" : "Изменить дату", "held"),
        button("Отложить", "later"),
      ],
      // Whoever settles requests for help has nobody to send one to.
      [...(asksHelp ? [button("Нужна помощь", "help")] : []), button("Не наше", "notours")],
    );
    if (duty.state === "accepted" || duty.heldOn !== null || duty.postponedTo !== null) rows.push([undo]);
  }
  return rows;
}

const helpButtons = (place: CardPlace): DigestButton[] => [
  { text: "Ответить", data: to("answer", place) },
  { text: "Вопрос решён", data: to("settle", place) },
];

// ── Short answers to a tap ─────────────────────────────────────────────────────────────────────────────────

export const marked = {
  accepted: "Принято. Напомним ближе к сроку.",
  done: "Отмечено: сделано.",
  undone: "Отменено.",
  notOurs: "Отмечено: не наше. Председатель узнает.",
  dateSet: "Дата назначена.",
  postponed: "Отложено.",
  helpAsked: "Передано председателю.",
  helpSettled: "Отмечено: вопрос решён.",
  commented: "Комментарий сохранён.",
} as const;

/** To a tap in the digest itself, from which the card is a button away. */
export const saidAtOnce = {
  accepted: marked.accepted,
  done: "Отмечено: сделано. Отменить можно в карточке: кнопка с номером.",
} as const;
export const acceptedMany = (n: number): string => `Принято: ${n}. Напомним ближе к срокам.`;

export const alreadyMarked = "Это уже отмечено.";
export const nothingToUndo = "Отметки уже нет.";
export const dutyGone = "Этого мероприятия в плане больше нет. Откройте план заново: /plan";
export const notYours = "За это мероприятие отвечаете не Вы. Ваши мероприятия: /plan";
export const buttonPast = "Эта кнопка устарела. Откройте мероприятие заново: /plan";
export const digestGone = "Этих напоминаний больше нет. Ваши мероприятия: /plan";
export const pageGone = "Этой страницы больше нет: показана последняя.";
export const byFigures = "Мониторинг отмечается сам, когда сведения представлены.";
export const helpAlready = "Просьба уже у председателя: ответ придёт сюда.";
export const helpIsYours = "Просьбы о помощи получаете Вы.";
export const helpIsSettled = "Вопрос уже решён.";
export const chooseDay = "Выберите день, который можно нажать.";

// ── Choosing a day ─────────────────────────────────────────────────────────────────────────────────────────

export const askPostponeDay = (duty: Duty, bounds: Period): Html =>
  lines(
    html`<b>${cut(cardTitle(duty), 200)}</b>`,
    html`До какого дня не напоминать? Не позже ${dayWords(bounds.to)}.`,
    html`Нажмите день или напишите дату.`,
  );

/** A month of buttons, taken days with a dot, with turns to the months beside it that still have days to choose. */
export function dayButtons(
  place: CardPlace,
  purpose: DayPurpose,
  month: Month,
  bounds: Period,
  taken: ReadonlySet<Day> = new Set(),
): DigestButton[][] {
  const idle = (text: string): DigestButton => ({ text, data: packCallback("d", "idle") });
  const turn = (text: string, other: Month): DigestButton => ({ text, data: to(purpose, place, other) });
  const open = weeksOf(month, bounds).filter((week) => week.some(({ day }) => day !== null));
  const weeks = open.map((week) =>
    // A button may not be empty, a blank one neither.
    week.map(({ date, day }) =>
      day === null
        ? idle("·")
        : { text: taken.has(day) ? `${date}•` : String(date), data: to(`${purpose}day`, place, day) },
    ),
  );
  const turns = [
    ...(month > monthOf(bounds.from) ? [turn("‹ Раньше", addMonths(month, -1))] : []),
    ...(month < monthOf(bounds.to) ? [turn("Позже ›", addMonths(month, 1))] : []),
  ];
  return [
    [idle(monthWords(month, "nominative", { year: true }))],
    WEEKDAY_HEADS.map(idle),
    ...weeks,
    ...(turns.length > 0 ? [turns] : []),
    [backToCard(place)],
  ];
}

export const askLater = (duty: Duty): Html =>
  lines(html`<b>${cut(cardTitle(duty), 200)}</b>`, html`На сколько отложить напоминание?`);

export const laterButtons = (place: CardPlace, days: { three: Day; week: Day }): DigestButton[][] => [
  [
    { text: `На 3 дня, до ${dayShort(days.three)}`, data: to("untilday", place, days.three) },
    { text: `На неделю, до ${dayShort(days.week)}`, data: to("untilday", place, days.week) },
  ],
  [{ text: "До даты…", data: to("until", place) }],
  [backToCard(place)],
];

/** Why a typed day is not taken, and what to write instead. */
export const dayNotRead = (bounds: Period): Html =>
  lines(
    html`Нужен один день с ${dayWords(bounds.from)} по ${dayWords(bounds.to)}.`,
    html`Напишите, например: «${dayWords(bounds.to)}».`,
  );

// ── Words typed ────────────────────────────────────────────────────────────────────────────────────────────

export const askComment = (): Html =>
  html`Напишите комментарий одним сообщением: что сделано, сколько участников.`;

export const askHelp = (): Html =>
  html`Напишите одним сообщением, какая нужна помощь. Его получит председатель.`;

export const helpAskButtons = (place: CardPlace): DigestButton[][] => [
  [{ text: "Отправить без пояснения", data: to("helpnow", place) }],
  [backToCard(place)],
];

export const askAnswer = (name: string): Html =>
  lines(html`Напишите ответ одним сообщением.`, html`Получатель: ${name}`);

export const backButtons = (place: CardPlace): DigestButton[][] => [[backToCard(place)]];

export const tooLong = (length: number): Html =>
  html`В сообщении ${length} знаков, а сохранить можно ${LONGEST_TEXT}. Напишите короче.`;

export const emptyText = (): Html => html`Сообщение пустое. Напишите текст или нажмите «Назад».`;

export const answerSent = (): Html => html`Ответ передан.`;
export const nobodyToAnswer = (): Html =>
  html`Ответ не передан: написать этому человеку бот не может. Позвоните, пожалуйста.`;
export const chairUnreachable = (): Html =>
  html`Просьба записана, но написать председателю бот не может: позвоните, пожалуйста.`;

// ── Notices to others ──────────────────────────────────────────────────────────────────────────────────────

const schoolWords = (duty: Duty): string =>
  duty.organisation === null ? "" : `, ${duty.organisation.shortName}`;

export const helpNotice = (duty: Duty, who: string, text: string | null): Html =>
  lines(
    html`<b>Просят помощи.</b> ${who}${schoolWords(duty)}`,
    html`${cut(cardTitle(duty), 300)}`,
    text !== null && html`«${cut(text, LONGEST_TEXT)}»`,
  );

export const helpNoticeButtons = (dutyId: number): DigestButton[][] => {
  const place = { dutyId, digestId: 0 };
  return [helpButtons(place), [{ text: "Открыть мероприятие", data: to("card", place) }]];
};

export const answerNotice = (duty: Duty, text: string): Html =>
  lines(
    html`<b>Ответ председателя</b> на просьбу о помощи:`,
    html`${cut(cardTitle(duty), 300)}`,
    html`«${cut(text, LONGEST_TEXT)}»`,
  );

export const settledNotice = (duty: Duty): Html =>
  lines(html`Председатель отмечает: вопрос решён.`, html`${cut(cardTitle(duty), 300)}`);

export const notOursNotice = (duty: Duty, who: string): Html =>
  lines(
    html`<b>Отмечено «Не наше».</b> ${who}${schoolWords(duty)}`,
    html`${cut(cardTitle(duty), 300)}`,
    html`Ответственный по плану: ${cut(duty.event.responsibleText, 300)}`,
  );

export const openButtons = (dutyId: number): DigestButton[][] => [
  [{ text: "Открыть мероприятие", data: to("card", { dutyId, digestId: 0 }) }],
];
