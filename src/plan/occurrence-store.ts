import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
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
export const spansOf = (db: Db, eventId: number): DatedSpan[] =>
  db
    .select({ opensOn: occurrences.opensOn, dueOn: occurrences.dueOn })
    .from(occurrences)
    .where(and(eq(occurrences.eventId, eventId), isNull(occurrences.droppedAt)))
    .orderBy(occurrences.opensOn, occurrences.dueOn)
    .all();

export function addOccurrences(tx: Db, eventId: number, spans: readonly DatedSpan[]): void {
  if (spans.length > 0)
    tx.insert(occurrences)
      .values(spans.map(({ opensOn, dueOn }) => ({ eventId, opensOn, dueOn })))
      .run();
}

/**
 * Brings the event's dated instances in line with its new dates; `at` is a UTC instant. What somebody has answered
 * is never deleted. The ids of those that were moved to other days.
 */
export function alignOccurrences(tx: Db, eventId: number, spans: readonly DatedSpan[], at: string): number[] {
  const { restore, move, drop, remove, add } = matchOccurrences(knownOf(tx, eventId), spans);
  const set = (id: number, values: Partial<typeof occurrences.$inferInsert>) =>
    tx.update(occurrences).set(values).where(eq(occurrences.id, id)).run();
  for (const id of restore) set(id, { droppedAt: null });
  for (const { id, ...span } of move) set(id, span);
  for (const id of drop) set(id, { droppedAt: at });
  for (const id of remove) tx.delete(occurrences).where(eq(occurrences.id, id)).run();
  addOccurrences(tx, eventId, add);
  return move.map(({ id }) => id);
}

const knownOf = (db: Db, eventId: number): KnownOccurrence[] =>
  db
    .select({
      id: occurrences.id,
      opensOn: occurrences.opensOn,
      dueOn: occurrences.dueOn,
      dropped: sql<boolean>`${occurrences.droppedAt} IS NOT NULL`.mapWith(Boolean),
      answered: sql<boolean>`EXISTS (SELECT 1 FROM duties WHERE duties.occurrence_id = occurrences.id
        AND ${isAnswered})`.mapWith(Boolean),
    })
    .from(occurrences)
    .where(eq(occurrences.eventId, eventId))
    .all();
