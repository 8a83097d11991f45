import { Composer } from "grammy";
import { isMonth } from "../calendar/month.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Download } from "../telegram/download.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { typed } from "../telegram/typed-word.ts";
import { formNamed, formsOf } from "./asked-forms-bot.ts";
import { hasBegun } from "./asked-month.ts";
import { answerWhose, figuresSaid, WHOSE, whoseTapped } from "./figures-bot.ts";
import { answerStep, discard, forgetQuestion, tapStep } from "./monitoring-dialog.ts";
import { button, cancelQuestion, draftDropped, draftKept, toasts } from "./monitoring-texts.ts";
import {
  mayHandIn,
  openMonth,
  replyForm,
  replyHome,
  replyMonths,
  replyOutside,
  replySchool,
  replySchoolMonth,
} from "./month-bot.ts";
import { replyGrid } from "./month-grid-bot.ts";
import { openingTapped, replyBarred } from "./month-bar-bot.ts";
import { monthBar } from "./month-bar-store.ts";
import { formFor } from "./form-versions.ts";
import { readMove } from "./move.ts";
import { replyHistory } from "./history-bot.ts";
import { findReport, replyReceipt, seesAll, seesCluster } from "./receipt-bot.ts";
import { copyTapped } from "./report-copy-bot.ts";
import { findSchool, type School } from "./school-store.ts";
import { fileSent, photoSent, sendSheet } from "./sheet-bot.ts";
import { sheetOf } from "./sheet-store.ts";
import { replyYear } from "./year-bot.ts";
import { awaitAnswer, enterDraft, findPlace, replyStep } from "./step-dialog.ts";

/** Handles the words after the button's name. */
type Tap = (ctx: Ctx, words: readonly string[]) => Promise<void>;

const dead = (ctx: Ctx): Promise<void> => toast(ctx, deadButton);

/** A page's or a revision's number: 0 and up. */
const wholeNumber = (word: string | undefined): number | null =>
  word !== undefined && /^\d{1,9}$/.test(word) ? Number(word) : null;

const schoolOf = (ctx: Ctx, word: string | undefined): School | null => {
  const id = callbackId(word);
  return id === null || ctx.member === null ? null : findSchool(ctx.db, ctx.member.clusterId, id);
};

/** By the button's name, the second word of its data. */
const taps: Record<string, Tap> = {
  /** A step of a draft: its id, the revision of the screen, the move. */
  a: async (ctx, [draft, screen, ...words]) => {
    const [id, revision, move] = [callbackId(draft), wholeNumber(screen), readMove(words)];
    if (id === null || revision === null || move === null) return dead(ctx);
    await tapStep(ctx, id, revision, move);
  },

  /** Of several forms, this one. */
  home: async (ctx, [word]) => {
    const code = formNamed(ctx, word);
    if (code === null) return dead(ctx);
    await toast(ctx);
    await replyForm(ctx, show, code);
  },

  /** From a digest or a summary: it stays, the questions come below it. */
  open: (ctx, [school, month, form]) =>
    month !== undefined && isMonth(month)
      ? openMonth(ctx, say, { schoolId: callbackId(school), month, code: formNamed(ctx, form) })
      : dead(ctx),

  pick: (ctx, [school, month, form]) =>
    month !== undefined && isMonth(month)
      ? openMonth(ctx, show, { schoolId: callbackId(school), month, code: formNamed(ctx, form) })
      : dead(ctx),

  school: async (ctx, [word, form]) => {
    const [school, code] = [schoolOf(ctx, word), formNamed(ctx, form)];
    if (school === null || code === null || !mayHandIn(ctx, school)) return dead(ctx);
    await toast(ctx);
    await replySchool(ctx, show, school, code);
  },

  months: async (ctx, [word, form]) => {
    const [school, code] = [schoolOf(ctx, word), formNamed(ctx, form)];
    if (school === null || code === null || !mayHandIn(ctx, school)) return dead(ctx);
    await toast(ctx);
    await replyMonths(ctx, show, school, code);
  },

  grid: async (ctx, [month, word, form]) => {
    const [page, code] = [wholeNumber(word), formNamed(ctx, form)];
    if (month === undefined || !isMonth(month) || page === null || code === null) return dead(ctx);
    if (!seesCluster(ctx)) return toast(ctx, notAllowed);
    if (!hasBegun(month, ctx.today)) return toast(ctx, toasts.notBegun);
    await toast(ctx);
    await replyGrid(ctx, show, code, month, page);
  },

  /** The year of a month. */
  year: async (ctx, [month, word, form]) => {
    const [page, code] = [wholeNumber(word), formNamed(ctx, form)];
    if (month === undefined || !isMonth(month) || page === null || code === null) return dead(ctx);
    if (!seesCluster(ctx)) return toast(ctx, notAllowed);
    if (!hasBegun(month, ctx.today)) return toast(ctx, toasts.notBegun);
    await toast(ctx);
    await replyYear(ctx, show, { code, month, page });
  },

  /** One school of the grid. */
  of: async (ctx, [word, month, form]) => {
    const [school, code] = [schoolOf(ctx, word), formNamed(ctx, form)];
    if (school === null || month === undefined || !isMonth(month) || code === null) return dead(ctx);
    if (!seesCluster(ctx)) return toast(ctx, notAllowed);
    if (!hasBegun(month, ctx.today)) return toast(ctx, toasts.notBegun);
    await toast(ctx);
    await replySchoolMonth(ctx, show, school, code, month);
  },

  see: async (ctx, [id]) => {
    const found = findReport(ctx, callbackId(id));
    if (found === null) return dead(ctx);
    await toast(ctx);
    await replyReceipt(ctx, show, found);
  },

  hist: async (ctx, [id, word]) => {
    const [found, page] = [findReport(ctx, callbackId(id)), wholeNumber(word)];
    if (found === null || page === null) return dead(ctx);
    if (!seesAll(ctx, found.school)) return toast(ctx, notAllowed);
    await toast(ctx);
    await replyHistory(ctx, show, found, page);
  },

  /** Correct a report: its figures become a draft, checked and handed in like a new one. */
  fix: async (ctx, [id]) => {
    const found = findReport(ctx, callbackId(id));
    const { member } = ctx;
    if (found === null || member === null) return dead(ctx);
    if (!mayHandIn(ctx, found.school)) return toast(ctx, notAllowed);
    const { school, submission } = found;
    // By the version that the month is asked with now.
    const form = formFor(formsOf(ctx), submission.form, submission.month);
    const sheet = form === null ? null : sheetOf(ctx.db, school, form, submission.month);
    if (sheet === null) return toast(ctx, toasts.notAsked);
    await toast(ctx);
    const bar = monthBar(
      ctx.db,
      { school: found.school, form: found.form.code, month: sheet.month },
      ctx.today,
    );
    if (bar !== null) return replyBarred(ctx, say, { school: found.school, sheet }, bar);
    const place = ctx.commit((tx) => enterDraft(tx, ctx, found.school, sheet, member.personId));
    if (place !== null) await replyStep(ctx, show, place);
  },

  /** The chair is asked to open a closed month. */
  ask: async (ctx, [word, month, name]) => {
    const [school, code] = [schoolOf(ctx, word), formNamed(ctx, name)];
    if (school === null || code === null || month === undefined || !isMonth(month)) return dead(ctx);
    const form = formFor(formsOf(ctx), code, month);
    if (form === null) return dead(ctx);
    if (!mayHandIn(ctx, school)) return toast(ctx, notAllowed);
    await openingTapped(ctx, { school, sheet: { form, month } });
  },

  copy: async (ctx, [id, word]) => {
    const found = findReport(ctx, callbackId(id));
    if (found === null || (word !== "0" && word !== "1")) return dead(ctx);
    await copyTapped(ctx, found, word === "1");
  },

  /** The school of figures that came without a question. */
  whose: (ctx, [word]) => whoseTapped(ctx, callbackId(word)),

  /** «Отмена» asks once what becomes of the draft. */
  stop: async (ctx, [id]) => {
    const place = placeOf(ctx, id);
    if (place === null) return gone(ctx);
    const { row } = place;
    await toast(ctx);
    await show(ctx, cancelQuestion(), [
      [{ text: button.keep, data: packCallback("m", "keep", row.id) }],
      [{ text: button.drop, data: packCallback("m", "drop", row.id, row.revision) }],
      [{ text: button.goOn, data: packCallback("m", "on", row.id) }],
    ]);
  },

  keep: async (ctx, [id]) => {
    const place = placeOf(ctx, id);
    if (place === null) return gone(ctx);
    ctx.commit((tx) => forgetQuestion(tx, ctx));
    await toast(ctx);
    await show(ctx, draftKept(), [[{ text: button.goOn, data: packCallback("m", "on", place.row.id) }]]);
  },

  drop: async (ctx, [id, word]) => {
    const [draftId, revision] = [callbackId(id), wholeNumber(word)];
    if (draftId === null || revision === null) return dead(ctx);
    const taken = discard(ctx, draftId, revision);
    if (taken.kind === "stale") {
      await toast(ctx, toasts.movedOn);
      return replyStep(ctx, show, taken.place);
    }
    if (taken.kind !== "left") return gone(ctx);
    await toast(ctx);
    await show(ctx, draftDropped());
  },

  sheet: async (ctx, [id]) => {
    const place = placeOf(ctx, id);
    await (place === null ? gone(ctx) : sendSheet(ctx, place));
  },

  on: async (ctx, [id]) => {
    const place = placeOf(ctx, id);
    if (place === null) return gone(ctx);
    ctx.commit((tx) => awaitAnswer(tx, ctx, place.row));
    await toast(ctx);
    await replyStep(ctx, show, place);
  },
};

/** The draft of a button, where it is still there and the one who taps may fill it in. */
function placeOf(ctx: Ctx, word: string | undefined) {
  const id = callbackId(word);
  const place = id === null ? "gone" : findPlace(ctx.db, ctx, id);
  return typeof place === "string" ? null : place;
}

async function gone(ctx: Ctx): Promise<void> {
  if (ctx.member === null) return toast(ctx, notAllowed);
  await toast(ctx, toasts.gone);
  await replyOutside(ctx, show);
}

/** The monthly figures: handing in, correcting, and the chair's month. */
export function monitoringFeature(download: Download): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("monitoring", (ctx) => replyHome(ctx, say));
  handlers.hears(typed("monitoring"), (ctx) => replyHome(ctx, say));
  handlers.callbackQuery(/^m:/, async (ctx) => {
    const [, name, ...words] = unpackCallback(ctx.callbackQuery.data) ?? [];
    const tap = name === undefined || !Object.hasOwn(taps, name) ? undefined : taps[name];
    if (ctx.member === null) return toast(ctx, notAllowed);
    await (tap ?? dead)(ctx, words);
  });
  handlers.on("message:text", figuresSaid);
  handlers.on("message:document", fileSent(download));
  handlers.on("message:photo", photoSent);
  return { handlers, answers: { monitoring: answerStep, [WHOSE]: answerWhose } };
}
