import type { Day } from "../calendar/day.ts";
import { directs, type Member, ownSchools } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { dueOf, type Duty, dutyState, type DutyStanding } from "../reminders/duty.ts";

/** A duty with where it stands today. */
export interface StandingDuty {
  duty: Duty;
  standing: DutyStanding;
}

export const withStanding = (duties: readonly Duty[], today: Day): StandingDuty[] =>
  duties.map((duty) => ({ duty, standing: dutyState(duty, today) }));

/** Whether anybody who answers for it can be written to: the silence of others is no silence. */
export const isHeardBy = ({ people }: Pick<Duty, "people">): boolean =>
  people.some(({ reachable }) => reachable);

/** The duties that the member answers for in person. */
export const answeredBy = (member: Member, duties: readonly StandingDuty[]): StandingDuty[] =>
  duties.filter(({ duty }) => duty.people.some(({ personId }) => personId === member.personId));

/** What a director or a deputy may see of the cluster: the own schools' duties and those answered for in person. */
export function visibleTo(member: Member, duties: readonly StandingDuty[]): StandingDuty[] {
  const schools = new Set(ownSchools(member));
  const mine = new Set(answeredBy(member, duties));
  return duties.filter(
    (standing) =>
      mine.has(standing) ||
      (standing.duty.organisation !== null && schools.has(standing.duty.organisation.id)),
  );
}

/** The own ones, a director's school's, and the chair everybody's. */
export function mayAnswer(member: Member, duty: Duty): boolean {
  const { clusterId } = member;
  const school = duty.organisation?.id;
  const responsible =
    duty.people.some(({ personId }) => personId === member.personId) ||
    (school !== undefined && directs(member, school));
  return may(member, { do: "answerDuty", clusterId, responsible });
}

/** Whose card a member may open: those that may be answered, and a curator everybody's. */
export const mayOpen = (member: Member, duty: Duty): boolean =>
  mayAnswer(member, duty) || may(member, { do: "seeClusterStatus", clusterId: member.clusterId });

/** How much a list of duties tells of each: one's own, one's own of several schools, or everyone's. */
export type Told = "own" | "ownSchools" | "everyone";

/** Whoever answers at two schools has each duty twice: the school tells them apart. */
export function toldOfOwn(duties: readonly StandingDuty[]): Told {
  const schools = new Set(duties.flatMap(({ duty }) => duty.organisation?.id ?? []));
  return schools.size > 1 ? "ownSchools" : "own";
}

export type OwnGroup = "overdue" | "now" | "ahead" | "behind";

export const OWN_GROUPS: readonly OwnGroup[] = ["overdue", "now", "ahead", "behind"];

const GROUP_OF: Record<DutyStanding, OwnGroup> = {
  overdue: "overdue",
  underWay: "now",
  coming: "ahead",
  later: "ahead",
  done: "behind",
  notOurs: "behind",
  past: "behind",
};

export const groupOf = ({ standing }: StandingDuty): OwnGroup => GROUP_OF[standing];

/** What waits longest first, then what is due first; what is over comes last, the latest of it first. */
export function nearestFirst(duties: readonly StandingDuty[]): StandingDuty[] {
  return duties.toSorted((a, b) => {
    const groups = OWN_GROUPS.indexOf(groupOf(a)) - OWN_GROUPS.indexOf(groupOf(b));
    if (groups !== 0) return groups;
    const group = groupOf(a);
    if (group === "behind") return compare(dueOf(b.duty), dueOf(a.duty));
    if (group === "ahead" && a.duty.opensOn !== b.duty.opensOn)
      return compare(a.duty.opensOn, b.duty.opensOn);
    return compare(dueOf(a.duty), dueOf(b.duty));
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
