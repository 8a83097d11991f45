import { oneSlipApart } from "../deadline/month-names.ts";
import { isSchoolItself, isSchoolName } from "./organisation.ts";
import { isOutsideName } from "./outside-body.ts";
import type { NameFound } from "./person-name.ts";
import { findNames, personKey } from "./person-name.ts";
import { readPost } from "./position.ts";
import { lookForm } from "../russian-text.ts";

/** One place where a person is named. */
export interface Naming {
  found: NameFound;
  posts: readonly string[];
  /** In the list of members or in the approval, and not in a row of the plan. */
  listed: boolean;
  /** The posts stand before the name, so they are this person's for certain. */
  postFirst: boolean;
}

/** Who is who: the many writings of one person's name brought to one. */
export interface KnownPeople {
  /** The name by which this one is known: «Якурнова Т.В.» for «Якурнава Т.В.». */
  nameOf: (name: string) => string;
  /** The list's name where this writing is a slip of it, else null. */
  slipOf: (name: string) => string | null;
  /** The only one of this surname, in whatever case, or null. */
  bySurname: (surname: string) => string | null;
  /** Whether a post that stands after the name can be this person's own. */
  holds: (name: string, post: string) => boolean;
  /** Whether nothing is known against it: of no other post, and nobody else in this one. */
  mayHold: (name: string, post: string) => boolean;
}

export const NOBODY_KNOWN: KnownPeople = {
  nameOf: (name) => name,
  slipOf: () => null,
  bySurname: () => null,
  holds: () => true,
  mayHold: () => true,
};

/** The people of a list of names: what is typed later is held against them. */
export const peopleNamed = (names: readonly string[]): KnownPeople =>
  knownPeople(
    names.flatMap((name) =>
      findNames(name).map((found) => ({ found, posts: [], listed: true, postFirst: false })),
    ),
  );

/**
 * Slips of one letter are mended only against the list of people, and only where nobody else could be meant: two people
 * with close names («Иванов А.А.» and «Иванова А.А.», «Петров А.И.» and «Петров А.Н.») stay two.
 */
export function knownPeople(namings: readonly Naming[]): KnownPeople {
  const shown = new Map<string, string>();
  const listed = new Set<string>();
  for (const { found, listed: inList } of namings) {
    const key = personKey(found.name);
    if (inList) listed.add(key);
    // «ё» is written by those who know the name.
    const before = shown.get(key);
    if (before === undefined || (/ё/i.test(found.name) && !/ё/i.test(before))) shown.set(key, found.name);
  }
  const people = [...shown].map(([key, name]) => ({ key, name, ...partsOf(name) }));
  const bySurname = Map.groupBy(people, ({ surname }) => surname);
  const byInitials = Map.groupBy(
    people.filter(({ key }) => listed.has(key)),
    ({ initials }) => initials,
  );
  const same = new Map<string, string>();
  const slips = new Map<string, string>();
  for (const { key, surname, initials } of people) {
    if (listed.has(key)) continue;
    const inCase = nominatives(surname).flatMap((form) =>
      (bySurname.get(form) ?? []).filter((one) => one.initials === initials),
    );
    const shorter =
      initials.length === 1
        ? (bySurname.get(surname) ?? []).filter(
            (one) => one.initials.length > 1 && one.initials.startsWith(initials),
          )
        : [];
    const slip = (byInitials.get(initials) ?? []).filter((one) => isSlip(surname, one.surname));
    const meant = [inCase, shorter, slip].find((found) => found.length > 0);
    if (meant?.length !== 1 || meant[0] === undefined) continue;
    same.set(key, meant[0].name);
    if (meant === slip) slips.set(key, meant[0].name);
  }
  const nameOf = (name: string): string => {
    const key = personKey(name);
    return same.get(key) ?? shown.get(key) ?? name;
  };
  const posts = certainPosts(namings, nameOf);
  const alone = new Map<string, number>();
  for (const { found, posts } of namings) {
    const key = personKey(nameOf(found.name));
    if (posts.length === 0) alone.set(key, (alone.get(key) ?? 0) + 1);
  }
  return {
    nameOf,
    slipOf: (name) => slips.get(personKey(name)) ?? null,
    bySurname: (surname) => {
      const form = lookForm(surname);
      const found = [form, ...nominatives(form)]
        .map((one) => bySurname.get(one) ?? [])
        .find((one) => one.length > 0);
      const names = new Set(found?.map(({ name }) => nameOf(name)));
      return names.size === 1 ? ([...names][0] ?? null) : null;
    },
    holds: (name, post) => {
      const key = personKey(nameOf(name));
      const known = posts.get(key);
      const read = readPost(post);
      const oftenAlone = (alone.get(key) ?? 0) > 3;
      // «Дрягина Е.Л., МБОУ СОШ № 2»: a school that stands beside her once in many rows answers for itself.
      if (read === null && isSchoolItself(post)) return !oftenAlone;
      // A post with its place, «методист ИМЦ», is said of someone, but «учитель химии» may be another beside her.
      const another =
        oftenAlone && (read?.office === null || (read?.office === "teacher" && !isPlace(read.rest)));
      if (known?.length === 0 && read?.rest !== "" && !another) return true;
      return known === undefined || known.some((own) => samePost(own, post));
    },
    mayHold: (name, post) => {
      const key = personKey(nameOf(name));
      const own = posts.get(key) ?? [];
      return own.length > 0
        ? own.some((each) => samePost(each, post))
        : ![...posts].some(([other, held]) => other !== key && held.some((each) => samePost(each, post)));
    },
  };
}

function partsOf(name: string): { surname: string; initials: string } {
  const at = name.lastIndexOf(" ");
  return {
    surname: lookForm(at === -1 ? name : name.slice(0, at)),
    initials: at === -1 ? "" : lookForm(name.slice(at + 1)).replace(/[^а-я]/g, ""),
  };
}

/** A person's posts as far as they are certain: those of the list, those before the name or after a whole one, else those of the first place. */
function certainPosts(namings: readonly Naming[], nameOf: (name: string) => string): Map<string, string[]> {
  const certain = new Map<string, string[]>();
  const first = new Map<string, string[]>();
  for (const { found, posts, listed, postFirst } of namings) {
    const key = personKey(nameOf(found.name));
    if (!first.has(key)) first.set(key, [...posts]);
    // «Зорина Алёна Викторовна, педагог-организатор»: a whole name introduces its person.
    const whole = /[а-яё]{2}\s+[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]/.test(found.written);
    if ((listed || postFirst || whole) && posts.length > 0)
      certain.set(key, [...(certain.get(key) ?? []), ...posts]);
  }
  for (const [key, posts] of first) if (!certain.has(key)) certain.set(key, posts);
  return certain;
}

const isPlace = (text: string): boolean => isSchoolName(text) || isOutsideName(text);

const OF_COUNCIL: ReadonlySet<string> = new Set(["chair", "council", "curator"]);

/** «директор школы» and «директор КОГОБУ СШ пгт Лесное» can be one post; anyone may sit in the Council beside it. */
function samePost(own: string, post: string): boolean {
  const a = readPost(own);
  const b = readPost(post);
  if (b === null || b.office === null || a === null || a.office === null) return wordOf(own) === wordOf(post);
  if (OF_COUNCIL.has(b.office)) return true;
  if (b.office === "teacher" && a.office === "teacher") return wordOf(own) === wordOf(post);
  return a.office === b.office && (a.of === null || b.of === null || a.of === b.of);
}

const wordOf = (post: string): string =>
  lookForm(post)
    .split(/[\s,.]+/)
    .slice(0, 2)
    .join(" ")
    .slice(0, 9);

const CASES: [RegExp, string[]][] = [
  [/ой$/, ["а", "ая"]],
  [/ей$/, ["а", "я", "ая"]],
  [/ую$/, ["ая"]],
  [/ому$/, ["ый", "ий", "ой"]],
  [/ого$/, ["ый", "ий", "ой"]],
  [/им$/, ["ий"]],
  [/ым$/, ["", "ый", "ой"]],
  [/у$/, ["", "а"]],
  [/ом$/, [""]],
  [/ем$/, ["", "ь"]],
  [/ю$/, ["ь", "й", "я"]],
];

/** «Ивановой» as «Иванова»: the surnames of which this could be a case. */
const nominatives = (surname: string): string[] =>
  CASES.flatMap(([ending, forms]) =>
    ending.test(surname) ? forms.map((form) => surname.replace(ending, form)) : [],
  );

/** One slip; not in the first letter, and not one that only tells a man's surname from a woman's. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || a[0] !== b[0]) return false;
  const gender = (form: string): string => form.replace(/(а|ая|ый|ий|ой)$/, "");
  return gender(a) !== gender(b) && oneSlipApart(a, b);
}
