import { and, eq } from "drizzle-orm";
import type { Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { drafts, people } from "../db/schema.ts";
import type { Draft } from "./draft.ts";

/** One draft a school and month, whoever fills it and on whichever phone. */
export interface DraftRow {
  id: number;
  organisationId: number;
  form: string;
  month: Month;
  /** Who changed it last, and when (UTC instant). */
  personId: number;
  personName: string;
  updatedAt: string;
  /** Grows with every change: a button of an older screen is told apart by it. */
  revision: number;
  /** As it was stored; see `stored-draft.ts`. */
  answers: unknown;
}

const select = (db: Db) =>
  db
    .select({
      id: drafts.id,
      organisationId: drafts.organisationId,
      form: drafts.form,
      month: drafts.month,
      personId: drafts.personId,
      personName: people.name,
      updatedAt: drafts.updatedAt,
      revision: drafts.revision,
      answers: drafts.answers,
    })
    .from(drafts)
    .innerJoin(people, eq(people.id, drafts.personId));

export const findDraft = (db: Db, id: number): DraftRow | null =>
  select(db).where(eq(drafts.id, id)).get() ?? null;

export const draftOf = (db: Db, organisationId: number, form: string, month: Month): DraftRow | null =>
  select(db)
    .where(and(eq(drafts.organisationId, organisationId), eq(drafts.form, form), eq(drafts.month, month)))
    .get() ?? null;

/** The draft that is there, else a new one; its id. */
export function openDraft(
  tx: Db,
  about: { organisationId: number; form: string; month: Month },
  first: { draft: Draft; personId: number; at: string },
): number {
  const there = draftOf(tx, about.organisationId, about.form, about.month);
  if (there !== null) return there.id;
  const values = { ...about, personId: first.personId, answers: first.draft, updatedAt: first.at };
  return tx.insert(drafts).values(values).returning({ id: drafts.id }).get().id;
}

/** Keeps a change of the draft at this revision; false (and nothing kept) where someone was faster. */
export function saveDraft(
  tx: Db,
  at: { id: number; revision: number },
  change: { draft: Draft; personId: number; at: string },
): boolean {
  const values = {
    answers: change.draft,
    personId: change.personId,
    updatedAt: change.at,
    revision: at.revision + 1,
  };
  const same = and(eq(drafts.id, at.id), eq(drafts.revision, at.revision));
  return tx.update(drafts).set(values).where(same).run().changes > 0;
}

export function dropDraft(tx: Db, id: number): void {
  tx.delete(drafts).where(eq(drafts.id, id)).run();
}
