import type { Period } from "../../calendar/period.ts";
import { isSchoolOffice, type OfficeKind } from "../../people/office.ts";
import type { EventReading, OrganisationReading, PersonReading, Problem } from "../plan.ts";
import { areaOf, readPosts } from "./position.ts";
import { type ProblemCode, problems } from "./plan-problem-texts.ts";
import type { PlanRow } from "./plan-row.ts";
import type { AnsweredRow } from "./plan-world.ts";
import { fold, lookForm, quotesBalanced } from "../russian-text.ts";

/** What is odd in one event's row. */
export function eventProblems(event: EventReading, { row, pieces, beside }: AnsweredRow): Problem[] {
  const { number, title } = event;
  const found: Problem[] = [];
  if (title === "") found.push(problems.noTitle(number));
  found.push(...deadlineProblems(event), ...quoteProblems(number, title));
  found.push(...responsibleProblems(event, row.responsible, event.responsible.unresolved));
  // What came to nobody is asked about already.
  const asked = beside.filter(({ own, post }) => own || !event.responsible.unresolved.includes(post));
  found.push(...asked.map((one) => problems.whosePost(number, title, one)));
  for (const piece of pieces) {
    if (piece.kind === "person") continue;
    const post = readPosts(piece.text);
    if (
      post?.office === "methodicalUnionHead" &&
      /^(учител|преподавател|классн|воспитател|[а-я]+(и|ы)$)/.test(lookForm(post.rest))
    )
      found.push(problems.unionSubject(number, title, piece.text));
  }
  return [...found, ...gluedProblems(number, row.responsible), ...untidyProblems(number, row)];
}

type Called = Pick<EventReading, "number" | "title">;

/** Nobody named, or words that fit nobody. */
export function responsibleProblems(
  { number, title }: Called,
  text: string,
  unresolved: readonly string[],
): Problem[] {
  const empty = fold(text) === "" ? [problems.noResponsible(number, title)] : [];
  const doubts = unresolved.map((piece) => {
    const deputies = lookForm(piece).startsWith("зам") && areaOf(piece) === null;
    return (deputies ? problems.whichDeputies : problems.unresolved)(number, title, piece);
  });
  return [...empty, ...doubts];
}

/** The codes of problems about an event's deadline and its responsible: what a new one of either settles. */
export const DEADLINE_CODES = [
  "no-deadline",
  "outside-period",
  "on-request",
  "external-schedule",
  "unclear-deadline",
  "unread-part",
  "ambiguous-year",
  "unknown-year",
  "impossible-date",
  "reversed-range",
  "wrong-weekday",
  "misspelt-month",
  "needs-calendar",
  "open-ended",
] as const satisfies readonly ProblemCode[];
export const RESPONSIBLE_CODES = [
  "no-responsible",
  "unresolved-responsible",
  "whose-post",
  "union-subject",
  "glued-words",
] as const satisfies readonly ProblemCode[];
export const TITLE_CODES = ["no-title", "unbalanced-quotes"] as const satisfies readonly ProblemCode[];

export function deadlineProblems({
  number,
  title,
  deadline,
}: Called & Pick<EventReading, "deadline">): Problem[] {
  if (deadline.text === "" && deadline.occurrences.length === 0) return [problems.noDeadline(number, title)];
  const told = deadline.problems.map(({ code, message }) => problems.deadline(code, number, title, message));
  const missing =
    deadline.kind === "onRequest"
      ? problems.onRequest(number, title)
      : deadline.kind === "external"
        ? problems.external(number, title)
        : deadline.kind === "unclear"
          ? problems.unclear(number, title, deadline.text)
          : null;
  const known = missing === null || told.some((problem) => problem.code === missing.code);
  // A deadline with a doubt of its own has told why.
  return known || (deadline.kind !== "onRequest" && told.length > 0) ? told : [...told, missing];
}

/** «август» in the plan of a school year is its last month, but may be meant as the one before it begins. */
export function augustProblems(
  { number, title, section, deadline }: EventReading,
  { month }: PlanRow,
  period: Period | null,
): Problem[] {
  if (period === null || period.from.slice(4) !== "-09-01" || period.to.slice(4) !== "-08-31") return [];
  const heading = month === 8 ? "август" : (section ?? "");
  const said = deadline.text === "" ? heading : deadline.text;
  const form = lookForm(said);
  const last = deadline.occurrences.some(({ from, to }) => (from ?? to) >= `${period.to.slice(0, 4)}-08-01`);
  if (
    !last ||
    deadline.every !== null ||
    deadline.problems.some(({ code }) => code === "outside-period") ||
    !/август|\d\.08|начала уч/.test(form) ||
    /\d{4}|июн|июл|\.\d\d\.\d\d/.test(form)
  )
    return [];
  return [problems.augustYear(number, title, said, period.to.slice(0, 4))];
}

/** A quotation mark without its pair. */
export function quoteProblems(event: string | null, text: string): Problem[] {
  if (quotesBalanced(text)) return [];
  const opening = text.match(/[«“„]/g)?.length ?? 0;
  const closing = text.match(/[»”]/g)?.length ?? 0;
  return [closing > opening ? problems.extraQuotes(event, text) : problems.unbalancedQuotes(event, text)];
}

/** «пгтОпарино». */
function gluedProblems(event: string | null, text: string): Problem[] {
  return [...text.matchAll(/(?<![А-Яа-яЁё])(пгт|пос|дер|[псдг])([А-ЯЁ][а-яё]{2,})/g)].map((match) =>
    problems.gluedWords(event, match[0], `${match[1]} ${match[2]}`),
  );
}

function untidyProblems(event: string | null, row: PlanRow): Problem[] {
  const columns: [string, string][] = [
    ["№", row.raw.number],
    ["Мероприятие", row.raw.title],
    ["Срок", row.raw.deadline],
    ["Ответственный", row.raw.responsible],
  ];
  return columns
    .filter(([, raw]) => raw.trim() !== "" && (/^[^\S\n]*\n/.test(raw) || /(\n[^\S\n]*){3,}$/.test(raw)))
    .map(([column]) => problems.untidyCell(event, column));
}

/** Gaps and repeats among the numbers; a numbering that begins anew in a section has none. */
export function numberProblems(numbers: readonly (string | null)[]): Problem[] {
  const found: Problem[] = [];
  let seen = new Set<number>();
  let last = 0;
  for (const text of numbers) {
    if (text === null || !/^\d{1,4}$/.test(text)) continue;
    const number = Number(text);
    if (number === 1) {
      seen = new Set();
      last = 0;
    }
    if (seen.has(number)) found.push(problems.numberRepeat(text));
    else if (number > last + 1 && last > 0) {
      const missing = Array.from({ length: Math.min(number - last - 1, 50) }, (_, i) => String(last + 1 + i));
      found.push({ ...problems.numberGap(String(last), missing, text), event: missing[0] ?? null });
    }
    seen.add(number);
    last = Math.max(last, number);
  }
  return found;
}

/** Offices of schools that answer and that nobody in the plan holds; those of deputies by ВР and УВР are asked for by the bot itself. */
export function holderProblems(events: readonly EventReading[], people: readonly PersonReading[]): Problem[] {
  const held = people.flatMap(({ offices }) => offices);
  const missing = new Map<string, { office: OfficeKind; of: string | null; events: number }>();
  for (const { responsible } of events) {
    const seen = new Set<string>();
    for (const party of responsible.parties) {
      if (party.kind !== "office") continue;
      const { office } = party;
      const of = office === "deputy" ? party.of : null;
      if (!isSchoolOffice(office) || office === "director" || of === "ВР" || of === "УВР") continue;
      if (held.some((holding) => holding.office === office && (of === null || holding.of === of))) continue;
      const key = `${office} ${of}`;
      const known = missing.get(key) ?? { office, of, events: 0 };
      missing.set(key, { ...known, events: known.events + (seen.has(key) ? 0 : 1) });
      seen.add(key);
    }
  }
  return [...missing.values()].map(({ office, of, events }) => problems.noHolder(office, of, events));
}

/** Schools whose director nobody names, or two people do. */
export function directorProblems(
  organisations: readonly OrganisationReading[],
  people: readonly PersonReading[],
): Problem[] {
  return organisations
    .filter((organisation) => organisation.kind === "school")
    .flatMap((school) => {
      const directors = people.filter((person) =>
        person.offices.some((held) => held.office === "director" && held.organisation === school.shortName),
      );
      if (directors.length === 0) return [problems.noPerson(school.shortName)];
      return directors.length > 1
        ? [
            problems.samePost(
              school.shortName,
              directors.map((person) => person.name),
            ),
          ]
        : [];
    });
}
