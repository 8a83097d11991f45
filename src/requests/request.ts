import type { Day } from "../calendar/day.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";

/** Methodical help that someone at a school asks the Council for. */
export interface HelpRequest {
  id: number;
  clusterId: number;
  /** The event of the plan that it belongs to. */
  event: { id: number; number: string | null; title: string } | null;
  /** The asker's school, or null where it is gone. */
  school: string | null;
  askerId: number | null;
  /** Empty where the person has asked to be forgotten; so is the owner's. */
  asker: string;
  askedOn: Day;
  /** The question, and those that came after an answer. */
  questions: string[];
  forWhom: string;
  /** Null: there is no hurry. */
  neededBy: Day | null;
  state: "open" | "taken" | "answered" | "withdrawn";
  ownerId: number | null;
  owner: string;
  answers: string[];
  answeredOn: Day | null;
  /** The asker has said that the answer is enough. */
  settled: boolean;
}

/** A request as a digest tells of it. */
export interface OwedRequest extends HelpRequest {
  /** The reader has taken it; else it is told to the chair. */
  mine: boolean;
}

/** One of those who may answer. */
export interface Helper {
  personId: number;
  name: string;
  /** Has joined and has not blocked the bot. */
  reachable: boolean;
}

/** The Council as it is on a day, and the chair, who may be one of it. */
export interface Council {
  members: Helper[];
  chair: Helper | null;
}

/** Everyone who may answer, each once. */
export const helpers = ({ members, chair }: Council): Helper[] =>
  chair === null || members.some(({ personId }) => personId === chair.personId)
    ? members
    : [...members, chair];

/** Whom a new request is told to: the Council's members in the bot, else the chair; never the asker. */
export function toldOf({ members, chair }: Council, askerId: number | null): Helper[] {
  const hears = ({ personId, reachable }: Helper): boolean => reachable && personId !== askerId;
  const council = members.filter(hears);
  return council.length > 0 || chair === null ? council : [chair].filter(hears);
}

export const isUnanswered = ({ state }: Pick<HelpRequest, "state">): boolean =>
  state === "open" || state === "taken";

/** Whether somebody who may still answer has taken it. */
export const isInHand = ({ state, ownerId }: HelpRequest, council: Council): boolean =>
  state === "taken" && helpers(council).some(({ personId }) => personId === ownerId);

/** How many have been asked and not withdrawn, and how many of them wait for an answer. */
export interface RequestCounts {
  asked: number;
  unanswered: number;
}

/** As many of a person's requests may wait for an answer at once. */
export const MOST_WAITING = 5;

/** As many questions as one request holds: what goes on longer is another one. */
export const MOST_QUESTIONS = 3;

export const TAPS = ["take", "answer", "give", "settle", "more", "withdraw"] as const;
/** `give`: to another helper; the chair assigns so. */
export type Tap = (typeof TAPS)[number];

export type Refusal =
  "notAllowed" | "own" | "withdrawn" | "answered" | "inHand" | "notOwner" | "unanswered" | "settled" | "long";

/** Why this member may not do this with the request as it stands, or null. */
export function refusalOf(tap: Tap, request: HelpRequest, member: Member, council: Council): Refusal | null {
  const asks = request.askerId === member.personId;
  if (tap === "settle" || tap === "more" || tap === "withdraw") {
    return asks ? refusalToAsker(tap, request) : "notAllowed";
  }
  const { clusterId } = request;
  if (!may(member, { do: "giveMethodicalHelp", clusterId })) return "notAllowed";
  if (request.state === "withdrawn") return "withdrawn";
  if (request.state === "answered") return "answered";
  const inHand = isInHand(request, council);
  const owns = inHand && request.ownerId === member.personId;
  if (tap === "give")
    return owns || may(member, { do: "assignMethodicalHelp", clusterId }) ? null : "notOwner";
  if (asks) return "own";
  if (tap === "take") return inHand ? "inHand" : null;
  return owns ? null : "notOwner";
}

function refusalToAsker(tap: "settle" | "more" | "withdraw", request: HelpRequest): Refusal | null {
  if (request.state === "withdrawn") return "withdrawn";
  if (tap === "withdraw") return isUnanswered(request) ? null : "answered";
  if (isUnanswered(request)) return "unanswered";
  if (request.settled) return "settled";
  return tap === "more" && request.questions.length >= MOST_QUESTIONS ? "long" : null;
}

/** Whether the member may look at it: their own, and for the Council, the chair and the curator everybody's. */
export const maySee = (request: HelpRequest, member: Member): boolean =>
  may(member, { do: "seeMethodicalHelp", clusterId: request.clusterId }) ||
  (request.clusterId === member.clusterId && request.askerId === member.personId);

/** What may be written: each question, for whom it is, each answer. */
export const LONGEST = { question: 500, forWhom: 100, answer: 1000 } as const;
