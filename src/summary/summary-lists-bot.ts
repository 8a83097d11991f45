import type { Month } from "../calendar/month.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { seatWord } from "../people/seat-word.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import { namesOf } from "../reminders/digest.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { dutyButton, placeOf, whomWords } from "./duty-words-texts.ts";
import type { FiguresSummary } from "./figures.ts";
import { type Page, pageOf } from "../telegram/page.ts";
import { mayOpen, type StandingDuty, toldOfOwn } from "./own-duties.ts";
import type { Hole, Unreached } from "./plan-summary.ts";
import { missedPage } from "./missed-texts.ts";
import { dutyListPage, figuresPage, holesPage, undatedPage, unreachedPage } from "./summary-list-texts.ts";
import type { loadSummary } from "./summary-store.ts";
import { backToSummary, nameSeatButton, signsButton } from "./summary-texts.ts";
import { type ClusterSummary, type DutyList, isDutyList, type SummaryList } from "./summary.ts";

const LIST_SIZE = 6;
const SCHOOLS_SIZE = 12;

/** A screen's text and its rows of buttons. */
export type Screen = [Html, Button[][]];

/** Everything that a screen of the summary needs, for the one who asks. */
export interface View {
  member: Member;
  facts: ReturnType<typeof loadSummary>;
  summary: ClusterSummary;
  /** False: only one's own is shown. */
  whole: boolean;
}

const BACK: Button[] = [{ text: backToSummary, data: packCallback("s", "home") }];

/** A list behind the summary, a page of it, or the sentence that says why there is none. */
export function listScreen(view: View, name: SummaryList, asked: number): Screen | string {
  const { summary, facts } = view;
  const today = summary.today;
  const turn = (page: Page<unknown>) => pager(page, (to) => packCallback("s", "list", name, to));
  const names = namesOf(facts);
  if (isDutyList(name)) return dutyList(view, name, summary.plan[name], asked);
  if (name === "help") return dutyList(view, name, summary.attention.help, asked);
  if (name === "unreached") {
    const page = pageOf(
      summary.attention.unreached.map((person) => withPlace(view, person)),
      asked,
      LIST_SIZE,
    );
    return [unreachedPage(page, today), filled([...inRows(personButtons(page.items), 2), turn(page), BACK])];
  }
  if (name === "missed") {
    const page = pageOf(summary.missed, asked, LIST_SIZE);
    return [missedPage(page, today), filled([...inRows(personButtons(page.items), 2), turn(page), BACK])];
  }
  if (name === "nobody" || name === "outside") {
    const page = pageOf<Hole>(summary.attention[name], asked, LIST_SIZE);
    const buttons = page.items.flatMap((hole) => holeButton(view, hole));
    return [holesPage(name, page, today, names), filled([...inRows(buttons, 2), turn(page), BACK])];
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

function dutyList(
  { member, summary, whole }: View,
  name: DutyList | "help",
  duties: readonly StandingDuty[],
  asked: number,
): Screen {
  const page = pageOf(duties, asked, LIST_SIZE);
  const told = whole ? "everyone" : toldOfOwn(duties);
  const cards = page.items
    .filter(({ duty }) => mayOpen(member, duty))
    .map((standing) => ({
      text: dutyButton(standing, summary.today, told),
      data: packCallback("d", "card", standing.duty.id),
    }));
  return [
    dutyListPage(name, page, summary.today, told),
    filled([...inRows(cards, 2), pager(page, (to) => packCallback("s", "list", name, to)), BACK]),
  ];
}

/** With «директор МКОУ СОШ п. Заря», as the plan says it. */
function withPlace({ facts }: View, person: Unreached): Unreached & { where: string } {
  return { ...person, where: facts.people.get(person.personId)?.position ?? "" };
}

const personButtons = (people: readonly Pick<Unreached, "personId" | "name">[]): Button[] =>
  people.map(({ personId, name }) => ({ text: clip(name, 24), data: packCallback("p", "card", personId) }));

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
