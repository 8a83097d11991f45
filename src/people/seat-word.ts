import { askedOffice, OTHER_ASKS, SCHOOL_ASKS } from "./join-request.ts";
import type { OfficeKind } from "./office.ts";

/** An office as it stands at a place, or (no organisation) outside the schools. */
export interface PlacedOffice {
  kind: OfficeKind;
  of: string | null;
  organisationId: number | null;
}

/**
 * «director_12», «vr_12», «curator_0»: Telegram's button data is ASCII, so offices go as the words by which they are
 * asked for. Null for one that has no word, a deputy of some other area: such a seat gets no button.
 */
export function seatWord({ kind, of, organisationId }: PlacedOffice): string | null {
  const asks = organisationId === null ? OTHER_ASKS : SCHOOL_ASKS;
  const found = asks.find((office) => office.kind === kind && office.of === of);
  return found === undefined ? null : `${found.word}_${organisationId ?? 0}`;
}

/** The seat of a word that came from outside, or null; whether there is such a school is not known here. */
export function readSeatWord(word: string | undefined): PlacedOffice | null {
  const [, name, id] = /^([a-z]{1,12})_(0|[1-9]\d{0,9})$/.exec(word ?? "") ?? [];
  const organisationId = id === undefined || id === "0" ? null : Number(id);
  const office = askedOffice(name, organisationId !== null);
  return office === null ? null : { kind: office.kind, of: office.of, organisationId };
}
