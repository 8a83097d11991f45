import type { Period } from "../calendar/period.ts";
import { overlap } from "../calendar/period.ts";
import type { StoredEvent } from "../plan/stored-plan.ts";
import type { Gap } from "../reminders/responsible-people.ts";
import { isHeardBy, nearestFirst, type StandingDuty } from "./own-duties.ts";

/** Where duties stand, list by list; each is in one of them. */
export interface PlanSummary {
  /** All that count: without those that are not the school's and those of before the bot. */
  total: number;
  done: StandingDuty[];
  underWay: StandingDuty[];
  overdue: StandingDuty[];
  /** Of the overdue, those whose people can be written to and have said nothing at all. */
  unanswered: number;
  /** Opens in the next two weeks. */
  coming: StandingDuty[];
  later: StandingDuty[];
  notOurs: StandingDuty[];
  /** Ended before the plan was begun to be run. */
  past: StandingDuty[];
}

export function summarisePlan(duties: readonly StandingDuty[]): PlanSummary {
  const inOrder = nearestFirst(duties);
  const of = (standing: string) => inOrder.filter((duty) => duty.standing === standing);
  const overdue = of("overdue");
  return {
    total: duties.filter(({ standing }) => standing !== "notOurs" && standing !== "past").length,
    done: of("done"),
    underWay: of("underWay"),
    overdue,
    unanswered: overdue.filter(({ duty }) => duty.state === "open" && isHeardBy(duty)).length,
    coming: of("coming"),
    later: of("later"),
    notOurs: of("notOurs"),
    past: of("past"),
  };
}

/** Events that no date ever brings up: on request, in another's schedule, unclear, or outside the plan. */
export const undatedEvents = (events: readonly StoredEvent[], period: Period): StoredEvent[] =>
  events.filter(
    ({ occurrences, cancelled }) =>
      cancelled === null &&
      !occurrences.some(({ opensOn, dueOn }) => overlap({ from: opensOn, to: dueOn }, period) !== null),
  );

/** A hole in the answering, with the duties that fall into it. */
export interface Hole<G = Gap> {
  gap: G;
  duties: StandingDuty[];
}

/** One who answers for something soon and cannot be written to. */
export interface Unreached {
  personId: number;
  name: string;
  duties: StandingDuty[];
}

type OutsideGap = Extract<Gap, { kind: "outside" }>;

/** What needs the chair. */
export interface Attention {
  /** Asked for help, not settled; the oldest first. */
  help: StandingDuty[];
  /** Nobody holds the office, or the plan's words fit nobody. */
  nobody: Hole<Exclude<Gap, OutsideGap>>[];
  /** Not joined, or blocked the bot. */
  unreached: Unreached[];
  /** Bodies to be phoned. */
  outside: Hole<OutsideGap>[];
}

/** Only what is due or comes within two weeks asks for the chair; help is asked for whenever it is. */
export function attention(duties: readonly StandingDuty[]): Attention {
  const current = nearestFirst(duties).filter(({ standing }) =>
    ["overdue", "underWay", "coming"].includes(standing),
  );
  const holes = holesIn(current);
  return {
    help: duties
      .filter(({ duty }) => duty.help !== null && duty.help.settledAt === null)
      .toSorted((a, b) => ((a.duty.help?.askedAt ?? "") < (b.duty.help?.askedAt ?? "") ? -1 : 1)),
    nobody: holes.filter((hole): hole is Hole<Exclude<Gap, OutsideGap>> => hole.gap.kind !== "outside"),
    unreached: unreachedIn(current),
    outside: holes.filter((hole): hole is Hole<OutsideGap> => hole.gap.kind === "outside"),
  };
}

function holesIn(duties: readonly StandingDuty[]): Hole[] {
  const holes = new Map<string, Hole>();
  for (const standing of duties) {
    for (const gap of standing.duty.gaps) {
      const key = JSON.stringify(gap);
      const hole = holes.get(key);
      if (hole === undefined) holes.set(key, { gap, duties: [standing] });
      else hole.duties.push(standing);
    }
  }
  return [...holes.values()];
}

function unreachedIn(duties: readonly StandingDuty[]): Unreached[] {
  const people = new Map<number, Unreached>();
  for (const standing of duties) {
    for (const { personId, name, reachable } of standing.duty.people) {
      if (reachable) continue;
      const known = people.get(personId);
      if (known === undefined) people.set(personId, { personId, name, duties: [standing] });
      else known.duties.push(standing);
    }
  }
  return [...people.values()].toSorted((a, b) => b.duties.length - a.duties.length);
}
