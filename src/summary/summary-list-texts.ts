import { pageWords } from "../telegram/general-texts.ts";
import { dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { SchoolMonth } from "../monitoring/month-figures.ts";
import type { StoredEvent } from "../plan/stored-plan.ts";
import { clip, eventName, eventTitle, undatedWords } from "../plan/plan-texts.ts";
import type { Names } from "../reminders/digest.ts";
import { calleeWords } from "../reminders/digest-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { dutyLines, whenWords } from "./duty-words-texts.ts";
import type { FiguresSummary } from "./figures.ts";
import type { Page } from "../telegram/page.ts";
import type { StandingDuty, Told } from "./own-duties.ts";
import type { Hole, Unreached } from "./plan-summary.ts";
import type { DutyList, SummaryList } from "./summary.ts";
import { LIST_TITLES } from "./summary-texts.ts";

/** A list's heading, with the page where there are several. */
export function listHead(list: SummaryList, page: Page<unknown>): Html {
  const pages = page.pages > 1 ? `, страница ${page.page + 1} из ${page.pages}` : "";
  return page.total === 0
    ? html`<b>${LIST_TITLES[list]}</b>: пусто`
    : html`<b>${LIST_TITLES[list]}: ${page.total}</b>${pages}`;
}

const NOTES: Partial<Record<SummaryList, string>> = {
  own: "За эти мероприятия отвечаете Вы.",
  dates: "В плане только месяц, а спросить о дне некого: назначьте его.",
  notOurs: "Так отметили сами школы: согласуйте или верните.",
  past: "Закончилось раньше, чем план начали вести в боте: об этом никого не спрашивают.",
  overdue: "«Нет ответа» не значит «не сделано»: спросите.",
  nobody: "Назовите людей в разделе «Люди» (/people) или предупредите ответственных сами.",
  unreached: "Пригласите этих людей или предупредите их сами: бот им написать не может.",
  outside: "Этих организаций в боте нет: предупредите их сами.",
};

/** Duties, each with its school and people where several schools or everybody is told of. */
export function dutyListPage(
  list: DutyList | "help" | "own" | "dates",
  page: Page<StandingDuty>,
  today: Day,
  told: Told,
): Html {
  return lines(
    listHead(list, page),
    told === "everyone" && page.total > 0 && NOTES[list] !== undefined && html`<i>${NOTES[list]}</i>`,
    page.items.flatMap((standing) => [
      "",
      dutyLines(standing, today, told),
      list === "help" &&
        standing.duty.help?.text != null &&
        html`Просьба: ${clip(standing.duty.help.text, 150)}`,
    ]),
  );
}

/** Offices and words behind which nobody stands, or bodies to phone: each with what it is about. */
export const holesPage = (list: "nobody" | "outside", page: Page<Hole>, today: Day, names: Names): Html =>
  lines(
    listHead(list, page),
    page.total > 0 && html`<i>${NOTES[list]}</i>`,
    page.items.flatMap(({ gap, duties }) => [
      "",
      html`<b>${clip(calleeWords(gap, names), 100)}</b>${gap.kind === "unresolved" && ": неясно, кто это"}`,
      aboutLine(duties, today),
    ]),
  );

/** People who answer for something and cannot be written to. */
export const unreachedPage = (page: Page<Unreached & { where: string }>, today: Day): Html =>
  lines(
    listHead("unreached", page),
    page.total > 0 && html`<i>${NOTES.unreached}</i>`,
    page.items.flatMap(({ name, where, duties }) => [
      "",
      html`<b>${name === "" ? "Имя удалено" : clip(name, 60)}</b>${where !== "" && `, ${clip(where, 60)}`}`,
      aboutLine(duties, today),
    ]),
  );

const ABOUT_SHOWN = 4;

function aboutLine(duties: readonly StandingDuty[], today: Day): Html {
  const shown = duties
    .slice(0, ABOUT_SHOWN)
    .map((standing) => `${eventName(standing.duty.event)} ${whenWords(standing, today)}`);
  const more = duties.length - shown.length;
  return html`${shown.join("; ")}${more > 0 && ` и ещё ${more}`}`;
}

/** Events that no date brings up, each with the reason. */
export function undatedPage(page: Page<StoredEvent>, period: Period): Html {
  const why = ({ deadline, occurrences }: StoredEvent) => undatedWords(deadline, occurrences, period) ?? "";
  return lines(
    listHead("undated", page),
    page.total > 0 && html`<i>О них бот не напоминает: дата не определена.</i>`,
    page.items.flatMap((event) => [
      "",
      html`${eventTitle(event, 90)}`,
      html`<i>${asWritten(event.deadline.text, why(event))}</i>`,
    ]),
  );
}

/** Months that all schools have handed in. */
export const closingPage = (page: Page<FiguresSummary>): Html =>
  lines(
    listHead("closing", page),
    page.total > 0 && html`<i>Отчёты сдали все школы. Кнопка закрывает месяц; его можно открыть снова.</i>`,
    page.items.map(
      ({ heading, month, given, late }) =>
        html`${clip(heading, 40)} ${monthWords(month, "for", { year: true })}: ${given}${late > 0 && `, с опозданием ${late}`}`,
    ),
  );

const FIGURES_STATE = {
  handedIn: "сдано",
  late: "сдано с опозданием",
  missing: "нет",
  notAsked: "",
} as const;

/** One month, school by school; `whom` names those who hand in, by the school's id. */
export const figuresPage = (
  figures: FiguresSummary,
  page: Page<SchoolMonth>,
  today: Day,
  whom: ReadonlyMap<number, string>,
): Html =>
  lines(
    html`<b>${figures.heading} ${monthWords(figures.month, "for", { year: true })}</b>`,
    html`Срок: ${dayWords(figures.dueOn)}. Сдали ${figures.given} из ${figures.asked.length}.`,
    "",
    page.items.map((school) => {
      const waiting = school.state === "missing";
      const state = waiting && figures.dueOn >= today ? "ждём" : FIGURES_STATE[school.state];
      const name = waiting ? (whom.get(school.organisationId) ?? "некому сообщить") : school.by;
      const noData = (school.report?.noData ?? null) !== null && ", нет данных";
      return html`${clip(school.shortName, 40)}: ${state}${noData}${name !== null && name !== "" && `, ${name}`}`;
    }),
    pageWords(page),
  );

/** «по запросу, без даты» says «По запросу» already, «вне периода плана: январь – июнь» «Январь- июнь». */
const asWritten = (text: string, words: string): string =>
  bare(words).includes(bare(text)) ? words : `${clip(text, 60)}: ${words}`;

const bare = (text: string): string => text.toLowerCase().replaceAll(/[\s–-]+/g, "");
