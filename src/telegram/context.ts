import type { ConversationFlavor } from "@grammyjs/conversations";
import { type Context, GrammyError, InlineKeyboard } from "grammy";
import type { DateTime } from "luxon";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/open.ts";
import type { FormsOf } from "../monitoring/form-store.ts";
import type { Html } from "./html.ts";
import { findQuestion, type OpenQuestion } from "./question-store.ts";
import type { Speaker } from "./speaker.ts";
import { ownedData, type SpokenCluster, underCluster } from "./spoken-cluster.ts";

/** What every handler can reach beside the update; put there once, in `telegram/bot.ts`. */
export interface Services {
  db: Db;
  clock: Clock;
  calendar: ProductionCalendar;
  /** The monthly forms of a cluster. */
  forms: FormsOf;
  /** Who is named in /privacy as the operator of the data. */
  dataOperator: string | null;
  /** When the digests of those who have set no hour go, «09:00» on the clock of a zone. */
  standardHour(zone: string, now: DateTime): string;
  /**
   * What this morning's sweep would have told these people, had the offices been theirs by then; in the transaction
   * that gives them. Nothing before the sweep, and nothing to one who has had a digest today.
   */
  remindNow(tx: Db, clusterId: number, personIds: readonly number[], now: DateTime): void;
  /**
   * What is to be told to these people (null: to the whole cluster) whose hour has come by the change that is being
   * written in this transaction; nothing to one who has had a digest today.
   */
  remindAtHour(tx: Db, clusterId: number, personIds: readonly number[] | null, now: DateTime): void;
}

/** `member`: the one who writes, looked up anew at every update, for rights follow the offices. */
interface Extras extends Services, Speaker {
  now: DateTime;
  /**
   * Runs the writes of this update in one transaction with the mark that the update is handled, so that
   * neither a kill nor a repeat can apply them twice. Call it once an update, before answering.
   */
  commit<T>(write: (tx: Db) => T): T;
}

export type Ctx = ConversationFlavor<Context & Extras>;

export interface Button {
  text: string;
  /** From {@link packCallback}. */
  data: string;
  /** Where it is of another cluster than the message that it stands under. */
  of?: SpokenCluster;
}

/** Buttons under a message or a file; in a chat of several clusters each says whose it is. */
export const keyboard = (
  rows: readonly (readonly Button[])[],
  spoken: SpokenCluster | null,
): InlineKeyboard =>
  InlineKeyboard.from(
    rows.map((row) =>
      row.map(({ text, data, of }) => InlineKeyboard.text(text, ownedData(data, of ?? spoken))),
    ),
  );

/** The question that is open in this chat, where it was put to the one who writes now. */
export function openQuestionOf(ctx: Ctx): OpenQuestion | null {
  const question = ctx.chatId === undefined ? null : findQuestion(ctx.db, ctx.chatId);
  const others =
    question !== null && question.personId !== null && question.personId !== ctx.member?.personId;
  return others ? null : question;
}

/** A new message below the others. */
export async function say(ctx: Ctx, text: Html, rows: readonly (readonly Button[])[] = []): Promise<void> {
  await ctx.reply(underCluster(text, ctx.spoken).text, {
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 ? { reply_markup: keyboard(rows, ctx.spoken) } : {}),
  });
}

/** Puts the text in place of the message whose button was tapped; a new message where it cannot be edited. */
export async function show(ctx: Ctx, text: Html, rows: readonly (readonly Button[])[] = []): Promise<void> {
  if (ctx.callbackQuery?.message === undefined) return say(ctx, text, rows);
  try {
    await ctx.editMessageText(underCluster(text, ctx.spoken).text, {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      reply_markup: keyboard(rows, ctx.spoken),
    });
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    // A second tap on the same button changes nothing; an old or deleted message cannot be changed.
    if (!error.description.includes("message is not modified")) await say(ctx, text, rows);
  }
}

/** Answers the tap itself, with a short plain text over the chat where there is something to say. */
export async function toast(ctx: Ctx, text?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text });
  } catch (error) {
    // Telegram forgets a tap in seconds; the answer to one from before a restart has nowhere to go.
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
  }
}
