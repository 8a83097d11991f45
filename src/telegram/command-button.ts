import type { MiddlewareFn } from "grammy";
import type { Message } from "grammy/types";
import { packCallback } from "./callback-data.ts";
import { type Button, type Ctx, toast } from "./context.ts";
import { type Command, COMMANDS } from "./menu-texts.ts";

/** A button that does what the command does. */
export const commandButton = (command: Command, text: string = COMMANDS[command].word): Button => ({
  text,
  data: packCallback("do", command),
});

/** A tap on such a button goes on as the command that was written, by the same speaker. */
export const commandTaps: MiddlewareFn<Ctx> = async (ctx, next) => {
  const command = /^do:([a-z]+)$/.exec(ctx.callbackQuery?.data ?? "")?.[1];
  const chat = ctx.callbackQuery?.message?.chat;
  if (command === undefined || !Object.hasOwn(COMMANDS, command) || chat?.type !== "private") return next();
  await toast(ctx);
  const text = `/${command}`;
  const message: Partial<Message> = {
    message_id: 0,
    date: 0,
    chat,
    ...(ctx.from === undefined ? {} : { from: ctx.from }),
    text,
    entities: [{ type: "bot_command", offset: 0, length: text.length }],
  };
  // What the context says of itself it reads from its update.
  Object.assign(ctx, { update: { update_id: ctx.update.update_id, message } });
  await next();
};
