import { dayWords, spanWords, WEEKDAY_HEADS } from "../calendar/calendar-texts.ts";
import type { Day, Weekday } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { COMMANDS } from "../telegram/menu-texts.ts";
import { groupState, WEEKDAYS } from "./group.ts";

const ON_WEEKDAYS = [
  "по понедельникам",
  "по вторникам",
  "по средам",
  "по четвергам",
  "по пятницам",
  "по субботам",
  "по воскресеньям",
] as const;

const onWeekday = (day: Weekday): string => ON_WEEKDAYS[day - 1] ?? ON_WEEKDAYS[0];

const TITLE = 60;
const nameOf = (title: string): string => `«${clip(title, TITLE)}»`;

/** What the bot does in a group, in the chair's private chat. */
const WHAT =
  "В группу приходит план на неделю: мероприятия по дням, место и должности тех, кто отвечает. Имён, цифр мониторинга и опозданий в нём нет.";

export const askWeekday = (title: string, cluster: string): Html =>
  lines(
    html`Бот добавлен в группу <b>${nameOf(title)}</b>.`,
    html`Кластер: ${cluster}`,
    "",
    WHAT,
    "",
    html`<b>В какой день присылать?</b> Пока Вы не выбрали, бот в группе молчит.`,
  );

/** How the last message to a group went. */
export type LastWeek = { day: Day; went: "sent" | "underWay" | "unsure" | "not" } | null;

const WENT = {
  sent: "отправлен",
  underWay: "отправляется",
  unsure: "мог не дойти",
  not: "не отправлен. Проверьте, может ли бот писать в группу",
} as const;

interface ShownGroup {
  title: string;
  weekday: Weekday;
  confirmedAt: string | null;
  leftAt: string | null;
}

export function groupCard(group: ShownGroup, cluster: string, last: LastWeek): Html {
  const state = groupState(group);
  return lines(
    html`<b>${nameOf(group.title)}</b>`,
    html`Кластер: ${cluster}`,
    "",
    state === "out" &&
      html`Бота в этой группе нет, или ему не дают писать. Чтобы план приходил, добавьте бота снова.`,
    state === "silent" && html`Сейчас в группу ничего не приходит. Выберите день, и план будет приходить.`,
    state === "on" && [
      html`План на неделю приходит ${onWeekday(group.weekday)} утром. Если это выходной, то в первый рабочий день после него; если на неделе ничего нет, бот молчит.`,
    ],
    last !== null && html`План от ${dayWords(last.day)} ${WENT[last.went]}.`,
  );
}

/** The days to choose from; `chosen` has a mark. */
export const weekdayButtons = (
  groupId: number,
  chosen: Weekday | null,
): { text: string; data: string }[][] => [
  WEEKDAYS.map((day) => {
    const head = WEEKDAY_HEADS[day - 1] ?? "";
    return { text: day === chosen ? `• ${head}` : head, data: packCallback("g", "day", groupId, day) };
  }),
];

export const previewButton = "Что придёт";
export const silenceButton = "Не присылать";
export const toListButton = "‹ Все группы";
export const clusterButton = (name: string): string => `Кластер: ${clip(name, 40)}`;

export const groupButton = (group: ShownGroup): string => {
  const state = groupState(group);
  const how = { on: onWeekday(group.weekday), silent: "не присылать", out: "бота нет" }[state];
  return `${clip(group.title, 28)}: ${how}`;
};

/** `bot` is its user name, without «@». */
export const groupList = (n: number, bot: string): Html =>
  lines(
    html`<b>Группы</b>`,
    WHAT,
    "",
    n === 0 ? html`Пока бота ни в одной группе нет.` : html`Выберите группу, чтобы изменить день.`,
    html`Добавить: в группе нажмите «Добавить участников», найдите @${bot}. Или <a href="https://t.me/${bot}?startgroup=week">выберите группу здесь</a>. Бот спросит Вас, в какой день присылать.`,
  );

export const weekEmpty = ({ from, to }: { from: Day; to: Day }): Html =>
  html`На ${spanWords(from, to)} в плане ничего нет. В такую неделю бот в группе молчит.`;

export const weekPreview = (day: Day, week: Html): Html =>
  lines(html`<i>Так план выглядел бы в группе ${dayWords(day)}:</i>`, "", week);

export const silenced = "Больше не присылаем.";
export const weekdayKept = (day: Weekday): string => `Записано: ${onWeekday(day)}.`;
export const groupUnknown = "Этой группы больше нет. Откройте список: /groups";

/** To the chair, when somebody else has put the bot out. */
export const groupGone = (title: string): Html =>
  lines(
    html`Бот больше не может писать в группу <b>${nameOf(title)}</b>: его убрали или запретили писать.`,
    html`План на неделю туда не приходит. Группы: /groups`,
  );

/** In the group, to whoever is not the chair. */
export const onlyChair = (): Html =>
  html`Бота в группу добавляет председатель Совета кластера. Бот выходит из группы.`;

/** In the group, to whoever has sent a command; `bot` is its user name. */
export const onlyPrivately = (bot: string): Html =>
  html`Бот отвечает только в личной переписке: @${bot}. Здесь он раз в неделю показывает план.`;

export const notForYou = (): Html =>
  html`Группы настраивает председатель. Свои дела: «${COMMANDS.plan.word}».`;
