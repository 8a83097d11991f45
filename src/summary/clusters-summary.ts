import type { Month } from "../calendar/month.ts";
import type { ClusterSummary } from "./summary.ts";

/** One month of one form over a cluster's schools. */
export interface FiguresLine {
  heading: string;
  month: Month;
  given: number;
  asked: number;
  /** Somebody has not handed in, and the day is past. */
  overdue: boolean;
}

/** How one of somebody's clusters stands, in a few lines. */
export interface ClusterLine {
  /** As whom it is seen. */
  personId: number;
  name: string;
  /** One's own comes first, whatever the others' state. */
  chairs: boolean;
  /** Null: it has no plan yet. */
  plan: { done: number; total: number; overdue: number } | null;
  figures: FiguresLine[];
  /** What asks for its chair. */
  needs: number;
}

/** `summary` null: the cluster has no plan yet. */
export function clusterLine(
  who: Pick<ClusterLine, "personId" | "name" | "chairs">,
  summary: ClusterSummary | null,
): ClusterLine {
  if (summary === null) return { ...who, plan: null, figures: [], needs: 0 };
  const { plan, attention, requests, missed, figures, today } = summary;
  return {
    ...who,
    plan: { done: plan.done.length, total: plan.total, overdue: plan.overdue.length },
    figures: figures.map(({ heading, month, given, asked, missing, dueOn }) => ({
      heading,
      month,
      given,
      asked: asked.length,
      overdue: missing.length > 0 && dueOn < today,
    })),
    needs:
      attention.help.length +
      attention.nobody.length +
      attention.unreached.length +
      attention.outside.length +
      requests.unanswered +
      missed.length,
  };
}

/** What makes a cluster worse than another, the weightiest first. */
const weights = ({ plan, figures, needs }: ClusterLine): number[] => [
  plan?.overdue ?? 0,
  figures.filter(({ overdue }) => overdue).reduce((sum, { asked, given }) => sum + asked - given, 0),
  needs,
  plan === null ? 1 : 0,
];

/** One's own first, then the worst first. */
export const worstFirst = (clusters: readonly ClusterLine[]): ClusterLine[] =>
  clusters.toSorted((a, b) => {
    if (a.chairs !== b.chairs) return a.chairs ? -1 : 1;
    const [ours, theirs] = [weights(a), weights(b)];
    const at = ours.findIndex((weight, index) => weight !== theirs[index]);
    return at === -1 ? a.name.localeCompare(b.name, "ru") : (theirs[at] ?? 0) - (ours[at] ?? 0);
  });
