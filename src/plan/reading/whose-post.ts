import { isSchoolOffice } from "../../people/office.ts";
import { isSchoolItself, isSchoolName, readSchool, schoolMentioned } from "./organisation.ts";
import { isOutsideName } from "./outside-body.ts";
import type { NameFound } from "./person-name.ts";
import { personKey } from "./person-name.ts";
import { type Post, readPost } from "./position.ts";
import { lookForm } from "../russian-text.ts";

/**
 * Whose a post is that stands beside a name: that person's own or another's, for certain or by what is usual. What is
 * only usual is asked about.
 */
export type Whose = "own" | "likely" | "unlikely" | "other";

export const isOwn = (whose: Whose): boolean => whose === "own" || whose === "likely";
export const isDoubtful = (whose: Whose): boolean => whose === "likely" || whose === "unlikely";

/** One place where a person is named, in the order of the document. */
export interface PostNaming {
  found: NameFound;
  posts: readonly string[];
  /** Of these the ones that only stand beside the name. */
  perhaps: readonly string[];
  /** In the list of members or in the approval, and not in a row of the plan. */
  listed: boolean;
  /** The school in whose row of the list it stands. */
  beside: string | null;
}

export interface PostsKnown {
  /** A post on its own after the name or below it; `already` counts those taken before it. */
  after: (name: string, post: string, already: number) => Whose;
  /** A post on the line over the name. */
  over: (name: string, post: string) => Whose;
}

/** What one person is called throughout the document. */
interface Held {
  /** In the list, the approval, or in one breath with the name. */
  certain: string[];
  /** Of these the ones that the list or the approval tells. */
  listed: string[];
  /** The schools in whose rows of the list the person stands. */
  places: string[];
  /** Beside the name in a row of the plan, in order; null for a row where the name stands alone. */
  said: (string | null)[];
}

/** So often named alone before, a person is not introduced any more. */
const WELL_KNOWN = 3;

/** More than so many who are said to hold one office are no plan's. */
const MOST_SEATS = 200;

/** What the document tells of everybody's posts; `nameOf` brings the writings of one name together. */
export function postsKnown(namings: readonly PostNaming[], nameOf: (name: string) => string): PostsKnown {
  const keyOf = (name: string): string => personKey(nameOf(name));
  const people = heldBy(namings, keyOf);
  const seats = new Map<string, { key: string; post: string }[]>();
  for (const [key, { certain }] of people) {
    for (const post of certain) {
      const office = readPost(post)?.office ?? "";
      const known = seats.get(office) ?? [];
      if (known.length < MOST_SEATS) seats.set(office, [...known, { key, post }]);
    }
  }
  const heldByAnother = (key: string, post: string): boolean =>
    (seats.get(readPost(post)?.office ?? "") ?? []).some(
      (seat) => seat.key !== key && isSeatOf(seat.post, post),
    );
  const whose = (name: string, post: string): Whose => {
    const key = keyOf(name);
    const held = people.get(key);
    if (held === undefined) return "likely";
    const read = readPost(post);
    if (read === null) return whosePlace(held, post);
    const said = byList(held, post, read);
    if (said !== null) return said;
    if (heldByAnother(key, post)) return "unlikely";
    return bySaid(held.said, (other) => samePost(other, post), read.rest !== "");
  };
  const introduces = introducing(namings, (name, post) => {
    const read = readPost(post);
    const held = people.get(keyOf(name));
    return read === null || held === undefined ? null : byList(held, post, read);
  });
  return {
    after: (name, post, already) => {
      const read = readPost(post);
      const found = whose(name, post);
      // After a name comes one post of that person, and beside it only a seat in the Council.
      const mayBeOwn = already === 0 || (already < 4 && OF_COUNCIL.has(read?.office ?? ""));
      if (!mayBeOwn) return isOwn(found) ? "unlikely" : found;
      const first = people.get(keyOf(name))?.said[0] === post;
      return found === "likely" && introduces && first && read !== null && read.rest !== "" ? "own" : found;
    },
    over: (name, post) => {
      const found = whose(name, post);
      return found === "unlikely" ? "likely" : found;
    },
  };
}

/** What every person is called throughout the document. */
function heldBy(namings: readonly PostNaming[], keyOf: (name: string) => string): Map<string, Held> {
  const people = new Map<string, Held>();
  for (const { found, posts, perhaps, listed, beside } of namings) {
    const key = keyOf(found.name);
    const held = people.get(key) ?? { certain: [], listed: [], places: [], said: [] };
    people.set(key, held);
    // «Зорина Алёна Викторовна, педагог-организатор»: a whole name introduces its person.
    const whole = /[а-яё]{2}\s+[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]/.test(found.written);
    held.certain.push(...posts.filter((post) => listed || whole || !perhaps.includes(post)));
    if (listed) held.listed.push(...posts);
    if (beside !== null) held.places.push(beside);
    if (!listed) held.said.push(posts[0] ?? null);
  }
  return people;
}

/** Whether a plan puts a person's own post after the name, as far as its list can tell: then it does so throughout. */
function introducing(
  namings: readonly PostNaming[],
  byListOf: (name: string, post: string) => Whose | null,
): boolean {
  const told = namings.flatMap(({ found, perhaps, listed }) =>
    listed ? [] : perhaps.map((post) => byListOf(found.name, post)),
  );
  return told.filter((whose) => whose === "own").length > 2 && !told.includes("other");
}

/** What the list, the approval and the posts said in one breath with the name tell; null where they tell nothing. */
function byList(
  { certain, listed, places, said }: Held,
  post: string,
  { office, of, rest }: Post,
): Whose | null {
  const elsewhere =
    isSchoolName(rest) && places.length > 0 && !places.some((place) => isSamePlace(place, rest));
  if (!elsewhere && certain.some((own) => samePost(own, post))) return "own";
  const offices = certain.map((own) => readPost(own));
  // A director called that of another school: a slip in the school's name is likelier than a second director.
  if (isSchoolName(rest) && offices.some((own) => own?.office === office && own.of === of)) return "likely";
  if (office === "council") return "own";
  // What is listed is a person's whole office, but a seat in the Council and a class have another beside them.
  const whole = offices.some((own) => !OF_COUNCIL.has(own?.office ?? "") && !hasClass(own?.office, office));
  if (!whole || OF_COUNCIL.has(office ?? "")) return null;
  // «Начальник лагеря Устинова С.В.» of one row is not all that she is, where rows call her something else again and again.
  const again = said.filter((other) => other !== null && samePost(other, post)).length > 1;
  return listed.length === 0 && again ? "likely" : "other";
}

/**
 * Out of how the rows name the person: a name is introduced once, and stands alone after it. A post that says of what it
 * is, «методист ИМЦ», is said of someone even so.
 */
function bySaid(said: readonly (string | null)[], isSame: (post: string) => boolean, isFull: boolean): Whose {
  const first = said.findIndex((post) => post !== null && isSame(post));
  const before = (first === -1 ? said : said.slice(0, first)).filter((post) => post === null).length;
  if (before >= WELL_KNOWN) return "other";
  const posts = said.filter((post) => post !== null);
  const others = posts.filter((post) => !isSame(post)).length;
  const isFirst = posts[0] === undefined || isSame(posts[0]);
  if (others > 0 && (before > 0 || !isFirst)) return "unlikely";
  if (before > 0) return isFull || posts.length > 1 ? "likely" : "unlikely";
  return others === 0 && posts.length > 1 ? "own" : "likely";
}

/** «Фокеева И.А., Гимназия»: where she works, or a school that answers beside her. */
function whosePlace({ certain, places, said }: Held, school: string): Whose {
  const known = [...places, ...certain.map((post) => readPost(post)?.rest ?? post).filter(isPlace)];
  if (known.length > 0) return known.some((place) => isSamePlace(place, school)) ? "own" : "other";
  // «Жуйкова Р.А., МКОУ СОШ № 2» of a methodist: a school is where those of its own offices work.
  const elsewhere = certain.some((post) => {
    const { office = null } = readPost(post) ?? {};
    return (
      office !== "teacher" && !OF_COUNCIL.has(office ?? "") && (office === null || !isSchoolOffice(office))
    );
  });
  const whose = bySaid(said, (post) => isSchoolItself(post) && isSamePlace(post, school), false);
  return elsewhere && whose === "likely" ? "unlikely" : whose;
}

const isPlace = (text: string): boolean => isSchoolName(text) || isOutsideName(text);

const isSamePlace = (a: string, b: string): boolean =>
  lookForm(a) === lookForm(b) || schoolMentioned(b, [readSchool(a)]) !== null;

const OF_COUNCIL: ReadonlySet<string> = new Set(["chair", "council", "curator"]);

/** Who is known as a teacher may have a class as well. */
const hasClass = (known: string | null | undefined, post: string | null): boolean =>
  known === "teacher" && post === "classTeacher";

/** «директор школы» and «директор КОГОБУ СШ пгт Лесное» can be one post. */
function samePost(own: string, post: string): boolean {
  const a = readPost(own);
  const b = readPost(post);
  if (b === null || b.office === null || a === null || a.office === null) return wordOf(own) === wordOf(post);
  if (b.office === "teacher" && a.office === "teacher") return wordOf(own) === wordOf(post);
  const apart = isSchoolName(a.rest) && isSchoolName(b.rest) && !isSamePlace(a.rest, b.rest);
  return a.office === b.office && (a.of === null || b.of === null || a.of === b.of) && !apart;
}

/** A post of which there is one, said with the same place: it cannot be somebody else's too. */
function isSeatOf(own: string, post: string): boolean {
  const a = readPost(own);
  const b = readPost(post);
  if (a === null || b === null || a.office !== b.office) return false;
  if (b.office === "authorityHead") return true;
  // «куратор проекта» is not the cluster's curator.
  if (b.office === "chair" || b.office === "curator") return /^$|кластер|округ|совет/.test(lookForm(b.rest));
  if (b.office !== "director" && b.office !== "deputy") return false;
  return a.of === b.of && a.rest !== "" && b.rest !== "" && isSamePlace(a.rest, b.rest);
}

/** «педагог-психолог» is a «психолог», «соц. педагог» a «социальный педагог». */
const wordOf = (post: string): string =>
  lookForm(post)
    .replace(/^(?:педагог|учитель)-(?=[а-я])/, "")
    .replace(/^соц\. ?/, "социальный ")
    .split(/[\s,.]+/)
    .slice(0, 2)
    .join(" ")
    .slice(0, 9);
