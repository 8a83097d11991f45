import { Keyboard } from "grammy";
import type { Ctx } from "../telegram/context.ts";
import { type Html } from "../telegram/html.ts";
import { COMMANDS, menuOf } from "../telegram/menu-texts.ts";
import { findCluster, placeNames } from "./cluster-store.ts";
import { keyboardWords, welcome } from "./help-texts.ts";
import { noOffice } from "./join-texts.ts";
import type { Member } from "./member.ts";
import { findMember } from "./member-store.ts";

/** A message with the words of the member's menu under the field for typing. */
export async function sayWithMenu(ctx: Ctx, text: Html, member: Member): Promise<void> {
  await ctx.reply(text.text, {
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    reply_markup: Keyboard.from(keyboardWords(member).map((row) => row.map((word) => ({ text: word }))))
      .resized()
      .persistent(),
  });
}

/** Greets whoever writes by office, with the menu; looked up anew, as the writer may just have joined. */
export async function greet(ctx: Ctx): Promise<void> {
  const member = ctx.chatId === undefined ? null : (findMember(ctx.db, ctx.chatId, ctx.now)?.member ?? null);
  if (member === null || member.offices.length === 0) {
    await ctx.reply(noOffice().text, { parse_mode: "HTML" });
    return;
  }
  const cluster = findCluster(ctx.db, member.clusterId)?.name ?? "";
  await sayWithMenu(ctx, welcome(member, cluster, placeNames(ctx.db, member.clusterId)), member);
  await setCommands(ctx, member);
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
