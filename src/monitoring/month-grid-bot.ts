import { addMonths, type Month } from "../calendar/month.ts";
import { may } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { formsOf } from "./asked-forms-bot.ts";
import { hasBegun } from "./asked-month.ts";
import { closingOf } from "./closing-store.ts";
import { formButtons } from "./form-upload-texts.ts";
import { formFor } from "./form-versions.ts";
import { gridOf } from "./month-grid-store.ts";
import { monthGrid } from "./month-grid-texts.ts";
import { button, momentWords, schoolButton } from "./monitoring-texts.ts";
import { mayChangeForm, unreadForms } from "./own-form-bot.ts";
import type { Reply } from "./receipt-bot.ts";
import { reviewButtons } from "./review-texts.ts";
import { yearFrom } from "./year-figures.ts";
import { yearButtons } from "./year-texts.ts";

const SCHOOLS_ON_PAGE = 10;

/** All schools of a month, for the chair and the curator. */
export async function replyGrid(
  ctx: Ctx,
  reply: Reply,
  code: string,
  month: Month,
  page: number,
): Promise<void> {
  const forms = formsOf(ctx);
  if (ctx.member === null) return;
  const { clusterId } = ctx.member;
  // Whoever hands in for any school sees every number; a curator does not.
  const whole = may(ctx.member, { do: "reviewFigures", clusterId });
  const { today, calendar } = ctx;
  const grid = gridOf(ctx.db, { clusterId, forms, code, month, today, calendar }, whole);
  if (grid === null) return;
  const { form, figures, grades } = grid;
  const pages = Math.max(1, Math.ceil(figures.schools.length / SCHOOLS_ON_PAGE));
  const at = Math.min(page, pages - 1);
  const schools = figures.schools.slice(at * SCHOOLS_ON_PAGE, (at + 1) * SCHOOLS_ON_PAGE);
  const turn = (to: number, text: string): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, data: packCallback("m", "grid", month, to, code) }];
  const other = (to: Month): Button[] =>
    hasBegun(to, ctx.today) && formFor(forms, code, to) !== null
      ? [{ text: button.month(to), data: packCallback("m", "grid", to, 0, code) }]
      : [];
  const closing = closingOf(ctx.db, clusterId, form.code, month);
  const closed = closing === null ? null : momentWords(closing.closedAt, ctx.zone);
  const lock: Button =
    closing === null
      ? { text: reviewButtons.close, data: packCallback("v", "close", month, code) }
      : { text: reviewButtons.open, data: packCallback("v", "open", month, code) };
  const paper = (kind: string, text: string): Button => ({
    text,
    data: packCallback("x", kind, form.code, month),
  });
  const year: Button = {
    text: yearButtons.year,
    data: packCallback("m", "year", yearFrom(form, month), 0, code),
  };
  const rows: Button[][] = [
    ...schools.map((one) => [
      { text: schoolButton(one), data: packCallback("m", "of", one.organisationId, month, code) },
    ]),
    [...turn(at - 1, button.earlierPage), ...turn(at + 1, button.laterPage)],
    [...other(addMonths(month, -1)), ...other(addMonths(month, 1))],
    [{ text: button.picture, data: packCallback("pic", "grid", code, 0, "light") }],
    ...(whole
      ? [
          [paper("month", button.workbook), paper("chart", button.chart)],
          [year, lock],
        ]
      : [[year]]),
    [{ text: button.picture, data: packCallback("pic", "grid", code, 0, "light") }],
  ];
  if (mayChangeForm(ctx)) {
    rows.push([{ text: formButtons.home, data: packCallback("f", "home", code) }]);
  }
  await reply(
    ctx,
    monthGrid({
      form,
      month: figures,
      grades,
      signs: whole,
      closed,
      unread: mayChangeForm(ctx) ? unreadForms(ctx) : [],
    }),
    rows.filter((row) => row.length > 0),
  );
}
