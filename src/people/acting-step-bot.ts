import { type Day, isDay } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Ctx, openQuestionOf } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { actingProblem } from "./acting-texts.ts";
import { placeNames } from "./cluster-store.ts";
import type { Member } from "./member.ts";
import { findOffice } from "./office-store.ts";
import { officeWithPlace } from "./people-texts.ts";
import type { Seat } from "./people-store.ts";
import { may } from "./rights.ts";
import type { StaffPerson } from "./staff.ts";
import { findStaffPerson } from "./staff-store.ts";

/*
 * How far the naming of one who acts has come. Everything is in the data of the buttons, and beside it in the open
 * question for what is typed; a name that is new to the cluster stands only there.
 */

/** The office whose holder is to be away. */
export interface Place {
  officeId: number;
  seat: Seat;
  holder: StaffPerson;
  /** «директор, МКОУ СОШ п. Заря». */
  office: string;
}

/** Who is to act; a person without an id is new to the cluster. */
export interface Acting {
  personId: number | null;
  name: string;
}

type Who = { personId: number } | { name: string };

/** What was asked last. */
export type ActingStep =
  /** With `who`: a name was typed that someone in the cluster has already. */
  | { step: "who"; officeId: number; who?: Who }
  | { step: "since"; officeId: number; who: Who }
  | { step: "until"; officeId: number; who: Who; since: Day }
  | { step: "confirm"; officeId: number; who: Who; since: Day; until: Day };

const QUESTION = "people.acting";
const TYPED = "typed";

export const askedOf = ({ personId, name }: Acting): { who: Who } => ({
  who: personId === null ? { name } : { personId },
});

/** How whoever is to act stands in a button's data. */
export const whoWord = ({ personId }: Acting): number | string => personId ?? TYPED;

/** The office of a button's word, where this member may say who acts in it; else the sentence that says why not. */
export function placeOf(ctx: Ctx, member: Member, word: string | undefined): Place | string {
  const { clusterId } = member;
  const officeId = callbackId(word);
  const found = officeId === null ? null : findOffice(ctx.db, clusterId, officeId, ctx.today);
  const holder = found === null ? null : findStaffPerson(ctx.db, clusterId, found.personId, ctx.today);
  if (officeId === null || found === null || holder === null) return actingProblem("gone");
  const own = found.personId === member.personId;
  if (!may(member, { do: "nameActing", clusterId, office: found.seat, own })) return notAllowed;
  const office = officeWithPlace(found.seat, placeNames(ctx.db, clusterId));
  return { officeId, seat: found.seat, holder, office };
}

/** Who is to act, from a button's word or from a question's subject; null: gone from the cluster, or typed long ago. */
export function whoOf(
  ctx: Ctx,
  member: Member,
  place: Place,
  asked: string | Who | undefined,
): Acting | null {
  const who = typeof asked === "object" ? asked : asked === TYPED ? typedFor(ctx, place) : wordOf(asked);
  if (who === null || "name" in who) return who === null ? null : { personId: null, name: who.name };
  const person = findStaffPerson(ctx.db, member.clusterId, who.personId, ctx.today);
  return person === null ? null : { personId: person.personId, name: person.name };
}

function wordOf(word: string | undefined): Who | null {
  const personId = callbackId(word);
  return personId === null ? null : { personId };
}

function typedFor(ctx: Ctx, place: Place): Who | null {
  const question = openQuestionOf(ctx);
  const step = question?.kind === QUESTION ? readStep(question.subject) : null;
  return step?.who !== undefined && step.officeId === place.officeId && "name" in step.who ? step.who : null;
}

/** Keeps what is asked now, so that the answer may be typed as well. */
export function keepStep(ctx: Ctx, step: ActingStep): void {
  const { chatId } = ctx;
  if (chatId !== undefined) ctx.commit((tx) => openQuestion(tx, chatId, QUESTION, step, instant(ctx.now)));
}

/** Asks no more; in the transaction `tx` where there is one already. */
export function closeActing(ctx: Ctx, tx?: Db): void {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  if (openQuestionOf(ctx)?.kind !== QUESTION) return;
  if (tx === undefined) ctx.commit((own) => closeQuestion(own, chatId));
  else closeQuestion(tx, chatId);
}

/** The step that was kept, or null where it is of an older version. */
export function readStep(subject: unknown): ActingStep | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { step, officeId, who, since, until } = subject as Record<string, unknown>;
  if (typeof officeId !== "number") return null;
  const acting = readWho(who);
  if (step === "who") return { step, officeId, ...(acting === null ? {} : { who: acting }) };
  if (acting === null) return null;
  if (step === "since") return { step, officeId, who: acting };
  if (!isDayText(since)) return null;
  if (step === "until") return { step, officeId, who: acting, since };
  return step === "confirm" && isDayText(until) ? { step, officeId, who: acting, since, until } : null;
}

function readWho(who: unknown): Who | null {
  if (typeof who !== "object" || who === null) return null;
  if ("personId" in who && typeof who.personId === "number") return { personId: who.personId };
  return "name" in who && typeof who.name === "string" ? { name: who.name } : null;
}

const isDayText = (value: unknown): value is Day => typeof value === "string" && isDay(value);
