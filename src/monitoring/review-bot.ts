import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { isMonth, type Month, monthOf } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import type { Member } from "../people/member.ts";
import { readNamelessText } from "../people/nameless-text.ts";
import { may } from "../people/rights.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { closeQuestion as closeOpenQuestion, openQuestion } from "../telegram/question-store.ts";
import { formNamed, formsOf } from "./asked-forms-bot.ts";
import { dueOn, hasBegun } from "./asked-month.ts";
import { formFor } from "./form-versions.ts";
import { closeMonth, openForSchool, openMonth } from "./closing-store.ts";
import { tellSchool } from "./figures-notice-store.ts";
import type { Form } from "./form.ts";
import { replySchoolMonth } from "./month-bot.ts";
import { replyGrid } from "./month-grid-bot.ts";
import { monthFigures } from "./month-figures-store.ts";
import { findReport, replyReceipt } from "./receipt-bot.ts";
import { type Reviewed, reviewReport } from "./review-store.ts";
import * as texts from "./review-texts.ts";
import { reviewButtons, reviewToasts } from "./review-texts.ts";
import { dueDayOf, findSchool, type School } from "./school-store.ts";
import { submissionOf } from "./submission-store.ts";

/** Who reviews, and what: everything here is the chair's. */
interface Reviewing {
  member: Member;
  form: Form;
}

type Tap = (ctx: Ctx, reviewing: Reviewing, words: readonly string[]) => Promise<void>;

const REASON_LENGTH = 300;

const by = (ctx: Ctx, { member }: Reviewing) => ({
  clusterId: member.clusterId,
  personId: member.personId,
  at: instant(ctx.now),
});

/** By the button's name, the second word of its data. */
const taps: Record<string, Tap> = {
  accept: async (ctx, reviewing, [id]) => {
    const found = findReport(ctx, callbackId(id));
    if (found === null) return toast(ctx, deadButton);
    ctx.commit((tx) =>
      reviewReport(tx, by(ctx, reviewing), found.submission.id, { review: "accepted", comment: null }),
    );
    await toast(ctx, reviewToasts.accepted);
    await showReport(ctx, found.submission.id);
  },

  return: async (ctx, _, [id]) => {
    const found = findReport(ctx, callbackId(id));
    const { chatId } = ctx;
    if (found === null || chatId === undefined) return toast(ctx, deadButton);
    const subject = { submissionId: found.submission.id };
    ctx.commit((tx) => openQuestion(tx, chatId, "monitoring.return", subject, instant(ctx.now)));
    await toast(ctx);
    await say(ctx, texts.askReason(found.school.shortName), [backTo(found.submission.id)]);
  },

  close: async (ctx, reviewing, [month, yes]) => {
    if (!isKnownMonth(month)) return toast(ctx, deadButton);
    if (!hasBegun(month, ctx.today)) return toast(ctx, reviewToasts.notBegun);
    if (yes === "yes") {
      const done = ctx.commit((tx) => closeMonth(tx, by(ctx, reviewing), reviewing.form.code, month));
      await toast(ctx, done ? reviewToasts.closed : reviewToasts.already);
      return replyGrid(ctx, show, reviewing.form.code, month, 0);
    }
    await toast(ctx);
    await show(ctx, texts.closeQuestion(month, missingIn(ctx, reviewing, month)), [
      [{ text: reviewButtons.closeYes, data: packCallback("v", "close", month, "yes", reviewing.form.code) }],
      [{ text: reviewButtons.back, data: packCallback("m", "grid", month, 0, reviewing.form.code) }],
    ]);
  },

  open: async (ctx, reviewing, [month]) => {
    if (!isKnownMonth(month)) return toast(ctx, deadButton);
    const done = ctx.commit((tx) => openMonth(tx, by(ctx, reviewing), reviewing.form.code, month));
    await toast(ctx, done ? reviewToasts.opened : reviewToasts.notClosed);
    await replyGrid(ctx, show, reviewing.form.code, month, 0);
  },

  school: async (ctx, reviewing, [word, month]) => {
    const school = schoolOf(ctx, reviewing, word);
    if (school === null || !isKnownMonth(month)) return toast(ctx, deadButton);
    const said = ctx.commit((tx) => openedFor(tx, ctx, reviewing, school, month));
    await toast(ctx, said);
    await replySchoolMonth(ctx, show, school, reviewing.form.code, month);
  },

  nudge: async (ctx, reviewing, [word, month]) => {
    const school = schoolOf(ctx, reviewing, word);
    if (school === null || !isKnownMonth(month)) return toast(ctx, deadButton);
    if (!hasBegun(month, ctx.today)) return toast(ctx, reviewToasts.notBegun);
    if (submissionOf(ctx.db, school.id, reviewing.form.code, month) !== null) {
      return toast(ctx, reviewToasts.handedIn);
    }
    await toast(
      ctx,
      ctx.commit((tx) => nudged(tx, ctx, reviewing, school, month)),
    );
  },
};

const isKnownMonth = (word: string | undefined): word is Month => word !== undefined && isMonth(word);

const schoolOf = (ctx: Ctx, { member }: Reviewing, word: string | undefined): School | null => {
  const id = callbackId(word);
  return id === null ? null : findSchool(ctx.db, member.clusterId, id);
};

const backTo = (submissionId: number) => [
  { text: reviewButtons.back, data: packCallback("m", "see", submissionId) },
];

async function showReport(ctx: Ctx, submissionId: number): Promise<void> {
  const anew = findReport(ctx, submissionId);
  if (anew !== null) await replyReceipt(ctx, show, anew);
}

function missingIn(ctx: Ctx, { member, form }: Reviewing, month: Month): string[] {
  const asked = { clusterId: member.clusterId, form, month, today: ctx.today, calendar: ctx.calendar };
  return monthFigures(ctx.db, asked)
    .schools.filter(({ state }) => state === "missing")
    .map(({ shortName }) => shortName);
}

function openedFor(tx: Db, ctx: Ctx, reviewing: Reviewing, school: School, month: Month): string {
  const now = instant(ctx.now);
  if (!openForSchool(tx, by(ctx, reviewing), reviewing.form.code, month, school.id)) {
    return reviewToasts.already;
  }
  const text = texts.openedNotice(school.shortName, month);
  const form = reviewing.form.code;
  const notice = { what: `opened:${now}`, form, school, month, text, open: reviewButtons.fill };
  return reviewToasts.openedFor(tellSchool(tx, { ...notice, now, today: ctx.today }).told);
}

/** Once a day: the second tap says so. */
function nudged(tx: Db, ctx: Ctx, { form }: Reviewing, school: School, month: Month): string {
  const due = dueOn(month, dueDayOf(tx, school.clusterId, form), ctx.calendar);
  const text = texts.nudge(form.title, school.shortName, month, due, due < ctx.today);
  const { told, again } = tellSchool(tx, {
    what: `nudge:${form.code}:${ctx.today}`,
    form: form.code,
    school,
    month,
    text,
    open: reviewButtons.fill,
    now: instant(ctx.now),
    today: ctx.today,
  });
  if (told.length === 0) return reviewToasts.nobody;
  return again ? reviewToasts.nudgedAlready : reviewToasts.nudged(told);
}

/** The chair's words to a school whose report she returns. */
async function reasonTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const { chatId, member } = ctx;
  const { submissionId } = (subject ?? {}) as Record<string, unknown>;
  const found = findReport(ctx, typeof submissionId === "number" ? submissionId : null);
  if (chatId === undefined) return;
  if (
    found === null ||
    member === null ||
    !may(member, { do: "reviewFigures", clusterId: member.clusterId })
  ) {
    ctx.commit((tx) => closeOpenQuestion(tx, chatId));
    return say(ctx, texts.reasonGone());
  }
  const { submission, school, form } = found;
  const read = readNamelessText(text, REASON_LENGTH);
  if (typeof read === "string") return say(ctx, texts.reasonRefused(read), [backTo(submission.id)]);
  const given: Reviewed = { review: "returned", comment: read.text };
  const { told } = ctx.commit((tx) => {
    closeOpenQuestion(tx, chatId);
    reviewReport(tx, by(ctx, { member, form }), submission.id, given);
    const now = instant(ctx.now);
    return tellSchool(tx, {
      what: `returned:${now}`,
      form: submission.form,
      school,
      month: submission.month,
      text: texts.returnedNotice(school.shortName, submission.month, read.text),
      open: reviewButtons.fix,
      now,
      today: ctx.today,
    });
  });
  await say(ctx, texts.returnedTo(school.shortName, told), [backTo(submission.id)]);
}

/** The chair accepts, returns, reminds of and closes the figures. */
export function reviewFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^v:/, async (ctx) => {
    const [, name, ...words] = unpackCallback(ctx.callbackQuery.data) ?? [];
    const tap = name === undefined || !Object.hasOwn(taps, name) ? undefined : taps[name];
    const { member } = ctx;
    // The last word of a button is the form.
    const code = formNamed(
      ctx,
      words.findLast((word) => formsOf(ctx).has(word)),
    );
    const month = words.find(isMonth) ?? monthOf(ctx.today);
    const form = code === null ? null : formFor(formsOf(ctx), code, month);
    if (member === null || !may(member, { do: "reviewFigures", clusterId: member.clusterId })) {
      return toast(ctx, notAllowed);
    }
    if (tap === undefined || form === null) return toast(ctx, deadButton);
    await tap(ctx, { member, form }, words);
  });
  return { handlers, answers: { "monitoring.return": reasonTyped } };
}
