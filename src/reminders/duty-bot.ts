import { Composer } from "grammy";
import { owedRequests } from "../requests/request-store.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { type DigestContent, layOut, namesOf, undatedOf } from "./digest.ts";
import { digestButtons, undatedButtons } from "./digest-button-texts.ts";
import { chooseUndated, digestEmpty, digestText, nothingUndated } from "./digest-texts.ts";
import type { ClusterDuties } from "./duty.ts";
import {
  answerAndShow,
  closeDutyQuestion,
  contextOf,
  dutyOfTap,
  type Notice,
  showCard,
  wordsOf,
} from "./duty-card-bot.ts";
import { postponeAnswers, postponeHandlers } from "./duty-date-bot.ts";
import { loadClusterDuties } from "./duty-store.ts";
import {
  alreadyMarked,
  buttonPast,
  chooseDay,
  digestGone,
  notOursNotice,
  nothingToUndo,
  openButtons,
  pageGone,
} from "./duty-texts.ts";
import { wordAnswers, wordHandlers } from "./duty-words-bot.ts";
import { heldDayAnswers, heldDayHandlers } from "./held-day-bot.ts";
import { newsOfDigest } from "./duty-news-store.ts";
import { keptEntries, type KeptDigest } from "./kept-digest.ts";
import { findDigest } from "./reminder-store.ts";

/** As many events a screen, a button each. */
const UNDATED_SHOWN = 8;

/** The buttons under a digest and on the cards of duties. */
export function dutyBot(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^d:list:/, listTapped);
  handlers.callbackQuery(/^d:when:/, undatedTapped);
  handlers.callbackQuery(/^d:card:/, cardTapped);
  handlers.callbackQuery(/^d:(?:accept|done|notours):/, marked);
  handlers.callbackQuery(/^d:undo:/, undone);
  handlers.callbackQuery("d:idle", (ctx) => toast(ctx, chooseDay));
  handlers.use(heldDayHandlers(), postponeHandlers(), wordHandlers());
  handlers.callbackQuery(/^d:/, (ctx) => toast(ctx, buttonPast));
  return { handlers, answers: { ...heldDayAnswers, ...postponeAnswers, ...wordAnswers } };
}

interface OpenDigest {
  digest: KeptDigest;
  cluster: ClusterDuties;
  content: Required<DigestContent>;
}

/** The digest that a tap is about, as things stand now, or null after saying why not; it is its own person's. */
async function digestOfTap(ctx: Ctx): Promise<OpenDigest | null> {
  const [, id] = wordsOf(ctx);
  const { member } = ctx;
  const digest = member === null ? null : findDigest(ctx.db, callbackId(id) ?? 0);
  if (member === null || digest === null || digest.personId !== member.personId) {
    await toast(ctx, member === null ? notAllowed : digestGone);
    return null;
  }
  const cluster = loadClusterDuties(ctx.db, member.clusterId, contextOf(ctx));
  const content = {
    entries: keptEntries(digest, cluster),
    news: newsOfDigest(ctx.db, cluster, digest),
    requests: owedRequests(ctx.db, member.clusterId, ctx.today).get(member.personId) ?? [],
  };
  return { digest, cluster, content };
}

/** The digest again, with what was marked since. */
async function listTapped(ctx: Ctx): Promise<void> {
  const open = await digestOfTap(ctx);
  if (open === null) return;
  const { digest, cluster, content } = open;
  if (Object.values(content).every(({ length }) => length === 0)) {
    await toast(ctx);
    return show(ctx, digestEmpty(digest.day));
  }
  const asked = callbackId(wordsOf(ctx)[2]) ?? 1;
  const page = layOut(content, ctx.today, asked);
  // There is less to tell than when the button was made.
  await toast(ctx, asked > page.pages ? pageGone : undefined);
  await show(ctx, digestText(page, digest.day, namesOf(cluster)), digestButtons(page, digest.id));
}

/** «Когда проведёте?» where there are several: which one. */
async function undatedTapped(ctx: Ctx): Promise<void> {
  const open = await digestOfTap(ctx);
  if (open === null) return;
  const undated = undatedOf(open.content.entries, ctx.today);
  if (undated.length === 0) return toast(ctx, nothingUndated);
  await toast(ctx);
  const page = pageOf(undated, pageNumber(wordsOf(ctx)[2]) ?? 0, UNDATED_SHOWN);
  await show(ctx, chooseUndated(page), undatedButtons(page, open.digest.id));
}

/** The card; whatever was being asked about a duty is asked no more. */
async function cardTapped(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "look");
  if (open === null) return;
  ctx.commit((tx) => closeDutyQuestion(tx, ctx));
  await toast(ctx);
  await showCard(ctx, open.place);
}

const STATES = { accept: "accepted", done: "done", notours: "notOurs" } as const;

async function marked(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const state = STATES[wordsOf(ctx)[0] as keyof typeof STATES];
  const { duty, cluster, member, place } = open;
  // «Принято» from a message of before the event was done takes nothing back.
  const repeated = duty.state === state || (state === "accepted" && duty.state !== "open");
  if (repeated) {
    await toast(ctx, alreadyMarked);
    return showCard(ctx, place);
  }
  const { chairId } = cluster;
  const others: Notice[] = [];
  if (state === "notOurs" && chairId !== null && chairId !== member.personId) {
    const notice = { text: notOursNotice(duty, member.name), buttons: openButtons(duty.id) };
    if (cluster.people.get(chairId)?.reachable === true)
      others.push({ about: `notours:${duty.id}`, personId: chairId, ...notice });
  }
  await answerAndShow(ctx, open, { kind: state }, others);
}

async function undone(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const { duty, place } = open;
  if (duty.state === "open" && duty.heldOn === null && duty.postponedTo === null) {
    await toast(ctx, nothingToUndo);
    return showCard(ctx, place);
  }
  await answerAndShow(ctx, open, { kind: "undone" });
}
