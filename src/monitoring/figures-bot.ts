import type { NextFunction } from "grammy";
import { instant } from "../calendar/instant.ts";
import { monthOf } from "../calendar/month.ts";
import { ownSchools } from "../people/member.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, toast } from "../telegram/context.ts";
import { closeQuestion, findQuestion, openQuestion } from "../telegram/question-store.ts";
import { draftOf } from "./draft-store.ts";
import { begunForms, formsOf } from "./asked-forms-bot.ts";
import { isPlainly, readFigures } from "./figures-message.ts";
import { askedGrades, type Form } from "./form.ts";
import { formFor } from "./form-versions.ts";
import { bring, replyHeard } from "./monitoring-dialog.ts";
import { alreadyHandedIn, askWhose, toasts } from "./monitoring-texts.ts";
import { replyOutside } from "./month-bot.ts";
import { replyReceipt } from "./receipt-bot.ts";
import { findSchool, type School } from "./school-store.ts";
import { sheetOf } from "./sheet-store.ts";
import { missingMonths } from "./step-dialog.ts";
import { submissionOf } from "./submission-store.ts";

/** A month's figures in a message that nobody asked for, from one who hands in for a school; else it is not ours. */
export async function figuresSaid(ctx: Ctx, next: NextFunction): Promise<void> {
  const text = ctx.message?.text ?? "";
  if (text.startsWith("/") || !/[0-9]|прошл|изменени/i.test(text)) return next();
  const schools = ownSchoolsOf(ctx);
  const [school] = schools;
  if (school === undefined) return next();
  if (ctx.chatId === undefined || findQuestion(ctx.db, ctx.chatId) !== null) return next();
  const form = formMeant(ctx, schools, text);
  if (form === null) return next();
  // Whose figures they are only the sender knows.
  if (schools.length > 1) return askWhoseFigures(ctx, schools, { text, form: form.code });
  await bringText(ctx, school, form, text);
}

/** The first of the cluster's forms whose figures the text says of one of these schools. */
function formMeant(ctx: Ctx, schools: readonly School[], text: string): Form | null {
  const forms = begunForms(ctx).map((code) => formFor(formsOf(ctx), code, monthOf(ctx.today)));
  const saysOf = (form: Form, { topGrade }: School): boolean => {
    const grades = askedGrades(form, topGrade);
    const message = grades.length === 0 ? null : readFigures({ form, grades, open: null }, text);
    return message !== null && isPlainly(message, text);
  };
  return (
    forms.filter((form) => form !== null).find((form) => schools.some((school) => saysOf(form, school))) ??
    null
  );
}

/** The question «whose figures are these?», which keeps the message until it is answered. */
export const WHOSE = "monitoring.whose";

interface KeptMessage {
  text: string;
  /** The form's code. */
  form: string;
}

async function askWhoseFigures(ctx: Ctx, schools: readonly School[], kept: KeptMessage): Promise<void> {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  ctx.commit((tx) => openQuestion(tx, chatId, WHOSE, kept, instant(ctx.now)));
  const row = ({ id, shortName }: School): Button[] => [
    { text: shortName, data: packCallback("m", "whose", id) },
  ];
  await say(ctx, askWhose(kept.text), schools.map(row));
}

/** The school of a message that waits; the school's name may be typed, and so may other figures. */
export async function answerWhose(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const kept = keptIn(subject);
  const schools = ownSchoolsOf(ctx);
  const named = schools.filter(({ shortName }) =>
    shortName.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const [school, other] = named;
  if (kept !== null && school !== undefined && other === undefined) return takeKept(ctx, school, kept);
  const form = formMeant(ctx, schools, text)?.code;
  const asked = form === undefined ? kept : { text, form };
  return asked === null ? replyOutside(ctx, say) : askWhoseFigures(ctx, schools, asked);
}

export async function whoseTapped(ctx: Ctx, schoolId: number | null): Promise<void> {
  const question = ctx.chatId === undefined ? null : findQuestion(ctx.db, ctx.chatId);
  const kept = question?.kind === WHOSE ? keptIn(question.subject) : null;
  const school = ownSchoolsOf(ctx).find(({ id }) => id === schoolId);
  if (kept === null || school === undefined) return toast(ctx, toasts.messageGone);
  await toast(ctx);
  await takeKept(ctx, school, kept);
}

async function takeKept(ctx: Ctx, school: School, { text, form: code }: KeptMessage): Promise<void> {
  const { chatId } = ctx;
  const form = formFor(formsOf(ctx), code, monthOf(ctx.today));
  if (chatId !== undefined) ctx.commit((tx) => closeQuestion(tx, chatId));
  if (form === null) return replyOutside(ctx, say);
  await bringText(ctx, school, form, text);
}

function keptIn(subject: unknown): KeptMessage | null {
  if (typeof subject !== "object" || subject === null) return null;
  if (!("text" in subject) || !("form" in subject)) return null;
  const { text, form } = subject;
  return typeof text === "string" && typeof form === "string" ? { text, form } : null;
}

async function bringText(ctx: Ctx, school: School, form: Form, text: string): Promise<void> {
  const current = monthOf(ctx.today);
  const missing = missingMonths(ctx, school, form.code);
  const begun = draftOf(ctx.db, school.id, form.code, current) !== null;
  const month = begun || missing.includes(current) ? current : missing.at(-1);
  const version = month === undefined ? null : formFor(formsOf(ctx), form.code, month);
  const sheet = month === undefined || version === null ? null : sheetOf(ctx.db, school, version, month);
  if (sheet !== null) return replyHeard(ctx, bring(ctx, school, sheet, { do: "text", text, figures: true }));
  const submission = submissionOf(ctx.db, school.id, form.code, current);
  if (submission === null) return replyOutside(ctx, say);
  await say(ctx, alreadyHandedIn());
  await replyReceipt(ctx, say, { submission, school, form });
}

const ownSchoolsOf = ({ member, db }: Ctx): School[] =>
  member === null ? [] : ownSchools(member).flatMap((id) => findSchool(db, member.clusterId, id) ?? []);
