import { count, capital } from "../../calendar/calendar-texts.ts";
import { officeTitle } from "../../people/office-texts.ts";
import type { OfficeKind } from "../../people/office.ts";
import type { BesideName, Problem } from "../plan.ts";
import type { RivalColumns } from "./plan-columns.ts";
import { quoted, shortened } from "../russian-text.ts";

/**
 * Every problem that reading a plan can tell, with what it means. The codes are stable; a deadline's own
 * (outside-period, unclear-deadline …) come from the deadline reader and are here for the whole list.
 */
export const PROBLEM_CODES = {
  "no-period": "the plan does not say for what time it is",
  "two-plans": "another plan begins in the same file",
  "no-events": "no table of events was found",
  "unread-table": "a table that looks like events and has no columns that the bot knows",
  "two-columns": "two columns could be the title, the deadline or the responsible, and one was taken",
  "no-organisations": "no school is named",
  "no-person": "a school without a named director",
  "no-organisation": "a person whose school the text does not tell",
  "whose-curator": "a curator of whom it is not said that it is the cluster's",
  "number-gap": "a number is missing",
  "number-repeat": "a number stands twice",
  "no-title": "a row without words on what is done",
  "no-deadline": "an empty deadline",
  "no-responsible": "an empty cell of the responsible",
  "unresolved-responsible": "a piece of the responsible that can be tied to nobody",
  "no-holder": "an office answers that nobody in the plan holds",
  "whose-post": "a post beside a name that may be that person's own or another's",
  "union-subject": "the head of a union of one subject: the bot tells the heads of all",
  "outside-period": "a deadline outside the plan's period",
  "on-request": "an event on request, without dates",
  "external-schedule": "a deadline in somebody else's schedule",
  "unclear-deadline": "a deadline that could not be read",
  "unread-part": "words of a deadline that were left aside",
  "ambiguous-year": "the plan's period holds the deadline's month more than once",
  "unknown-year": "without a period the deadline has no year",
  "impossible-date": "a date that no calendar has",
  "reversed-range": "a stretch that ends before it begins",
  "wrong-weekday": "a date and a weekday that do not meet",
  "misspelt-month": "a month written with a slip, mended",
  "needs-calendar": "a deadline in school terms or holidays, whose days the plan does not tell",
  "open-ended": "a deadline with a beginning and no end",
  "duplicate-naming": "one person called in different ways",
  "same-post": "two people in one post of one school",
  "name-slip": "a slip in a person's name, mended",
  "glued-words": "words written together",
  "unbalanced-quotes": "quotation marks that do not pair",
  "word-artifact": "a mark that Word left in the text",
  "untidy-cell": "a stray line break or empty lines in a cell",
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** «№5» or the beginning of the title where there is no number. */
const called = (number: string | null, title: string): string =>
  number === null ? quoted(shortened(title)) : `№${number}`;

const COLUMN_TAKEN: Record<RivalColumns["role"], string> = {
  title: "название мероприятия взято",
  deadline: "срок взят",
  responsible: "ответственные взяты",
};

const problem = (code: ProblemCode, event: string | null, message: string): Problem => ({
  code,
  event,
  message,
});

export const problems = {
  noPeriod: () =>
    problem(
      "no-period",
      null,
      "В плане не сказано, на какое время он составлен. Назовите период: без него сроки не привязать к году.",
    ),
  twoPlans: (first: string, second: string) =>
    problem(
      "two-plans",
      null,
      `В файле, похоже, два плана: ${quoted(shortened(first))} и ${quoted(shortened(second))}. Оставьте в файле один.`,
    ),
  noEvents: () =>
    problem(
      "no-events",
      null,
      "Таблица мероприятий не найдена: нужны столбцы «Мероприятие», «Срок», «Ответственный».",
    ),
  unreadTable: (beginning: string) =>
    problem(
      "unread-table",
      null,
      `Таблица, которая начинается с ${quoted(shortened(beginning))}, не прочитана. Если это мероприятия, назовите столбцы: «Мероприятие», «Срок», «Ответственный».`,
    ),
  twoColumns: ({ role, taken, left }: RivalColumns) =>
    problem(
      "two-columns",
      null,
      `Графы ${quoted(shortened(taken))} и ${quoted(shortened(left))}: ${COLUMN_TAKEN[role]} из первой. Если нужна вторая, переименуйте их в файле и пришлите его снова.`,
    ),
  noOrganisations: () => problem("no-organisations", null, "В плане не названа ни одна школа."),
  noPerson: (school: string) =>
    problem("no-person", null, `${school}: директор не назван, сообщать о сроках некому.`),
  noOrganisation: (event: string | null, name: string, position: string) =>
    problem(
      "no-organisation",
      event,
      position === ""
        ? `${name}: не сказано, кем и в какой школе работает.`
        : `${name} (${position}): не сказано, в какой школе.`,
    ),
  whoseCurator: (event: string | null, name: string, position: string) =>
    problem(
      "whose-curator",
      event,
      `${name} (${position}): не сказано, что это куратор кластера. Права куратора не даны, их можно дать в «Люди».`,
    ),
  numberGap: (after: string, missing: string[], next: string) =>
    problem(
      "number-gap",
      null,
      `В нумерации после №${after} сразу идёт №${next}: нет ${missing.map((n) => `№${n}`).join(", ")}.`,
    ),
  numberRepeat: (number: string) =>
    problem("number-repeat", number, `Номер ${number} стоит у нескольких мероприятий.`),
  noTitle: (event: string | null) =>
    problem(
      "no-title",
      event,
      `${event === null ? "Строка без номера" : `№${event}`}: не сказано, что проводится.`,
    ),
  noDeadline: (event: string | null, title: string) =>
    problem("no-deadline", event, `${called(event, title)}: срок не указан.`),
  noResponsible: (event: string | null, title: string) =>
    problem("no-responsible", event, `${called(event, title)}: ответственный не указан.`),
  unresolved: (event: string | null, title: string, piece: string) =>
    problem(
      "unresolved-responsible",
      event,
      `${called(event, title)}: ${quoted(piece)} – неясно, кто именно. Назовите людей.`,
    ),
  whichDeputies: (event: string | null, title: string, piece: string) =>
    problem(
      "unresolved-responsible",
      event,
      `${called(event, title)}: ${quoted(piece)} – не сказано, какие заместители: по ВР или по УВР.`,
    ),
  whosePost: (event: string | null, title: string, beside: BesideName): Problem => ({
    ...problem(
      "whose-post",
      event,
      `${called(event, title)}: ${beside.name}, ${quoted(beside.post)} – ${beside.own ? "считаем, что это один человек. Если отвечают двое, поправьте." : "считаем, что отвечают двое. Если это один человек, поправьте."}`,
    ),
    beside,
  }),
  noHolder: (kind: OfficeKind, of: string | null, events: number) =>
    problem(
      "no-holder",
      null,
      `${capital(officeTitle({ kind, of }))} отвечает за ${count(events, ["мероприятие", "мероприятия", "мероприятий"])}, но кто это, в плане не сказано. Пока человек не назначен, сообщать будем директору школы. Назначить можно в «Люди».`,
    ),
  unionSubject: (event: string | null, title: string, piece: string) =>
    problem(
      "union-subject",
      event,
      `${called(event, title)}: ${quoted(piece)} – предметы бот не различает, сообщит руководителям всех объединений. Если нужен один, назовите его.`,
    ),
  onRequest: (event: string | null, title: string) =>
    problem(
      "on-request",
      event,
      `${called(event, title)}: срок «по запросу», даты нет. Напоминать не о чем, пока её не назначат.`,
    ),
  external: (event: string | null, title: string) =>
    problem(
      "external-schedule",
      event,
      `${called(event, title)}: точной даты в плане нет, её назначат отдельно.`,
    ),
  unclear: (event: string | null, title: string, text: string) =>
    problem("unclear-deadline", event, `${called(event, title)}: срок ${quoted(text)} прочитать не удалось.`),
  augustYear: (event: string | null, title: string, text: string, year: string) =>
    problem(
      "ambiguous-year",
      event,
      `${called(event, title)}. Взят конец учебного года, август ${year} года: ${quoted(shortened(text))}. Если нужен август до начала учебного года, укажите год.`,
    ),
  deadline: (code: string, event: string | null, title: string, message: string): Problem => ({
    code,
    event,
    message: `${called(event, title)}. ${message}`,
  }),
  duplicateNaming: (name: string, ways: string[]) =>
    problem(
      "duplicate-naming",
      null,
      `${name}: должность записана по-разному (${ways.map(quoted).join(", ")}). Считаем, что это один человек.`,
    ),
  samePost: (school: string, names: string[]) =>
    problem("same-post", null, `${school}: директорами названы ${names.join(" и ")}, уточните, кто из них.`),
  nameSlip: (event: string | null, written: string, name: string) =>
    problem("name-slip", event, `Имя ${quoted(written)} записано с опиской, прочитано как «${name}».`),
  gluedWords: (event: string | null, glued: string, apart: string) =>
    problem("glued-words", event, `Слова слиты: ${quoted(glued)}, прочитано как ${quoted(apart)}.`),
  unbalancedQuotes: (event: string | null, text: string) =>
    problem("unbalanced-quotes", event, `Не хватает парной кавычки: ${quoted(shortened(text))}.`),
  extraQuotes: (event: string | null, text: string) =>
    problem("unbalanced-quotes", event, `Лишняя кавычка: ${quoted(shortened(text))}.`),
  wordArtifact: (event: string | null, mark: string) =>
    problem("word-artifact", event, `В тексте осталась служебная пометка Word «${mark}», она пропущена.`),
  untidyCell: (event: string | null, column: string) =>
    problem(
      "untidy-cell",
      event,
      `${event === null ? "Мероприятие без номера" : `№${event}`}: в ячейке «${column}» лишние переносы строк, они пропущены.`,
    ),
};
