import type { Day } from "../calendar/day.ts";
import type { ProductionCalendar } from "../calendar/working-days.ts";
import type { OwedRequest } from "../requests/request.ts";
import { isItsMorning } from "../requests/request-mornings.ts";
import { type ClusterDuties, dueOf, type Duty } from "./duty.ts";
import type { DutyNews } from "./duty-news.ts";
import type { Policy } from "./policy.ts";
import type { Gap } from "./responsible-people.ts";
import { dueToday, isAnew, type Stage } from "./stage.ts";
import { remindingDays, type Wishes, type WishesOf, wishesOf } from "./wishes.ts";

/**
 * Why a reminder is this person's: they answer; nobody answered the ones before it; it stands in the chair's list of
 * Monday; somebody has to be called.
 */
export type About = "own" | "escalated" | "list" | "call";

/** Somebody for the chair to call: one whom the bot cannot write to, or nobody at all. */
export type Call = { kind: "person"; personId: number; name: string } | Gap;

/** A duty, a person and a stage. */
export interface Reminder {
  duty: Duty;
  stage: Stage;
  about: About;
  /** For the chair's and a director's: whom to call about it. */
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

/** What people have been told already. */
export interface Told {
  /** The latest stage that was told to this person in this way about this duty with this due day. */
  last(dutyId: number, personId: number, about: About, dueOn: Day): Pick<Stage, "name" | "on"> | null;
  /** How often the person was told of the duty, in whatever way and with whatever due day. */
  times(dutyId: number, personId: number): number;
}

export interface MorningRules {
  today: Day;
  calendar: ProductionCalendar;
  policy: Policy;
  told: Told;
  /** From `stageCache`. */
  stages: (duty: Duty, wishes: Wishes) => Stage[];
  wishes: WishesOf;
  /** From `owedRequests`, person by person. */
  owed: ReadonlyMap<number, readonly OwedRequest[]>;
  /** From `loadDutyNews`, person by person. */
  news: ReadonlyMap<number, readonly DutyNews[]>;
  /** The chair's list of Monday comes in her letter of the week, not here. */
  listedInLetter: boolean;
}

/** Everything that is due to be told on this morning and was not, person by person. */
export function morningsOf(cluster: ClusterDuties, rules: MorningRules): Morning[] {
  const mornings = new Map<number, Morning>();
  const morningOf = (personId: number): Morning => {
    const reachable = isReached(cluster, personId);
    const requests = rules.owed.get(personId) ?? [];
    const news = rules.news.get(personId) ?? [];
    const morning = mornings.get(personId) ?? { personId, reachable, reminders: [], requests, news };
    mornings.set(personId, morning);
    return morning;
  };
  for (const duty of cluster.duties) {
    for (const [personId, reminder] of remindersOf(duty, cluster, rules))
      morningOf(personId).reminders.push(reminder);
  }
  for (const [personId, requests] of rules.owed) {
    if (requests.some((request) => isItsMorning(request, rules.today, rules.calendar))) morningOf(personId);
  }
  // Whoever was asked to do it hears that it is done; anybody else only along with something else.
  for (const [personId, news] of rules.news) {
    const days = remindingDays(rules.calendar, wishesOf(rules.wishes, personId));
    const asked = ({ duty }: DutyNews): boolean =>
      rules.told.last(duty.id, personId, "own", dueOf(duty)) !== null;
    if (days.isWorkingDay(rules.today) && news.some(asked)) morningOf(personId);
  }
  return [...mornings.values()];
}

const isReached = ({ people }: Pick<ClusterDuties, "people">, personId: number): boolean =>
  people.get(personId)?.reachable ?? false;

/** What is to be told of one duty, and to whom. */
function* remindersOf(
  duty: Duty,
  cluster: ClusterDuties,
  rules: MorningRules,
): Generator<[personId: number, Reminder]> {
  const { chairId } = cluster;
  /** What has come for one person, on whose own days it is told. */
  const stageOf = (personId: number): Stage | null => {
    const wishes = wishesOf(rules.wishes, personId);
    const stages = rules.stages(duty, wishes);
    return stages.length === 0
      ? null
      : dueToday(stages, null, rules.today, remindingDays(rules.calendar, wishes));
  };
  /** Who has been told this very morning counts it: she who answers and is the chair. */
  const toldNow: number[] = [];
  const untold = (personId: number, about: About, stage: Stage): boolean =>
    isUntold(rules.told.last(duty.id, personId, about, stage.dueOn), about, stage, duty.postponedTo) &&
    rules.told.times(duty.id, personId) + toldNow.filter((id) => id === personId).length < rules.policy.most;

  // Without a chair who can be told there is nobody to climb to: those who answer go on being told.
  const climbs = chairId !== null && isReached(cluster, chairId);
  for (const { personId } of duty.people) {
    const stage = stageOf(personId);
    if (stage === null || (stage.to !== "responsible" && climbs)) continue;
    if (!untold(personId, "own", stage)) continue;
    if (isReached(cluster, personId)) toldNow.push(personId);
    yield [personId, { duty, stage, about: "own", calls: [] }];
  }

  const directorId = directorOver(duty, cluster);
  const above = directorId === null ? null : stageOf(directorId);
  if (directorId !== null && above?.to === "director" && untold(directorId, "escalated", above)) {
    const calls = callsOf(duty, directorId, () => true);
    yield [directorId, { duty, stage: above, about: "escalated", calls }];
  }

  const stage = chairId === null ? null : stageOf(chairId);
  if (stage === null || chairId === null) return;
  const about = chairsPart(stage, duty, { chairId, directorId });
  if (about === null || (about === "list" && rules.listedInLetter)) return;
  if (!untold(chairId, about, stage)) return;
  const isCalled = (personId: number, reachable: boolean): boolean =>
    about !== "call" || (!reachable && untold(personId, "own", stage));
  const calls = callsOf(duty, chairId, isCalled);
  if (about !== "call" || calls.length > 0) yield [chairId, { duty, stage, about, calls }];
}

/** One who is above is told once of a due day, however it is put off; the others once of each stage. */
function isUntold(
  last: Pick<Stage, "name" | "on"> | null,
  about: About,
  stage: Stage,
  postponedTo: Day | null,
): boolean {
  if (last === null) return true;
  // The same stage on another day: holidays, weekends or the preset were changed meanwhile.
  const same = last.name === stage.name && !isAnew(stage.name, last.on, postponedTo);
  return about !== "escalated" && last.on < stage.on && !same;
}

/** The director to whom a school's duty climbs; null: straight to the chair, as with a director's own. */
function directorOver(duty: Duty, cluster: ClusterDuties): number | null {
  const directorId = duty.organisation === null ? undefined : cluster.directors.get(duty.organisation.id);
  if (directorId === undefined || directorId === cluster.chairId) return null;
  const answers = duty.people.some(({ personId }) => personId === directorId);
  return answers || !isReached(cluster, directorId) ? null : directorId;
}

/** In which way a stage is the chair's, or null. She who answers herself is told as such, and in her list. */
function chairsPart(
  { to }: Stage,
  duty: Duty,
  { chairId, directorId }: { chairId: number; directorId: number | null },
): About | null {
  if (to === "responsible") return "call";
  if (to === "list") return "list";
  if (to === "director" && directorId !== null) return null;
  return duty.people.some(({ personId }) => personId === chairId) ? null : "escalated";
}

/** Whom this person may have to call about a duty, as things are now. */
export const callsNow = (duty: Duty, personId: number | null, about: About): Call[] =>
  about === "own" ? [] : callsOf(duty, personId, (_, reachable) => about !== "call" || !reachable);

/** Words tied to nobody are a call only where nobody else could pass them on. */
function callsOf(
  duty: Duty,
  callerId: number | null,
  called: (personId: number, reachable: boolean) => boolean,
): Call[] {
  const people = duty.people
    .filter((person) => person.personId !== callerId && called(person.personId, person.reachable))
    .map(({ personId, name }): Call => ({ kind: "person", personId, name }));
  return [...people, ...duty.gaps.filter((gap) => gap.kind !== "unresolved" || duty.people.length === 0)];
}
