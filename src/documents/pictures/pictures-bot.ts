import { Composer, InputFile } from "grammy";
import { monthOf } from "../../calendar/month.ts";
import { formFor } from "../../monitoring/form-versions.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { noPlan } from "../../summary/plan-pages-texts.ts";
import { filled, pager } from "../../telegram/button-rows.ts";
import { packCallback, unpackCallback } from "../../telegram/callback-data.ts";
import { type Ctx, keyboard, say, toast } from "../../telegram/context.ts";
import { deadButton, notAllowed } from "../../telegram/general-texts.ts";
import type { Html } from "../../telegram/html.ts";
import { pageNumber } from "../../telegram/page.ts";
import type { Drawing } from "./drawing.ts";
import { painted } from "./painted.ts";
import { isTheme, type Theme } from "./palette.ts";
import { gridDrawings } from "./school-grid-layout.ts";
import { loadGrid } from "./school-grid-store.ts";
import { gridCaption, gridName, noGrid } from "./school-grid-texts.ts";
import { isPhoto } from "./sent-picture.ts";
import { timelineDrawings } from "./timeline-layout.ts";
import { loadTimeline } from "./timeline-store.ts";
import { themeButton, timelineCaption, timelineName } from "./timeline-texts.ts";

/** Pictures to be passed on, for those who see the whole cluster; each is drawn anew at every tap. */
export const pictures = new Composer<Ctx>();
pictures.callbackQuery(/^pic:/, async (ctx) => {
  const { member } = ctx;
  const [, kind, first = "", second = "", third = ""] = unpackCallback(ctx.callbackQuery.data) ?? [];
  if (kind === "plan") return sendTimeline(ctx, member, first, second);
  if (kind === "grid") return sendGrid(ctx, member, { code: first, page: second, theme: third });
  await toast(ctx, deadButton);
});

async function sendTimeline(ctx: Ctx, member: Member | null, page: string, theme: string): Promise<void> {
  const at = pageNumber(page);
  if (member === null || !may(member, { do: "seeClusterStatus", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  if (at === null || !isTheme(theme)) return toast(ctx, deadButton);
  await toast(ctx);
  const timeline = loadTimeline(ctx.db, member.clusterId, ctx);
  if (timeline === null) {
    return say(ctx, noPlan(may(member, { do: "changePlan", clusterId: member.clusterId })));
  }
  await sendPage(ctx, timelineDrawings(timeline), {
    at,
    theme,
    data: (to, of) => packCallback("pic", "plan", to, of),
    name: (to) => timelineName(timeline.today, to),
    caption: (part) => timelineCaption(timeline, part),
  });
}

async function sendGrid(
  ctx: Ctx,
  member: Member | null,
  { code, page, theme }: { code: string; page: string; theme: string },
): Promise<void> {
  const at = pageNumber(page);
  if (member === null || !may(member, { do: "seeClusterFigures", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const form = formFor(ctx.forms(ctx.db, member.clusterId), code, monthOf(ctx.today));
  if (at === null || form === null || !isTheme(theme)) return toast(ctx, deadButton);
  await toast(ctx);
  const grid = loadGrid(ctx.db, member.clusterId, form, ctx);
  if (grid.months.length === 0 || grid.schools.length === 0) return say(ctx, noGrid());
  await sendPage(ctx, gridDrawings(grid), {
    at,
    theme,
    data: (to, of) => packCallback("pic", "grid", code, to, of),
    name: (to) => gridName(grid.today, to),
    caption: (part) => gridCaption(grid, part),
  });
}

interface Sent {
  at: number;
  theme: Theme;
  /** Of a button to another page or to the other colours. */
  data(page: number, theme: Theme): string;
  name(page: number): string;
  caption(part: { at: number; of: number }): Html;
}

/** One page of a picture; a page that is no more is the last. */
async function sendPage(ctx: Ctx, drawings: readonly Drawing[], sent: Sent): Promise<void> {
  const at = Math.min(sent.at, drawings.length - 1);
  const drawing = drawings[at];
  if (drawing === undefined) return;
  const { theme } = sent;
  const asPhoto = isPhoto(drawing);
  await ctx.replyWithChatAction(asPhoto ? "upload_photo" : "upload_document");
  // Loaded when it is first needed: the library is large, and the bot starts without it.
  const { pictureFile } = await import("../chart-file.ts");
  const file = new InputFile(await pictureFile(painted(drawing, theme)), sent.name(at));
  const other: Theme = theme === "light" ? "dark" : "light";
  const pages = { items: [], page: at, pages: drawings.length, total: drawings.length };
  const options = {
    caption: sent.caption({ at, of: drawings.length }).text,
    parse_mode: "HTML" as const,
    reply_markup: keyboard(
      filled([
        pager(pages, (to) => sent.data(to, theme)),
        [{ text: themeButton(other), data: sent.data(at, other) }],
      ]),
      ctx.spoken,
    ),
  };
  await (asPhoto ? ctx.replyWithPhoto(file, options) : ctx.replyWithDocument(file, options));
}
