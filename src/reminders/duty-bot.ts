import { Composer } from "grammy";
import { owedRequests } from "../requests/request-store.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { type DigestContent, layOut, namesOf, unansweredOf, undatedOf } from "./digest.ts";
import { digestButtons, undatedButtons } from "./digest-button-texts.ts";
import { chooseUndated, digestEmpty, digestText, nothingUndated } from "./digest-texts.ts";
import type { ClusterDuties, Duty } from "./duty.ts";
import {
  answerAndShow,
  closeDutyQuestion,
  contextOf,
  dutyOfTap,
  keepAnswer,
  mayAnswer,
  type Notice,
  showCard,
  wordsOf,
} from "./duty-card-bot.ts";
import { postponeAnswers, postponeHandlers } from "./duty-date-bot.ts";
import { loadClusterDuties } from "./duty-store.ts";
import {
  acceptedMany,
  alreadyMarked,
  buttonPast,
  chooseDay,
  digestGone,
  notOursNotice,
  nothingToUndo,
  openButtons,
  pageGone,
  saidAtOnce,
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
  handlers.callbackQuery(/^d:(?:ok|fin):/, answeredAtOnce);
  handlers.callbackQuery(/^d:okall:/, acceptedAll);
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
  const found = openDigest(ctx, wordsOf(ctx)[1]);
  if (typeof found !== "string") return found;
  await toast(ctx, found);
  return null;
}

/** The digest of a button's word, or the sentence that says why it is not to be had. */
function openDigest(ctx: Ctx, id: string | undefined): OpenDigest | string {
  const { member } = ctx;
  if (member === null) return notAllowed;
  const digest = findDigest(ctx.db, callbackId(id) ?? 0);
  if (digest === null || digest.personId !== member.personId) return digestGone;
  const cluster = loadClusterDuties(ctx.db, member.clusterId, contextOf(ctx));
  const content = {
    entries: keptEntries(digest, cluster),
    news: newsOfDigest(ctx.db, cluster, digest),
    requests: owedRequests(ctx.db, member.clusterId, ctx.today).get(member.personId) ?? [],
  };
  return { digest, cluster, content };
}

async function listTapped(ctx: Ctx): Promise<void> {
  const open = await digestOfTap(ctx);
  if (open !== null) await showDigest(ctx, open, callbackId(wordsOf(ctx)[2]) ?? 1);
}

/** The digest again, with what was marked since; `said` is what there is to say of a mark. */
async function showDigest(
  ctx: Ctx,
  { digest, cluster, content }: OpenDigest,
  asked: number,
  said?: string,
): Promise<void> {
  if (Object.values(content).every(({ length }) => length === 0)) {
    await toast(ctx, said);
    return show(ctx, digestEmpty(digest.day));
  }
  const page = layOut(content, ctx.today, asked);
  // There is less to tell than when the button was made.
  await toast(ctx, said ?? (asked > page.pages ? pageGone : undefined));
  await show(ctx, digestText(page, digest.day, namesOf(cluster)), digestButtons(page, digest.id));
}

/** «Сделано» or «Принято» in the digest itself: it stays where it is and shows the mark. */
async function answeredAtOnce(ctx: Ctx): Promise<void> {
  const open = await dutyOfTap(ctx, "answer");
  if (open === null) return;
  const [word, , digestId, page] = wordsOf(ctx);
  const state = word === "fin" ? "done" : "accepted";
  const repeated = isRepeated(open.duty, state);
  if (!repeated) ctx.commit((tx) => keepAnswer(tx, ctx, open, { kind: state }));
  const digest = openDigest(ctx, digestId);
  const said = repeated ? alreadyMarked : saidAtOnce[state];
  if (typeof digest === "string") return toast(ctx, said);
  await showDigest(ctx, digest, callbackId(page) ?? 1, said);
}

/** «Принято» to all that has no answer yet. */
async function acceptedAll(ctx: Ctx): Promise<void> {
  const open = await digestOfTap(ctx);
  if (open === null || ctx.member === null) return;
  const { member } = ctx;
  const duties = unansweredOf(open.content.entries).filter((duty) =>
    mayAnswer(member, duty, member.clusterId),
  );
  if (duties.length > 0)
    ctx.commit((tx) => {
      for (const duty of duties) keepAnswer(tx, ctx, { ...open, duty, member }, { kind: "accepted" });
    });
  const digest = openDigest(ctx, wordsOf(ctx)[1]);
  const said = duties.length > 0 ? acceptedMany(duties.length) : alreadyMarked;
  if (typeof digest === "string") return toast(ctx, said);
  await showDigest(ctx, digest, 1, said);
}

/** «Принято» from a message of before the event was done takes nothing back. */
const isRepeated = (duty: Duty, state: Duty["state"]): boolean =>
  duty.state === state || (state === "accepted" && duty.state !== "open");

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
  if (isRepeated(duty, state)) {
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
