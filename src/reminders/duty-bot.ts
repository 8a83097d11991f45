import { Composer } from "grammy";
import { owedRequests } from "../requests/request-store.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { layOut, namesOf } from "./digest.ts";
import { digestButtons, digestEmpty, digestText } from "./digest-texts.ts";
import {
  answerAndShow,
  closeDutyQuestion,
  contextOf,
  dutyOfTap,
  type Notice,
  showCard,
  wordsOf,
} from "./duty-card-bot.ts";
import { dateAnswers, dateHandlers } from "./duty-date-bot.ts";
import { loadClusterDuties } from "./duty-store.ts";
import {
  alreadyMarked,
  buttonPast,
  chooseDay,
  digestGone,
  doneNotice,
  notOursNotice,
  nothingToUndo,
  openButtons,
} from "./duty-texts.ts";
import { wordAnswers, wordHandlers } from "./duty-words-bot.ts";
import { keptEntries } from "./kept-digest.ts";
import { findDigest } from "./reminder-store.ts";

/** The buttons under a digest and on the cards of duties. */
export function dutyBot(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^d:list:/, listTapped);
  handlers.callbackQuery(/^d:card:/, cardTapped);
  handlers.callbackQuery(/^d:(?:accept|done|notours):/, marked);
  handlers.callbackQuery(/^d:undo:/, undone);
  handlers.callbackQuery("d:idle", (ctx) => toast(ctx, chooseDay));
  handlers.use(dateHandlers(), wordHandlers());
  handlers.callbackQuery(/^d:/, (ctx) => toast(ctx, buttonPast));
  return { handlers, answers: { ...dateAnswers, ...wordAnswers } };
}

/** The digest again, with what was marked since; a digest is its own person's. */
async function listTapped(ctx: Ctx): Promise<void> {
  const [, id, page] = wordsOf(ctx);
  const { member } = ctx;
  if (member === null) return toast(ctx, notAllowed);
  const digest = findDigest(ctx.db, callbackId(id) ?? 0);
  if (digest === null || digest.personId !== member.personId) return toast(ctx, digestGone);
  const cluster = loadClusterDuties(ctx.db, member.clusterId, contextOf(ctx));
  const entries = keptEntries(digest, cluster);
  const requests = owedRequests(ctx.db, member.clusterId, ctx.today).get(member.personId) ?? [];
  await toast(ctx);
  if (entries.length === 0 && requests.length === 0) return show(ctx, digestEmpty(digest.day));
  const laidOut = layOut(entries, ctx.today, callbackId(page) ?? 1, requests);
  await show(ctx, digestText(laidOut, digest.day, namesOf(cluster)), digestButtons(laidOut, digest.id));
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
  const others: Notice[] = [];
  const tell = (personId: number, about: string, text: Notice["text"]) => {
    const reachable = cluster.people.get(personId)?.reachable ?? false;
    if (personId !== member.personId && reachable) {
      others.push({ about: `${about}:${duty.id}`, personId, text, buttons: openButtons(duty.id) });
    }
  };
  if (state === "notOurs" && cluster.chairId !== null) {
    tell(cluster.chairId, "notours", notOursNotice(duty, member.name));
  }
  if (state === "done") {
    for (const { personId } of duty.people) tell(personId, "done", doneNotice(duty, member.name));
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
