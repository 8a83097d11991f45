import { addMonths, firstDay, lastDay, monthOf } from "../../calendar/month.ts";
import { overlap, type Period } from "../../calendar/period.ts";
import { type NextPeriod, nextPeriod } from "./next-period.ts";
import { carriedOver, deadlineBefore, monthSpanWords, untilEndOf } from "./next-plan-texts.ts";
import { readPeriod } from "../reading/plan-period.ts";
import { lookForm } from "../russian-text.ts";
import type { StoredEvent, StoredPlan } from "../stored-plan.ts";

/** A plan to be edited in Word and sent back. */
export interface NextPlan {
  /** Without its time: «План работы Опаринского образовательного кластера». */
  title: string;
  period: Period;
  sections: NextSection[];
}

export interface NextSection {
  title: string | null;
  events: NextEvent[];
}

export interface NextEvent {
  number: string;
  title: string;
  deadline: string;
  responsible: string;
  place: string | null;
  /** What the plan before said of it. */
  note: string;
}

/**
 * The draft of the plan after this one: the same events with their months moved on and no days named, those of
 * `unfinished` first of all. `responsible` gives an event's words with the people of now.
 */
export function nextPlan(
  plan: StoredPlan,
  events: readonly StoredEvent[],
  options: { unfinished: ReadonlySet<number>; responsible: (event: StoredEvent) => string },
): NextPlan {
  const next = nextPeriod(plan);
  const sections: NextSection[] = [];
  for (const [index, event] of events.entries()) {
    const last = sections.at(-1);
    const section =
      last !== undefined && last.title === event.section ? last : { title: event.section, events: [] };
    if (section !== last) sections.push(section);
    section.events.push({
      number: String(index + 1),
      title: event.title,
      responsible: options.responsible(event),
      place: event.place,
      ...nextDeadline(event, plan, next, options.unfinished.has(event.id)),
    });
  }
  return { title: timelessTitle(plan.title), period: next.period, sections };
}

/** The title without the words of its time. */
export function timelessTitle(title: string): string {
  const words = [...title.matchAll(/\s+(?:на|за)\s+/g)];
  const at = words.findLast((match) => readPeriod(title.slice(match.index)) !== null)?.index;
  return at === undefined ? title : title.slice(0, at);
}

/** A month, a day or a year, by its words or its digits. */
const NAMES_A_TIME =
  /январ|феврал|март|апрел|(^|[^а-я])ма[йяе]([^а-я]|$)|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.\d{1,2}|\d{4}|квартал/;
const ENDS_WITH = /^(до|не позднее|в срок до|к) /;

function nextDeadline(
  event: StoredEvent,
  plan: StoredPlan,
  { period, shift }: NextPeriod,
  unfinished: boolean,
): { deadline: string; note: string } {
  const { text, kind } = event.deadline;
  // «Ежемесячно» and «в течение полугодия» mean the time of whatever plan they stand in.
  const timeless = !NAMES_A_TIME.test(lookForm(text));
  if (unfinished && kind !== "recurring" && !timeless) {
    return { deadline: monthSpanWords(monthOf(period.from), monthOf(period.from)), note: carriedOver(text) };
  }
  const dated = event.occurrences.flatMap(({ opensOn, dueOn }) => {
    const inPlan = overlap({ from: opensOn, to: dueOn }, plan);
    return inPlan === null ? [] : [inPlan];
  });
  const note = unfinished ? carriedOver(timeless ? "" : text) : "";
  // What lay outside its plan was meant for another time: it stays as it was written.
  if (timeless || dated.length === 0) return { deadline: text, note };
  const moved = dated.map(({ from, to }) =>
    movedWords({ from, to }, shift, period, ENDS_WITH.test(lookForm(text))),
  );
  const deadline = [...new Set(moved)].join(", ");
  return { deadline, note: note === "" && deadline !== lookForm(text) ? deadlineBefore(text) : note };
}

function movedWords(span: Period, shift: number, period: Period, ends: boolean): string {
  const [first, last] = [addMonths(monthOf(span.from), shift), addMonths(monthOf(span.to), shift)];
  if (ends) return untilEndOf(inside(last, period));
  return monthSpanWords(inside(first, period), inside(last, period));
}

/** A shorter half of the year has no month for each of the longer one: the nearest is taken. */
function inside(month: string, period: Period): string {
  if (firstDay(month) < period.from) return monthOf(period.from);
  return lastDay(month) > period.to ? monthOf(period.to) : month;
}
