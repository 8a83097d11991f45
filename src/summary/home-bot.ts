import { directs, ownSchools } from "../people/member.ts";
import { mayAnswer } from "./own-duties.ts";
import { filled, inRows } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { pageOf } from "../telegram/page.ts";
import { namesOf } from "../reminders/digest.ts";
import { placeOf } from "./duty-words-texts.ts";
import type { HomeRow } from "./home-row.ts";
import { lookingData, settles, settlingData } from "./need-buttons.ts";
import { MOST_LINES, type NeedLine, needLines } from "./needs.ts";
import { loadNeeds } from "./needs-store.ts";
import { clusterHome, moreNeedsButton, needButton } from "./needs-texts.ts";
import { ownNeeds } from "./own-needs.ts";
import { PLAN_WORDS } from "./plan-pages-texts.ts";
import { backToSummary, HOME_WORDS, planDepthButton } from "./home-texts.ts";
import { directoryOf, type Screen, type View } from "./summary-view-bot.ts";
import {
  figuresButton,
  listButton,
  OWN_NEEDS_SHOWN,
  ownFiguresButton,
  ownNeedButton,
  ownSummary,
  requestsButton,
} from "./summary-texts.ts";
import { DUTY_LISTS, type SummaryList } from "./summary.ts";

/** The first screen: the cluster for those who oversee it, one's own for the others. */
export const home = (ctx: Ctx, view: View, rows: readonly HomeRow[], page = 0): Screen =>
  view.whole ? wholeHome(ctx, view, rows, page) : ownHome(view);

function wholeHome(ctx: Ctx, view: View, rows: readonly HomeRow[], asked: number): Screen {
  const { member, facts, summary } = view;
  const { needs, calls, reach } = loadNeeds(ctx.db, facts, summary, ctx.now);
  const page = pageOf(needLines(needs), asked, MOST_LINES);
  const from = page.page * MOST_LINES + 1;
  const own = settles(member, "late");
  const more = page.total - page.items.length;
  const figures = summary.figures.map((month) => ({
    text: figuresButton(month),
    data: packCallback("s", "figures", month.month, 0, month.form),
  }));
  const onScreen = new Set(page.items.map(({ kind }) => kind));
  return [
    clusterHome(
      { summary, needs, lines: page.items, from, more },
      { today: summary.today, names: namesOf(facts), directory: directoryOf(facts, reach), own },
    ),
    filled([
      ...inRows(
        page.items.flatMap((line, index) => lineButton(view, line, from + index)),
        2,
      ),
      more > 0
        ? [
            page.page < page.pages - 1
              ? { text: moreNeedsButton(more), data: packCallback("s", "home", page.page + 1) }
              : { text: backToSummary, data: packCallback("s", "home") },
          ]
        : [],
      [
        { text: planDepthButton(summary.plan), data: packCallback("s", "plan") },
        { text: HOME_WORDS.schools, data: packCallback("s", "schools", 0) },
      ],
      ...inRows(figures, 1),
      [
        ...(calls.length > 0 && !onScreen.has("calls")
          ? [{ text: listButton("outside", calls.length), data: packCallback("t", "list", 0) }]
          : []),
        ...(summary.missed.length > 0 ? [listButtonOf("missed", summary.missed.length)] : []),
        ...(summary.requests.asked > 0 && !onScreen.has("request")
          ? [{ text: requestsButton(summary.requests.asked), data: packCallback("r", "all", 0) }]
          : []),
      ],
      ...rows.map((row) => row(member)),
    ]),
  ];
}

function lineButton({ member }: View, line: NeedLine, at: number): Button[] {
  const settling = settles(member, line.kind);
  const data = settling ? settlingData(line) : lookingData(line);
  return data === null ? [] : [{ text: needButton(line, at, settling), data }];
}

function ownHome({ member, facts, summary }: View): Screen {
  const lists = DUTY_LISTS.filter((name) => summary.plan[name].length > 0);
  const answerable = facts.duties.filter(({ duty }) => mayAnswer(member, duty));
  const needs = ownNeeds(answerable, facts.figures, summary.today);
  const shown = needs.slice(0, OWN_NEEDS_SHOWN);
  const handIn = (organisationId: number, month: string, form: string): string =>
    packCallback("m", "open", organisationId, month, form);
  const settling = shown.map((need, index) => ({
    text: ownNeedButton(need, index + 1),
    data:
      need.kind === "duty"
        ? packCallback("d", "card", need.duty.duty.id)
        : handIn(need.school.organisationId, need.figures.month, need.figures.form),
  }));
  const asked = new Set(shown.flatMap((need) => (need.kind === "figures" ? [need.school] : [])));
  const figures = facts.figures.flatMap((month) =>
    month.asked
      .filter((school) => !asked.has(school))
      .map((school) => ({
        text:
          month.asked.length > 1
            ? `${ownFiguresButton(month)}: ${placeOf(school.shortName)}`
            : ownFiguresButton(month),
        data: handIn(school.organisationId, month.month, month.form),
      })),
  );
  const schools = ownSchools(member);
  const directed = schools.filter((id) => directs(member, id));
  return [
    ownSummary({
      today: summary.today,
      schools: schools.flatMap((id) => facts.organisations.get(id)?.shortName ?? []),
      plan: summary.plan,
      figures: facts.figures,
      needs,
    }),
    filled([
      ...inRows(settling, 2),
      ...inRows(figures, 1),
      ...inRows(
        lists.map((name) => listButtonOf(name, summary.plan[name].length)),
        2,
      ),
      ...directed.map((id) => [
        {
          text:
            directed.length > 1
              ? placeOf(facts.organisations.get(id)?.shortName ?? "")
              : HOME_WORDS.ownSchool,
          data: packCallback("s", "school", id),
        },
      ]),
      [{ text: PLAN_WORDS.ownEvents, data: packCallback("e", "mine", 0) }],
    ]),
  ];
}

export const listButtonOf = (name: SummaryList, n: number): Button => ({
  text: listButton(name, n),
  data: packCallback("s", "list", name, 0),
});
