import type { Day } from "../calendar/day.ts";
import { dayWords, weekdayWords } from "../calendar/calendar-texts.ts";
import { quoted, shortened } from "./russian-text.ts";

/** As much of the cell as a phone shows. */
const cited = (text: string): string => quoted(shortened(text));

/** Why a deadline is in doubt, for the chair; each ends with what to do about it where that is not plain. */
export const deadlineProblems = {
  empty: () => "Срок не указан. Когда это должно быть?",
  unclear: (text: string) => `Срок непонятен: ${cited(text)}. Когда это должно быть?`,
  timeOnly: (text: string) => `Указано время без дня: ${cited(text)}. В какой день?`,
  duration: (text: string) => `Указана длительность, а не срок: ${cited(text)}. К какому дню?`,
  noMonth: (text: string) => `Не указан месяц: ${cited(text)}. Какой это месяц?`,
  impossible: (text: string) => `Такой даты нет: ${cited(text)}. Какая верная?`,
  reversed: (text: string) => `Срок кончается раньше, чем начинается: ${cited(text)}. Как правильно?`,
  outside: (text: string) => `Срок не попадает в период плана: ${cited(text)}. Проверьте месяц и год.`,
  ambiguousYear: (text: string, year: string) =>
    `Год не указан, а в плане таких месяцев два: ${cited(text)}. Взят ${year} год, проверьте.`,
  unknownYear: (text: string) => `Год не указан, и по плану он неясен: ${cited(text)}. Какой это год?`,
  schoolCalendar: (text: string) =>
    `Даты четвертей и каникул задаёт календарь школы: ${cited(text)}. Укажите дни.`,
  openEnded: (text: string) => `Не указано, когда срок кончается: ${cited(text)}. До какого дня?`,
  exception: (text: string) => `Исключение из срока не учтено: ${cited(text)}. Уточните дни.`,
  dayAndRecurrence: (text: string) =>
    `Указаны и день, и повторение: ${cited(text)}. Проверьте, верно ли поняты дни.`,
  onlyThisMonth: (text: string) =>
    `Срок повторяется, а стоит под одним месяцем: ${cited(text)}. Взят только этот месяц. Нужны ли следующие?`,
  everyDay: (text: string) =>
    `Взяты все дни подряд, с выходными: ${cited(text)}. Если нужны не все, назовите дни.`,
  noDays: (text: string) =>
    `На этот срок не приходится ни одного дня плана: ${cited(text)}. Когда это должно быть?`,
  wrongWeekday: (said: string, day: Day) =>
    `День недели не сходится с датой: ${cited(said)}, а ${dayWords(day, { year: true })} – ${weekdayWords(day)}. Какой день верный?`,
  tooLong: (length: number) =>
    `Срок слишком длинный: прочитаны первые ${length} знаков. Оставьте в ячейке только даты.`,
  unread: (part: string) => `Часть срока не понята: ${cited(part)}. Проверьте, верны ли даты.`,
  misspelt: (text: string) => `В названии месяца опечатка: ${cited(text)}. Проверьте, верно ли он понят.`,
};
