import type { Day } from "../calendar/day.ts";
import { dayWords, weekdayWords } from "../calendar/calendar-texts.ts";

/** Why a deadline is in doubt, for the chair; each ends with what to do about it where that is not plain. */
export const deadlineProblems = {
  empty: () => "Срок не указан.",
  unclear: (text: string) => `Срок непонятен: «${text}». Когда это должно быть?`,
  timeOnly: (text: string) => `Указано время без дня: «${text}». В какой день?`,
  duration: (text: string) => `Указана длительность, а не срок: «${text}». К какому дню?`,
  noMonth: (text: string) => `Не указан месяц: «${text}». Какой это месяц?`,
  impossible: (text: string) => `Такой даты нет: «${text}». Какая верная?`,
  reversed: (text: string) => `Срок кончается раньше, чем начинается: «${text}». Как правильно?`,
  outside: (text: string) => `Срок не попадает в период плана: «${text}». Проверьте месяц и год.`,
  ambiguousYear: (text: string, year: string) =>
    `Год не указан, а в плане таких месяцев два: «${text}». Взят ${year} год.`,
  unknownYear: (text: string) => `Год не указан, и по плану он неясен: «${text}». Какой это год?`,
  schoolCalendar: (text: string) =>
    `Даты четвертей и каникул задаёт календарь школы: «${text}». Укажите дни.`,
  openEnded: (text: string) => `Не указано, когда срок кончается: «${text}». До какого дня?`,
  exception: (text: string) => `Исключение из срока не учтено: «${text}». Уточните дни.`,
  dayAndRecurrence: (text: string) =>
    `Указаны и день, и повторение: «${text}». Проверьте, верно ли поняты дни.`,
  noDays: (text: string) =>
    `На этот срок не приходится ни одного дня плана: «${text}». Когда это должно быть?`,
  wrongWeekday: (said: string, day: Day) =>
    `День недели не сходится с датой: «${said}», а ${dayWords(day, { year: true })} — ${weekdayWords(day)}. Какой день верный?`,
  tooLong: (length: number) =>
    `Срок слишком длинный: прочитаны первые ${length} знаков. Оставьте в ячейке только даты.`,
  unread: (part: string) => `Часть срока не понята: «${part}».`,
  misspelt: (text: string) => `В названии месяца опечатка: «${text}». Проверьте, верно ли он понят.`,
};
