import { and, eq, isNull, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { occurrences } from "../db/schema.ts";
import { type DatedSpan, type KnownOccurrence, matchOccurrences } from "./occurrence-match.ts";

/**
 * Somebody has said something about this duty, be it taken back by now. In words and not by drizzle's columns, which
 * lose their table's name where only one table is selected from.
 */
export const isAnswered = sql<boolean>`(duties.state <> 'open' OR duties.held_on IS NOT NULL
  OR duties.postponed_to IS NOT NULL OR duties.comment IS NOT NULL OR duties.help_asked_at IS NOT NULL
  OR EXISTS (SELECT 1 FROM duty_marks WHERE duty_marks.duty_id = duties.id))`.mapWith(Boolean);

/** The event's dated instances, in order; none of the dropped ones. */
export const spansOf = (db: Db, eventId: number): DatedSpan[] => statements(db).spans.all({ eventId });

const statements = prepared((db) => ({
  spans: db
    .select({ opensOn: occurrences.opensOn, dueOn: occurrences.dueOn })
    .from(occurrences)
    .where(and(eq(occurrences.eventId, sql.placeholder("eventId")), isNull(occurrences.droppedAt)))
    .orderBy(occurrences.opensOn, occurrences.dueOn)
    .prepare(),
  add: db
    .insert(occurrences)
    .values({
      eventId: sql.placeholder("eventId"),
      opensOn: sql.placeholder("opensOn"),
      dueOn: sql.placeholder("dueOn"),
    })
    .prepare(),
  move: db
    .update(occurrences)
    .set({ opensOn: sql`${sql.placeholder("opensOn")}`, dueOn: sql`${sql.placeholder("dueOn")}` })
    .where(eq(occurrences.id, sql.placeholder("id")))
    .prepare(),
  known: db
    .select({
      id: occurrences.id,
      opensOn: occurrences.opensOn,
      dueOn: occurrences.dueOn,
      dropped: sql<boolean>`${occurrences.droppedAt} IS NOT NULL`.mapWith(Boolean),
      answered: sql<boolean>`EXISTS (SELECT 1 FROM duties WHERE duties.occurrence_id = occurrences.id
        AND ${isAnswered})`.mapWith(Boolean),
    })
    .from(occurrences)
    .where(eq(occurrences.eventId, sql.placeholder("eventId")))
    .prepare(),
}));

export function addOccurrences(tx: Db, eventId: number, spans: readonly DatedSpan[]): void {
  for (const span of spans) statements(tx).add.run({ eventId, ...span });
}

/**
 * Brings the event's dated instances in line with its new dates; `at` is a UTC instant. What somebody has answered
 * is never deleted. The ids of those that were moved to other days.
 */
export function alignOccurrences(tx: Db, eventId: number, spans: readonly DatedSpan[], at: string): number[] {
  const known: KnownOccurrence[] = statements(tx).known.all({ eventId });
  const { restore, move, drop, remove, add } = matchOccurrences(known, spans);
  const set = (id: number, values: Partial<typeof occurrences.$inferInsert>) =>
    tx.update(occurrences).set(values).where(eq(occurrences.id, id)).run();
  for (const id of restore) set(id, { droppedAt: null });
  for (const one of move) statements(tx).move.run({ ...one });
  for (const id of drop) set(id, { droppedAt: at });
  for (const id of remove) tx.delete(occurrences).where(eq(occurrences.id, id)).run();
  addOccurrences(tx, eventId, add);
  return move.map(({ id }) => id);
}
