import { Composer, GrammyError } from "grammy";
import { dayOf } from "../calendar/day.ts";
import { daysLater, instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { moveChat } from "../delivery/outcome-store.ts";
import { findCluster, joinedChair } from "../people/cluster-store.ts";
import { findMembers } from "../people/member-store.ts";
import { type Ctx, say, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { type Group, groupState, isPresent, isThere } from "./group.ts";
import { type Chair, chairsOf } from "./group-tap-bot.ts";
import { addGroup, changeGroup, groupOfChat, mayMove } from "./group-store.ts";
import { askWeekday, groupGone, onlyChair, onlyPrivately, weekdayButtons } from "./group-texts.ts";

const ASK_DAYS = 14;
const HINT_MINUTES = 10;

/** What comes from groups: the bot put in and out, a group that moves or is renamed, commands. The rest is silence. */
export function membership(): Composer<Ctx> {
  const elsewhere = new Composer<Ctx>();
  elsewhere.on("my_chat_member", moved);
  elsewhere.on("message:migrate_to_chat_id", (ctx) => {
    ctx.commit((tx) => moveChat(tx, ctx.chat.id, ctx.message.migrate_to_chat_id));
  });
  elsewhere.on("message:migrate_from_chat_id", (ctx) => {
    ctx.commit((tx) => moveChat(tx, ctx.message.migrate_from_chat_id, ctx.chat.id));
  });
  elsewhere.on("message:new_chat_title", (ctx) => {
    const group = groupOfChat(ctx.db, ctx.chat.id);
    const title = ctx.message.new_chat_title;
    if (group !== null)
      ctx.commit((tx) => changeGroup(tx, group, "group.renamed", { title }, changeBy(ctx, group)));
  });
  elsewhere.on("message:text").filter(isForUs, command);
  elsewhere.on("callback_query", (ctx) => toast(ctx, deadButton));
  return elsewhere;
}

const changeBy = (ctx: Ctx, { clusterId }: Pick<Group, "clusterId">) => ({
  by: actorIn(ctx, clusterId),
  at: instant(ctx.now),
});

/** Whoever acts, as the group's cluster knows them: they may be in others as well. */
const actorIn = (ctx: Ctx, clusterId: number): number | null =>
  findMembers(ctx.db, ctx.from?.id ?? 0, ctx.now).find(({ member }) => member.clusterId === clusterId)?.member
    .personId ?? null;

async function moved(ctx: Ctx): Promise<void> {
  const { chat, old_chat_member, new_chat_member } = ctx.myChatMember ?? {};
  if (chat === undefined || new_chat_member === undefined || chat.type === "private") return;
  const present = isPresent(new_chat_member);
  const known = groupOfChat(ctx.db, chat.id);
  if (!present) return known === null || known.leftAt !== null ? undefined : gone(ctx, known);
  if (chat.type === "channel") return leave(ctx);
  // Made an administrator, or a supergroup that we have been told of already.
  if (known !== null && known.leftAt === null) return undefined;
  // Nobody has put it there: it may speak again, and goes on as the chair has said.
  if (known !== null && old_chat_member !== undefined && isThere(old_chat_member)) return back(ctx, known);
  const chairs = chairsOf(ctx);
  const chair =
    chairs.find(({ clusterId }) => clusterId === known?.clusterId) ??
    chairs.find(({ personId }) => personId === ctx.member?.personId) ??
    chairs[0];
  if (chair !== undefined) return added(ctx, { chatId: chat.id, title: chat.title }, chair);
  // A group that becomes a supergroup is joined anew, by whoever has made it one; that it moved is told apart.
  if (chat.type === "supergroup" && mayMove(ctx.db, chat.title)) return undefined;
  await sayWhereOneMay(ctx, onlyChair());
  return leave(ctx);
}

/** The chair is asked in her own chat; the group hears nothing. */
function added(ctx: Ctx, chat: { chatId: number; title: string }, chair: Chair): void {
  const { clusterId, personId } = chair;
  ctx.commit((tx) => {
    const group = addGroup(tx, { clusterId, ...chat }, { by: personId, at: instant(ctx.now) });
    const text = askWeekday(group.title, chair.clusterName);
    tell(tx, ctx, { kind: "group", personId, text, buttons: weekdayButtons(group.id, null) });
  });
}

const back = (ctx: Ctx, group: Group): void => {
  ctx.commit((tx) => changeGroup(tx, group, "group.back", { leftAt: null }, changeBy(ctx, group)));
};

/** The chair is told, unless it was she. */
function gone(ctx: Ctx, group: Group): void {
  ctx.commit((tx) => {
    changeGroup(tx, group, "group.left", { leftAt: instant(ctx.now) }, changeBy(ctx, group));
    const cluster = findCluster(tx, group.clusterId);
    const chair = cluster === null ? null : joinedChair(tx, cluster.id, dayOf(ctx.now, cluster.timezone));
    const byHer = chair === actorIn(ctx, group.clusterId);
    if (chair !== null && !byHer && groupState(group) === "on")
      tell(tx, ctx, { kind: "groupGone", personId: chair, text: groupGone(group.title), buttons: [] });
  });
}

interface Told {
  kind: "group" | "groupGone";
  personId: number;
  text: Html;
  buttons: { text: string; data: string }[][];
}

function tell(tx: Db, ctx: Ctx, { kind, personId, text, buttons }: Told): void {
  const now = instant(ctx.now);
  enqueue(tx, {
    key: `${kind}:${ctx.update.update_id}:${now}`,
    kind,
    to: { personId },
    priority: 0,
    body: { text: text.text, buttons },
    now,
    expiresAt: daysLater(now, ASK_DAYS),
  });
}

/** A command that is not another bot's. */
function isForUs(ctx: Ctx): boolean {
  const found = /^\/\w+(?:@(\w+))?/.exec(ctx.message?.text ?? "");
  const [, to] = found ?? [];
  return found !== null && (to === undefined || to.toLowerCase() === ctx.me.username.toLowerCase());
}

/**
 * Not answered, whoever asks: it would be before everybody's eyes. Where the week goes, one line a day says so, for
 * the bot would seem broken otherwise; elsewhere it is a stranger and keeps silent.
 */
function command(ctx: Ctx): void {
  const group = ctx.chat === undefined ? null : groupOfChat(ctx.db, ctx.chat.id);
  const cluster = group === null ? null : findCluster(ctx.db, group.clusterId);
  if (group === null || cluster === null || groupState(group) !== "on") return;
  const now = instant(ctx.now);
  ctx.commit((tx) =>
    enqueue(tx, {
      key: `groupHint:${group.id}:${dayOf(ctx.now, cluster.timezone)}`,
      kind: "groupHint",
      to: { chatId: group.chatId },
      priority: 0,
      body: { text: onlyPrivately(ctx.me.username).text, buttons: [] },
      now,
      expiresAt: instant(ctx.now.plus({ minutes: HINT_MINUTES })),
    }),
  );
}

/** The bot may have no right to speak, or be gone already: it goes all the same. */
async function sayWhereOneMay(ctx: Ctx, text: Html): Promise<void> {
  await harmless(() => say(ctx, text));
}

const leave = (ctx: Ctx): Promise<void> => harmless(() => ctx.leaveChat());

async function harmless(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof GrammyError) || (error.error_code !== 400 && error.error_code !== 403))
      throw error;
  }
}
