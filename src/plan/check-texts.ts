import { count } from "../calendar/calendar-texts.ts";
import { officeTitle } from "../people/office-texts.ts";
import { periodWords } from "./import-texts.ts";
import type {
  Deadline,
  DeadlineKind,
  EventReading,
  OrganisationReading,
  PersonReading,
  PlanReading,
  Problem,
  Span,
} from "./plan.ts";
import { partyWords } from "./plan-texts.ts";
import { wrapped } from "./wrapped.ts";

/* How the command line prints what was read from a plan: 80 columns, no markup. */

const KINDS: Record<DeadlineKind, string> = {
  date: "дата",
  window: "отрезок",
  recurring: "повторяется",
  onRequest: "по запросу",
  external: "по чужому графику",
  unclear: "не понято",
};

const EVERY = {
  day: "каждый день",
  week: "каждую неделю",
  twoWeeks: "раз в две недели",
  month: "каждый месяц",
  quarter: "каждый квартал",
  term: "каждую четверть",
  halfYear: "каждое полугодие",
  year: "каждый год",
} as const;

/** «21.11.2019»; «21.11» of a day whose year is not known. */
function dayText(day: string): string {
  const [, year = "", month = "", date = ""] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === "-" ? `${date}.${month}` : `${date}.${month}.${year}`;
}

const spanText = ({ from, to }: Span): string =>
  from === null ? `до ${dayText(to)}` : from === to ? dayText(to) : `${dayText(from)}–${dayText(to)}`;

const SPANS_SHOWN = 12;

const hasDates = ({ kind }: Deadline): boolean =>
  kind === "date" || kind === "window" || kind === "recurring";

/** «отрезок: 01.09.2019–30.09.2019»: what a deadline was understood as. */
export function deadlineWords(deadline: Deadline): string {
  const shown = deadline.occurrences.slice(0, SPANS_SHOWN).map(spanText);
  const rest = deadline.occurrences.length - shown.length;
  const dates = `${shown.join(", ")}${rest > 0 ? ` и ещё ${rest}` : ""}`;
  const every = deadline.every === null ? "" : ` (${EVERY[deadline.every]})`;
  const time = deadline.time === null ? "" : `, ${deadline.time}`;
  const note = deadline.note === null ? "" : ` [${deadline.note}]`;
  const where = dates !== "" ? `: ${dates}` : hasDates(deadline) ? ": дат нет" : "";
  return `${KINDS[deadline.kind]}${every}${where}${time}${note}`;
}

/** One deadline on one line, with its doubts: «сентябрь → отрезок: 01.09.2019–30.09.2019». */
export function deadlineLine(deadline: Deadline): string {
  const doubts = deadline.problems.map(({ message }) => message).join(" ");
  const text = deadline.text === "" ? "(пусто)" : deadline.text;
  return `${text} → ${deadlineWords(deadline)}${doubts === "" ? "" : ` | ${doubts}`}`;
}

const nonEmpty = (words: string, otherwise: string): string => (words === "" ? otherwise : words);

/** What was understood of a plan, the doubts first. */
export function planCheck(reading: PlanReading): string {
  const { organisations, people, events, problems } = reading;
  const schools = organisations.filter(({ kind }) => kind === "school").length;
  return [
    wrapped(nonEmpty(reading.title, "Без названия")),
    reading.period === null ? "Период: не назван" : `Период: ${periodWords(reading.period)}`,
    `Кластер: ${reading.cluster.name ?? "не назван"}`,
    [
      count(events.length, ["мероприятие", "мероприятия", "мероприятий"]),
      count(schools, ["школа", "школы", "школ"]),
      count(people.length, ["человек", "человека", "человек"]),
      count(problems.length, ["сомнение", "сомнения", "сомнений"]),
    ].join(", "),
    ...part("СОМНЕНИЯ", problems.map(problemLine)),
    ...part("МЕРОПРИЯТИЯ", eventLines(events)),
    ...part("ОРГАНИЗАЦИИ", organisations.map(organisationLine)),
    ...part("ЛЮДИ И ДОЛЖНОСТИ", people.map(personLine)),
  ].join("\n");
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

/** «№5    Срок лежит вне плана…»: the number that the sentence begins with is not said twice. */
export function problemLine({ event, message }: Problem): string {
  const words = event !== null && message.startsWith(`№${event}`) ? message.slice(event.length + 1) : message;
  return wrapped(
    words.replace(/^[.:,] (.)/, (_, letter: string) => letter.toUpperCase()),
    `  ${(event === null ? "план" : `№${event}`).padEnd(6)}`,
  );
}

function eventLines(events: readonly EventReading[]): string[] {
  const lines: string[] = [];
  let section: string | null | undefined;
  for (const event of events) {
    if (event.section !== section) lines.push("", wrapped(event.section ?? "Без раздела", "  "));
    section = event.section;
    lines.push(wrapped(event.title, `  ${(event.number ?? "–").padEnd(4)}`));
    lines.push(
      wrapped(
        `${nonEmpty(event.deadline.text, "не указан")} → ${deadlineWords(event.deadline)}`,
        "      срок: ",
      ),
    );
    const parties = [
      ...event.responsible.parties,
      ...event.responsible.unresolved.map((words) => ({ kind: "unresolved" as const, words })),
    ];
    lines.push(wrapped(nonEmpty(parties.map(partyWords).join("; "), "никто не назван"), "      отвечают: "));
    if (event.place !== null) lines.push(wrapped(event.place, "      место: "));
    if (event.form !== null) lines.push(wrapped(`форма «${event.form}»`, "      отчёт: "));
  }
  return lines.slice(1);
}

const KIND_WORDS = { school: "школа", authority: "орган управления", partner: "вне бота" } as const;

function organisationLine(organisation: OrganisationReading): string {
  const facts = [
    KIND_WORDS[organisation.kind],
    organisation.topGrade !== null && `до ${organisation.topGrade} класса`,
    organisation.lead && "опорная",
    organisation.municipal && "муниципальная",
  ].filter((fact) => fact !== false);
  const number = organisation.number === null ? "–" : String(organisation.number);
  return wrapped(`${organisation.shortName} (${facts.join(", ")})`, `  ${number.padEnd(4)}`);
}

function personLine(person: PersonReading): string {
  const offices = person.offices.map(({ office, of, organisation }) =>
    [officeTitle({ kind: office, of }), organisation].filter((word) => word !== null).join(" "),
  );
  return wrapped(`${person.name}: ${nonEmpty(offices.join("; "), "должность не определена")}`, "  ");
}
