import { and, asc, eq, lte, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { outbox, type OutboxBody, people } from "../db/schema.ts";
import { earlier, instantAfter } from "./instant.ts";
import { isPending, isSending, type OutboxRow, PRIORITIES } from "./outbox-store.ts";

/**
 * What those who make messages decide about them at the last moment. Both see the row in the claim's transaction;
 * `now` is a UTC instant.
 */
export interface ClaimHooks {
  /** By kind: the message as it should read now, or null: it should no longer go. */
  refresh?: Readonly<Record<string, (db: Db, row: OutboxRow, now: string) => OutboxBody | null>>;
  /** Until when it has to wait (a dialog is running, the night is quiet), or null: it may go. */
  hold?: (db: Db, row: OutboxRow, now: string) => string | null;
  /** What the message says beside its own words because of whom it goes to; kept nowhere, for that changes. */
  address?: (db: Db, row: OutboxRow, body: OutboxBody) => OutboxBody;
}

export interface Claim extends ClaimHooks {
  /** UTC instant. */
  now: string;
  /** The boot id of this process. */
  owner: string;
  /** How long a request may take; a row that is still `sending` after that has lost its sender. */
  leaseMs: number;
  /** Chats that nothing may go to yet. */
  waiting: readonly number[];
}

/** `claimed`: to be sent right now. `settled`: not to be sent (now), look for the next. `none`: nothing is due. */
export type Claimed =
  | { kind: "claimed"; row: OutboxRow; chatId: number }
  | { kind: "settled"; state: OutboxRow["state"] }
  | { kind: "none" };

/** A hook threw: the message is put off, so that it does not hold up those behind it. */
export class HookError extends Error {
  readonly rowId: number;

  constructor(rowId: number, cause: unknown) {
    super("a hook of the outbox failed", { cause });
    this.name = "HookError";
    this.rowId = rowId;
  }
}

/**
 * Takes the message that is to go now: of the due ones the most urgent, then the oldest, past the chats that wait.
 * To whom it goes, whether it still should and how it reads is decided here, not when it was written: people are
 * replaced and duties done in between. Throws {@link HookError}, with nothing changed.
 */
export function claimNext(db: Db, claim: Claim): Claimed {
  return db.transaction(
    (tx) => {
      const found = findDue(tx, claim);
      if (found === undefined) return { kind: "none" };
      const { row, person } = found;
      const taken = (changed: OutboxRow | undefined): OutboxRow => {
        if (changed === undefined) throw new Error(`message ${row.id} was taken by another`);
        return changed;
      };
      const settle = (values: Partial<OutboxRow>): Claimed => {
        const own = and(eq(outbox.id, row.id), isPending);
        const changed = tx.update(outbox).set(values).where(own).returning().get();
        return { kind: "settled", state: taken(changed).state };
      };

      if (row.expiresAt <= claim.now) return settle({ state: "expired" });
      const chatId = person === null ? row.chatId : person.chatId;
      const unreachable = person !== null && (person.reach !== "reachable" || person.forgottenAt !== null);
      if (chatId === null || unreachable) return settle({ state: "cancelled", error: "nobody to reach" });

      const { until, body } = askHooks(tx, row, claim);
      if (until !== null) return settle({ nextTryAt: earlier(until, row.expiresAt) });
      if (body === null) return settle({ state: "cancelled", error: "no longer needed" });
      const leaseUntil = instantAfter(claim.now, claim.leaseMs);
      const claimed = statements(tx).claim.get({ id: row.id, body, owner: claim.owner, leaseUntil });
      const addressed = claim.address?.(tx, row, body) ?? body;
      return { kind: "claimed", row: { ...taken(claimed), body: addressed }, chatId };
    },
    { behavior: "immediate" },
  );
}

/** Asked priority by priority: only so does no index have to be read past what was put off. */
function findDue(db: Db, { now, waiting }: Claim) {
  const { due } = statements(db);
  for (const priority of PRIORITIES) {
    const found = due.get({ priority, now, waiting: JSON.stringify(waiting) });
    if (found !== undefined) return found;
  }
  return undefined;
}

const CHAT = sql`CASE WHEN ${outbox.personId} IS NULL THEN ${outbox.chatId} ELSE ${people.chatId} END`;

const statements = prepared((db) => ({
  due: db
    .select({ row: outbox, person: people })
    .from(outbox)
    .leftJoin(people, eq(people.id, outbox.personId))
    .where(
      and(
        isPending,
        eq(outbox.priority, sql.placeholder("priority")),
        lte(outbox.nextTryAt, sql.placeholder("now")),
        sql`(${CHAT} IS NULL OR ${CHAT} NOT IN (SELECT value FROM json_each(${sql.placeholder("waiting")})))`,
      ),
    )
    .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
    .limit(1)
    .prepare(),
  claim: db
    .update(outbox)
    .set({
      state: "sending",
      body: sql`${sql.param(sql.placeholder("body"), outbox.body)}`,
      owner: sql`${sql.placeholder("owner")}`,
      leaseUntil: sql`${sql.placeholder("leaseUntil")}`,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(and(eq(outbox.id, sql.placeholder("id")), isPending))
    .returning()
    .prepare(),
  abandoned: db
    .select()
    .from(outbox)
    .where(
      and(
        isSending,
        sql`(${outbox.owner} <> ${sql.placeholder("owner")} OR ${outbox.leaseUntil} <= ${sql.placeholder("now")})`,
      ),
    )
    .prepare(),
}));

function askHooks(db: Db, row: OutboxRow, claim: Claim): { until: string | null; body: OutboxBody | null } {
  try {
    const until = claim.hold?.(db, row, claim.now) ?? null;
    const refresh = claim.refresh?.[row.kind];
    if (until !== null && until > claim.now) return { until, body: null };
    return { until: null, body: refresh === undefined ? row.body : refresh(db, row, claim.now) };
  } catch (error) {
    throw new HookError(row.id, error);
  }
}

/** Rows that were being sent by another run of the program, or by this one and forgotten. */
export const findAbandoned = (db: Db, owner: string, now: string): OutboxRow[] =>
  statements(db).abandoned.all({ owner, now });
