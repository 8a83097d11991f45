import type { OfficeKind } from "../../people/office.ts";
import type { OrganisationReading, PersonReading, Problem } from "../plan.ts";
import { isSchoolName, schoolMentioned } from "./organisation.ts";
import { isBody, nominativeBody, outsideMentioned, readOutside } from "./outside-body.ts";
import type { Mention } from "./plan-members.ts";
import { problems } from "./plan-problem-texts.ts";
import { personKey } from "./person-name.ts";
import type { Post } from "./position.ts";
import { readPost } from "./position.ts";
import type { PlanWorld } from "./responsible.ts";
import { lookForm } from "../russian-text.ts";

export interface PeopleReading {
  people: PersonReading[];
  problems: Problem[];
}

interface Person extends PersonReading {
  event: string | null;
  /** As written, where it is not said that it is the cluster's. */
  curates: string | null;
  /** How each office's post was written, in every way. */
  ways: Map<OfficeKind, string[]>;
}

/** In this order offices are told. */
const ORDER: OfficeKind[] = [
  "chair",
  "curator",
  "authorityHead",
  "director",
  "deputy",
  "adviser",
  "classTeacher",
  "methodist",
  "methodicalUnionHead",
  "teacher",
  "council",
];

/** The people that the plan names, each once; their outside bodies are added to the world's organisations. */
export function readPeople(mentions: readonly Mention[], world: PlanWorld): PeopleReading {
  const people = new Map<string, Person>();
  const found: Problem[] = [];
  const slips = new Set<string>();
  for (const mention of mentions) {
    const { written, name, slip } = mention.found;
    if ((slip || world.people.slipOf(name) !== null) && !slips.has(written)) {
      slips.add(written);
      found.push(problems.nameSlip(mention.event, written, world.people.nameOf(name)));
    }
    addMention(people, mention, world);
  }
  for (const person of people.values()) {
    if (
      person.organisation === null &&
      !(world.singleSchool && schoolsOf(world).length === 0) &&
      person.offices.every((held) => !CLUSTER_WIDE.has(held.office) || held.office === "council")
    ) {
      found.push(problems.noOrganisation(person.event, person.name, person.position));
    }
    if (person.curates !== null) found.push(problems.whoseCurator(person.event, person.name, person.curates));
    for (const ways of person.ways.values()) {
      if (ways.length > 1) found.push(problems.duplicateNaming(person.name, ways));
    }
    person.offices.sort((a, b) => ORDER.indexOf(a.office) - ORDER.indexOf(b.office));
  }
  return {
    people: [...people.values()].map(({ name, position, organisation, offices }) => ({
      name,
      position,
      organisation,
      offices,
    })),
    problems: found,
  };
}

/** Offices of the cluster or the district, which no school fills. */
const CLUSTER_WIDE: ReadonlySet<OfficeKind> = new Set(["chair", "council", "curator", "authorityHead"]);

function addMention(people: Map<string, Person>, mention: Mention, world: PlanWorld): void {
  const name = world.people.nameOf(mention.found.name);
  const key = personKey(name);
  const person: Person = people.get(key) ?? {
    name,
    position: "",
    organisation: null,
    offices: [],
    event: mention.event,
    curates: null,
    ways: new Map(),
  };
  people.set(key, person);
  if (person.position === "") person.position = mention.posts.join(", ");
  for (const written of mention.posts) {
    const post = readPost(written);
    const organisation = organisationOf(written, post, mention, world);
    person.organisation ??= organisation;
    if (post?.office === null || post === null) continue;
    if (post.office === "curator" && !isCuratorOf(written, post, world)) {
      person.curates ??= written;
      continue;
    }
    hold(
      person,
      post.office,
      post.of,
      CLUSTER_WIDE.has(post.office) && post.office !== "authorityHead" ? null : organisation,
    );
    // «директор» alone is no other way to call her.
    const told = post.rest !== "" && lookForm(post.rest) !== "школы";
    if (told && !mention.approval && !CLUSTER_WIDE.has(post.office)) noteWay(person, post.office, written);
  }
  if (world.singleSchool) person.organisation ??= schoolsOf(world)[0]?.shortName ?? null;
  person.organisation ??= mention.beside;
  if (mention.council) hold(person, "council", null, null);
}

/** A curator sees everything: «куратор» of a school's own mentoring, «куратор проекта» are not the cluster's. */
const isCuratorOf = (written: string, { rest }: Post, world: PlanWorld): boolean =>
  /кластер|(образовательн[а-я]+|ого) округ/.test(lookForm(written)) || (world.council && rest === "");

function hold(person: Person, office: OfficeKind, of: string | null, organisation: string | null): void {
  const same = person.offices.find((held) => held.office === office && held.of === of);
  if (same === undefined) person.offices.push({ office, of, organisation });
  else if (same.organisation === null) same.organisation = organisation;
  else if (organisation !== null && same.organisation !== organisation)
    person.offices.push({ office, of, organisation });
}

function noteWay(person: Person, office: OfficeKind, written: string): void {
  const ways = person.ways.get(office) ?? [];
  if (!ways.some((way) => lookForm(way) === lookForm(written))) ways.push(written);
  person.ways.set(office, ways);
}

const schoolsOf = (world: PlanWorld): OrganisationReading[] =>
  world.organisations.filter((organisation) => organisation.kind === "school");

/** The short name of the organisation where the post is held, or null where nothing tells it. */
function organisationOf(
  written: string,
  post: Post | null,
  mention: Mention,
  world: PlanWorld,
): string | null {
  const rest = post?.rest ?? written;
  const school = schoolMentioned(rest, schoolsOf(world));
  if (school === null && /(опорн|базов)[а-я]+ школ/.test(lookForm(rest)))
    return world.organisations.find((organisation) => organisation.lead)?.shortName ?? null;
  if (school !== null && isNoBoarding(rest)) return school.shortName;
  if (rest !== "" && !isSchoolName(rest) && isNamed(rest)) return outside(rest, world).shortName;
  if (post?.office === "authorityHead")
    return outsideMentioned(nominativeBody(rest), world.organisations)?.shortName ?? null;
  if (world.singleSchool) return schoolsOf(world)[0]?.shortName ?? null;
  return post !== null && post.office !== null && !CLUSTER_WIDE.has(post.office) ? mention.beside : null;
}

/** «РУО Лугового района» is a body; «музея» in «руководитель музея» is a common word in its case. */
const isNamed = (text: string): boolean =>
  isBody(text) && (/^[А-ЯЁ«"]/.test(text) || /образовательного округа/.test(text));

const isNoBoarding = (text: string): boolean => !/интернат|(^|[^а-я])ши([^а-я]|$)/.test(lookForm(text));

/** The outside body of this name, added where it is new. */
export function outside(name: string, world: PlanWorld): OrganisationReading {
  const known = outsideMentioned(name, world.organisations);
  if (known !== null) return known;
  const organisation = readOutside(name);
  world.organisations.push(organisation);
  return organisation;
}
