import { Composer } from "grammy";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import type { Substitution } from "./acting.ts";
import { substitutionsOf } from "./acting-store.ts";
import { actingEnded, actingProblem, endActingQuestion, endActingYes } from "./acting-texts.ts";
import { placeNames } from "./cluster-store.ts";
import { cancelActing } from "./leaving-store.ts";
import { changeBy, commitStaff, memberTap } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import { back, officeWithPlace, toList } from "./people-texts.ts";
import { may } from "./rights.ts";

/** «Отменить замещение», from the card of either. */
export function actingEndHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^p:actend:/, memberTap(ask));
  handlers.callbackQuery(/^p:actendok:/, memberTap(end));
  return handlers;
}

/** Whether the member may say who acts there, and so end it. */
export const mayEnd = (member: Member, one: Substitution): boolean =>
  may(member, {
    do: "nameActing",
    clusterId: member.clusterId,
    office: one,
    own: one.holderId === member.personId,
  });

/** What a button is about, with its office in words; else the sentence that says why not. */
function found(
  ctx: Ctx,
  member: Member,
  word: string | undefined,
): { one: Substitution; office: string } | string {
  const id = callbackId(word);
  const one = substitutionsOf(ctx.db, member.clusterId, ctx.today).find((one) => one.id === id);
  if (one === undefined) return actingProblem("gone");
  if (!mayEnd(member, one)) return notAllowed;
  return { one, office: officeWithPlace(one, placeNames(ctx.db, member.clusterId)) };
}

async function ask(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const ending = found(ctx, member, word);
  if (typeof ending === "string") return toast(ctx, ending);
  await toast(ctx);
  await show(ctx, endActingQuestion(ending.one, ending.office), [
    [
      { text: endActingYes, data: packCallback("p", "actendok", ending.one.id) },
      { text: back, data: packCallback("p", "card", ending.one.holderId) },
    ],
  ]);
}

async function end(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const ending = found(ctx, member, word);
  if (typeof ending === "string") return toast(ctx, ending);
  const change = changeBy(ctx, member);
  commitStaff(
    ctx,
    change,
    (tx) => cancelActing(tx, change, ending.one),
    () => [ending.one.holderId],
  );
  await toast(ctx);
  await show(ctx, actingEnded(ending.one, ending.office), [
    [{ text: toList, data: packCallback("p", "list", 0) }],
  ]);
}
