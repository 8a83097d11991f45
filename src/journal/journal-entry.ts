import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import type { Period } from "../calendar/period.ts";
import type { HtmlPart } from "../telegram/html.ts";

/** What an entry is about, as far as it is still there. */
export type About =
  | { kind: "person"; name: string }
  | { kind: "event"; number: string | null; title: string; period: Period }
  | { kind: "duty"; number: string | null; title: string; school: string | null; dueOn: Day }
  | { kind: "report"; school: string; month: Month }
  | { kind: "month"; month: Month }
  | { kind: "request"; what: string }
  | { kind: "school"; name: string }
  | { kind: "nothing" };

/** One entry of the audit log with what its words need. */
export interface JournalEntry {
  id: number;
  /** UTC instant. */
  at: string;
  /** Null: no member of the cluster; empty: one who has asked to be forgotten. */
  by: string | null;
  /** One of `people/audit-action.ts`, or of an older version of the program. */
  action: string;
  about: About;
  before: Json;
  after: Json;
}

export type Json = Readonly<Record<string, unknown>> | null;

/** How the ids in an entry are called. */
export interface JournalNames {
  person(id: number): string;
  place(id: number): string;
  indicator(grade: string, code: string): string;
}

/** An entry with how its ids are called and the zone of its days. */
export interface ToldEntry extends JournalEntry {
  names: JournalNames;
  zone: string;
}

export type Words = (entry: ToldEntry) => HtmlPart | readonly HtmlPart[];

/** Which entries are looked at. */
export type JournalFilter = { of: "all" } | { of: "person"; id: number } | { of: "event"; id: number };

/** What was written, as an object; anything else (an older version's) has no fields. */
export const asJson = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;

export const textOf = (json: Json, key: string): string | null => {
  const value = json?.[key];
  return typeof value === "string" && value !== "" ? value : null;
};

export const numberOf = (json: Json, key: string): number | null => {
  const value = json?.[key];
  return typeof value === "number" ? value : null;
};

export const jsonOf = (json: Json, key: string): Json => asJson(json?.[key]);
