import { InputFile, type NextFunction } from "grammy";
import { ownSchools } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { captioned, type Ctx, openQuestionOf, say, toast } from "../telegram/context.ts";
import type { Download } from "../telegram/download.ts";
import { html } from "../telegram/html.ts";
import { formsOf } from "./asked-forms-bot.ts";
import { formFor } from "./form-versions.ts";
import { figuresIn, keyOf } from "./figures-sheet.ts";
import {
  sheetElsewhere,
  sheetFileName,
  sheetFileWords,
  sheetProblemWords,
  sheetSent,
} from "./figures-sheet-texts.ts";
import { draftOf } from "./draft-store.ts";
import { replyBarred } from "./month-bar-bot.ts";
import { monthBar } from "./month-bar-store.ts";
import { bring, replyHeard } from "./monitoring-dialog.ts";
import { mayHandIn } from "./month-bot.ts";
import { findSchool } from "./school-store.ts";
import { cellsOfFile, MAX_SHEET_BYTES } from "./sent-sheet-file.ts";
import type { SheetCell } from "../sheets/workbook-file.ts";
import { sheetOf } from "./sheet-store.ts";
import { monthsFor, type Place } from "./step-dialog.ts";
import { submissionOf } from "./submission-store.ts";

/** «Скачать таблицу»: a sheet of the draft, with what it says already. */
export async function sendSheet(ctx: Ctx, { school, sheet, draft }: Place): Promise<void> {
  await toast(ctx);
  // Loaded when it is first needed: the library is large, and the bot starts without it.
  const { figuresSheetFile } = await import("./figures-sheet-file.ts");
  const bytes = await figuresSheetFile({ ...sheet, school, report: draft.now.report });
  await ctx.replyWithDocument(
    new InputFile(bytes, sheetFileName(sheet.month)),
    captioned(ctx, sheetSent(sheet.month)),
  );
}

/** Whoever may bring a new plan sends plans; all others who hand in figures send sheets. */
const sendsPlans = ({ member }: Ctx): boolean =>
  member !== null && may(member, { do: "importPlan", clusterId: member.clusterId });
const sendsSheets = (ctx: Ctx): boolean =>
  ctx.member !== null && !sendsPlans(ctx) && ownSchools(ctx.member).length > 0;

const tell = (ctx: Ctx, sentence: string): Promise<void> => say(ctx, html`${sentence}`);

/** A file: figures, where it is a sheet that the bot gave out. */
export const fileSent =
  (download: Download) =>
  async (ctx: Ctx, next: NextFunction): Promise<void> => {
    const document = ctx.message?.document;
    const small = (document?.file_size ?? 0) <= MAX_SHEET_BYTES;
    const name = document?.file_name ?? "";
    const mayBeSheet = sendsPlans(ctx) && small && /\.xlsx$/i.test(name);
    const isSheet = sendsSheets(ctx) && /\.(xls[xmb]?|ods|csv)$/i.test(name);
    if (document === undefined || !(mayBeSheet || isSheet)) return next();
    if (!small) return tell(ctx, sheetFileWords("tooBig"));
    const bytes = await download(document.file_id);
    const cells = typeof bytes === "string" ? "notDownloaded" : cellsOfFile(bytes);
    if (mayBeSheet && (typeof cells === "string" || keyOf(cells) === null)) return next();
    await (typeof cells === "string" ? tell(ctx, sheetFileWords(cells)) : takeCells(ctx, cells));
  };

/** A photo of a sheet, from one who is filling in the month. */
export async function photoSent(ctx: Ctx, next: NextFunction): Promise<void> {
  const asked = openQuestionOf(ctx);
  if (!sendsSheets(ctx) || asked?.kind !== "monitoring") return next();
  await tell(ctx, sheetFileWords("picture"));
}

async function takeCells(ctx: Ctx, cells: readonly SheetCell[]): Promise<void> {
  const { db, member } = ctx;
  const key = keyOf(cells);
  const form = key === null ? null : formFor(formsOf(ctx), key.form, key.month);
  if (key === null || form === null) return tell(ctx, sheetProblemWords({ why: "foreign" }));
  const school = member === null ? null : findSchool(db, member.clusterId, key.organisationId);
  if (school === null || !mayHandIn(ctx, school)) return tell(ctx, sheetElsewhere.school);
  const { month } = key;
  const sheet = sheetOf(db, school, form, month);
  if (sheet === null) return tell(ctx, sheetElsewhere.notAsked(month));
  const bar = monthBar(db, { school, form: form.code, month }, ctx.today);
  if (bar !== null) return replyBarred(ctx, say, { school, sheet }, bar);
  const handedIn = submissionOf(db, school.id, form.code, month) !== null;
  if (!handedIn && !monthsFor(ctx, school, form.code).includes(month)) {
    return tell(ctx, sheetElsewhere.notAsked(month));
  }
  if (handedIn && draftOf(db, school.id, form.code, month) === null) {
    return tell(ctx, sheetElsewhere.handedIn(month));
  }
  if (key.version !== sheet.form.version) return tell(ctx, sheetElsewhere.version);
  const report = figuresIn(sheet.form, sheet.grades, cells);
  if ("problem" in report) return tell(ctx, sheetProblemWords(report.problem));
  await replyHeard(ctx, bring(ctx, school, sheet, { do: "give", report }));
}
