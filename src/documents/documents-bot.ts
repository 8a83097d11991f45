import { Composer, InputFile } from "grammy";
import { isMonth } from "../calendar/month.ts";
import { hasBegun } from "../monitoring/asked-month.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import { findCluster } from "../people/cluster-store.ts";
import { may } from "../people/rights.ts";
import { nextPlanFileName, nextPlanSent } from "../plan/next/next-plan-texts.ts";
import { unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { noPlan } from "../summary/plan-pages-texts.ts";
import { monthWorkbook } from "./month-workbook.ts";
import { monthWorkbookName, monthWorkbookSent } from "./month-workbook-texts.ts";
import { draftNextPlan } from "./next-plan-store.ts";

const handlers = new Composer<Ctx>();
handlers.callbackQuery("x:next", sendNextPlan);
handlers.callbackQuery(/^x:month:/, sendMonth);

/** Papers, sent as files. */
export const documentsFeature: Feature = { handlers, answers: {} };

/** A month of the figures, whole: for the chair. */
async function sendMonth(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null || !may(member, { do: "reviewFigures", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const [, , code = "", month = ""] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  const form = ctx.forms.get(code);
  if (form === undefined || !isMonth(month) || !hasBegun(month, ctx.today)) return toast(ctx, deadButton);
  await toast(ctx);
  await ctx.replyWithChatAction("upload_document");
  const { clusterId } = member;
  const figures = monthFigures(ctx.db, { clusterId, form, month, today: ctx.today, calendar: ctx.calendar });
  const { workbookFile } = await import("./workbook-file.ts");
  const sheets = monthWorkbook(form, figures, findCluster(ctx.db, clusterId)?.name ?? "");
  await ctx.replyWithDocument(new InputFile(await workbookFile(sheets), monthWorkbookName(month)), {
    caption: monthWorkbookSent(form.title, month).text,
    parse_mode: "HTML",
  });
}

async function sendNextPlan(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null || !may(member, { do: "seeClusterStatus", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const draft = draftNextPlan(ctx.db, member.clusterId, ctx);
  await toast(ctx);
  if (draft === null) {
    await ctx.reply(noPlan(may(member, { do: "changePlan", clusterId: member.clusterId })).text, {
      parse_mode: "HTML",
    });
    return;
  }
  await ctx.replyWithChatAction("upload_document");
  const { period } = draft.plan;
  // Loaded when it is first needed: the library is large, and the bot starts without it.
  const { nextPlanDocument } = await import("./next-plan-file.ts");
  const bytes = await nextPlanDocument(draft.plan, draft.heading);
  await ctx.replyWithDocument(new InputFile(bytes, nextPlanFileName(period)), {
    caption: nextPlanSent(period).text,
    parse_mode: "HTML",
  });
}
