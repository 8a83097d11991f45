import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, toast } from "../telegram/context.ts";
import { html } from "../telegram/html.ts";
import type { Form } from "./form.ts";
import type { MonthBar } from "./month-bar.ts";
import { monthBar } from "./month-bar-store.ts";
import { askToOpenButton, barWords, openingAsked, openingNotAsked } from "./month-bar-texts.ts";
import { askToOpen } from "./opening-request-store.ts";
import type { Reply } from "./receipt-bot.ts";
import type { School } from "./school-store.ts";
import { isoNow } from "./step-dialog.ts";

interface BarredPlace {
  school: School;
  sheet: { form: Form; month: string };
}

/** Why nothing can be handed in for the month, and where it is only closed the way to have it opened. */
export async function replyBarred(
  ctx: Ctx,
  reply: Reply,
  { school, sheet }: BarredPlace,
  bar: MonthBar,
): Promise<void> {
  const ask = {
    text: askToOpenButton,
    data: packCallback("m", "ask", school.id, sheet.month, sheet.form.code),
  };
  await reply(ctx, html`${barWords(bar, sheet.month)}`, bar.kind === "closed" ? [[ask]] : []);
}

/** «Попросить открыть»: the chair is told, once a day. */
export async function openingTapped(ctx: Ctx, { school, sheet }: BarredPlace): Promise<void> {
  const { member } = ctx;
  const { form, month } = sheet;
  const bar = monthBar(ctx.db, { school, form: form.code, month }, ctx.today);
  if (member === null || bar?.kind !== "closed") {
    return toast(ctx, bar === null ? openingNotAsked : barWords(bar, month));
  }
  ctx.commit((tx) =>
    askToOpen(tx, { school, form: form.code, month, name: member.name, today: ctx.today, now: isoNow(ctx) }),
  );
  await toast(ctx);
  await say(ctx, openingAsked());
}
