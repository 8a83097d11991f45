import { eq } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import { duties, dutyMarks } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { Duty } from "./duty.ts";

/** One answer to a duty. */
export type DutyMark =
  | { kind: "accepted" | "done" | "undone" | "notOurs" | "helpSettled" }
  | { kind: "dateSet"; heldOn: Day; heldAt: string | null; heldWhere: string | null }
  | { kind: "postponed"; postponedTo: Day }
  | { kind: "helpAsked"; text: string | null }
  | { kind: "commented"; text: string };

export interface Answerer {
  personId: number;
  clusterId: number;
  /** UTC instant, ISO text. */
  at: string;
}

/** Keeps an answer: the duty's new state, the mark in its history, the change in the audit. */
export function markDuty(tx: Db, duty: Duty, mark: DutyMark, by: Answerer): void {
  const before = tx.select().from(duties).where(eq(duties.id, duty.id)).get();
  const after = changeOf(duty, mark, by);
  tx.update(duties)
    .set({ ...after, updatedAt: by.at })
    .where(eq(duties.id, duty.id))
    .run();
  const { kind } = mark;
  tx.insert(dutyMarks)
    .values({ dutyId: duty.id, personId: by.personId, kind, value: valueOf(mark), at: by.at })
    .run();
  recordAudit(tx, {
    ...by,
    action: `duty.${kind}`,
    subject: `duty:${duty.id}`,
    before: Object.fromEntries(Object.keys(after).map((key) => [key, before?.[key as keyof typeof before]])),
    after,
  });
}

type DutyChange = Partial<Omit<typeof duties.$inferInsert, "id" | "updatedAt">>;

function changeOf(duty: Duty, mark: DutyMark, by: Answerer): DutyChange {
  switch (mark.kind) {
    case "accepted":
    case "done":
    case "notOurs":
      return { state: mark.kind };
    case "undone":
      // A mark is taken back first; what has no mark loses its date and its delay.
      return duty.state === "open"
        ? { heldOn: null, heldAt: null, heldWhere: null, postponedTo: null }
        : { state: "open" };
    case "dateSet":
      return { heldOn: mark.heldOn, heldAt: mark.heldAt, heldWhere: mark.heldWhere, postponedTo: null };
    case "postponed":
      return { postponedTo: mark.postponedTo };
    case "helpAsked":
      return { helpAskedAt: by.at, helpAskedBy: by.personId, helpText: mark.text, helpSettledAt: null };
    case "helpSettled":
      return { helpSettledAt: by.at };
    default:
      return { comment: mark.text };
  }
}

function valueOf(mark: DutyMark): string | null {
  if (mark.kind === "dateSet") return [mark.heldOn, mark.heldAt, mark.heldWhere].filter(Boolean).join(" ");
  if (mark.kind === "postponed") return mark.postponedTo;
  return "text" in mark ? mark.text : null;
}
