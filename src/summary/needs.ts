import { monthOf } from "../calendar/month.ts";
import type { Call } from "../calls/call-list.ts";
import type { Reach } from "../calls/reach.ts";
import { isDayAsked } from "../reminders/duty-dates.ts";
import type { HelpRequest } from "../requests/request.ts";
import type { StoredEvent } from "../plan/stored-plan.ts";
import type { FiguresSummary } from "./figures.ts";
import { type Late, lateOf } from "./late.ts";
import { isHeardBy, nearestFirst, type StandingDuty } from "./own-duties.ts";
import type { Attention } from "./plan-summary.ts";

/** One thing that waits for the chair, with everything that settles it. */
export type Need =
  /** She answers for it herself, and its day has passed. */
  | { kind: "own"; duty: StandingDuty }
  | { kind: "help"; duty: StandingDuty }
  /** Whoever is late and was not reminded by her today. */
  | { kind: "late"; people: Late[] }
  /** Methodical help that nobody has taken, or whose day has passed. */
  | { kind: "request"; request: HelpRequest }
  | { kind: "join"; n: number }
  | { kind: "notOurs"; duty: StandingDuty }
  | { kind: "nobody"; hole: Attention["nobody"][number] }
  | { kind: "calls"; calls: Call[] }
  /** Of the plan's only the month is known, and nobody else can say the day. */
  | { kind: "date"; duty: StandingDuty }
  /** Its deadline says no day at all. */
  | { kind: "undated"; event: StoredEvent }
  | { kind: "invite"; personId: number; name: string }
  | { kind: "close"; figures: FiguresSummary };

export type NeedKind = Need["kind"];

/** What waits longest or stops others first. */
export const NEED_KINDS = [
  "own",
  "help",
  "late",
  "request",
  "join",
  "notOurs",
  "nobody",
  "calls",
  "date",
  "undated",
  "invite",
  "close",
] as const satisfies readonly NeedKind[];

export interface NeedFacts {
  today: string;
  chairId: number | null;
  duties: readonly StandingDuty[];
  attention: Attention;
  undated: readonly StoredEvent[];
  /** Months that all schools have handed in and nobody has closed. */
  closable: readonly FiguresSummary[];
  calls: readonly Call[];
  joinRequests: number;
  requests: readonly HelpRequest[];
  reach: ReadonlyMap<number, Reach>;
  /** Whose invite is still good. */
  invited: ReadonlySet<number>;
  /** Whom the chair has reminded today. */
  nudged: ReadonlySet<number>;
  /** Duties of which she has agreed that they are not the school's. */
  agreed: ReadonlySet<number>;
}

/** Everything that needs the chair today, in the order of urgency. */
export function needsOf(facts: NeedFacts): Need[] {
  const { attention, chairId, duties, today } = facts;
  const inOrder = nearestFirst(duties);
  const late = lateOf(duties, chairId).filter(({ personId }) => !facts.nudged.has(personId));
  const isChairs = ({ duty }: StandingDuty) => duty.people.some(({ personId }) => personId === chairId);
  // A deputy who can be written to hands in the figures of the chair's school.
  const isHers = (one: StandingDuty) => isChairs(one) && (one.duty.form === null || !hasOthers(one, chairId));
  return [
    ...inOrder
      .filter((one) => one.standing === "overdue" && isHers(one))
      .map((duty): Need => ({ kind: "own", duty })),
    ...attention.help.map((duty): Need => ({ kind: "help", duty })),
    ...(late.length > 0 ? [{ kind: "late", people: late } satisfies Need] : []),
    ...facts.requests.map((request): Need => ({ kind: "request", request })),
    ...(facts.joinRequests > 0 ? [{ kind: "join", n: facts.joinRequests } satisfies Need] : []),
    ...inOrder
      .filter(({ duty, standing }) => standing === "notOurs" && !facts.agreed.has(duty.id))
      .map((duty): Need => ({ kind: "notOurs", duty })),
    ...attention.nobody.filter(isUntold).map((hole): Need => ({ kind: "nobody", hole })),
    ...(facts.calls.length > 0 ? [{ kind: "calls", calls: [...facts.calls] } satisfies Need] : []),
    ...withoutDay(inOrder, today, isChairs).map((duty): Need => ({ kind: "date", duty })),
    ...facts.undated.filter(isUnread).map((event): Need => ({ kind: "undated", event })),
    ...attention.unreached
      .filter(({ personId }) => facts.reach.get(personId)?.state === "never" && !facts.invited.has(personId))
      .map(({ personId, name }): Need => ({ kind: "invite", personId, name })),
    ...facts.closable
      .filter(({ month, dueOn }) => dueOn < today || month < monthOf(today))
      .map((figures): Need => ({ kind: "close", figures })),
  ];
}

const hasOthers = ({ duty }: StandingDuty, chairId: number | null): boolean =>
  duty.people.some(({ personId, reachable }) => reachable && personId !== chairId);

/** Words that are tied to nobody are passed on by those who answer beside them, where there are any. */
const isUntold = ({ gap, duties }: Attention["nobody"][number]): boolean =>
  gap.kind !== "unresolved" || duties.some(({ duty }) => !isHeardBy(duty));

/** Others who can be written to are asked for the day by their own digests, and a school says its own. */
const withoutDay = (
  duties: readonly StandingDuty[],
  today: string,
  isChairs: (one: StandingDuty) => boolean,
): StandingDuty[] =>
  duties.filter(
    (one) =>
      (one.standing === "underWay" || one.standing === "coming") &&
      isDayAsked(one.duty, today) &&
      (isChairs(one) || (one.duty.organisation === null && !isHeardBy(one.duty))),
  );

/** On request, in another's schedule, outside of the plan: there is no day to be set. */
const isUnread = ({ deadline, occurrences }: StoredEvent): boolean =>
  occurrences.length === 0 &&
  deadline.kind !== "onRequest" &&
  deadline.kind !== "external" &&
  !deadline.problems.some(({ code }) => code === "outside-period");

/** A line of the first screen: one need by name, or several of a kind together. */
export interface NeedLine {
  kind: NeedKind;
  needs: [Need, ...Need[]];
}

/** As many lines as are read at a glance. */
export const MOST_LINES = 8;
/** So few of a kind are told one by one, where there is room. */
const APART = 3;

/** The lines of all needs, kind by kind; those of a kind apart only where everything still stands on one screen. */
export function needLines(needs: readonly Need[]): NeedLine[] {
  const byKind = Map.groupBy(needs, ({ kind }) => kind);
  const kinds = NEED_KINDS.filter((kind) => byKind.has(kind));
  let room = MOST_LINES - kinds.length;
  return kinds.flatMap((kind): NeedLine[] => {
    const own = byKind.get(kind) ?? [];
    const [first, ...rest] = own;
    if (first === undefined) return [];
    if (own.length > APART || rest.length > room) return [{ kind, needs: [first, ...rest] }];
    room -= rest.length;
    return own.map((need) => ({ kind, needs: [need] }));
  });
}
