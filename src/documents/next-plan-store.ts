import type { Db } from "../db/open.ts";
import type { StaffPerson } from "../people/staff.ts";
import { schoolsOf } from "../people/cluster-store.ts";
import { loadStaff } from "../people/staff-store.ts";
import { eventsOf } from "../plan/event-store.ts";
import { type NextPlan, nextPlan } from "../plan/next/next-plan.ts";
import { runningPlan } from "../plan/plan-store.ts";
import { withNames } from "../plan/next/responsible-names.ts";
import { dutyState } from "../reminders/duty.ts";
import { dutyRows } from "../reminders/duty-rows-store.ts";
import { type DutyContext, loadDuties } from "../reminders/duty-store.ts";
import { rosterOn, successorsOf } from "../reminders/responsible-people.ts";
import { type PlanHeading, planHeading } from "./plan-heading.ts";

/** The next plan as it would be begun today, with its head; null where the cluster has no plan. */
export function draftNextPlan(
  db: Db,
  clusterId: number,
  context: DutyContext,
): { plan: NextPlan; heading: PlanHeading } | null {
  const running = runningPlan(db, clusterId, context.today);
  if (running === null) return null;
  const late = loadDuties(db, clusterId, context).filter(
    (duty) => dutyState(duty, context.today) === "overdue",
  );
  const names = successorNames(db, clusterId, context);
  const held = eventsOf(db, running.id).filter(({ cancelled }) => cancelled === null);
  return {
    plan: nextPlan(running, held, {
      unfinished: new Set(late.map(({ event }) => event.id)),
      responsible: ({ responsibleText }) => withNames(responsibleText, names),
    }),
    heading: planHeading(holders(db, clusterId, context), schoolsOf(db, clusterId)),
  };
}

/** Those who hold the offices: a plan names nobody who acts in one for a while. */
export const holders = (db: Db, clusterId: number, { today }: DutyContext): StaffPerson[] =>
  loadStaff(db, clusterId, today).people.map((person) => ({
    ...person,
    offices: person.offices.filter(({ actingUntil }) => actingUntil == null),
  }));

/** Under the name of each who has left, the one who came after. */
function successorNames(db: Db, clusterId: number, { today }: DutyContext): Map<string, string> {
  const read = dutyRows(db);
  const people = read.people.all({ clusterId, today });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const held = read.offices.all({ clusterId }).filter((office) => office.actingFor === null);
  const roster = rosterOn(today, [], held);
  return new Map(
    people.flatMap(({ id, name }): [string, string][] => {
      const [successor, ...others] = successorsOf(id, roster).people;
      const after = successor === undefined || others.length > 0 ? undefined : nameOf.get(successor);
      return after === undefined || after === "" || successor === id ? [] : [[name, after]];
    }),
  );
}
