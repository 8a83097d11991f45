import { type Period, within } from "../../calendar/period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { type PlanHead, readHead } from "./plan-head.ts";
import { lookForm } from "../russian-text.ts";

/**
 * The title of another plan that begins between two of the event tables, or null: it is called a plan again, and is for
 * another time or of another cluster. A heading for a part of the same time («на октябрь») is no other plan.
 */
export function anotherPlan(
  { blocks }: PlanDocument,
  tables: readonly number[],
  first: PlanHead,
): string | null {
  for (const [at, table] of tables.entries()) {
    const next = tables[at + 1];
    if (next === undefined) break;
    const between = blocks.slice(table + 1, next).filter(({ kind }) => kind === "paragraph");
    const head = readHead({ blocks: between }, between.length);
    const otherTime = head.period !== null && first.period !== null && !lies(head.period, first.period);
    const otherCluster =
      head.clusterName !== null &&
      first.clusterName !== null &&
      lookForm(head.clusterName) !== lookForm(first.clusterName);
    if (/(^|[^а-я])план([^а-я]|$)/.test(lookForm(head.title)) && (otherTime || otherCluster))
      return head.title;
  }
  return null;
}

const lies = ({ from, to }: Period, whole: Period): boolean => within(from, whole) && within(to, whole);
