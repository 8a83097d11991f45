import { Composer, InputFile } from "grammy";
import { may } from "../people/rights.ts";
import { nextPlanFileName, nextPlanSent } from "../plan/next/next-plan-texts.ts";
import { type Ctx, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { noPlan } from "../summary/plan-pages-texts.ts";
import { figuresPapers } from "./figures-bot.ts";
import { planPapers } from "./papers-bot.ts";
import { draftNextPlan } from "./next-plan-store.ts";
import { calendarFiles } from "./calendar/calendar-bot.ts";
import { pictures } from "./pictures/pictures-bot.ts";

const handlers = new Composer<Ctx>();
handlers.callbackQuery("x:next", sendNextPlan);
handlers.use(figuresPapers, planPapers, pictures, calendarFiles);

/** Papers, sent as files. */
export const documentsFeature: Feature = { handlers, answers: {} };

async function sendNextPlan(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null || !may(member, { do: "seeClusterStatus", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const draft = draftNextPlan(ctx.db, member.clusterId, ctx);
  await toast(ctx);
  if (draft === null) {
    await ctx.reply(noPlan(may(member, { do: "importPlan", clusterId: member.clusterId })).text, {
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
