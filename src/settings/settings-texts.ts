import { count, dayShort, spanWords } from "../calendar/calendar-texts.ts";
import type { Period } from "../calendar/period.ts";
import type { SchoolHoliday } from "../calendar/school-holidays.ts";
import { policyOf } from "../reminders/policy.ts";
import { QUIET_FROM, QUIET_TO } from "../reminders/quiet-hours.ts";
import type { Hour, Wishes } from "../reminders/wishes.ts";
import { keptWords } from "../retention/retention-texts.ts";
import { type Html, html, lines, paragraphs } from "../telegram/html.ts";
import { zoneOfName } from "./zones.ts";

const DAYS = ["день", "дня", "дней"] as const;

/** What the first screen shows. */
export interface SettingsShown {
  own: Pick<Wishes, "at" | "onWeekends" | "onHolidays">;
  /** The one that runs or is to come. */
  pause: Period | null;
  /** Null where the reader may not set the cluster's. */
  cluster: ClusterShown | null;
  holidays: readonly SchoolHoliday[];
  /** When the digests of those who have set no hour go. */
  usualHour: Hour;
}

export interface ClusterShown {
  digestAt: Hour | null;
  policy: string;
  dueDay: number;
  timezone: string;
  weekLetter: boolean;
  monthLetter: boolean;
  keptMonths: number | null;
  /** This year and the next, and whether the government's days off of each are known. */
  years: readonly { year: number; known: boolean }[];
  /** How many people are allowed something beyond their offices. */
  granted: number;
}

export const yesNo = (yes: boolean): string => (yes ? "да" : "нет");

/** «Киров (UTC+3)»; a zone that is in no list by its own name. */
export const zoneWords = (name: string): string => {
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
          html`Выходные по календарю: ${yearsWords(cluster.years)}`,
          html`Мониторинг: до ${cluster.dueDay}-го числа`,
          html`Часовой пояс: ${zoneWords(cluster.timezone)}`,
          html`Письмо недели: ${yesNo(cluster.weekLetter)}, итоги месяца: ${yesNo(cluster.monthLetter)}`,
          html`Прошлое хранится: ${keptWords(cluster.keptMonths)}`,
          html`Разрешения сверх должности: ${cluster.granted === 0 ? "нет" : `у ${count(cluster.granted, ["человека", "человек", "человек"])}`}`,
        );
  return paragraphs(
    html`<b>${saved ? "Сохранено. " : ""}Настройки</b>`,
    mine,
    ...(clusters === null ? [] : [clusters]),
  );
}

/** «2026 известны, 2027 не утверждены». */
const yearsWords = (years: ClusterShown["years"]): string =>
  years.map(({ year, known }) => `${year} ${known ? "известны" : "не утверждены"}`).join(", ");

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
  calendar: "Календарь выходных",
  weekLetter: (on: boolean): string => (on ? "Письмо недели: выключить" : "Письмо недели: включить"),
  monthLetter: (on: boolean): string => (on ? "Итоги месяца: выключить" : "Итоги месяца: включить"),
  kept: "Хранение прошлого",
  groups: "Группы",
  journal: "Журнал",
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

export const chooseKept = (now: number | null): Html =>
  lines(
    html`<b>Сколько хранить прошлое?</b>`,
    html`Сейчас: ${keptWords(now)}`,
    html`Прошлое – это отметки и комментарии, переписка по просьбам, журнал, исправления отчётов, имена вышедших. Планы с отметкой о выполнении и цифры отчётов хранятся всегда.`,
    html`Перед сохранением бот покажет, что будет удалено.`,
  );
export const keptButton = (months: number | null): string =>
  months === null ? "Бессрочно" : keptWords(months);

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
