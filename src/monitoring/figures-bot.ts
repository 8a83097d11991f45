import type { NextFunction } from "grammy";
import { monthOf } from "../calendar/month.ts";
import { ownSchools } from "../people/member.ts";
import { type Ctx, say } from "../telegram/context.ts";
import { findQuestion } from "../telegram/question-store.ts";
import { draftOf } from "./draft-store.ts";
import { begunForms, formsOf } from "./asked-forms-bot.ts";
import { isPlainly, readFigures } from "./figures-message.ts";
import { askedGrades, type Form } from "./form.ts";
import { formFor } from "./form-versions.ts";
import { bring, replyHeard } from "./monitoring-dialog.ts";
import { alreadyHandedIn } from "./monitoring-texts.ts";
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
  const form = formMeant(ctx, school, text);
  if (form === null) return next();
  // Whose figures they are only the sender knows.
  if (schools.length > 1) return replyOutside(ctx, say);
  await bringText(ctx, school, form, text);
}

/** The first of the cluster's forms whose figures the text says. */
function formMeant(ctx: Ctx, school: School, text: string): Form | null {
  const forms = begunForms(ctx).map((code) => formFor(formsOf(ctx), code, monthOf(ctx.today)));
  return (
    forms
      .filter((form) => form !== null)
      .find((form) => {
        const grades = askedGrades(form, school.topGrade);
        const message = grades.length === 0 ? null : readFigures({ form, grades, open: null }, text);
        return message !== null && isPlainly(message, text);
      }) ?? null
  );
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
