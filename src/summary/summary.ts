import type { Day } from "../calendar/day.ts";
import type { StoredEvent, StoredPlan } from "../plan/stored-plan.ts";
import type { RequestCounts } from "../requests/request.ts";
import type { FiguresSummary } from "./figures.ts";
import type { StandingDuty } from "./own-duties.ts";
import type { Missed } from "./undelivered.ts";
import { type Attention, attention, type PlanSummary, summarisePlan, undatedEvents } from "./plan-summary.ts";

/** What the summary is made from, as the store gives it. */
export interface SummaryFacts {
  cluster: { id: number; name: string };
  plan: StoredPlan | null;
  events: StoredEvent[];
  duties: StandingDuty[];
  /** This month's figures, and the month before's while somebody owes them; in time's order. */
  figures: FiguresSummary[];
  /** Requests for methodical help since the plan began. */
  requests: RequestCounts;
  /** Whom the last days' messages may not have reached. */
  missed: Missed[];
}

/** Where the cluster stands, for the chair and the curator. */
export interface ClusterSummary {
  today: Day;
  clusterName: string;
  events: number;
  undated: StoredEvent[];
  plan: PlanSummary;
  figures: FiguresSummary[];
  attention: Attention;
  requests: RequestCounts;
  missed: Missed[];
}

export function summarise(facts: SummaryFacts, today: Day): ClusterSummary {
  return {
    today,
    clusterName: facts.cluster.name,
    events: facts.events.filter(({ cancelled }) => cancelled === null).length,
    undated: facts.plan === null ? [] : undatedEvents(facts.events, facts.plan),
    plan: summarisePlan(facts.duties),
    figures: facts.figures,
    attention: attention(facts.duties),
    requests: facts.requests,
    missed: facts.missed,
  };
}

/** The lists of duties by where they stand: every duty is in one of them. */
export const DUTY_LISTS = ["overdue", "underWay", "coming", "later", "done", "notOurs", "past"] as const;
export type DutyList = (typeof DUTY_LISTS)[number];

export const isDutyList = (word: string | undefined): word is DutyList =>
  DUTY_LISTS.includes(word as DutyList);

/** Everything that the chair's screen leads into. */
export const SUMMARY_LISTS = [
  ...DUTY_LISTS,
  "own",
  "dates",
  "closing",
  "undated",
  "help",
  "nobody",
  "unreached",
  "outside",
  "missed",
  "figures",
] as const;
export type SummaryList = (typeof SUMMARY_LISTS)[number];

export const isSummaryList = (word: string | undefined): word is SummaryList =>
  SUMMARY_LISTS.includes(word as SummaryList);
