import { POLICIES } from "../reminders/policy.ts";
import { QUIET_FROM, QUIET_TO } from "../reminders/quiet-hours.ts";
import type { Hour } from "../reminders/wishes.ts";
import { KEPT_CHOICES } from "../retention/past.ts";
import { zoneOfCode } from "./zones.ts";

/** What can be set by choosing one value: of one's own reminders, and of the cluster. */
export const OWN_FIELDS = ["at", "weekends", "holidays"] as const;
export const CLUSTER_FIELDS = ["hour", "policy", "due", "zone", "weekLetter", "monthLetter", "kept"] as const;
/** Those that are only on or off: there is nothing to choose from. */
export const SWITCHES = ["weekends", "holidays", "weekLetter", "monthLetter"] as const;

export type OwnField = (typeof OWN_FIELDS)[number];
export type ClusterField = (typeof CLUSTER_FIELDS)[number];
export type Field = OwnField | ClusterField;
export type Switch = (typeof SWITCHES)[number];

export const isSwitch = (field: Field): field is Switch => SWITCHES.some((one) => one === field);

/**
 * A value as it stands in a button's data: «0830» or «none» for an hour, «1» or «0», a preset's code, a day of the
 * month, a zone's code, a number of months or «none».
 */
export type Word = string;

export const NONE: Word = "none";

export const isOwn = (field: Field): field is OwnField => OWN_FIELDS.some((one) => one === field);

export const readField = (word: string | undefined): Field | null =>
  [...OWN_FIELDS, ...CLUSTER_FIELDS].find((field) => field === word) ?? null;

/** The value, where it is one of this field's; a button's data may be made by hand. */
export function readWord(field: Field, word: string | undefined): Word | null {
  if (word === undefined) return null;
  const fits: Record<Field, () => boolean> = {
    at: () => word === NONE || isHourWord(word),
    hour: () => word === NONE || isHourWord(word),
    weekends: () => isSwitchWord(word),
    holidays: () => isSwitchWord(word),
    weekLetter: () => isSwitchWord(word),
    monthLetter: () => isSwitchWord(word),
    kept: () => KEPT_CHOICES.some((months) => wordOfMonths(months) === word),
    policy: () => POLICIES.some(({ code }) => code === word),
    due: () => /^[1-9]\d?$/.test(word) && Number(word) <= LAST_DUE_DAY,
    zone: () => zoneOfCode(word) !== null,
  };
  return fits[field]() ? word : null;
}

const isSwitchWord = (word: string): boolean => word === "0" || word === "1";

export const wordOfMonths = (months: number | null): Word => months?.toString() ?? NONE;
export const monthsOfWord = (word: Word): number | null => (word === NONE ? null : Number(word));

/** Every month has it. */
export const LAST_DUE_DAY = 28;

const isHourWord = (word: string): boolean =>
  /^\d{4}$/.test(word) && isWaking(`${word.slice(0, 2)}:${word.slice(2)}`);

/** «08:30» from «0830», null from «none». */
export const hourOfWord = (word: Word): Hour | null =>
  word === NONE ? null : `${word.slice(0, 2)}:${word.slice(2)}`;

export const wordOfHour = (hour: Hour | null): Word => hour?.replace(":", "") ?? NONE;

/** Digests go between the quiet hours alone. */
const isWaking = (hour: Hour): boolean => {
  const [h, m] = hour.split(":").map(Number);
  return h !== undefined && m !== undefined && m < 60 && h >= QUIET_TO && h < QUIET_FROM;
};

/** «8:30», «8.30», «в 8», «08-30» as a person types it; "quiet": nobody is disturbed at it. */
export function readHour(text: string): { hour: Hour } | "quiet" | "unread" {
  const match = /^\s*(?:в\s+)?(\d{1,2})(?:\s*[:.\-–]\s*(\d{2}))?\s*(?:ч\.?|час[а-я]*)?\s*\.?\s*$/iu.exec(
    text,
  );
  if (match === null) return "unread";
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return "unread";
  const read = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return isWaking(read) ? { hour: read } : "quiet";
}

/** The hours that are offered. */
export const HOUR_CHOICES: readonly Hour[] = Array.from(
  { length: 11 },
  (_, i) => `${String(8 + i).padStart(2, "0")}:00`,
);
