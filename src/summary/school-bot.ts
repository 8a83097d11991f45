import { ownSchools } from "../people/member.ts";
import { officeTitle } from "../people/office-texts.ts";
import { loadStaff } from "../people/staff-store.ts";
import { reachOf } from "../calls/reach-store.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import type { Ctx } from "../telegram/context.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { pageOf } from "../telegram/page.ts";
import { clip } from "../plan/plan-texts.ts";
import { answersAbout } from "./answers-store.ts";
import { dutyButton } from "./duty-words-texts.ts";
import { mayOpen, nearestFirst, type StandingDuty } from "./own-duties.ts";
import { summarisePlan } from "./plan-summary.ts";
import type { SchoolStanding } from "./school-figures.ts";
import { schoolFigures } from "./school-figures-store.ts";
import {
  SCHOOL_WORDS,
  schoolButton,
  schoolCard,
  schoolDuties,
  type SchoolPerson,
  schoolsPage,
} from "./school-texts.ts";
import { BACK, type Screen, type View } from "./summary-view-bot.ts";

const SCHOOLS_SIZE = 8;
const DUTIES_SIZE = 6;
const ANSWERS_SHOWN = 4;

/** All schools of the cluster, for those who oversee it. */
export function schoolsScreen({ facts, summary, whole }: View, asked: number): Screen | string {
  if (!whole) return notAllowed;
  const bySchool = Map.groupBy(facts.duties, ({ duty }) => duty.organisation?.id ?? 0);
  const standings = [...facts.organisations.values()]
    .filter(({ kind }) => kind === "school")
    .map(({ id, shortName }): SchoolStanding => {
      const { done, total, overdue } = summarisePlan(bySchool.get(id) ?? []);
      const late = overdue.filter(({ duty }) => duty.form === null).length;
      return { id, shortName, done: done.length, total, overdue: late, owed: overdue.length - late };
    })
    .toSorted((a, b) => b.overdue + b.owed - a.overdue - a.owed);
  const page = pageOf(standings, asked, SCHOOLS_SIZE);
  const buttons = page.items.map(({ id, shortName }) => ({
    text: schoolButton(shortName),
    data: packCallback("s", "school", id),
  }));
  return [
    schoolsPage(page, summary.today),
    filled([
      ...inRows(buttons, 2),
      pager(page, (to) => packCallback("s", "schools", to)),
      [{ text: SCHOOL_WORDS.people, data: packCallback("s", "people", 0) }, ...BACK],
    ]),
  ];
}

/** A school that the reader may look at, or the sentence that says why not. */
function schoolOf(
  { facts, member, whole }: View,
  word: string | undefined,
): { id: number; shortName: string; duties: StandingDuty[] } | string {
  const id = callbackId(word);
  const school = id === null ? undefined : facts.organisations.get(id);
  if (school === undefined || school.kind !== "school") return deadButton;
  if (!whole && !ownSchools(member).includes(school.id)) return notAllowed;
  const duties = facts.duties.filter(({ duty }) => duty.organisation?.id === school.id);
  return { id: school.id, shortName: school.shortName, duties };
}

/** One school with its people and its history. */
export function schoolScreen(ctx: Ctx, view: View, word: string | undefined): Screen | string {
  const school = schoolOf(view, word);
  if (typeof school === "string") return school;
  const { facts, summary, member } = view;
  const { id, duties } = school;
  const people = peopleOf(ctx, view, id);
  const asked = {
    clusterId: member.clusterId,
    schoolId: id,
    forms: [
      ...new Set(facts.events.flatMap(({ form, cancelled }) => (cancelled === null ? (form ?? []) : []))),
    ],
    since: facts.plan?.startedOn ?? ctx.today,
    zone: ctx.zone,
  };
  const answers = answersAbout(
    ctx.db,
    duties.map(({ duty }) => duty.id),
  );
  const persons = view.whole
    ? people.map((one) => ({ text: clip(one.name, 20), data: packCallback("s", "person", one.personId) }))
    : [];
  return [
    schoolCard({
      name: school.shortName,
      plan: summarisePlan(duties),
      figures: schoolFigures(ctx.db, asked, ctx),
      people,
      answers: answers.slice(0, ANSWERS_SHOWN),
      today: summary.today,
      zone: ctx.zone,
    }),
    filled([
      ...inRows(persons.slice(0, 6), 2),
      [{ text: SCHOOL_WORDS.duties, data: packCallback("s", "sduty", id, 0) }],
      view.whole ? [{ text: SCHOOL_WORDS.schools, data: packCallback("s", "schools", 0) }, ...BACK] : BACK,
    ]),
  ];
}

/** Those who hold an office at the school today. */
function peopleOf(ctx: Ctx, { member }: View, schoolId: number): SchoolPerson[] {
  const reach = reachOf(ctx.db, member.clusterId, ctx.today);
  return loadStaff(ctx.db, member.clusterId, ctx.today).people.flatMap((person): SchoolPerson[] => {
    const offices = person.offices.filter(({ organisationId }) => organisationId === schoolId);
    if (offices.length === 0) return [];
    const { personId, name } = person;
    const words = offices.map(officeTitle).join(", ");
    return [{ personId, name, offices: words, reach: reach.get(personId) ?? { state: "forgotten" } }];
  });
}

/** The duties of one school. */
export function schoolDutiesScreen(view: View, word: string | undefined, asked: number): Screen | string {
  const school = schoolOf(view, word);
  if (typeof school === "string") return school;
  const page = pageOf(nearestFirst(school.duties), asked, DUTIES_SIZE);
  const today = view.summary.today;
  const cards = page.items
    .filter(({ duty }) => mayOpen(view.member, duty))
    .map((standing) => ({
      text: dutyButton(standing, today, "own"),
      data: packCallback("d", "card", standing.duty.id),
    }));
  return [
    schoolDuties(school.shortName, page, today),
    filled([
      ...inRows(cards, 2),
      pager(page, (to) => packCallback("s", "sduty", school.id, to)),
      [{ text: SCHOOL_WORDS.toSchool, data: packCallback("s", "school", school.id) }],
    ]),
  ];
}
