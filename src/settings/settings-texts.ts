import { count, dayShort, dayWords, spanWords, weekdayShort } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import { type Policy, POLICIES, policyOf } from "../reminders/policy.ts";
import { stageWords } from "../reminders/preview-texts.ts";
import { QUIET_FROM, QUIET_TO } from "../reminders/quiet-hours.ts";
import type { Stage } from "../reminders/stage.ts";
import type { Hour, Wishes } from "../reminders/wishes.ts";
import { type Html, html, lines, paragraphs } from "../telegram/html.ts";
import { type Field, hourOfWord, type Word } from "./setting.ts";
import { zoneOfCode, zoneOfName } from "./zones.ts";

const DAYS = ["день", "дня", "дней"] as const;
const WEEKS = ["неделю", "недели", "недель"] as const;

/** What the first screen shows. */
export interface SettingsShown {
  own: Pick<Wishes, "at" | "onWeekends" | "onHolidays">;
  /** The one that runs or is to come. */
  pause: Period | null;
  /** Null where the reader may not set the cluster's. */
  cluster: { digestAt: Hour | null; policy: string; dueDay: number; timezone: string } | null;
  holidays: readonly SchoolHoliday[];
  /** When the digests of those who have set no hour go. */
  usualHour: Hour;
}

const yesNo = (yes: boolean): string => (yes ? "да" : "нет");

/** «Киров (UTC+3)»; a zone that is in no list by its own name. */
const zoneWords = (name: string): string => {
  const zone = zoneOfName(name);
  return zone === null ? name : `${zone.city} (UTC+${zone.hours})`;
};

export function settingsHome(
  { own, pause, cluster, holidays, usualHour }: SettingsShown,
  saved: boolean,
): Html {
  const mine = lines(
    html`<b>Ваши напоминания</b>`,
    html`Час: ${own.at ?? `${usualHour}, как у всех`}`,
    html`В выходные: ${yesNo(own.onWeekends)}, в праздники: ${yesNo(own.onHolidays)}`,
    html`Пауза: ${pause === null ? "нет" : spanWords(pause.from, pause.to)}`,
  );
  const clusters =
    cluster === null
      ? null
      : lines(
          html`<b>Кластер</b>`,
          html`Час: ${cluster.digestAt ?? `${usualHour}, по умолчанию`}`,
          html`Порядок напоминаний: ${policyOf(cluster.policy).title}`,
          html`Школьные каникулы: ${holidays.length === 0 ? "не внесены" : holidays.map(({ name }) => name).join(", ")}`,
          html`Мониторинг: до ${cluster.dueDay}-го числа`,
          html`Часовой пояс: ${zoneWords(cluster.timezone)}`,
        );
  return paragraphs(
    html`<b>${saved ? "Сохранено. " : ""}Настройки</b>`,
    mine,
    ...(clusters === null ? [] : [clusters]),
  );
}

export const SETTINGS_BUTTONS = {
  at: "Мой час",
  weekends: (on: boolean): string => (on ? "В выходные: не присылать" : "В выходные: присылать"),
  holidays: (on: boolean): string => (on ? "В праздники: не присылать" : "В праздники: присылать"),
  pause: "Пауза",
  hour: "Час кластера",
  policy: "Порядок напоминаний",
  rest: "Школьные каникулы",
  due: "Срок мониторинга",
  zone: "Часовой пояс",
  save: "Сохранить",
  home: "‹ К настройкам",
  back: "‹ Назад",
  asAll: "Как у всех",
  byDefault: "По умолчанию",
} as const;

// ── Choosing ───────────────────────────────────────────────────────────────────────────────────────────────

export const chooseHour = (field: "at" | "hour", now: Hour | null, usual: Hour): Html =>
  lines(
    html`<b>${field === "at" ? "Во сколько присылать Вам напоминания?" : "Во сколько присылать напоминания?"}</b>`,
    html`Сейчас: ${now ?? usual}`,
    html`Выберите или напишите, например: 8:30`,
  );

export const hourProblem = (problem: "quiet" | "unread"): Html =>
  problem === "quiet"
    ? html`Напоминания приходят с ${QUIET_TO}:00 до ${QUIET_FROM}:00. Напишите час в этих пределах, например: 8:30`
    : html`Нужен час, например: 8:30`;

export const chooseDueDay = (now: number): Html =>
  lines(
    html`<b>До какого числа сдают мониторинг?</b>`,
    html`Сейчас: до ${now}-го. Если это выходной, срок раньше: в рабочий день перед ним.`,
  );

export const chooseZone = (now: string): Html =>
  lines(html`<b>Какой часовой пояс у кластера?</b>`, html`Сейчас: ${zoneWords(now)}`);
export const zoneButton = (zone: { city: string; hours: number }): string => `${zone.city} +${zone.hours}`;

/** An event with the dates that each preset gives it. */
export interface Example {
  /** «№16», or the beginning of its title. */
  event: string;
  title: string;
  due: string;
  dates: (policy: Policy) => readonly Stage[];
}

export const choosePolicy = (now: string, example: Example | null): Html =>
  paragraphs(
    lines(
      html`<b>Как часто напоминать?</b>`,
      html`Сейчас: ${policyOf(now).title}`,
      example === null
        ? html`Впереди нет мероприятий, на которых можно показать даты.`
        : html`Даты показаны для мероприятия ${example.event} «${example.title}», ${example.due}.`,
    ),
    ...POLICIES.map((policy) => policyShown(policy, example)),
  );

const policyShown = (policy: Policy, example: Example | null): Html =>
  lines(html`<b>${policy.title}</b>`, policyWords(policy), example !== null && exampleDates(policy, example));

const exampleDates = (policy: Policy, { dates }: Example): Html[] =>
  dates(policy).map(
    ({ on, name }) => html`– ${dayShort(on)}, ${weekdayShort(on)}: ${stageWords(name, "own")}`,
  );

/** «До дня: за 14, 7, 1 день и в сам день. …»: made of the preset, so that both say one thing. */
function policyWords({ dated, window, overdue }: Policy): Html {
  const before = dated.filter((days) => days > 0);
  const day = dated.includes(0) ? " и в сам день" : "";
  const month = [
    window.opening && "в начале",
    window.monthly && "потом в начале каждого месяца",
    `за ${daysList(window.beforeEnd)} до конца`,
  ];
  return lines(
    html`К дате: за ${daysList(before)}${day}.`,
    html`К сроку в месяц и дольше: ${month.filter((part) => part !== false).join(", ")}.`,
    html`После срока, в рабочих днях: ответственному на ${overdue.responsible}-й, директору на ${overdue.director}-й, председателю на ${overdue.chair}-й; потом ${count(overdue.weeks, WEEKS)} в списке председателя по понедельникам.`,
  );
}

const daysList = (days: readonly number[]): string =>
  days.length === 0 ? "0 дней" : `${days.join(", ")} ${count(days.at(-1) ?? 0, DAYS).split(" ")[1] ?? ""}`;

// ── What is about to change ────────────────────────────────────────────────────────────────────────────────

const TITLES: Record<Field, string> = {
  at: "Ваш час",
  weekends: "Напоминания в выходные",
  holidays: "Напоминания в праздники",
  hour: "Час кластера",
  policy: "Порядок напоминаний",
  due: "Срок мониторинга",
  zone: "Часовой пояс",
};

const wordShown = (field: Field, word: Word, usual: Hour): string => {
  switch (field) {
    case "at":
    case "hour":
      return hourOfWord(word) ?? (field === "at" ? `${usual}, как у всех` : `${usual}, по умолчанию`);
    case "weekends":
    case "holidays":
      return yesNo(word === "1");
    case "policy":
      return policyOf(word).title;
    case "due":
      return `до ${word}-го числа`;
    default:
      return zoneWords(zoneOfCode(word)?.name ?? word);
  }
};

/** What a change brings, beside the value. */
export type Effect =
  | { of: "due"; next: Day }
  | { of: "zone"; time: Hour }
  | { of: "policy"; policy: Policy; example: Example | null }
  | { of: Exclude<Field, "due" | "zone" | "policy"> };

export const changeQuestion = (change: {
  field: Field;
  before: Word;
  after: Word;
  usual: Hour;
  effect: Effect;
}): Html =>
  lines(
    html`<b>${TITLES[change.field]}</b>`,
    html`Было: ${wordShown(change.field, change.before, change.usual)}`,
    html`Станет: ${wordShown(change.field, change.after, change.usual)}`,
    effectWords(change.effect, change.after),
  );

function effectWords(effect: Effect, after: Word): Html | Html[] {
  switch (effect.of) {
    case "at":
      return html`Напоминания приходят одним сообщением раз в день: если сегодня оно уже было, новый час начнётся завтра.`;
    case "hour":
      return html`Касается всех, кто не выбрал свой час. Кто сегодня напоминания уже получил, второй раз их не получит.`;
    case "weekends":
      return after === "1"
        ? html`Напоминания, которые выпадают на субботу и воскресенье, придут в эти дни.`
        : html`Напоминания, которые выпадают на субботу и воскресенье, придут в рабочий день.`;
    case "holidays":
      return after === "1"
        ? html`Напоминания, которые выпадают на праздники, придут в эти дни.`
        : html`Напоминания, которые выпадают на праздники, придут в рабочий день.`;
    case "policy":
      return [
        policyWords(effect.policy),
        ...(effect.example === null
          ? []
          : [
              html`${effect.example.event}, ${effect.example.due}:`,
              ...exampleDates(effect.policy, effect.example),
            ]),
        html`Касается всех мероприятий, напоминания о которых ещё впереди.`,
      ];
    case "due":
      return html`Ближайший срок: ${dayWords(effect.next)}. Касается и месяца, который уже идёт.`;
    default:
      return html`Сейчас там ${effect.time}. По этому поясу считаются дни, сроки и час напоминаний.`;
  }
}

export const sameAlready = "Так уже настроено.";
export const chairSets = "Настройки кластера меняет председатель.";

// ── School holidays ────────────────────────────────────────────────────────────────────────────────────────

export const holidaysShown = (holidays: readonly SchoolHoliday[]): Html =>
  lines(
    html`<b>Школьные каникулы</b>`,
    holidays.length === 0
      ? html`Не внесены.`
      : holidays.map(({ name, from, to }) => html`– ${name}: ${spanWords(from, to)}`),
    html`Напоминание школе, которое выпадает на каникулы, приходит перед ними, а о просрочке – после них. Накануне и в день мероприятия бот напоминает и в каникулы. Летние на напоминания не влияют.`,
    html`Чтобы внести, напишите, например: осенние 28.10–04.11`,
  );
export const holidayButton = ({ name, from }: Pick<SchoolHoliday, "name" | "from">): string => {
  const words = `Удалить: ${name}, ${dayShort(from)}`;
  return words.length > 38 ? `${words.slice(0, 37)}…` : words;
};
export const holidayNotRead = (): Html =>
  html`Нужны название, первый и последний день, например: осенние 28.10–04.11. Последний день – не раньше сегодняшнего.`;
export const holidayMeets = (other: SchoolHoliday): Html =>
  html`Эти дни пересекаются с уже внесёнными: ${other.name}, ${spanWords(other.from, other.to)}. Удалите их или напишите другие дни.`;
export const tooManyHolidays = (most: number): Html =>
  html`Больше ${most} каникул внести нельзя: удалите прошедшие.`;
export const addHolidayQuestion = ({ name, from, to }: Omit<SchoolHoliday, "id">, days: number): Html =>
  lines(
    html`<b>Внести каникулы?</b>`,
    html`${name}: ${spanWords(from, to)} (${count(days, DAYS)})`,
    html`Напоминания школам, которые выпадают на эти дни, сдвинутся.`,
  );
export const removeHolidayQuestion = ({ name, from, to }: SchoolHoliday): Html =>
  lines(html`<b>Удалить каникулы?</b>`, html`${name}: ${spanWords(from, to)}`);
export const removeYes = "Удалить";
export const holidayGone = "Этих каникул в списке уже нет.";
