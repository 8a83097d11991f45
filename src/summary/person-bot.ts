import { placeNames } from "../people/cluster-store.ts";
import { officeWithPlace } from "../people/people-texts.ts";
import { may } from "../people/rights.ts";
import { findStaffPerson } from "../people/staff-store.ts";
import { clip } from "../plan/plan-texts.ts";
import { reachOf } from "../calls/reach-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import type { Ctx } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { pageOf } from "../telegram/page.ts";
import { answersBy, sentDigests } from "./answers-store.ts";
import { dutyButton } from "./duty-words-texts.ts";
import type { StandingDuty } from "./own-duties.ts";
import { PERSON_WORDS, peoplePage, personGone, personScreen, type PersonStanding } from "./person-texts.ts";
import { summarisePlan } from "./plan-summary.ts";
import { BACK, type Screen, type View } from "./summary-view-bot.ts";

const PEOPLE_SIZE = 8;
const DIGESTS_SHOWN = 5;
const ANSWERS_SHOWN = 5;

/** Everybody who answers for something, for those who oversee the cluster. */
export function peopleScreen(ctx: Ctx, view: View, asked: number): Screen | string {
  if (!view.whole) return notAllowed;
  const reach = reachOf(ctx.db, view.member.clusterId, ctx.today);
  const standings = [...dutiesByPerson(view.facts.duties)]
    .map(([personId, duties]): PersonStanding => ({
      personId,
      name: view.facts.people.get(personId)?.name ?? "",
      overdue: duties.filter(({ standing }) => standing === "overdue").length,
      open: duties.filter(({ standing }) => ["underWay", "coming", "later"].includes(standing)).length,
      reach: reach.get(personId) ?? { state: "forgotten" },
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
  const page = pageOf(standings, asked, PEOPLE_SIZE);
  const buttons = page.items.map(({ personId, name }) => ({
    text: clip(name === "" ? "Имя удалено" : name, 24),
    data: packCallback("s", "person", personId),
  }));
  return [
    peoplePage(page, ctx.today),
    filled([...inRows(buttons, 2), pager(page, (to) => packCallback("s", "people", to)), BACK]),
  ];
}

function dutiesByPerson(duties: readonly StandingDuty[]): Map<number, StandingDuty[]> {
  const found = new Map<number, StandingDuty[]>();
  for (const standing of duties) {
    for (const { personId } of standing.duty.people) {
      const known = found.get(personId);
      if (known === undefined) found.set(personId, [standing]);
      else known.push(standing);
    }
  }
  return found;
}

/** One person with what they were sent and what they answered. */
export function personCardScreen(ctx: Ctx, view: View, word: string | undefined): Screen | string {
  if (!view.whole) return notAllowed;
  const { member, facts } = view;
  const { clusterId } = member;
  const id = callbackId(word);
  const person = id === null ? null : findStaffPerson(ctx.db, clusterId, id, ctx.today);
  if (person === null || id === null) return personGone;
  const duties = facts.duties.filter(({ duty }) => duty.people.some(({ personId }) => personId === id));
  const plan = summarisePlan(duties);
  const places = placeNames(ctx.db, clusterId);
  const cards = plan.overdue.slice(0, 3).map((standing) => ({
    text: dutyButton(standing, ctx.today, "ownSchools"),
    data: packCallback("d", "card", standing.duty.id),
  }));
  return [
    personScreen({
      name: person.name,
      position: person.position,
      offices: person.offices.map((office) => officeWithPlace(office, places)),
      reach: reachOf(ctx.db, clusterId, ctx.today).get(id) ?? { state: "forgotten" },
      plan,
      answers: answersBy(ctx.db, clusterId, id, ANSWERS_SHOWN),
      digests: sentDigests(ctx.db, id, DIGESTS_SHOWN),
      today: ctx.today,
      zone: ctx.zone,
    }),
    filled([
      ...inRows(cards, 2),
      may(member, { do: "managePeople", clusterId })
        ? [{ text: PERSON_WORDS.card, data: packCallback("p", "card", id) }]
        : [],
      [{ text: PERSON_WORDS.people, data: packCallback("s", "people", 0) }, ...BACK],
    ]),
  ];
}
