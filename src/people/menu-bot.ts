import { Keyboard } from "grammy";
import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, say } from "../telegram/context.ts";
import { type Html, paragraphs } from "../telegram/html.ts";
import { COMMANDS, menuOf } from "../telegram/menu-texts.ts";
import { speakerChosen } from "../telegram/speaker.ts";
import { underCluster } from "../telegram/spoken-cluster.ts";
import { mayEnd } from "./acting-end-bot.ts";
import { runsOn } from "./acting.ts";
import { substitutionsOf } from "./acting-store.ts";
import { endActingButton, nothingToday } from "./acting-texts.ts";
import { findCluster, placeNames } from "./cluster-store.ts";
import { keyboardWords, welcome } from "./help-texts.ts";
import { noOffice } from "./join-texts.ts";
import type { Member } from "./member.ts";
import { officeWithPlace } from "./people-texts.ts";
import { CHOOSE_WORD, speaksOf } from "./several-clusters-texts.ts";

/** A message with the words of the member's menu under the field for typing. */
export async function sayWithMenu(ctx: Ctx, text: Html, member: Member): Promise<void> {
  const { spoken } = ctx;
  const words = [...keyboardWords(member), ...(spoken === null ? [] : [[CHOOSE_WORD]])];
  const said = spoken === null ? text : paragraphs(underCluster(text, spoken), speaksOf(spoken.name));
  await ctx.reply(said.text, {
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    reply_markup: Keyboard.from(words.map((row) => row.map((word) => ({ text: word }))))
      .resized()
      .persistent(),
  });
}

/** Greets whoever writes by office, with the menu; looked up anew, as the writer may just have joined or chosen. */
export async function greet(ctx: Ctx): Promise<void> {
  if (ctx.chatId !== undefined) Object.assign(ctx, speakerChosen(ctx.db, ctx.chatId, ctx.now));
  const { member } = ctx;
  if (member === null || member.offices.length === 0) return sayNothingToday(ctx, member);
  const cluster = findCluster(ctx.db, member.clusterId)?.name ?? "";
  const away = substitutionsOf(ctx.db, member.clusterId, ctx.today).filter(
    (one) => one.holderId === member.personId && runsOn(one, ctx.today),
  );
  await sayWithMenu(ctx, welcome(member, cluster, placeNames(ctx.db, member.clusterId), away), member);
  await setCommands(ctx, member);
}

/** To a member without an office today: one who is away may take the office back. */
export async function sayNothingToday(ctx: Ctx, member: Member | null): Promise<void> {
  if (member === null) return say(ctx, noOffice());
  const { clusterId, personId } = member;
  const places = placeNames(ctx.db, clusterId);
  const known = substitutionsOf(ctx.db, clusterId, ctx.today)
    .filter((one) => one.personId === personId || one.holderId === personId)
    .map((one) => ({ one, office: officeWithPlace(one, places), away: one.holderId === personId }));
  if (known.length === 0) return say(ctx, noOffice());
  await say(
    ctx,
    nothingToday(member.name, known),
    known
      .filter(({ one }) => mayEnd(member, one))
      .map(({ one }) => [{ text: endActingButton(one), data: packCallback("p", "actend", one.id) }]),
  );
}

/** Telegram's own menu of a chat, by office. It is a convenience: its failure breaks nothing. */
export async function setCommands(ctx: Ctx, member: Member | null): Promise<void> {
  if (ctx.chatId === undefined) return;
  const scope = { type: "chat", chat_id: ctx.chatId } as const;
  try {
    if (member === null) await ctx.api.deleteMyCommands({ scope });
    else {
      const commands = menuOf(member).map((command) => ({ command, description: COMMANDS[command].about }));
      await ctx.api.setMyCommands(commands, { scope });
    }
  } catch {
    // The words under the chat and /help do the same.
  }
}
