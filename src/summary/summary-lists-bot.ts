import type { Month } from "../calendar/month.ts";
import { may } from "../people/rights.ts";
import { seatWord } from "../people/seat-word.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import { namesOf } from "../reminders/digest.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { dutyButton, placeOf, whomWords } from "./duty-words-texts.ts";
import type { FiguresSummary } from "./figures.ts";
import { type Page, pageOf } from "../telegram/page.ts";
import { mayOpen, type StandingDuty, toldOfOwn } from "./own-duties.ts";
import type { Hole, Unreached } from "./plan-summary.ts";
import { missedPage } from "./missed-texts.ts";
import { lookingData, settles, settlingData } from "./need-buttons.ts";
import type { Need, NeedLine } from "./needs.ts";
import { loadNeeds } from "./needs-store.ts";
import {
  closingPage,
  dutyListPage,
  figuresPage,
  holesPage,
  undatedPage,
  unreachedPage,
} from "./summary-list-texts.ts";
import { BACK, type Screen, type View } from "./summary-view-bot.ts";
import { figuresButton, inviteButton, nameSeatButton, signsButton } from "./summary-texts.ts";
import { type DutyList, isDutyList, type SummaryList } from "./summary.ts";

const LIST_SIZE = 6;
const SCHOOLS_SIZE = 12;

/** A list behind the summary, a page of it, or the sentence that says why there is none. */
export function listScreen(ctx: Ctx, view: View, name: SummaryList, asked: number): Screen | string {
  const { summary, facts } = view;
  const today = summary.today;
  const turn = (page: Page<unknown>) => turning(name, page);
  if (isDutyList(name)) return dutyList(view, name, summary.plan[name], asked);
  if (name === "help") return dutyList(view, name, summary.attention.help, asked);
  if (name === "own" || name === "dates" || name === "closing") return needList(ctx, view, name, asked);
  if (name === "unreached") return unreachedList(ctx, view, asked);
  if (name === "missed") {
    const page = pageOf(summary.missed, asked, LIST_SIZE);
    return [missedPage(page, today), filled([...inRows(page.items.map(personButton), 2), turn(page), BACK])];
  }
  if (name === "nobody" || name === "outside") {
    const page = pageOf<Hole>(summary.attention[name], asked, LIST_SIZE);
    const buttons = page.items.flatMap((hole) => holeButton(view, hole));
    return [holesPage(name, page, today, namesOf(facts)), filled([...inRows(buttons, 2), turn(page), BACK])];
  }
  if (name === "undated" && facts.plan !== null) {
    const page = pageOf(summary.undated, asked, LIST_SIZE);
    const cards = page.items.map((event) => ({
      text: clip(eventName(event), 20),
      data: packCallback("e", "card", event.id),
    }));
    return [undatedPage(page, facts.plan), filled([...inRows(cards, 3), turn(page), BACK])];
  }
  return deadButton;
}

const turning = (name: SummaryList, page: Page<unknown>): Button[] =>
  pager(page, (to) => packCallback("s", "list", name, to));

function dutyList(
  view: View,
  name: DutyList | "help" | "own" | "dates",
  duties: readonly StandingDuty[],
  asked: number,
  dataOf: (standing: StandingDuty) => string = (standing) => cardData(view, standing),
): Screen {
  const { member, summary, whole } = view;
  const page = pageOf(duties, asked, LIST_SIZE);
  const told = whole ? "everyone" : toldOfOwn(duties);
  const cards = page.items
    .filter(({ duty }) => mayOpen(member, duty))
    .map((standing) => ({ text: dutyButton(standing, summary.today, told), data: dataOf(standing) }));
  return [
    dutyListPage(name, page, summary.today, told),
    filled([...inRows(cards, 2), turning(name, page), BACK]),
  ];
}

/** What is said to be none of the school's waits for the chair's word. */
const cardData = ({ member }: View, { duty, standing }: StandingDuty): string =>
  standing === "notOurs" && settles(member, "notOurs")
    ? packCallback("s", "notours", duty.id)
    : packCallback("d", "card", duty.id);

/** Needs of one kind, each with the button that settles it. */
function needList(ctx: Ctx, view: View, name: "own" | "dates" | "closing", asked: number): Screen {
  const { needs } = loadNeeds(ctx.db, view.facts, view.summary, ctx.now);
  if (name === "closing") {
    const page = pageOf(
      needs.filter((need) => need.kind === "close"),
      asked,
      LIST_SIZE,
    );
    const months = page.items.map((need) => ({
      text: figuresButton(need.figures),
      data: dataOf(view, need) ?? packCallback("s", "home"),
    }));
    return [
      closingPage({ ...page, items: page.items.map(({ figures }) => figures) }),
      filled([...inRows(months, 1), turning(name, page), BACK]),
    ];
  }
  const wanted = needs.filter((need) =>
    name === "own" ? need.kind === "own" : need.kind === "date",
  ) as Extract<Need, { duty: StandingDuty }>[];
  const byDuty = new Map(wanted.map((need) => [need.duty, need]));
  return dutyList(view, name, [...byDuty.keys()], asked, (standing) => {
    const need = byDuty.get(standing);
    return (
      (need === undefined || !settles(view.member, need.kind) ? null : dataOf(view, need)) ??
      cardData(view, standing)
    );
  });
}

function dataOf({ member }: View, need: Need): string | null {
  const line = { kind: need.kind, needs: [need] } satisfies NeedLine;
  return settles(member, need.kind) ? settlingData(line) : lookingData(line);
}

/** Whoever has no invite is sent one by a tap; of the others more is told. */
function unreachedList(ctx: Ctx, view: View, asked: number): Screen {
  const { needs } = loadNeeds(ctx.db, view.facts, view.summary, ctx.now);
  const invite = new Map(
    needs.flatMap((need) => (need.kind === "invite" ? [[need.personId, need] as const] : [])),
  );
  const page = pageOf(
    view.summary.attention.unreached.map((person) => withPlace(view, person)),
    asked,
    LIST_SIZE,
  );
  const buttons = page.items.map((person) => {
    const need = invite.get(person.personId);
    return need === undefined || !settles(view.member, "invite")
      ? personButton(person)
      : { text: inviteButton(person.name), data: packCallback("p", "inv", person.personId) };
  });
  return [
    unreachedPage(page, view.summary.today),
    filled([...inRows(buttons, 2), turning("unreached", page), BACK]),
  ];
}

/** With «директор МКОУ СОШ п. Заря», as the plan says it. */
function withPlace({ facts }: View, person: Unreached): Unreached & { where: string } {
  return { ...person, where: facts.people.get(person.personId)?.position ?? "" };
}

const personButton = ({ personId, name }: Pick<Unreached, "personId" | "name">): Button => ({
  text: clip(name === "" ? "Имя удалено" : name, 24),
  data: packCallback("s", "person", personId),
});

/** The chair names whoever is missing at once; of other holes the first event that falls in is shown. */
function holeButton({ member, facts }: View, { gap, duties }: Hole): Button[] {
  const names = namesOf(facts);
  if (gap.kind === "noHolder" && gap.organisationId !== null) {
    const { office, of, organisationId } = gap;
    const word = seatWord({ kind: office, of: office === "classTeacher" ? null : of, organisationId });
    if (word !== null && may(member, { do: "managePeople", clusterId: member.clusterId })) {
      return [{ text: nameSeatButton(gap, names), data: packCallback("p", "name", word) }];
    }
  }
  const event = duties[0]?.duty.event;
  return event === undefined
    ? []
    : [{ text: clip(eventName(event), 20), data: packCallback("e", "card", event.id) }];
}

/** A month of a form, or of the first where an older button names none. */
export function figuresScreen(
  { facts, summary }: View,
  month: Month,
  asked: number,
  form?: string,
): Screen | string {
  const figures = facts.figures.find(
    (one) => one.month === month && (form === undefined || one.form === form),
  );
  if (figures === undefined) return deadButton;
  const page = pageOf(figures.asked, asked, SCHOOLS_SIZE);
  const schools = page.items.map((school) => ({
    text: placeOf(school.shortName),
    data: packCallback("m", "of", school.organisationId, month, figures.form),
  }));
  return [
    figuresPage(figures, page, summary.today, whoHandsIn(facts.duties, figures)),
    filled([
      ...inRows(schools, 2),
      pager(page, (to) => packCallback("s", "figures", month, to, figures.form)),
      figures.signs > 0
        ? [{ text: signsButton(figures.signs), data: packCallback("m", "grid", month, 0, figures.form) }]
        : [],
      BACK,
    ]),
  ];
}

/** Those who answer for a month's figures, by school. */
function whoHandsIn(duties: readonly StandingDuty[], figures: FiguresSummary): Map<number, string> {
  return new Map(
    duties.flatMap(({ duty }) => {
      const whom = whomWords(duty);
      if (duty.form?.month !== figures.month || duty.form.code !== figures.form) return [];
      if (duty.organisation === null || whom === null) return [];
      return [[duty.organisation.id, whom] as const];
    }),
  );
}
