import { InputFile } from "grammy";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, captioned, type Ctx, show, toast } from "../telegram/context.ts";
import type { Html } from "../telegram/html.ts";
import { PAPERS_WORDS } from "./papers-texts.ts";

/* How every paper is asked for and sent: the tap is answered first, and then the paper is made. */

export type Screen = [Html, Button[][]];

export async function showScreen(ctx: Ctx, screen: Screen): Promise<void> {
  await toast(ctx);
  await show(ctx, ...screen);
}

export const back: Button[] = [{ text: PAPERS_WORDS.back, data: packCallback("x", "home") }];

export async function sending(ctx: Ctx): Promise<void> {
  await toast(ctx);
  await ctx.replyWithChatAction("upload_document");
}

export async function send(
  ctx: Ctx,
  paper: { make: () => Promise<Uint8Array<ArrayBuffer>>; name: string; caption: Html },
): Promise<void> {
  const file = new InputFile(await paper.make(), paper.name);
  await ctx.replyWithDocument(file, captioned(ctx, paper.caption));
}
