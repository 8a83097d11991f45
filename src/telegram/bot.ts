import { Bot, type Context, GrammyError, HttpError } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Db } from "../db/open.ts";
import { markBlocked } from "../people/member-store.ts";
import { NetworkError } from "./api-error.ts";
import { type Ctx, say, type Services, toast } from "./context.ts";
import { commandTaps } from "./command-button.ts";
import { dialog } from "./dialog.ts";
import type { Feature } from "./feature.ts";
import {
  cancelled,
  deadButton,
  nothingToCancel,
  onlyText,
  strangerText,
  unexpectedText,
  unknownCommand,
} from "./general-texts.ts";
import { typed } from "./typed-word.ts";
import { closeQuestion, signQuestion } from "./question-store.ts";
import { speakerOf } from "./speaker.ts";
import { ownerOfData } from "./spoken-cluster.ts";

/** Runs the writes of one update in one transaction with the mark that it is handled. */
export type Commit = <T>(write: (tx: Db) => T) => T;

export interface BotParts {
  token: string;
  apiRoot: string;
  /** From `telegram/fetch.ts`: no token in its errors, a real time limit. */
  fetch: typeof fetch;
  botInfo: UserFromGetMe;
  services: Services;
  features: readonly Feature[];
}

export interface KlasterBot {
  bot: Bot<Ctx>;
  /** Handles one update; rejects where it failed, with nothing half written. */
  handle(update: Update, commit: Commit): Promise<void>;
}

/** Puts the features together: commands, words and buttons first, then answers to open questions, then the rest. */
export function createBot(parts: BotParts): KlasterBot {
  const bot = new Bot<Ctx>(parts.token, {
    botInfo: parts.botInfo,
    client: { apiRoot: parts.apiRoot, fetch: parts.fetch },
  });
  bot.api.config.use(answersAgain);

  const arriving = new Map<number, { commit: Commit; owner: number | null }>();
  const { db, clock } = parts.services;

  bot.use(async (ctx, next) => {
    const now = clock();
    const arrived = arriving.get(ctx.update.update_id);
    if (arrived === undefined) throw new Error("an update without a commit");
    const speaker = speakerOf(db, ctx, arrived.owner, now);
    if (speaker === null) return toast(ctx, deadButton);
    Object.assign(ctx, parts.services, speaker, { now, commit: signing(ctx, arrived.commit) });
    await next();
  });

  // A person's figures and duties are nobody else's to see: no command and no answer gets past this in a group.
  const elsewhere = parts.features.flatMap((feature) => feature.elsewhere ?? []);
  bot.filter(isElsewhere, ...elsewhere, () => undefined);

  bot.use(commandTaps);
  bot.command("cancel", cancel);
  bot.hears(typed("cancel"), cancel);
  for (const feature of parts.features) bot.use(feature.handlers);
  bot.on("message:text").filter(
    (ctx) => ctx.message.text.startsWith("/"),
    (ctx) => say(ctx, unknownCommand()),
  );
  bot.use(dialog(Object.assign({}, ...parts.features.map((feature) => feature.answers))));
  bot.on("callback_query", (ctx) => toast(ctx, deadButton));
  bot.on("message:text", (ctx) => say(ctx, ctx.member === null ? strangerText() : unexpectedText()));
  bot.on("message", (ctx) => say(ctx, ctx.member === null ? strangerText() : onlyText()));

  return {
    bot,
    async handle(update, commit) {
      const { data, personId: owner } = ownerOfData(update.callback_query?.data ?? "");
      arriving.set(update.update_id, { commit, owner });
      const own =
        owner === null || update.callback_query === undefined
          ? update
          : { ...update, callback_query: { ...update.callback_query, data } };
      try {
        await bot.handleUpdate(own);
      } catch (error) {
        const chatId = update.message?.chat.id ?? update.callback_query?.from.id;
        if (!isBlocked(error) || chatId === undefined) throw error;
        // Whoever blocks the bot between a question and its answer is not a fault: nobody is there to be told.
        markBlocked(db, chatId);
      } finally {
        arriving.delete(update.update_id);
      }
    },
  };
}

const isElsewhere = (ctx: Context): boolean => ctx.chat !== undefined && ctx.chat.type !== "private";

/** In a chat of several clusters the question that the writes open is signed with whom it is put to. */
function signing(ctx: Ctx, commit: Commit): Commit {
  const { chatId } = ctx;
  if (chatId === undefined || isElsewhere(ctx)) return commit;
  return (write) =>
    commit((tx) => {
      const result = write(tx);
      // Looked at after the writes: they may have brought the chat into its second cluster.
      if (ctx.spoken !== null) signQuestion(tx, chatId, ctx.spoken.personId);
      return result;
    });
}

async function cancel(ctx: Ctx): Promise<void> {
  const chatId = ctx.chatId;
  const closed = chatId !== undefined && ctx.commit((tx) => closeQuestion(tx, chatId));
  await say(ctx, closed ? cancelled() : nothingToCancel());
}

/** grammY wraps what a handler threw; the cause may stand one level below. */
function isBlocked(error: unknown): boolean {
  const cause = error instanceof Error && "error" in error ? error.error : error;
  return cause instanceof GrammyError && cause.error_code === 403;
}

/** What does no harm when it is done twice: the second changes nothing. */
const HARMLESS = new Set(["editMessageText", "answerCallbackQuery"]);
const TRIES = 3;
const RETRY_MS = 500;

/**
 * An answer waits as long as Telegram asks, and is said again where the first surely did not arrive or does no harm
 * twice; a few times, and then it fails like any other call. By then the update's writes stand, so that a line that
 * breaks for a second would leave people in doubt about what they have just done.
 */
const answersAgain: Parameters<Bot["api"]["config"]["use"]>[0] = async (
  previous,
  method,
  payload,
  signal,
) => {
  for (let attempt = 1; ; attempt++) {
    let waitMs: number;
    try {
      const result = await previous(method, payload, signal);
      const asked = result.ok ? undefined : result.parameters?.retry_after;
      const broken = !result.ok && result.error_code >= 500 && HARMLESS.has(method);
      if (attempt === TRIES || (asked === undefined && !broken) || (asked ?? 0) > 30) return result;
      waitMs = asked === undefined ? RETRY_MS : asked * 1000;
    } catch (error) {
      const cause = error instanceof HttpError ? error.error : error;
      const again = cause instanceof NetworkError && (cause.arrived === "no" || HARMLESS.has(method));
      if (attempt === TRIES || !again) throw error;
      waitMs = RETRY_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
};
