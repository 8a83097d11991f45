import { addMonths, type Month, monthOf } from "../calendar/month.ts";
import { may } from "../people/rights.ts";
import { pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { pageOf } from "../telegram/page.ts";
import { formsOf } from "./asked-forms-bot.ts";
import { formFor, versionOf } from "./form-versions.ts";
import { button } from "./monitoring-texts.ts";
import type { Reply } from "./receipt-bot.ts";
import { askedSince } from "./school-store.ts";
import { yearAnalysis } from "./year-analysis.ts";
import { monthsOfYear, yearFrom } from "./year-figures.ts";
import { yearFigures } from "./year-figures-store.ts";
import { yearButtons, yearScreen } from "./year-texts.ts";

const SCHOOLS_ON_PAGE = 12;

/** The year that a month belongs to: its trends, and who handed in when. For the chair and the curator. */
export async function replyYear(
  ctx: Ctx,
  reply: Reply,
  asked: { code: string; month: Month; page: number },
): Promise<void> {
  const { code, month } = asked;
  const { member, today, calendar } = ctx;
  const versions = formsOf(ctx).get(code) ?? [];
  const form = formFor(formsOf(ctx), code, month) ?? versionOf(versions, monthOf(today));
  if (form === null || member === null) return;
  const { clusterId } = member;
  const from = yearFrom(form, month);
  // Whoever hands in for any school sees every number; a curator does not.
  const whole = may(member, { do: "reviewFigures", clusterId });
  const analysis = yearAnalysis(
    yearFigures(ctx.db, { clusterId, code, versions, from, today, calendar }),
    whole,
  );
  const last = analysis.months.at(-1) ?? from;
  const page = pageOf(analysis.schools, asked.page, SCHOOLS_ON_PAGE);
  const since = askedSince(ctx.db, clusterId, code);
  const years = [addMonths(from, -12), addMonths(from, 12)].filter(
    (one) => monthsOfYear(versions, one, monthOf(today), since).length > 0,
  );
  const toYear = (to: Month, at: number): string => packCallback("m", "year", to, at, code);
  const paper = (kind: string, text: string): Button => ({ text, data: packCallback("x", kind, code, last) });
  const rows: Button[][] = [
    pager(page, (to) => toYear(from, to)),
    years.map((one) => ({ text: yearButtons.other(one), data: toYear(one, 0) })),
    whole ? [paper("trend", yearButtons.chart), paper("year", button.year)] : [],
    analysis.months.length === 0
      ? []
      : [{ text: yearButtons.month, data: packCallback("m", "grid", last, 0, code) }],
  ];
  await reply(
    ctx,
    yearScreen(form.short, analysis, { page, whole }),
    rows.filter((row) => row.length > 0),
  );
}
