import type { SchoolSeat } from "./staff.ts";

/** Telegram's button data is ASCII: a deputy's area goes as a word. */
const AREAS: readonly (readonly [string, string])[] = [
  ["vr", "ВР"],
  ["uvr", "УВР"],
];

/** «director_12», «vr_12»; null for a deputy of an area that has no word: such a seat gets no button. */
export function seatWord(seat: SchoolSeat): string | null {
  if (seat.kind === "director") return `director_${seat.organisationId}`;
  const area = AREAS.find(([, of]) => of === seat.of);
  return area === undefined ? null : `${area[0]}_${seat.organisationId}`;
}

/** The seat of a word that came from outside, or null; whether there is such a school is not known here. */
export function readSeatWord(word: string | undefined): SchoolSeat | null {
  const match = /^(director|vr|uvr)_([1-9]\d{0,9})$/.exec(word ?? "");
  if (match === null) return null;
  const organisationId = Number(match[2]);
  const area = AREAS.find(([name]) => name === match[1]);
  return area === undefined
    ? { kind: "director", of: null, organisationId }
    : { kind: "deputy", of: area[1], organisationId };
}
