import type { OfficeKind } from "./office.ts";

/** An office that someone may ask for or be named for, with the word that names it in a button's data. */
export interface AskedOffice {
  word: string;
  kind: OfficeKind;
  of: string | null;
}

/** At a school. The chair's own office is nobody's to ask for. */
export const SCHOOL_ASKS: readonly AskedOffice[] = [
  { word: "director", kind: "director", of: null },
  { word: "vr", kind: "deputy", of: "ВР" },
  { word: "uvr", kind: "deputy", of: "УВР" },
  { word: "adviser", kind: "adviser", of: null },
  { word: "class", kind: "classTeacher", of: null },
  { word: "teacher", kind: "teacher", of: null },
];

/** Outside the schools. */
export const OTHER_ASKS: readonly AskedOffice[] = [
  { word: "curator", kind: "curator", of: null },
  { word: "head", kind: "authorityHead", of: null },
  { word: "methodist", kind: "methodist", of: null },
  { word: "union", kind: "methodicalUnionHead", of: null },
  { word: "council", kind: "council", of: null },
];

/** The office behind a button's word, where it may be asked for there; null for a forged word. */
export function askedOffice(word: string | undefined, atSchool: boolean): AskedOffice | null {
  return (atSchool ? SCHOOL_ASKS : OTHER_ASKS).find((office) => office.word === word) ?? null;
}

/** How often one chat may ask in a day: enough for a slip, too few to pester the chair. */
export const ASKS_A_DAY = 3;
