import type { Staff, StaffPerson } from "../people/staff.ts";

/** The longest text of a message; with its head it stays under what Telegram takes. */
export const LONGEST = 3000;

/** Whom a message is for. Chosen schools: those who run them. */
export type Audience =
  | { to: "everyone" | "directors" | "council" }
  | { to: "deputies"; of: string | null }
  | { to: "schools"; ids: readonly number[] };

/** A message that is being written, kept with the chat's open question. */
export interface NoticeDraft {
  /** Which draft it is: the buttons of another say so. */
  stamp: number;
  step: "whom" | "schools" | "text" | "check";
  audience: Audience | null;
  text: string | null;
}

/** Why a message cannot reach a person now. */
export type Unreachable = "out" | "blocked" | "paused";

export interface Addressees {
  reached: StaffPerson[];
  missed: { person: StaffPerson; why: Unreachable }[];
}

const RUNS_A_SCHOOL = new Set(["director", "deputy"]);
const SITS_IN_COUNCIL = new Set(["chair", "council"]);

function isMeant({ offices }: StaffPerson, audience: Audience): boolean {
  switch (audience.to) {
    case "everyone":
      return offices.length > 0;
    case "directors":
      return offices.some(({ kind }) => kind === "director");
    case "council":
      return offices.some(({ kind }) => SITS_IN_COUNCIL.has(kind));
    case "deputies":
      return offices.some(
        ({ kind, of }) => kind === "deputy" && (audience.of === null || audience.of === of),
      );
    case "schools":
      return offices.some(
        ({ kind, organisationId }) =>
          RUNS_A_SCHOOL.has(kind) && organisationId !== null && audience.ids.includes(organisationId),
      );
    default:
      return false;
  }
}

/** Who gets the message and who cannot, each once whatever offices are held; the writer is not written to. */
export function addressees(
  staff: Staff,
  audience: Audience,
  { writer, paused }: { writer: number; paused: ReadonlySet<number> },
): Addressees {
  const meant = staff.people.filter((person) => person.personId !== writer && isMeant(person, audience));
  const why = (person: StaffPerson): Unreachable | null =>
    person.state === "in" ? (paused.has(person.personId) ? "paused" : null) : person.state;
  return {
    reached: meant.filter((person) => why(person) === null),
    missed: meant.flatMap((person) => {
      const reason = why(person);
      return reason === null ? [] : [{ person, why: reason }];
    }),
  };
}

/** The areas of the cluster's deputies, «ВР», «УВР», where there is more than one. */
export function areasOf(staff: Staff): string[] {
  const all = staff.people.flatMap(({ offices }) =>
    offices.flatMap(({ kind, of }) => (kind === "deputy" && of !== null ? [of] : [])),
  );
  const areas = [...new Set(all)].sort();
  return areas.length > 1 ? areas : [];
}

/** What a person wrote as it is sent: lines kept, nothing unseen in it; or why it is not. */
export function readNoticeText(written: string): { text: string } | "empty" | "long" {
  const text = written
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n]/gu, " ")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  if (!/[^\s\p{Cf}]/u.test(text)) return "empty";
  return text.length > LONGEST ? "long" : { text };
}

/** The draft once a text was written at any of its steps: nothing typed is lost. */
export const withText = (draft: NoticeDraft, text: string): NoticeDraft => ({
  ...draft,
  text,
  step: draft.audience === null ? "whom" : draft.step === "schools" ? "schools" : "check",
});

/** The draft once it is known whom it is for. */
export const withAudience = (draft: NoticeDraft, audience: Audience): NoticeDraft => ({
  ...draft,
  audience,
  step: draft.text === null ? "text" : "check",
});

/** The schools that are ticked in the draft. */
export const tickedSchools = ({ audience }: NoticeDraft): readonly number[] =>
  audience?.to === "schools" ? audience.ids : [];

export function withSchoolTicked(draft: NoticeDraft, id: number): NoticeDraft {
  const ticked = tickedSchools(draft);
  const ids = ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id];
  return { ...draft, step: "schools", audience: { to: "schools", ids } };
}

const STEPS = ["whom", "schools", "text", "check"] as const;
const isIds = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((id) => Number.isInteger(id));

/** The draft as it was stored with the question, or null where it is of another version. */
export function noticeDraftOf(subject: unknown): NoticeDraft | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { stamp, step, audience, text } = subject as Record<string, unknown>;
  const known = STEPS.find((one) => one === step);
  const to = audienceOf(audience);
  if (typeof stamp !== "number" || known === undefined || to === undefined) return null;
  return text === null || typeof text === "string" ? { stamp, step: known, audience: to, text } : null;
}

function audienceOf(value: unknown): Audience | null | undefined {
  if (value === null) return null;
  const { to, of, ids } = (value ?? {}) as Record<string, unknown>;
  if (to === "everyone" || to === "directors" || to === "council") return { to };
  if (to === "deputies" && (of === null || typeof of === "string")) return { to, of };
  return to === "schools" && isIds(ids) ? { to, ids } : undefined;
}

/** Where a message stands with one of those it was for. */
export type ReaderState = "read" | "unread" | "onTheWay" | "uncertain" | "notSent";

export interface NoticeReader {
  personId: number;
  name: string;
  state: ReaderState;
  /** UTC instant. */
  readAt: string | null;
}

const ORDER: Record<ReaderState, number> = { notSent: 0, uncertain: 1, onTheWay: 2, unread: 3, read: 4 };

/** Whom there is something to do about comes first. */
export const inOrder = (readers: readonly NoticeReader[]): NoticeReader[] =>
  readers.toSorted((one, other) => ORDER[one.state] - ORDER[other.state]);

export interface SentNotice {
  id: number;
  text: string;
  /** UTC instant. */
  sentAt: string;
  /** Empty where the writer has asked to be forgotten. */
  writer: string;
  audience: Audience | null;
  of: number;
  read: number;
}
