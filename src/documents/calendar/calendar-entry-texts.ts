import { atTime, dayWords, spanWords } from "../../calendar/calendar-texts.ts";
import { clip, eventTitle } from "../../plan/plan-texts.ts";
import { type Html, html, lines } from "../../telegram/html.ts";
import { type CalendarEntry, endIsOurs, isDeadline } from "./calendar-entry.ts";

const DROPPED = {
  cancelled: "Отменено",
  moved: "Больше не в плане",
  notYours: "Больше не за Вами",
} as const;

/** «№17. День выпускника», «Срок: №17. Сверка планов», «Отменено: №17. Смотр». */
export function entryTitle({ event, dated, dropped }: CalendarEntry): string {
  const title = eventTitle(event, 250);
  if (dropped !== null) return `${DROPPED[dropped]}: ${title}`;
  return isDeadline(dated) ? `Срок: ${title}` : title;
}

const SCHOOLS_SHOWN = 20;

/** What a calendar shows under the title. */
export function entryNote(entry: CalendarEntry, cluster: string): string {
  const { event, dated, dropped } = entry;
  const days = dated.ownDays.slice(0, SCHOOLS_SHOWN);
  const rest = dated.ownDays.length - days.length;
  return [
    dropped === "cancelled" && event.cancelled?.reason != null && `Причина: ${event.cancelled.reason}`,
    isDeadline(dated) && `Выполнить: ${spanWords(dated.opensOn, dated.dueOn)}. Здесь стоит последний день.`,
    "on" in entry.when && dated.time !== null && `Время${atTime(dated.time)}`,
    endIsOurs(entry) && "Когда закончится, не указано: здесь стоит час.",
    ...days.map(
      ({ school, day, time, place }) =>
        `${school ?? "Назначено"}: ${dayWords(day)}${atTime(time)}${place === null ? "" : `, ${place}`}`,
    ),
    rest > 0 && `и ещё ${rest}`,
    event.section !== null && `Раздел: ${event.section}`,
    `Срок в плане: ${event.deadline.text || "не указан"}`,
    `Ответственный: ${event.responsibleText || "не указан"}`,
    cluster,
  ]
    .filter((line) => line !== false)
    .join("\n");
}

export const CALENDAR_WORDS = {
  event: (number: string | null): string =>
    number === null ? "Мероприятие.ics" : `Мероприятие ${number}.ics`,
  own: "Мои мероприятия.ics",
  plan: "План.ics",
  /** A calendar's name, where it is kept as one of its own. */
  ownName: (cluster: string): string => `Мои мероприятия, ${cluster}`,
  planName: (cluster: string): string => `План, ${cluster}`,
  noDate: "У этого мероприятия нет даты: в календарь записать нечего.",
  nothingOwn: "За Вами нет мероприятий с датой: в календарь записать нечего.",
} as const;

/** Under the file. */
export const calendarSent = (entries: readonly Pick<CalendarEntry, "dropped">[]): Html =>
  lines(
    entries.every(({ dropped }) => dropped !== null)
      ? html`Откройте файл: запись в календаре станет отменённой.`
      : html`Откройте файл и выберите календарь, в который записать.`,
    html`Уже записывали: записи обновятся, вторых не появится.`,
  );

/** A file's or a calendar's name, as much of it as is of use. */
export const calendarName = (name: string): string => clip(name.replace(/\s+/g, " ").trim(), 100);
