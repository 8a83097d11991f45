import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { consents } from "../db/schema.ts";

export interface Consent {
  version: string;
  /** UTC instant, ISO text. */
  givenAt: string;
  withdrawnAt: string | null;
}

export interface GivenConsent {
  chatId: number;
  /** Null while nobody knows yet who it is: someone without an invite. */
  personId: number | null;
  version: string;
  at: string;
}

/** Keeps a consent; one already given by this chat to this version is tied to the person instead. */
export function recordConsent(tx: Db, given: GivenConsent): void {
  const open = and(
    eq(consents.chatId, given.chatId),
    eq(consents.version, given.version),
    isNull(consents.withdrawnAt),
    isNull(consents.personId),
  );
  const { changes } = tx.update(consents).set({ personId: given.personId }).where(open).run();
  if (changes > 0) return;
  tx.insert(consents)
    .values({ chatId: given.chatId, personId: given.personId, version: given.version, givenAt: given.at })
    .run();
}

/** Whether this chat has agreed to this version and not withdrawn it. */
export function hasConsent(db: Db, chatId: number, version: string): boolean {
  return (
    db
      .select({ id: consents.id })
      .from(consents)
      .where(and(eq(consents.chatId, chatId), eq(consents.version, version), isNull(consents.withdrawnAt)))
      .get() !== undefined
  );
}

export function consentsOf(db: Db, chatId: number): Consent[] {
  return db
    .select({ version: consents.version, givenAt: consents.givenAt, withdrawnAt: consents.withdrawnAt })
    .from(consents)
    .where(eq(consents.chatId, chatId))
    .orderBy(desc(consents.givenAt), desc(consents.id))
    .all();
}

/** Ends every consent of a person or chat. The chat's number goes too: what stays is that one once agreed and took it back. */
export function withdrawConsents(
  tx: Db,
  who: { chatId: number; personIds: readonly number[] },
  at: string,
): void {
  const theirs = or(eq(consents.chatId, who.chatId), inArray(consents.personId, [...who.personIds]));
  tx.update(consents)
    .set({ withdrawnAt: at })
    .where(and(theirs, isNull(consents.withdrawnAt)))
    .run();
  tx.update(consents).set({ chatId: 0 }).where(theirs).run();
}
