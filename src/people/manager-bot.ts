import type { Db } from "../db/open.ts";
import { type Ctx, toast } from "../telegram/context.ts";
import { unpackCallback } from "../telegram/callback-data.ts";
import { instant } from "../calendar/instant.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { strangerTap } from "./join-texts.ts";
import type { Member } from "./member.ts";
import { type Action, may } from "./rights.ts";
import type { MemberChange, StaffChange } from "./staff-change.ts";

type PeopleAction = Extract<Action, { do: "seePeople" | "managePeople" }>["do"];

/** Why this member may not do this, in words for a toast, or null. */
export const peopleRefusal = (member: Member | null, action: PeopleAction): string | null => {
  if (member === null) return strangerTap;
  return may(member, { do: action, clusterId: member.clusterId }) ? null : notAllowed;
};

/** A tap of the chair's: `words` are what stands in the button's data after «p:step». Anybody else gets a toast. */
export const chairTap =
  (handle: (ctx: Ctx, chair: Member, words: readonly string[]) => Promise<void>) =>
  async (ctx: Ctx): Promise<void> => {
    const refusal = peopleRefusal(ctx.member, "managePeople");
    if (refusal !== null || ctx.member === null) return toast(ctx, refusal ?? strangerTap);
    await handle(ctx, ctx.member, tapWords(ctx));
  };

/** A tap of any member's. */
export const memberTap =
  (handle: (ctx: Ctx, member: Member, words: readonly string[]) => Promise<void>) =>
  async (ctx: Ctx): Promise<void> => {
    if (ctx.member === null) return toast(ctx, strangerTap);
    await handle(ctx, ctx.member, tapWords(ctx));
  };

const tapWords = (ctx: Ctx): string[] => unpackCallback(ctx.callbackQuery?.data ?? "")?.slice(2) ?? [];

/**
 * Writes a change of offices, and tells those to whom they have come what the morning told their predecessors:
 * `reached` names them, from what was written.
 */
export const commitStaff = <T>(
  ctx: Ctx,
  change: StaffChange,
  write: (tx: Db) => T,
  reached: (result: T) => number[],
): T =>
  ctx.commit((tx) => {
    const result = write(tx);
    ctx.remindNow(tx, change.clusterId, reached(result), ctx.now);
    return result;
  });

/** Who makes a change, and when. */
export const changeBy = (ctx: Ctx, member: Member): MemberChange => ({
  clusterId: member.clusterId,
  by: member.personId,
  at: instant(ctx.now),
  today: ctx.today,
});
