import { addDays, type Day } from "../calendar/day.ts";
import type { UndeliveredMessage, UndeliveredState } from "../delivery/undelivered.ts";
import type { OfficeKind } from "../people/office.ts";
import { type ClusterDuties, dueOf, type Duty, dutyState } from "../reminders/duty.ts";
import type { Gap } from "../reminders/responsible-people.ts";

/** One whom only a phone reaches. */
export type Callee =
  | { kind: "person"; personId: number }
  /** Named by the plan, in no office any more: who came after is to be found out. */
  | { kind: "left"; personId: number }
  | { kind: "organisation"; organisationId: number }
  /** A school that has no director. */
  | { kind: "school"; organisationId: number }
  | { kind: "office"; office: OfficeKind };

/** What one call is to settle. */
export type About =
  | { kind: "duty"; duty: Duty; overdue: boolean }
  | { kind: "help"; duty: Duty; askedOn: Day }
  | { kind: "undelivered"; day: Day; state: UndeliveredState; isReminder: boolean };

export interface Topic {
  /** What a call that was made is kept by: «duty:7:organisation:3». */
  subject: string;
  about: About;
  /** A call before this day, or before this instant, was about something else; null: none was. */
  newOn: Day | null;
  newAt: string | null;
}

/** One call: whom, and everything that it settles. */
export interface Call {
  callee: Callee;
  /** What stands for the callee in a button: «person_12». */
  word: string;
  topics: Topic[];
  overdue: boolean;
}

/** When a subject was called about last. */
export interface Called {
  at: string;
  on: Day;
}

export interface CallFacts {
  cluster: Pick<ClusterDuties, "duties" | "people" | "chairId">;
  /** Messages that surely or perhaps did not come. */
  undelivered: readonly UndeliveredMessage[];
  called: ReadonlyMap<string, Called>;
  today: Day;
  /** The cluster's own day of an instant. */
  dayOf: (instant: string) => Day;
}

/** Help that was asked for so many days ago is late. */
const HELP_DAYS = 2;

/** Everybody who is to be called and was not called about that very thing, what is late first. */
export function callList(facts: CallFacts): Call[] {
  const calls = new Map<string, Call>();
  for (const [callee, topic] of topicsOf(facts)) {
    if (isCalled(topic, facts.called.get(topic.subject))) continue;
    const word = calleeWord(callee);
    const call = calls.get(word) ?? { callee, word, topics: [], overdue: false };
    calls.set(word, call);
    if (call.topics.some(({ subject }) => subject === topic.subject)) continue;
    call.topics.push(topic);
    call.overdue ||= topic.about.kind !== "duty" || topic.about.overdue;
  }
  for (const call of calls.values()) call.topics.sort((a, b) => compare(dayOfTopic(a), dayOfTopic(b)));
  return [...calls.values()].sort(
    (a, b) => Number(b.overdue) - Number(a.overdue) || compare(firstDay(a), firstDay(b)),
  );
}

const firstDay = ({ topics: [first] }: Call): Day => (first === undefined ? "" : dayOfTopic(first));

const dayOfTopic = ({ about }: Topic): Day =>
  about.kind === "duty" ? dueOf(about.duty) : about.kind === "help" ? about.askedOn : about.day;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isCalled = ({ newOn, newAt }: Topic, called: Called | undefined): boolean =>
  called !== undefined && (newOn === null || newOn <= called.on) && (newAt === null || newAt <= called.at);

function* topicsOf(facts: CallFacts): Generator<[Callee, Topic]> {
  const { cluster, today } = facts;
  for (const duty of cluster.duties) {
    const help = helpTopic(duty, facts);
    if (help !== null) yield help;
    const standing = dutyState(duty, today);
    if (standing !== "overdue" && standing !== "underWay" && standing !== "coming") continue;
    for (const callee of calleesOf(duty, cluster.chairId)) {
      yield [callee, dutyTopic(duty, callee, standing === "overdue")];
    }
  }
  for (const message of facts.undelivered) {
    // What waits is still on its way.
    if (message.state === "pending" || message.personId === cluster.chairId) continue;
    const callee: Callee = { kind: "person", personId: message.personId };
    const { id, state, createdAt, kind } = message;
    yield [
      callee,
      {
        subject: subjectOf("delivery", id, callee),
        about: { kind: "undelivered", day: facts.dayOf(createdAt), state, isReminder: kind === "digest" },
        newOn: null,
        newAt: null,
      },
    ];
  }
}

/** A day that has passed is something new, and so is another day that was set. */
function dutyTopic(duty: Duty, callee: Callee, overdue: boolean): Topic {
  return {
    subject: subjectOf("duty", duty.id, callee),
    about: { kind: "duty", duty, overdue },
    newOn: overdue ? addDays(dueOf(duty), 1) : null,
    newAt: duty.heldOn === null ? null : duty.updatedAt,
  };
}

function helpTopic(duty: Duty, { cluster, today, dayOf }: CallFacts): [Callee, Topic] | null {
  const { help } = duty;
  if (help === null || help.settledAt !== null || help.askedBy === null) return null;
  if (help.askedBy === cluster.chairId || !cluster.people.has(help.askedBy)) return null;
  const askedOn = dayOf(help.askedAt);
  if (addDays(askedOn, HELP_DAYS) > today) return null;
  const callee: Callee = { kind: "person", personId: help.askedBy };
  return [
    callee,
    {
      subject: subjectOf("help", duty.id, callee),
      about: { kind: "help", duty, askedOn },
      newOn: null,
      newAt: help.askedAt,
    },
  ];
}

function calleesOf(duty: Duty, chairId: number | null): Callee[] {
  const people = duty.people
    .filter(({ personId, reachable }) => !reachable && personId !== chairId)
    .map(({ personId }): Callee => ({ kind: "person", personId }));
  return [...people, ...duty.gaps.flatMap((gap) => calleeOfGap(gap) ?? [])];
}

/** Words that are tied to nobody are to be settled in the plan: there is nobody to be phoned. */
function calleeOfGap(gap: Gap): Callee | null {
  if (gap.kind === "outside") return { kind: "organisation", organisationId: gap.organisationId };
  if (gap.kind === "left") return { kind: "left", personId: gap.personId };
  if (gap.kind === "unresolved") return null;
  const { office, organisationId } = gap;
  return organisationId === null ? { kind: "office", office } : { kind: "school", organisationId };
}

/** «organisation:3». */
function calleeKey(callee: Callee): string {
  if (callee.kind === "office") return `office:${callee.office}`;
  return `${callee.kind}:${"personId" in callee ? callee.personId : callee.organisationId}`;
}

export const calleeWord = (callee: Callee): string => calleeKey(callee).replace(":", "_");

/** What a call is about: a duty, help that was asked for in it, a message in the outbox. */
export type SubjectKind = "duty" | "help" | "delivery";

/**
 * «duty:7:organisation:3». What is about a person begins with them, «person:12:duty:7», so that it goes with a person
 * who asks to be forgotten; «person:12:left:7» is about one who is in no office any more.
 */
export function subjectOf(kind: SubjectKind, id: number, callee: Callee): string {
  if (callee.kind === "person") return `person:${callee.personId}:${kind}:${id}`;
  if (callee.kind === "left") return `person:${callee.personId}:left:${id}`;
  return `${kind}:${id}:${calleeKey(callee)}`;
}

/**
 * A few letters that stand for what a call is about: a tap on a screen of before something came up ticks nothing off
 * that was not read.
 */
export function fingerprint({ topics }: Pick<Call, "topics">): string {
  let hash = 0x811c9dc5;
  for (const { subject, about } of topics) {
    const late = about.kind === "duty" && about.overdue ? "!" : "";
    for (const sign of `${subject}${late};`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
