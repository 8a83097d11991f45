import { officeTitle } from "../../people/office-texts.ts";
import type { EventParty } from "../change.ts";
import type { NamedParty } from "../plan-texts.ts";
import { readAnswering, type PlanWorld } from "../reading/responsible.ts";
import { nameKey } from "../russian-text.ts";
import type { Responsible } from "../plan.ts";

/** Names of the cluster's people and organisations by their ids. */
export interface ClusterNames {
  people: ReadonlyMap<number, string>;
  organisations: ReadonlyMap<number, string>;
}

/** Those who answer most often, by the word in a button's data. */
export const FREQUENT: Readonly<Record<string, EventParty>> = {
  director: { kind: "office", office: "director", of: null, schools: "all" },
  vr: { kind: "office", office: "deputy", of: "ВР", schools: "all" },
  uvr: { kind: "office", office: "deputy", of: "УВР", schools: "all" },
  council: { kind: "office", office: "council", of: null, schools: "all" },
};

const keyOf = (party: EventParty): string =>
  party.kind === "office"
    ? `${party.office}:${party.of ?? ""}:${JSON.stringify(party.schools)}`
    : JSON.stringify(party);

export const hasParty = (parties: readonly EventParty[], party: EventParty): boolean =>
  parties.some((known) => keyOf(known) === keyOf(party));

/** Five figures that a button carries, so that one made for another list is told apart. */
export const partyMark = (party: EventParty): number =>
  Array.from(keyOf(party), (letter) => letter.codePointAt(0) ?? 0).reduce(
    (sum, code) => (sum * 31 + code) % 99_991,
    7,
  );

export interface Answering {
  parties: EventParty[];
  responsibleText: string;
}

/** With others who answer as well; the plan's own wording stays, theirs comes after it. */
export function withParties(now: Answering, more: readonly EventParty[], words: string): Answering {
  const added = more.filter((party) => !hasParty(now.parties, party));
  if (added.length === 0) return now;
  const text = [now.responsibleText, words].filter((part) => part !== "").join(", ");
  return { parties: [...now.parties, ...added], responsibleText: text };
}

/** Without one of them: the rest is worded anew, as the plan's own words may name whoever is gone. */
export function withoutParty(now: Answering, gone: EventParty, names: ClusterNames): Answering {
  const parties = now.parties.filter((party) => keyOf(party) !== keyOf(gone));
  return { parties, responsibleText: documentWords(parties, names) };
}

/** A party with the names of now, for `partyWords`. */
export function namedParty(party: EventParty, names: ClusterNames): NamedParty {
  const organisation = (id: number): string => names.organisations.get(id) ?? "";
  if (party.kind === "person")
    return { kind: "person", name: names.people.get(party.personId) ?? "имя удалено" };
  if (party.kind === "organisation")
    return { kind: "organisation", name: organisation(party.organisationId) };
  if (party.kind === "unresolved") return party;
  const { schools } = party;
  return { ...party, schools: Array.isArray(schools) ? schools.map(organisation) : schools };
}

/** As a plan would say it: «директора школ, заместители директоров по ВР, Ветрова А.П.». */
export const documentWords = (parties: readonly EventParty[], names: ClusterNames): string =>
  parties.map((party) => partyText(namedParty(party, names))).join(", ");

const PLURAL = { director: "директора", deputy: "заместители директоров" } as const;
const SCOPES = { all: "школ", municipal: "муниципальных школ", lead: "опорной школы" } as const;

function partyText(party: NamedParty): string {
  if (party.kind === "person" || party.kind === "organisation") return party.name;
  if (party.kind === "unresolved") return party.words;
  const { office, of, schools } = party;
  if (office === "council") return "Координационный Совет";
  const title = officeTitle({ kind: office, of });
  if (office !== "director" && office !== "deputy") return title;
  if (Array.isArray(schools)) return schools.map((school) => `${title} ${school}`).join(", ");
  if (schools === "lead") return `${title} ${SCOPES.lead}`;
  const area = of === null ? "" : ` по ${of}`;
  return office === "deputy" && schools === "all"
    ? `${PLURAL.deputy}${area}`
    : `${PLURAL[office]}${area} ${SCOPES[schools]}`;
}

/** Who answers, as it was typed: only people whom the cluster has; whoever else is named stays as words. */
export function readTyped(text: string, world: PlanWorld, people: readonly string[]): Responsible {
  const read = readAnswering(text, world);
  const known = new Set(people.map(nameKey));
  const strangers = read.parties.flatMap((party) =>
    party.kind === "person" && !known.has(nameKey(party.name)) ? [party.name] : [],
  );
  return {
    ...read,
    parties: read.parties.filter((party) => party.kind !== "person" || known.has(nameKey(party.name))),
    unresolved: [...read.unresolved, ...strangers],
  };
}
