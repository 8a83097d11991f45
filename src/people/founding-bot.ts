import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Answer } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { placeNames } from "./cluster-store.ts";
import { isNameless } from "./founding.ts";
import { hasPlan, nameChair } from "./founding-store.ts";
import {
  askOwnName,
  isThisYou,
  itIsMeButton,
  itIsNotMeButton,
  namelessYet,
  ownNameButton,
  ownNameKept,
  ownNameKnown,
  sendPlanFile,
} from "./founding-texts.ts";
import { changeBy, memberTap } from "./manager-bot.ts";
import { holds, type Member } from "./member.ts";
import { findMembers } from "./member-store.ts";
import { mergePerson } from "./person-merge-store.ts";
import { personGone, whereabouts } from "./people-texts.ts";
import { namesakes } from "./people-store.ts";
import { readPersonName } from "./person-name.ts";
import { nameProblem } from "./person-name-texts.ts";
import type { StaffPerson } from "./staff.ts";
import { findStaffPerson } from "./staff-store.ts";
import { sayTourGoesOn, tourButton } from "./tour-bot.ts";

/** A chair who begins with nothing: she says her name, then sends her plan. */
export const founding = new Composer<Ctx>();

founding.callbackQuery(/^p:own$/, memberTap(askAgain));
founding.callbackQuery(/^p:me:/, memberTap(itIsMe));
founding.callbackQuery(/^p:notme:/, memberTap(itIsNotMe));

const QUESTION = "people.ownName";

/** Awaits her name, in the transaction of her joining or of a tap. */
export const awaitOwnName = (tx: Ctx["db"], chatId: number, at: string): void =>
  openQuestion(tx, chatId, QUESTION, {}, at);

/** What a chair has to do next before the cluster can work, below the greeting. */
export async function sayFirstSteps(ctx: Ctx, asked: boolean): Promise<void> {
  // Looked up anew: her name may just have been said.
  const member = findMembers(ctx.db, ctx.chatId ?? 0, ctx.now)
    .map((found) => found.member)
    .find(({ clusterId }) => clusterId === ctx.member?.clusterId);
  if (member === undefined || !holds(member, "chair")) return;
  if (isNameless(member)) {
    return asked
      ? say(ctx, askOwnName(hasPlan(ctx.db, member.clusterId)))
      : say(ctx, namelessYet(), [[{ text: ownNameButton, data: packCallback("p", "own") }]]);
  }
  if (hasPlan(ctx.db, member.clusterId)) return sayTourGoesOn(ctx, member);
  await say(ctx, sendPlanFile(), [[tourButton]]);
}

async function askAgain(ctx: Ctx, member: Member): Promise<void> {
  if (!isNameless(member)) return toast(ctx, ownNameKnown);
  ctx.commit((tx) => awaitOwnName(tx, member.chatId, instant(ctx.now)));
  await toast(ctx);
  await show(ctx, askOwnName(hasPlan(ctx.db, member.clusterId)));
}

export const answerOwnName: Answer = async (ctx, _, text) => {
  const { member, chatId } = ctx;
  if (chatId === undefined) return;
  if (member === null || !isNameless(member)) {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${ownNameKnown}`);
  }
  const reading = readPersonName(text);
  if (!reading.ok) return say(ctx, html`${nameProblem(reading.problem)}`);
  const same = namesakes(ctx.db, member.clusterId, reading.name).find(({ joined }) => !joined);
  if (same === undefined) return keepName(ctx, member, reading.name, say);
  const person = findStaffPerson(ctx.db, member.clusterId, same.personId, ctx.today);
  await say(
    ctx,
    isThisYou(same.name, person === null ? "" : whereabouts(person, placeNames(ctx.db, member.clusterId))),
    [
      [{ text: itIsMeButton, data: packCallback("p", "me", same.personId) }],
      [{ text: itIsNotMeButton, data: packCallback("p", "notme", same.personId) }],
    ],
  );
};

async function keepName(ctx: Ctx, member: Member, name: string, tell: typeof say): Promise<void> {
  ctx.commit((tx) => {
    closeQuestion(tx, member.chatId);
    nameChair(tx, changeBy(ctx, member), member.personId, name);
  });
  await tell(ctx, ownNameKept(name));
  await sayFirstSteps(ctx, false);
}

/** The namesake of a button who has not joined, or null after saying why there is none. */
async function namesake(ctx: Ctx, member: Member, word: string | undefined): Promise<StaffPerson | null> {
  const id = callbackId(word);
  const person = id === null ? null : findStaffPerson(ctx.db, member.clusterId, id, ctx.today);
  const problem = isNameless(member) ? personGone : ownNameKnown;
  if (isNameless(member) && person !== null && person.state === "out") return person;
  await toast(ctx, problem);
  return null;
}

async function itIsMe(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const person = await namesake(ctx, member, word);
  if (person === null) return;
  ctx.commit((tx) => {
    closeQuestion(tx, member.chatId);
    mergePerson(tx, member.personId, person.personId, { at: instant(ctx.now), by: member.personId });
  });
  await toast(ctx);
  await show(ctx, ownNameKept(person.name));
  await sayFirstSteps(ctx, false);
}

async function itIsNotMe(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const person = await namesake(ctx, member, word);
  if (person === null) return;
  await toast(ctx);
  await keepName(ctx, member, person.name, show);
}
