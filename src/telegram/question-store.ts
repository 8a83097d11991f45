import { eq, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { instant } from "../calendar/instant.ts";
import { type Db, prepared } from "../db/open.ts";
import { openQuestions, people } from "../db/schema.ts";

/** A dialog whose last question is older than this has been put aside: it is interrupted like any silence. */
const DIALOG_MINUTES = 15;

/** The question whose answer the bot awaits as text in a chat. */
export interface OpenQuestion {
  kind: string;
  subject: unknown;
  /** UTC instant, ISO text. */
  askedAt: string;
  /** Whom of the chat's people it was put to; null where the chat belongs to one. */
  personId: number | null;
}

/** How a question stands in the table once it is signed with the person it was put to. */
interface Signed {
  askedOf: number;
  subject: unknown;
}

const isSigned = (subject: unknown): subject is Signed =>
  typeof subject === "object" && subject !== null && "askedOf" in subject && "subject" in subject;

/** Awaits a text answer in this chat; a question asked before it is forgotten. */
export function openQuestion(db: Db, chatId: number, kind: string, subject: unknown, at: string): void {
  const row = { kind, subject, askedAt: at };
  db.insert(openQuestions)
    .values({ chatId, ...row })
    .onConflictDoUpdate({ target: openQuestions.chatId, set: row })
    .run();
}

export function findQuestion(db: Db, chatId: number): OpenQuestion | null {
  const row = statements(db).find.get({ chatId });
  if (row === undefined) return null;
  const { kind, subject, askedAt } = row;
  return isSigned(subject)
    ? { kind, askedAt, subject: subject.subject, personId: subject.askedOf }
    : { kind, askedAt, subject, personId: null };
}

/** In a chat that belongs to people of several clusters: the question that was just opened is this person's. */
export function signQuestion(tx: Db, chatId: number, personId: number): void {
  const question = findQuestion(tx, chatId);
  if (question === null || question.personId !== null) return;
  const subject: Signed = { askedOf: personId, subject: question.subject };
  tx.update(openQuestions).set({ subject }).where(eq(openQuestions.chatId, chatId)).run();
}

/** Forgets what this person of the chat was asked; what another of its people was asked stays. */
export function closeQuestionOf(tx: Db, chatId: number, personId: number): void {
  const asked = findQuestion(tx, chatId)?.personId ?? null;
  if (asked === null || asked === personId) closeQuestion(tx, chatId);
}

const statements = prepared((db) => ({
  find: db
    .select()
    .from(openQuestions)
    .where(eq(openQuestions.chatId, sql.placeholder("chatId")))
    .prepare(),
}));

/** True when there was one. */
export function closeQuestion(db: Db, chatId: number): boolean {
  return db.delete(openQuestions).where(eq(openQuestions.chatId, chatId)).run().changes > 0;
}

/**
 * Until when (UTC instant) a message that nobody asked for should wait, so as not to break the dialog that this
 * person is in the middle of; null: they are in none.
 */
export function questionHold(db: Db, personId: number, now: string): string | null {
  const question = db
    .select({ askedAt: openQuestions.askedAt })
    .from(openQuestions)
    .innerJoin(people, eq(people.chatId, openQuestions.chatId))
    .where(eq(people.id, personId))
    .get();
  if (question === undefined) return null;
  const until = instant(DateTime.fromISO(question.askedAt).plus({ minutes: DIALOG_MINUTES }));
  return until > now ? until : null;
}
