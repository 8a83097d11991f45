import { dayWords, monthWords } from "../calendar/calendar-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Form } from "./form.ts";
import { formUnread } from "./form-upload-texts.ts";
import type { MonthFigures, SchoolMonthState } from "./month-figures.ts";
import type { Compared, GradeGrid } from "./month-grid.ts";
import { factWords } from "./rules-texts.ts";
import { percent } from "./share-texts.ts";

export interface MonthGridWords {
  form: Form;
  month: MonthFigures;
  grades: readonly GradeGrid[];
  /** For the chair alone: what the rules show her. */
  signs: boolean;
  /** When she closed the month, in words; null: it is open. */
  closed: string | null;
  /** The chair's versions that cannot be read any more. */
  unread: readonly { code: string; version: number }[];
}

const SIGNS = 8;
const MISSING = 12;

/** The chair's month: who handed in and who did not, the totals beside the month before, what is worth a look. */
export function monthGrid({ form, month, grades, signs, closed, unread }: MonthGridWords): Html {
  const number = (state: SchoolMonthState) => month.schools.filter((school) => school.state === state).length;
  const asked = month.schools.length - number("notAsked");
  const missing = month.schools.filter(({ state }) => state === "missing").map(({ shortName }) => shortName);
  const late = number("late");
  const found = !signs
    ? []
    : month.schools.flatMap((school) =>
        school.signs.map(({ fact }) => html`${school.shortName}. ${factWords(form, fact)}`),
      );
  return lines(
    unread.map(formUnread),
    html`<b>${form.short} ${monthWords(month.month, "for", { year: true })}</b>`,
    closed === null ? html`Срок: ${dayWords(month.dueOn)}` : html`Месяц закрыт ${closed}.`,
    html`Сдали ${number("handedIn") + late} из ${asked}${late > 0 && `, из них с опозданием ${late}`}`,
    missing.length > 0 && missing.length < asked && html`Не сдали: ${listed(missing)}`,
    grades.flatMap((grade) => ["", ...gradeLines(grade)]),
    found.length > 0 && lines("", html`<b>Обратите внимание:</b>`, found.slice(0, SIGNS)),
    found.length > SIGNS && html`И ещё: ${found.length - SIGNS}`,
    "",
    html`Выберите школу.`,
  );
}

const listed = (names: readonly string[]): string =>
  names.length <= MISSING
    ? names.join(", ")
    : `${names.slice(0, MISSING).join(", ")} и ещё ${names.length - MISSING}`;

/** A grade of the cluster: how many, the shares, what moved most. */
export function gradeLines({ grade, total, decided, stay, moved }: GradeGrid): Html[] {
  if (total.now === null) return [html`<b>${grade} класс</b>`];
  const share = (title: string, { now, before }: Compared): Html | null =>
    now === null ? null : html`${title}: ${percent(now)}${before !== null && ` (было ${percent(before)})`}`;
  const was = total.before === null || total.before === total.now ? "" : ` (было ${total.before})`;
  return [
    html`<b>${grade} класс:</b> всего ${total.now}${was}`,
    share("Определились", decided),
    share("Остаются в области", stay),
    ...moved.map((one) => html`${one.label}: было ${one.before}, стало ${one.now}`),
  ].filter((line) => line !== null);
}
