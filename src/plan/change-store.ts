import { and, asc, eq, sql } from "drizzle-orm";
import { asJson, type Db, prepared } from "../db/open.ts";
import { events, planProblems, plans } from "../db/schema.ts";
import { recordAudit } from "../people/audit-store.ts";
import type { ChangedBy, EventContent, EventState, PlanChange } from "./change.ts";
import { datedSpans } from "./event-content.ts";
import {
  addEvent,
  findEvent,
  type KnownEvent,
  lastPosition,
  sectionFinder,
  setParties,
} from "./event-content-store.ts";
import { withMovedLast } from "./event-order.ts";
import { alignOccurrences } from "./occurrence-store.ts";
import {
  DEADLINE_CODES,
  deadlineProblems,
  RESPONSIBLE_CODES,
  responsibleProblems,
  TITLE_CODES,
} from "./reading/plan-problems.ts";
import type { Problem } from "./plan.ts";

/** What one change came to. */
export interface AppliedChange {
  eventId: number;
  /** Its entry in the audit; null where everything stood so already. */
  auditId: number | null;
  /** Its duties may be others now: its dates, its parties, or whether it is held at all have changed. */
  asksAnew: boolean;
  /** The dated instances that are on other days now. */
  movedOccurrences: number[];
}

/**
 * Makes the changes, in their order; call it in a transaction. Each is in the audit with what the event said before
 * and after. Throws where an event or a plan is not one of the cluster's running ones.
 */
export function applyChanges(tx: Db, changes: readonly PlanChange[], by: ChangedBy): AppliedChange[] {
  const moved = new Map<number, Set<number>>();
  const movedIn = (planId: number, eventId: number) =>
    moved.set(planId, (moved.get(planId) ?? new Set()).add(eventId));
  const applied = changes.map((change) => {
    if (change.kind === "add") {
      const added = addOne(tx, change, by);
      movedIn(change.planId, added.eventId);
      return added;
    }
    const event = findEvent(tx, by.clusterId, change.eventId);
    if (event === null) throw new Error(`no event ${change.eventId} in a running plan`);
    const section = change.kind === "rewrite" ? change.set.section : undefined;
    if (section !== undefined && section !== event.state.section) movedIn(event.planId, event.id);
    return changeOne(tx, event, change, by);
  });
  for (const [planId, events] of moved) arrange(tx, planId, events);
  return applied;
}

function addOne(tx: Db, change: Extract<PlanChange, { kind: "add" }>, by: ChangedBy): AppliedChange {
  const { planId, content, written } = change;
  const plan = tx
    .select({ from: plans.periodFrom, to: plans.periodTo })
    .from(plans)
    .where(and(eq(plans.id, planId), eq(plans.clusterId, by.clusterId), eq(plans.state, "running")))
    .get();
  if (plan === undefined) throw new Error(`no running plan ${planId}`);
  const place = { planId, period: plan, position: lastPosition(tx, planId) + 1 };
  const sectionId = sectionFinder(tx, planId)(content.section);
  const eventId = addEvent(tx, place, content, written, sectionId);
  addProblems(tx, planId, eventId, [...deadlineProblems(content), ...aboutResponsible(content)]);
  return { eventId, auditId: record(tx, eventId, "add", null, by), asksAnew: true, movedOccurrences: [] };
}

type ExistingChange = Exclude<PlanChange, { kind: "add" }>;

function changeOne(tx: Db, event: KnownEvent, change: ExistingChange, by: ChangedBy): AppliedChange {
  const { id: eventId, state } = event;
  const same: AppliedChange = { eventId, auditId: null, asksAnew: false, movedOccurrences: [] };
  let asksAnew = true;
  let movedOccurrences: number[] = [];
  if (change.kind === "rewrite") {
    if (change.written !== undefined) {
      statements(tx).setWritten.run({ eventId, written: asJson(change.written) });
    }
    const set = onlyNew(change.set, state);
    if (Object.keys(set).length === 0) return same;
    asksAnew = set.deadline !== undefined || set.parties !== undefined;
    movedOccurrences = rewrite(tx, event, set, by);
  } else if (change.kind === "cancel") {
    if (state.cancelled !== null) return same;
    const row = { cancelledAt: by.at, cancelReason: change.reason };
    tx.update(events).set(row).where(eq(events.id, eventId)).run();
  } else {
    if (state.cancelled === null) return same;
    tx.update(events).set({ cancelledAt: null, cancelReason: null }).where(eq(events.id, eventId)).run();
  }
  return { eventId, auditId: record(tx, eventId, change.kind, state, by), asksAnew, movedOccurrences };
}

/** Run for every event of a file's changes. */
const statements = prepared((db) => ({
  setWritten: db
    .update(events)
    .set({ written: sql`${sql.placeholder("written")}` })
    .where(eq(events.id, sql.placeholder("eventId")))
    .prepare(),
  removeProblems: db
    .delete(planProblems)
    .where(
      and(
        eq(planProblems.planId, sql.placeholder("planId")),
        eq(planProblems.eventId, sql.placeholder("id")),
        sql`${planProblems.code} IN (SELECT value FROM json_each(${sql.placeholder("codes")}))`,
      ),
    )
    .prepare(),
}));

/** The parts that say something else than the event does: two people may well say the same. */
function onlyNew(set: Partial<EventContent>, state: EventState): Partial<EventContent> {
  const parts = Object.entries(set).filter(
    ([part, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(state[part as keyof EventContent]),
  );
  return Object.fromEntries(parts);
}

function rewrite(tx: Db, event: KnownEvent, set: Partial<EventContent>, by: ChangedBy): number[] {
  const { id, planId, period } = event;
  const { section, parties, ...columns } = set;
  const row = {
    ...columns,
    ...(section === undefined ? {} : { sectionId: sectionFinder(tx, planId)(section) }),
  };
  if (Object.keys(row).length > 0) tx.update(events).set(row).where(eq(events.id, id)).run();
  if (parties !== undefined) setParties(tx, id, parties);
  settleProblems(tx, event, set);
  return set.deadline === undefined ? [] : alignOccurrences(tx, id, datedSpans(set.deadline, period), by.at);
}

// ── The doubts that an edit settles ────────────────────────────────────────────────────────────────────────

/** What was doubtful about the parts that are new is settled; what the new ones leave in doubt is kept instead. */
function settleProblems(tx: Db, { id, planId, state }: KnownEvent, set: Partial<EventContent>): void {
  const now = { ...state, ...set };
  const answering = set.parties !== undefined || set.responsibleText !== undefined;
  const codes: string[] = [
    ...(set.deadline === undefined ? [] : DEADLINE_CODES),
    ...(answering ? RESPONSIBLE_CODES : []),
    ...(set.title === undefined ? [] : TITLE_CODES),
  ];
  if (codes.length > 0) statements(tx).removeProblems.run({ id, planId, codes: JSON.stringify(codes) });
  addProblems(tx, planId, id, [
    ...(set.deadline === undefined ? [] : deadlineProblems(now)),
    ...(answering ? aboutResponsible(now) : []),
  ]);
}

const aboutResponsible = (content: EventContent): Problem[] =>
  responsibleProblems(
    content,
    content.parties.length > 0 ? content.responsibleText || "-" : content.responsibleText,
    content.parties.flatMap((party) => (party.kind === "unresolved" ? [party.words] : [])),
  );

function addProblems(tx: Db, planId: number, eventId: number, problems: readonly Problem[]): void {
  const rows = problems.map(({ code, event, message }) => ({
    planId,
    eventId,
    code,
    eventNumber: event,
    message,
  }));
  if (rows.length > 0) tx.insert(planProblems).values(rows).run();
}

// ── The record, and the order ──────────────────────────────────────────────────────────────────────────────

function record(
  tx: Db,
  eventId: number,
  what: PlanChange["kind"],
  before: EventState | null,
  by: ChangedBy,
): number {
  return recordAudit(tx, {
    clusterId: by.clusterId,
    personId: by.personId,
    at: by.at,
    action: `event.${what}`,
    subject: `event:${eventId}`,
    before,
    after: findEvent(tx, by.clusterId, eventId)?.state ?? null,
  });
}

/** What was added or moved to another section comes last there. */
function arrange(tx: Db, planId: number, moved: ReadonlySet<number>): void {
  const rows = tx
    .select({ id: events.id, position: events.position, section: events.sectionId })
    .from(events)
    .where(eq(events.planId, planId))
    .orderBy(asc(events.position))
    .all();
  const renumbered = withMovedLast(rows, moved).flatMap(({ id, position }, at) =>
    position === at + 1 ? [] : [{ id, position: at + 1 }],
  );
  // By way of negative numbers: a position is one event's at every moment.
  for (const sign of [-1, 1]) {
    for (const { id, position } of renumbered) {
      tx.update(events)
        .set({ position: sign * position })
        .where(eq(events.id, id))
        .run();
    }
  }
}
