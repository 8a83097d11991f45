import { EDIT_WORDS } from "../plan/editing/plan-edit-texts.ts";
import { filled, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import type { Ctx } from "../telegram/context.ts";
import { pageOf } from "../telegram/page.ts";
import { answersAbout } from "./answers-store.ts";
import { ANSWER_WORDS, eventAnswers } from "./answers-texts.ts";
import { goneEvent } from "./plan-pages-texts.ts";
import type { Screen, View } from "./summary-view-bot.ts";

const ANSWERS_SIZE = 8;

/** What was answered about an event, school by school and date by date; of others' duties to those who oversee them. */
export function eventAnswersScreen(
  ctx: Ctx,
  { facts, summary }: View,
  word: string | undefined,
  asked: number,
): Screen | string {
  const id = callbackId(word);
  const event = facts.events.find((one) => one.id === id);
  if (event === undefined || id === null) return goneEvent;
  const ids = facts.duties.flatMap(({ duty }) => (duty.event.id === id ? [duty.id] : []));
  const page = pageOf(answersAbout(ctx.db, ids), asked, ANSWERS_SIZE);
  return [
    eventAnswers(event, page, summary.today, ctx.zone),
    filled([
      pager(page, (to) => packCallback("s", "event", id, to)),
      [
        { text: ANSWER_WORDS.changes, data: packCallback("c", "history", id, 0) },
        { text: EDIT_WORDS.toEvent, data: packCallback("e", "card", id) },
      ],
    ]),
  ];
}
