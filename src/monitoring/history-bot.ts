import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import type { Html } from "../telegram/html.ts";
import { askedGrades } from "./form.ts";
import { inVersion } from "./form-versions.ts";
import { entryLines, history, type HistoryEntry } from "./history-texts.ts";
import { button } from "./monitoring-texts.ts";
import type { Found, Reply } from "./receipt-bot.ts";
import { reviewsOf } from "./review-store.ts";
import { historyOf } from "./submission-store.ts";

/** A message holds 4,096 characters; the heading and one long correction fit beside this. */
const PAGE_LENGTH = 1500;

/** The newest changes first, as many on a page as fit: a correction may be one line or thirty. */
export async function replyHistory(ctx: Ctx, reply: Reply, found: Found, page: number): Promise<void> {
  const { submission, school, form } = found;
  const grades = askedGrades(form, school.topGrade);
  const pages = inPages(entriesOf(ctx, found).map((entry) => entryLines(form, grades, ctx.zone, entry)));
  const at = Math.min(page, pages.length - 1);
  const turn = (to: number, text: string): Button[] =>
    to < 0 || to >= pages.length ? [] : [{ text, data: packCallback("m", "hist", submission.id, to) }];
  const title = { month: submission.month, school: school.shortName, page: at + 1, pages: pages.length };
  await reply(
    ctx,
    history(form, title, pages[at] ?? []),
    [
      [...turn(at - 1, button.newer), ...turn(at + 1, button.older)],
      [{ text: button.receipt, data: packCallback("m", "see", submission.id) }],
    ].filter((row) => row.length > 0),
  );
}

/** Corrections, in the terms of the form's present version, and what the chair made of them; the newest first. */
function entriesOf({ db }: Ctx, { submission, form }: Found): HistoryEntry[] {
  const revisions = historyOf(db, submission.id).map(({ before, after, ...one }): HistoryEntry => ({
    kind: "revision",
    ...one,
    before: before === null ? null : inVersion(form, before),
    after: inVersion(form, after),
  }));
  const entries = [...revisions, ...reviewsOf(db, submission.id)];
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : 1)).toReversed();
}

function inPages(blocks: readonly Html[]): Html[][] {
  const pages: Html[][] = [[]];
  let length = 0;
  for (const block of blocks) {
    if (length > 0 && length + block.text.length > PAGE_LENGTH) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)?.push(block);
    length += block.text.length;
  }
  return pages;
}
