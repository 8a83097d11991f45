import { chairOf, isSlip } from "./doubt.ts";
import { personKey } from "../reading/person-name.ts";
import type { Party, PlanReading, Problem } from "../plan.ts";

/* What the chair says about the people of a plan that has been read. */

export const withoutProblems = (reading: PlanReading, gone: (problem: Problem) => boolean): PlanReading => ({
  ...reading,
  problems: reading.problems.filter((problem) => !gone(problem)),
});

/** What the doubt of this key has told. */
export function isMended(problem: Problem, key: string): boolean {
  if (key === "slips") return isSlip(problem);
  if (!key.startsWith("curator:")) return key === `name:${problem.message}`;
  return problem.code === "whose-curator" && problem.message.startsWith(key.slice("curator:".length));
}

export function withoutChair(reading: PlanReading): PlanReading {
  const chair = chairOf(reading.people);
  return {
    ...reading,
    people: reading.people.map((person) =>
      person === chair
        ? { ...person, offices: person.offices.filter(({ office }) => office !== "chair") }
        : person,
    ),
  };
}

export function withDirector(reading: PlanReading, school: string, name: string): PlanReading {
  const office = { office: "director" as const, of: null, organisation: school };
  const known = reading.people.find((person) => personKey(person.name) === personKey(name));
  const people =
    known === undefined
      ? [...reading.people, { name, position: "", organisation: school, offices: [office] }]
      : reading.people.map((person) =>
          person === known
            ? { ...person, organisation: person.organisation ?? school, offices: [...person.offices, office] }
            : person,
        );
  const settled = { ...reading, people };
  return withoutProblems(
    settled,
    ({ code, message }) => code === "no-person" && message.startsWith(`${school}:`),
  );
}

export function withCurator(reading: PlanReading, name: string, key: string): PlanReading {
  const office = { office: "curator" as const, of: null, organisation: null };
  const people = reading.people.map((person) =>
    person.name === name ? { ...person, offices: [...person.offices, office] } : person,
  );
  return withoutProblems({ ...reading, people }, (problem) => isMended(problem, key));
}

export function withOneDirector(reading: PlanReading, school: string, name: string): PlanReading {
  const people = reading.people.map((person) =>
    person.name === name
      ? person
      : {
          ...person,
          offices: person.offices.filter(
            ({ office, organisation }) => office !== "director" || organisation !== school,
          ),
        },
  );
  const settled = { ...reading, people };
  return withoutProblems(
    settled,
    ({ code, message }) => code === "same-post" && message.startsWith(`${school}:`),
  );
}

export function atSchool(reading: PlanReading, name: string, school: string): PlanReading {
  const people = reading.people.map((person) =>
    person.name === name
      ? {
          ...person,
          organisation: school,
          offices: person.offices.map((held) =>
            held.organisation === null && !OF_NO_SCHOOL.has(held.office)
              ? { ...held, organisation: school }
              : held,
          ),
        }
      : person,
  );
  const settled = { ...reading, people };
  return withoutProblems(
    settled,
    ({ code, message }) => code === "no-organisation" && message.startsWith(name),
  );
}

const OF_NO_SCHOOL: ReadonlySet<string> = new Set(["chair", "council", "curator", "authorityHead"]);

/** A name that was mended wrongly; where the right one is in the plan already the two become one person. */
export function renamed(reading: PlanReading, from: string, to: string, key: string): PlanReading {
  const known = reading.people.find(
    (person) => personKey(person.name) === personKey(to) && person.name !== from,
  );
  const name = known?.name ?? to;
  const wrong = reading.people.find((person) => person.name === from);
  const people = reading.people.flatMap((person) => {
    if (person.name === from) return known === undefined ? [{ ...person, name }] : [];
    if (person !== known || wrong === undefined) return [person];
    return [{ ...person, offices: [...person.offices, ...wrong.offices] }];
  });
  const rename = (party: Party): Party =>
    party.kind === "person" && party.name === from ? { ...party, name } : party;
  const events = reading.events.map((event) => ({
    ...event,
    responsible: { ...event.responsible, parties: distinct(event.responsible.parties.map(rename)) },
  }));
  return withoutProblems({ ...reading, people, events }, (problem) => isMended(problem, key));
}

/** Whoever was named for an event and stands nowhere else in the plan is one of its people from now on. */
export function withNewPeople(reading: PlanReading, parties: readonly Party[]): PlanReading {
  const known = new Set(reading.people.map(({ name }) => personKey(name)));
  const fresh = parties.flatMap((party) =>
    party.kind === "person" && !known.has(personKey(party.name))
      ? [{ name: party.name, position: "", organisation: null, offices: [] }]
      : [],
  );
  return fresh.length === 0 ? reading : { ...reading, people: [...reading.people, ...fresh] };
}

export const distinct = (parties: readonly Party[]): Party[] => [
  ...new Map(parties.map((party) => [JSON.stringify(party), party])).values(),
];
