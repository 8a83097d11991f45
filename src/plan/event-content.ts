import { type Day, isDay } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { EventContent, EventParty } from "./change.ts";
import type { Deadline, EventReading, Responsible, SchoolScope, WrittenEvent } from "./plan.ts";
import { withPlace } from "./place.ts";

/** Whom the names of a reading mean in the cluster that keeps it. */
export interface NamedIds {
  organisationId(name: string): number;
  personId(name: string): number;
}

/** An event's row as the file has it, whatever the chair has settled about it since. */
export const writtenOf = (event: EventReading): WrittenEvent =>
  event.written ?? {
    number: event.number,
    section: event.section,
    title: event.title,
    deadline: event.deadline.text,
    responsible: event.responsible.text,
    place: event.place,
  };

/** An event as it was read, tied to the cluster's own people and organisations. */
export function contentOf(event: EventReading, ids: NamedIds): EventContent {
  const { number, section, title, deadline, responsible, place, form } = withPlace(event);
  const parties = eventParties(responsible, ids);
  return { number, section, title, deadline, responsibleText: responsible.text, parties, place, form };
}

/** Who answers as a cell says it, tied to rows; what fits nobody stays as words at the end. */
export function eventParties(
  { parties, unresolved }: Pick<Responsible, "parties" | "unresolved">,
  ids: NamedIds,
): EventParty[] {
  const tied = parties.map((party): EventParty => {
    if (party.kind === "person") return { kind: "person", personId: ids.personId(party.name) };
    if (party.kind === "organisation") {
      return { kind: "organisation", organisationId: ids.organisationId(party.name) };
    }
    const { office, of, schools } = party;
    return { kind: "office", office, of, schools: storedScope(schools, ids) };
  });
  return [...tied, ...unresolved.map((words): EventParty => ({ kind: "unresolved", words }))];
}

const storedScope = (scope: SchoolScope, ids: NamedIds) =>
  Array.isArray(scope) ? [...new Set(scope.map((name) => ids.organisationId(name)))] : scope;

/** The spans whose every day is known, without repeats; «до 20 мая» opens with the plan's period. */
export function datedSpans(
  deadline: Pick<Deadline, "occurrences">,
  period: Period,
): { opensOn: Day; dueOn: Day }[] {
  const spans = deadline.occurrences.flatMap(({ from, to }) => {
    if (!isDay(to) || (from !== null && !isDay(from))) return [];
    const opensOn = from ?? (period.from < to ? period.from : to);
    return opensOn <= to ? [{ opensOn, dueOn: to }] : [];
  });
  return [...new Map(spans.map((span) => [`${span.opensOn} ${span.dueOn}`, span])).values()];
}
