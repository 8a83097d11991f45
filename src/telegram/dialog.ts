import {
  type Conversation,
  type ConversationData,
  conversations,
  createConversation,
  type VersionedState,
  type VersionedStateStorage,
} from "@grammyjs/conversations";
import { eq } from "drizzle-orm";
import { Composer } from "grammy";
import { dialogStates } from "../db/schema.ts";
import { type Ctx, openQuestionOf } from "./context.ts";
import type { Answer } from "./feature.ts";
import { closeQuestion, findQuestion } from "./question-store.ts";

const NAME = "dialog";

/**
 * Answers to open questions. The question and all that was answered so far live in tables of ours; the
 * conversation is only the loop that waits for the next text. So a kill, a deploy or a dropped conversation
 * costs nothing: a text that finds an open question and no conversation starts one.
 */
export function dialog(answers: Readonly<Record<string, Answer>>): Composer<Ctx> {
  const answerOne = async (ctx: Ctx): Promise<boolean> => {
    const chatId = ctx.chatId;
    const text = ctx.message?.text;
    const question = chatId === undefined ? null : findQuestion(ctx.db, chatId);
    if (chatId === undefined || question === null || text === undefined) return question !== null;
    const answer = openQuestionOf(ctx) === null ? undefined : answers[question.kind];
    if (answer === undefined) closeQuestion(ctx.db, chatId);
    else await answer(ctx, question.subject, text);
    return findQuestion(ctx.db, chatId) !== null;
  };

  // The plugin's own context has no API calls made on it: everything happens outside, with the update's own
  // context, so that nothing is replayed. Rewinding keeps the stored log one update long.
  async function loop(conversation: Conversation<Ctx>): Promise<void> {
    if (!(await conversation.external(answerOne))) return;
    const next = conversation.checkpoint();
    await conversation.wait();
    if (!(await conversation.external(answerOne))) return;
    await conversation.rewind(next);
  }

  const composer = new Composer<Ctx>();
  const texts = composer.on("message:text");
  texts.use(conversations<Ctx, Ctx>({ storage: { type: "context", adapter: STORAGE } }));
  texts.use(async (ctx, next) => {
    // /cancel or a button closed the question behind the loop's back: its next text is nobody's answer.
    if (findQuestion(ctx.db, ctx.chatId) === null) await ctx.conversation.exitAll();
    await next();
  });
  texts.use(createConversation(loop, NAME));
  texts.use(async (ctx, next) => {
    if (findQuestion(ctx.db, ctx.chatId) === null) return next();
    await ctx.conversation.enter(NAME);
  });
  return composer;
}

const keyOf = (ctx: Ctx): string => String(ctx.chatId ?? 0);

const STORAGE: VersionedStateStorage<Ctx, ConversationData> = {
  read(ctx) {
    const row = ctx.db
      .select()
      .from(dialogStates)
      .where(eq(dialogStates.key, keyOf(ctx)))
      .get();
    return row?.value as VersionedState<ConversationData> | undefined;
  },
  write(ctx, value) {
    ctx.db
      .insert(dialogStates)
      .values({ key: keyOf(ctx), value })
      .onConflictDoUpdate({ target: dialogStates.key, set: { value } })
      .run();
  },
  delete(ctx) {
    ctx.db
      .delete(dialogStates)
      .where(eq(dialogStates.key, keyOf(ctx)))
      .run();
  },
};
