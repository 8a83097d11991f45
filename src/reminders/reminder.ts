import type { Day } from "../calendar/day.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { OwedRequest } from "../requests/request.ts";
import { isItsMorning } from "../requests/request-mornings.ts";
import { type ClusterDuties, dueOf, type Duty } from "./duty.ts";
import type { DutyNews } from "./duty-news.ts";
import type { Policy } from "./policy.ts";
import type { Gap } from "./responsible-people.ts";
import { dueToday, type Stage, type StagedDuty, stagesOf } from "./stage.ts";

/** Why a reminder is this person's: they answer; nobody answered the ones before it; somebody has to be called. */
export type About = "own" | "escalated" | "call";

/** Somebody for the chair to call: one whom the bot cannot write to, or nobody at all. */
export type Call = { kind: "person"; personId: number; name: string } | Gap;

/** A duty, a person and a stage. */
export interface Reminder {
  duty: Duty;
  stage: Stage;
  about: About;
  /** For the chair's: whom to call about it. */
  calls: Call[];
}

/** What one person is to be told on one morning; `reachable` false: it cannot be sent, and the chair calls. */
export interface Morning {
  personId: number;
  reachable: boolean;
  reminders: Reminder[];
  /** Requests for methodical help that wait for an answer of theirs. */
  requests: readonly OwedRequest[];
  /** What others have marked of what they answer for together. */
  news: readonly DutyNews[];
}

/**
 * The latest stage day already told to this person about this duty with this due day. What the chair is told
 * as chair is apart from what she is told as one who answers.
 */
export type Told = (dutyId: number, personId: number, asChair: boolean, dueOn: Day) => Day | null;

export interface MorningRules {
  today: Day;
  calendar: ProductionCalendar;
  policy: Policy;
  told: Told;
  /** From {@link stageCache}. */
  stages: (duty: Duty) => Stage[];
  /** From `owedRequests`, person by person. */
  owed: ReadonlyMap<number, readonly OwedRequest[]>;
  /** From `loadDutyNews`, person by person. */
  news: ReadonlyMap<number, readonly DutyNews[]>;
}

/** Everything that is due to be told on this morning and was not, person by person. */
export function morningsOf(cluster: ClusterDuties, rules: MorningRules): Morning[] {
  const mornings = new Map<number, Morning>();
  const morningOf = (personId: number): Morning => {
    const reachable = cluster.people.get(personId)?.reachable ?? false;
    const requests = rules.owed.get(personId) ?? [];
    const news = rules.news.get(personId) ?? [];
    const morning = mornings.get(personId) ?? { personId, reachable, reminders: [], requests, news };
    mornings.set(personId, morning);
    return morning;
  };
  const add = (personId: number, reminder: Reminder): void => {
    morningOf(personId).reminders.push(reminder);
  };
  const { chairId } = cluster;
  for (const duty of cluster.duties) {
    const stage = dueToday(rules.stages(duty), null, rules.today, rules.calendar);
    if (stage === null) continue;
    const untold = (personId: number, asChair: boolean): boolean =>
      (rules.told(duty.id, personId, asChair, stage.dueOn) ?? "") < stage.on;

    // Without a chair there is nobody to escalate to: those who answer go on being told.
    if (stage.to === "chair" && chairId !== null) {
      if (untold(chairId, true))
        add(chairId, { duty, stage, about: "escalated", calls: callsOf(duty, chairId, () => true) });
      continue;
    }
    for (const person of duty.people) {
      if (untold(person.personId, false)) add(person.personId, { duty, stage, about: "own", calls: [] });
    }
    if (chairId === null || !untold(chairId, true)) continue;
    const calls = callsOf(duty, chairId, (personId, reachable) => !reachable && untold(personId, false));
    if (calls.length > 0) add(chairId, { duty, stage, about: "call", calls });
  }
  for (const [personId, requests] of rules.owed) {
    if (requests.some((request) => isItsMorning(request, rules.today, rules.calendar))) morningOf(personId);
  }
  // Whoever was asked to do it hears that it is done; anybody else only along with something else.
  for (const [personId, news] of rules.news) {
    const asked = ({ duty }: DutyNews): boolean => rules.told(duty.id, personId, false, dueOf(duty)) !== null;
    if (news.some(asked)) morningOf(personId);
  }
  return [...mornings.values()];
}

/** Whom the chair may have to call about a duty, as things are now. */
export const callsNow = (duty: Duty, chairId: number | null, about: About): Call[] =>
  about === "own" ? [] : callsOf(duty, chairId, (_, reachable) => about === "escalated" || !reachable);

/** Words tied to nobody are a call only where nobody else could pass them on. */
function callsOf(
  duty: Duty,
  chairId: number | null,
  called: (personId: number, reachable: boolean) => boolean,
): Call[] {
  const people = duty.people
    .filter((person) => person.personId !== chairId && called(person.personId, person.reachable))
    .map(({ personId, name }): Call => ({ kind: "person", personId, name }));
  return [...people, ...duty.gaps.filter((gap) => gap.kind !== "unresolved" || duty.people.length === 0)];
}

/** What the stages of a duty follow from; `dayOfInstant` gives the cluster's day of a UTC instant. */
export function stagedDuty(duty: Duty, dayOfInstant: (instant: string) => Day): StagedDuty {
  const answered = duty.heldOn !== null || duty.postponedTo !== null || duty.state === "accepted";
  return {
    opensOn: duty.opensOn,
    dueOn: duty.dueOn,
    heldOn: duty.heldOn,
    postponedTo: duty.postponedTo,
    state: duty.state,
    startedOn: duty.plan.startedOn,
    answeredOn: answered ? dayOfInstant(duty.updatedAt) : null,
  };
}

/** Stages by what they follow from: thousands of duties share a handful of deadlines. */
export function stageCache(
  policy: Policy,
  calendar: ProductionCalendar,
  dayOfInstant: (instant: string) => Day,
): (duty: Duty) => Stage[] {
  const known = new Map<string, Stage[]>();
  return (duty) => {
    if (duty.state === "done" || duty.state === "notOurs") return [];
    const staged = stagedDuty(duty, dayOfInstant);
    const key = Object.values(staged).join("|");
    let stages = known.get(key);
    if (stages === undefined) {
      stages = stagesOf(staged, policy, calendar);
      known.set(key, stages);
    }
    return stages;
  };
}
