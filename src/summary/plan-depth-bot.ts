import { may } from "../people/rights.ts";
import { openDoubtsOf } from "../plan/plan-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { dutyButton } from "./duty-words-texts.ts";
import { listButtonOf } from "./home-bot.ts";
import { nearestFirst } from "./own-duties.ts";
import { DEPTH_WORDS, doubtsButton, planStanding, sectionButton, sectionPage } from "./plan-depth-texts.ts";
import { PLAN_WORDS } from "./plan-pages-texts.ts";
import { sectionStandings } from "./section-standing.ts";
import { DUTY_LISTS } from "./summary.ts";
import { BACK, type Screen, type View } from "./summary-view-bot.ts";

const SECTIONS_SIZE = 6;
const DUTIES_SIZE = 6;

/** Where the plan stands, with a way to each state and each section. */
export function planScreen(ctx: Ctx, { member, facts, summary }: View, asked: number): Screen {
  const page = pageOf(sectionStandings(facts.events, facts.duties), asked, SECTIONS_SIZE);
  const first = page.page * SECTIONS_SIZE + 1;
  const edits = may(member, { do: "changePlan", clusterId: member.clusterId });
  const doubts = edits && facts.plan !== null ? openDoubtsOf(ctx.db, facts.plan.id).length : 0;
  const lists = DUTY_LISTS.filter((name) => summary.plan[name].length > 0).map((name) =>
    listButtonOf(name, summary.plan[name].length),
  );
  const { undated, missed } = summary;
  return [
    planStanding(summary, page, first),
    filled([
      ...inRows(
        [
          ...lists,
          ...(undated.length > 0 ? [listButtonOf("undated", undated.length)] : []),
          ...(missed.length > 0 ? [listButtonOf("missed", missed.length)] : []),
        ],
        2,
      ),
      ...page.items.map(({ title }, index): Button[] => [
        {
          text: sectionButton(first + index, title),
          data: packCallback("s", "sec", first + index - 1, 0),
        },
      ]),
      pager(page, (to) => packCallback("s", "plan", to)),
      [
        { text: PLAN_WORDS.wholePlan, data: packCallback("e", "all", 0) },
        ...(doubts > 0 ? [{ text: doubtsButton(doubts), data: packCallback("e", "doubts", 0) }] : []),
      ],
      BACK,
    ]),
  ];
}

/** The duties of one section, by its place in the plan. */
export function sectionScreen(
  { facts, summary }: View,
  word: string | undefined,
  asked: number,
): Screen | string {
  const at = pageNumber(word);
  const section = at === null ? undefined : sectionStandings(facts.events, facts.duties)[at];
  if (section === undefined || at === null) return deadButton;
  const page = pageOf(nearestFirst(section.duties), asked, DUTIES_SIZE);
  const cards = page.items.map((standing) => ({
    text: dutyButton(standing, summary.today, "everyone"),
    data: packCallback("d", "card", standing.duty.id),
  }));
  return [
    sectionPage(section.title, page, summary.today),
    filled([
      ...inRows(cards, 2),
      pager(page, (to) => packCallback("s", "sec", at, to)),
      [{ text: DEPTH_WORDS.toPlan, data: packCallback("s", "plan", 0) }],
    ]),
  ];
}
