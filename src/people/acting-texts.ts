import { dayShort, dayWords } from "../calendar/calendar-texts.ts";
import { dateOf, type Day } from "../calendar/day.ts";
import { monthOf } from "../calendar/month.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { ActingRefusal, Substitution } from "./acting.ts";
import { officeTitle } from "./office-texts.ts";

type Days = Pick<Substitution, "since" | "until">;
type Office = Pick<Substitution, "kind" | "of">;

/** «с 7 по 15 октября 2019 года», «7 октября 2019 года». */
export function actingDays({ since, until }: Days): string {
  const end = dayWords(until, { year: true });
  if (since === until) return end;
  if (monthOf(since) === monthOf(until)) return `с ${dateOf(since)} по ${end}`;
  return `с ${dayWords(since, { year: since.slice(0, 4) !== until.slice(0, 4) })} по ${end}`;
}

/** «С 7 по 15 октября 2019 года». */
const fromDays = (days: Days): string => {
  const words = actingDays(days);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** In a list: «исполняет обязанности до 15.11». */
export const actingMark = (until: Day): string => `исполняет обязанности до ${dayShort(until)}`;

/** In a list, at the one who is away: «до 15.11 замещает Котова Е.И.». */
export const awayMark = ({ until, person }: Pick<Substitution, "until" | "person">): string =>
  `до ${dayShort(until)} замещает ${person}`;

/** On the card of the one who is away, below the office. */
export const awayLine = (one: Substitution): Html => html`Замещает ${actingDays(one)}: ${one.person}`;

/** On the card of the one who acts; `office` is «директор, МКОУ СОШ п. Заря». */
export const actingLine = (one: Substitution, office: string): Html =>
  html`Исполняет обязанности ${actingDays(one)}: ${office}${one.holder !== "" && ` (${one.holder})`}`;

/** «Дятлов С.В., директор, МКОУ СОШ п. Заря»; the office alone where its holder was forgotten. */
const holderWithOffice = (one: Substitution, office: string): string =>
  one.holder === "" ? office : `${one.holder}, ${office}`;

// ── The buttons and the questions ──────────────────────────────────────────────────────────────────────────

export const whoActsButton = (office: Office): string => `Кто замещает: ${officeTitle(office)}`;

export const actingHome = (office: string, holder: string, known: readonly Substitution[]): Html =>
  lines(
    html`<b>${holder}</b>, ${office}`,
    known.map((one) => awayLine(one)),
    html`Можно отменить замещение или назначить его на другие дни.`,
  );
export const newActingButton = "Назначить замещение";
/** «Отменить: Котова Е.И., до 15.11». */
export const endActingButton = (one: Substitution): string =>
  `Отменить: ${one.person}, до ${dayShort(one.until)}`;

export const askWhoActs = (office: string, holder: string): Html =>
  lines(
    html`<b>Кто замещает?</b>`,
    html`${holder}, ${office}`,
    html`Выберите в списке или напишите фамилию и инициалы, например: Иванова А.П. Передумали: /cancel`,
  );
/** «Котова Е.И., зам. по ВР»; short enough for a phone. */
export const candidateButton = (name: string, office: Office | undefined): string => {
  const words = office === undefined ? name : `${name}, ${officeTitle(office)}`;
  return words.length > 38 ? `${words.slice(0, 37)}…` : words;
};

export const askSince = (asked: { person: string; office: string; holder: string }): Html =>
  lines(
    html`Замещает: <b>${asked.person}</b>`,
    html`${asked.holder}, ${asked.office}`,
    html`<b>С какого дня?</b> Выберите или напишите, например: 15 ноября. Можно сразу: с 14 по 18 ноября`,
  );

export const askUntil = (asked: { person: string; office: string; holder: string; since: Day }): Html =>
  lines(
    html`Замещает: <b>${asked.person}</b>`,
    html`${asked.holder}, ${asked.office}`,
    html`Первый день: ${dayWords(asked.since, { year: true })}`,
    html`<b>По какой день включительно?</b> Выберите или напишите, например: 29 ноября`,
  );

/** «Сегодня, 7 октября». */
export const sinceButton = (day: Day, today: Day): string =>
  day === today ? `Сегодня, ${dayWords(day)}` : `С ${dayWords(day)}`;
/** «По 11 октября». */
export const untilButton = (day: Day, since: Day): string =>
  day === since ? "Только этот день" : `По ${dayWords(day)}`;

export const actingQuestion = (one: Days & { person: string; holder: string; office: string }): Html =>
  lines(
    html`<b>Назначить замещение?</b>`,
    html`Замещает: ${one.person}`,
    html`Кого: ${one.holder}, ${one.office}`,
    html`${fromDays(one)}`,
    html`В эти дни обязанности, права и напоминания этой должности у замещающего. Потом всё вернётся само.`,
  );
export const actingYes = "Назначить";

export type ActingReach = "in" | "out" | "blocked";

/** `reach` is that of the one who acts; `invites` where the reader can send an invite. */
export const actingKept = (one: Substitution, office: string, reach: ActingReach, invites: boolean): Html =>
  lines(
    html`Записано. Замещает: ${one.person}`,
    html`${fromDays(one)}: ${holderWithOffice(one, office)}`,
    REACH_WORDS[reach](invites),
  );

const REACH_WORDS: Record<ActingReach, (invites: boolean) => Html> = {
  in: () => html`Замещающему отправлено сообщение.`,
  out: (invites) =>
    invites
      ? html`Этого человека нет в боте: выдайте приглашение, иначе сообщить ему можно только по телефону.`
      : html`Этого человека нет в боте: попросите председателя выдать ему приглашение.`,
  blocked: () =>
    html`Этот человек заблокировал бота: попросите его нажать /start, иначе сообщить ему можно только по телефону.`,
};

export const endActingQuestion = (one: Substitution, office: string): Html =>
  lines(
    html`<b>Отменить замещение?</b>`,
    html`Замещает: ${one.person}, ${actingDays(one)}`,
    html`Кого: ${holderWithOffice(one, office)}`,
  );
export const endActingYes = "Отменить замещение";
export const actingEnded = (one: Substitution, office: string): Html =>
  lines(html`Замещение отменено: ${one.person}`, html`Должность: ${office}`);

// ── Why not ────────────────────────────────────────────────────────────────────────────────────────────────

const REFUSALS: Record<ActingRefusal, string> = {
  gone: "Эта должность уже не занята или замещение закончилось. Откройте список заново: /people",
  self: "Человек не может замещать сам себя. Выберите другого.",
  past: "Этот день уже прошёл. Назначьте замещение с сегодняшнего дня или позже.",
  order: "Последний день раньше первого. Выберите его заново.",
  tooLong:
    "Замещение начинается не позже чем через полгода и длится не дольше десяти месяцев. На больший срок назначьте на должность другого человека.",
  overlap: "На эти дни замещение уже назначено. Выберите другие дни или отмените прежнее.",
};

export const actingProblem = (reason: ActingRefusal): string => REFUSALS[reason];

/** The day that was typed is none, or lies out of bounds. */
export const actingDayNotRead = ({ from, to }: { from: Day; to: Day }): Html =>
  html`Нужен один день, не раньше ${dayWords(from, { year: true })} и не позже ${dayWords(to, { year: true })}, или дни сразу: «с 14 по 18 ноября». Например: ${dayWords(from)}`;

// ── What both are told ─────────────────────────────────────────────────────────────────────────────────────

export const actingBegins = (one: Substitution, office: string): Html =>
  lines(
    html`${fromDays(one)} Вы исполняете обязанности: ${office}.`,
    one.holder !== "" && html`Кого замещаете: ${one.holder}`,
    html`На эти дни у Вас права этой должности и напоминания по ней. Обновить кнопки: /start`,
  );

export const awayBegins = (one: Substitution, office: string): Html =>
  lines(
    html`${fromDays(one)} Ваши обязанности исполняет ${one.person}: ${office}.`,
    html`В эти дни напоминания по этой должности приходят не Вам. Потом всё вернётся само.`,
  );

export const actingCancelled = (one: Substitution, office: string): Html =>
  lines(
    html`Замещение отменено: ${office} (${actingDays(one)}).`,
    html`Напоминания по этой должности Вам больше не приходят.`,
  );

/** `begun` is false where the days had not come yet. */
export const awayCancelled = (one: Substitution, office: string, begun: boolean): Html =>
  lines(
    html`Замещение отменено: ${office} (${actingDays(one)}).`,
    begun ? html`Обязанности и напоминания снова у Вас.` : html`Обязанности и напоминания остаются у Вас.`,
  );

// ── At /start ──────────────────────────────────────────────────────────────────────────────────────────────

/** One whose every office is acted in by others, or who is to act later, and so can do nothing today. */
export const nothingToday = (
  name: string,
  known: readonly { one: Substitution; office: string; away: boolean }[],
): Html =>
  lines(
    html`Здравствуйте, ${name}`,
    known.map(({ one, office, away }) =>
      away
        ? html`${fromDays(one)} Ваши обязанности исполняет ${one.person}: ${office}.`
        : html`${fromDays(one)} Вы исполняете обязанности: ${office}.`,
    ),
    known.some(({ away }) => away) && html`Потом обязанности и напоминания снова у Вас.`,
    known.some(({ away }) => !away) && html`До этого дня бот ничего не показывает.`,
  );
