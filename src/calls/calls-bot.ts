import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { typedWords } from "../telegram/typed-words.ts";
import { type Call, fingerprint } from "./call-list.ts";
import {
  CALL_WORDS,
  callButton,
  callCard,
  calleeName,
  callMade,
  callPage,
  callToasts,
  noteEmpty,
  noteGone,
  noteKept,
  noteTooLong,
} from "./call-texts.ts";
import { type Caller, noteCall, recordCall, undoCall } from "./calls-store.ts";
import { mayCall, type OpenCalls, openCalls, TO_LIST } from "./open-calls-bot.ts";
import { LONGEST_NOTE } from "./past-call.ts";
import { pastTapped } from "./past-calls-bot.ts";

const LIST_SIZE = 6;
const NOTE = "call.note";

/** The chair's list to call: whom no message reaches, ticked off when they were called. */
export function callsFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^t:/, tapped);
  return { handlers, answers: { [NOTE]: noteTyped } };
}

type Tap = (ctx: Ctx, open: OpenCalls, words: readonly string[]) => Promise<void>;

const SEES: ReadonlyMap<string, Tap> = new Map([
  ["list", listTapped],
  ["open", cardTapped],
  ["past", pastTapped],
]);
const CALLS: ReadonlyMap<string, Tap> = new Map([
  ["done", doneTapped],
  ["undo", undoTapped],
  ["plain", plainTapped],
]);

async function tapped(ctx: Ctx): Promise<void> {
  const [, name = "", ...words] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  const { member } = ctx;
  if (member === null || !may(member, { do: "seeClusterStatus", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const tap = SEES.get(name) ?? CALLS.get(name);
  if (tap === undefined) return toast(ctx, deadButton);
  if (CALLS.has(name) && !mayCall(member)) return toast(ctx, notAllowed);
  await tap(ctx, openCalls(ctx, member), words);
}

// ── The list and a call ────────────────────────────────────────────────────────────────────────────────────

async function listTapped(ctx: Ctx, open: OpenCalls, [word]: readonly string[]): Promise<void> {
  const page = pageNumber(word);
  if (page === null) return toast(ctx, deadButton);
  stopNoting(ctx);
  await toast(ctx);
  await show(ctx, ...listScreen(open, page, ctx.today));
}

function listScreen({ calls: all, directory }: OpenCalls, asked: number, today: string): [Html, Button[][]] {
  const page = pageOf(all, asked, LIST_SIZE);
  const cards = page.items.map((call) => ({
    text: callButton(call, directory),
    data: packCallback("t", "open", call.word),
  }));
  return [
    callPage(page, directory, today),
    filled([
      ...inRows(cards, 1),
      pager(page, (to) => packCallback("t", "list", to)),
      [
        { text: CALL_WORDS.past, data: packCallback("t", "past", 0) },
        { text: CALL_WORDS.summary, data: packCallback("s", "home") },
      ],
    ]),
  ];
}

async function cardTapped(ctx: Ctx, open: OpenCalls, [word]: readonly string[]): Promise<void> {
  const call = open.calls.find((one) => one.word === word);
  stopNoting(ctx);
  if (call === undefined) return gone(ctx, open);
  await toast(ctx);
  await showCard(ctx, open, call);
}

/** The call was ticked off elsewhere, or what it was about is settled: the list as it is now. */
async function gone(ctx: Ctx, open: OpenCalls): Promise<void> {
  await toast(ctx, callToasts.gone);
  await show(ctx, ...listScreen(open, 0, ctx.today));
}

async function showCard(ctx: Ctx, { member, directory }: OpenCalls, call: Call): Promise<void> {
  const done = { text: CALL_WORDS.made, data: packCallback("t", "done", call.word, fingerprint(call)) };
  await show(ctx, callCard(call, directory), filled([mayCall(member) ? [done] : [], TO_LIST]));
}

// ── Ticked off ─────────────────────────────────────────────────────────────────────────────────────────────

const callerOf = (ctx: Ctx, { clusterId, personId }: Member): Caller => ({
  clusterId,
  personId,
  at: instant(ctx.now),
});

/** The tick is kept at once; a note may follow. */
async function doneTapped(ctx: Ctx, open: OpenCalls, [word, print]: readonly string[]): Promise<void> {
  const call = open.calls.find((one) => one.word === word);
  const { chatId } = ctx;
  if (call === undefined || chatId === undefined) return gone(ctx, open);
  if (fingerprint(call) !== print) {
    await toast(ctx, callToasts.changed);
    return showCard(ctx, open, call);
  }
  const id = ctx.commit((tx) => {
    const made = recordCall(tx, callerOf(ctx, open.member), call);
    openQuestion(tx, chatId, NOTE, { callId: made }, instant(ctx.now));
    return made;
  });
  await toast(ctx, callToasts.kept);
  await show(ctx, callMade(calleeName(call.callee, open.directory), call.topics.length), [
    [{ text: CALL_WORDS.noNote, data: packCallback("t", "plain") }],
    [{ text: CALL_WORDS.undo, data: packCallback("t", "undo", id) }],
  ]);
}

async function undoTapped(ctx: Ctx, { member }: OpenCalls, [word]: readonly string[]): Promise<void> {
  const id = callbackId(word);
  if (id === null) return toast(ctx, deadButton);
  const undone = ctx.commit((tx) => {
    closeNote(tx, ctx);
    return undoCall(tx, callerOf(ctx, member), id);
  });
  await toast(ctx, undone ? callToasts.undone : callToasts.alreadyUndone);
  await show(ctx, ...listScreen(openCalls(ctx, member), 0, ctx.today));
}

async function plainTapped(ctx: Ctx, open: OpenCalls): Promise<void> {
  stopNoting(ctx);
  await toast(ctx);
  await show(ctx, ...listScreen(open, 0, ctx.today));
}

function closeNote(tx: Ctx["db"], ctx: Ctx): void {
  const { chatId } = ctx;
  if (chatId !== undefined && openQuestionOf(ctx)?.kind === NOTE) closeQuestion(tx, chatId);
}

/** Whoever goes elsewhere writes no note any more. */
function stopNoting(ctx: Ctx): void {
  if (openQuestionOf(ctx)?.kind === NOTE) ctx.commit((tx) => closeNote(tx, ctx));
}

async function noteTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const { member } = ctx;
  const callId =
    typeof subject === "object" && subject !== null && "callId" in subject ? subject.callId : null;
  if (member === null || !mayCall(member) || typeof callId !== "number") {
    ctx.commit((tx) => closeNote(tx, ctx));
    return say(ctx, html`${notAllowed}`);
  }
  const back = [[{ text: CALL_WORDS.noNote, data: packCallback("t", "plain") }]];
  const note = typedWords(text);
  if (note === "") return say(ctx, noteEmpty(), back);
  if (note.length > LONGEST_NOTE) return say(ctx, noteTooLong(LONGEST_NOTE), back);
  const kept = ctx.commit((tx) => {
    closeNote(tx, ctx);
    return noteCall(tx, callerOf(ctx, member), callId, note);
  });
  await say(ctx, kept ? noteKept() : noteGone(), [TO_LIST]);
}
