import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { openQuestions } from "../db/schema.ts";

/** The question whose answer the bot awaits as text in a chat. */
export interface OpenQuestion {
  kind: string;
  subject: unknown;
  /** UTC instant, ISO text. */
  askedAt: string;
}

/** Awaits a text answer in this chat; a question asked before it is forgotten. */
export function openQuestion(db: Db, chatId: number, kind: string, subject: unknown, at: string): void {
  const row = { kind, subject, askedAt: at };
  db.insert(openQuestions)
    .values({ chatId, ...row })
    .onConflictDoUpdate({ target: openQuestions.chatId, set: row })
    .run();
}

export function findQuestion(db: Db, chatId: number): OpenQuestion | null {
  return db.select().from(openQuestions).where(eq(openQuestions.chatId, chatId)).get() ?? null;
}

/** True when there was one. */
export function closeQuestion(db: Db, chatId: number): boolean {
  return db.delete(openQuestions).where(eq(openQuestions.chatId, chatId)).run().changes > 0;
}
