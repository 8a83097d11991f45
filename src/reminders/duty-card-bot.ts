import { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { directs, type Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { callbackId, unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, openQuestionOf, show, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { closeQuestion } from "../telegram/question-store.ts";
import { namesOf } from "./digest.ts";
import type { DigestButton } from "./digest-texts.ts";
import type { ClusterDuties, Duty } from "./duty.ts";
import { type Answerer, type DutyMark, markDuty } from "./duty-answer-store.ts";
import { tellOthers } from "./duty-news-store.ts";
import { loadClusterDuties } from "./duty-store.ts";
import {
  byFigures,
  cardButtons,
  type CardPlace,
  dutyCard,
  dutyGone,
  marked,
  notYours,
} from "./duty-texts.ts";

/** A duty that the one who taps or writes may answer, and where the screen about it stands. */
export interface OpenDuty {
  duty: Duty;
  place: CardPlace;
  cluster: ClusterDuties;
  member: Member;
}

/** How long a notice to another person is worth sending. */
const NOTICE_DAYS = 3;

export const contextOf = (ctx: Ctx) => ({ today: ctx.today, calendar: ctx.calendar, forms: ctx.forms });

export const answererOf = (ctx: Ctx, member: Member): Answerer => ({
  personId: member.personId,
  clusterId: member.clusterId,
  at: instantOf(ctx.now),
});

export const instantOf = (moment: DateTime): string => moment.toJSDate().toISOString();

/** The words of a tap on one of our buttons, «d» left out. */
export const wordsOf = (ctx: Ctx): string[] => unpackCallback(ctx.callbackQuery?.data ?? "")?.slice(1) ?? [];

/** Those who answer, a director for their school's deputy, and the chair. */
export function mayAnswer(member: Member, duty: Duty, clusterId: number): boolean {
  const school = duty.organisation?.id;
  const responsible =
    duty.people.some(({ personId }) => personId === member.personId) ||
    (school !== undefined && directs(member, school));
  return may(member, { do: "answerDuty", clusterId, responsible });
}

/** The duty of a tap's words «card:12:5», or null after saying why not. Looking also serves a curator. */
export async function dutyOfTap(ctx: Ctx, to: "look" | "answer"): Promise<OpenDuty | null> {
  const [, duty, digest] = wordsOf(ctx);
  const dutyId = callbackId(duty);
  const found = dutyId === null ? dutyGone : openDuty(ctx, { dutyId, digestId: callbackId(digest) ?? 0 }, to);
  if (typeof found !== "string") return found;
  await toast(ctx, found);
  return null;
}

/** The duty at a place, or the sentence that says why it is not to be had. */
export function openDuty(ctx: Ctx, place: CardPlace, to: "look" | "answer"): OpenDuty | string {
  const { member } = ctx;
  if (member === null) return notAllowed;
  const cluster = loadClusterDuties(ctx.db, member.clusterId, contextOf(ctx), {
    dutyIds: [place.dutyId],
  });
  const duty = cluster.duties.find(({ id }) => id === place.dutyId);
  if (duty === undefined) return dutyGone;
  const { clusterId } = member;
  const allowed =
    mayAnswer(member, duty, clusterId) ||
    (to === "look" && may(member, { do: "seeClusterStatus", clusterId }));
  if (!allowed) return notYours;
  if (to === "answer" && duty.form !== null) return byFigures;
  return { duty, place, cluster, member };
}

/** Shows the card in place of the tapped message, as the duty stands now. */
export async function showCard(ctx: Ctx, place: CardPlace): Promise<void> {
  const open = openDuty(ctx, place, "look");
  if (typeof open === "string") return;
  await show(ctx, cardText(ctx, open), buttonsOf(open));
}

export const cardText = (ctx: Ctx, { duty, cluster }: OpenDuty): Html =>
  dutyCard(duty, namesOf(cluster), (instant) => dayOf(DateTime.fromISO(instant), ctx.zone));

/** A curator looks and does not answer. */
export const buttonsOf = ({ duty, place, member }: OpenDuty): DigestButton[][] =>
  cardButtons(duty, place, {
    answers: mayAnswer(member, duty, member.clusterId),
    settles: may(member, { do: "settleHelp", clusterId: member.clusterId }),
  });

/** Keeps an answer and what it causes, closes what was being asked; in the transaction of the update. */
export function keepAnswer(
  tx: Db,
  ctx: Ctx,
  open: Pick<OpenDuty, "duty" | "cluster" | "member">,
  mark: DutyMark,
): void {
  const by = answererOf(ctx, open.member);
  markDuty(tx, open.duty, mark, by);
  if (mark.kind === "done" || mark.kind === "undone")
    tellOthers(tx, open, { ...by, name: open.member.name, done: mark.kind === "done" });
  closeDutyQuestion(tx, ctx);
}

/** Keeps an answer with all that follows from it in one transaction, and shows the card again. */
export async function answerAndShow(
  ctx: Ctx,
  open: OpenDuty,
  mark: DutyMark,
  notices: readonly Notice[] = [],
): Promise<void> {
  ctx.commit((tx) => {
    keepAnswer(tx, ctx, open, mark);
    for (const notice of notices) notify(tx, ctx, notice);
  });
  await toast(ctx, marked[mark.kind]);
  await showCard(ctx, open.place);
}

/** What was being asked about a duty is asked no more; another feature's question stays open. */
export function closeDutyQuestion(tx: Db, ctx: Ctx): void {
  const { chatId } = ctx;
  if (chatId !== undefined && openQuestionOf(ctx)?.kind.startsWith("duty.") === true) {
    closeQuestion(tx, chatId);
  }
}

/** A message to somebody else about an answer. */
export interface Notice {
  /** With the moment it makes the outbox's key: «help:12». */
  about: string;
  personId: number;
  text: Html;
  buttons: DigestButton[][];
}

export function notify(tx: Db, ctx: Ctx, { about, personId, text, buttons }: Notice): void {
  const now = instantOf(ctx.now);
  enqueue(tx, {
    key: `${about}:${personId}:${now}`,
    kind: "notice",
    to: { personId },
    priority: 0,
    body: { text: text.text, buttons },
    now,
    expiresAt: instantOf(ctx.now.plus({ days: NOTICE_DAYS })),
  });
}
