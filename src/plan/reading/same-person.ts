import { oneSlipApart } from "../deadline/month-names.ts";
import type { NameFound } from "./person-name.ts";
import { findNames, personKey } from "./person-name.ts";
import { lookForm } from "../russian-text.ts";

/** One place where a person is named. */
export interface Naming {
  found: NameFound;
  /** In the list of members or in the approval, and not in a row of the plan. */
  listed: boolean;
}

/** Who is who: the many writings of one person's name brought to one. */
export interface KnownPeople {
  /** The name by which this one is known: «Якурнова Т.В.» for «Якурнава Т.В.». */
  nameOf: (name: string) => string;
  /** The list's name where this writing is a slip of it, else null. */
  slipOf: (name: string) => string | null;
  /** The only one of this surname, in whatever case, or null. */
  bySurname: (surname: string) => string | null;
}

export const NOBODY_KNOWN: KnownPeople = {
  nameOf: (name) => name,
  slipOf: () => null,
  bySurname: () => null,
};

/** The people of a list of names: what is typed later is held against them. */
export const peopleNamed = (names: readonly string[]): KnownPeople =>
  knownPeople(names.flatMap((name) => findNames(name).map((found) => ({ found, listed: true }))));

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
  };
}

function partsOf(name: string): { surname: string; initials: string } {
  const at = name.lastIndexOf(" ");
  return {
    surname: lookForm(at === -1 ? name : name.slice(0, at)),
    initials: at === -1 ? "" : lookForm(name.slice(at + 1)).replace(/[^а-я]/g, ""),
  };
}

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
