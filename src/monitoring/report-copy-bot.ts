import type { Db } from "../db/open.ts";
import { may } from "../people/rights.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { findReport, type Found, receiptText, replyReceipt } from "./receipt-bot.ts";
import { sendCopy, switchCopy } from "./report-copy-store.ts";
import { copySwitched, reportCopy } from "./report-copy-texts.ts";
import { isoNow } from "./step-dialog.ts";

/** A copy of what has just been handed in, where the school's director wants it; in the same transaction. */
export function copyReport(tx: Db, ctx: Ctx, submissionId: number): void {
  const found = findReport(ctx, submissionId);
  if (found === null || ctx.member === null) return;
  sendCopy(tx, found.school, {
    submissionId,
    sentBy: ctx.member.personId,
    text: reportCopy(receiptText(ctx, found)),
    today: ctx.today,
    now: isoNow(ctx),
  });
}

export async function copyTapped(ctx: Ctx, found: Found, wanted: boolean): Promise<void> {
  const { school } = found;
  const { member } = ctx;
  const asked = { do: "switchReportCopy", clusterId: school.clusterId, organisationId: school.id } as const;
  if (member === null || !may(member, asked)) return toast(ctx, notAllowed);
  ctx.commit((tx) => switchCopy(tx, school, wanted, { personId: member.personId, at: isoNow(ctx) }));
  await toast(ctx, copySwitched(wanted));
  await replyReceipt(ctx, show, found);
}
