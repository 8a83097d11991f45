import { daysLater } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { eq } from "drizzle-orm";
import { people } from "../db/schema.ts";
import { type Html } from "../telegram/html.ts";
import type { Substitution } from "./acting.ts";
import { actingBegins, actingCancelled, awayBegins, awayCancelled } from "./acting-texts.ts";
import { placeNames } from "./cluster-store.ts";
import { grantGiven, grantTaken } from "./grant-texts.ts";
import { officeLeft, officeLeftAtSchool, officeNamed } from "./office-notice-texts.ts";
import { officeWithPlace } from "./people-texts.ts";
import { holderOf, type Seat } from "./people-store.ts";
import type { Grant } from "./rights.ts";
import type { StaffChange } from "./staff-change.ts";

/** Nobody needs to read after a week that an office changed hands: the menu and the reminders have told it. */
const NOTICE_DAYS = 7;

/** Tells one whom a change of offices concerns, once; whoever made the change has seen it on the screen. */
function tell(
  tx: Db,
  change: StaffChange,
  to: { personId: number; chatId?: number | null },
  what: string,
  text: Html,
): void {
  const { personId, chatId = null } = to;
  if (personId === change.by) return;
  enqueue(tx, {
    key: `office:${what}:${personId}`,
    kind: "office",
    to: chatId === null ? { personId } : { chatId },
    priority: 0,
    body: { text: text.text, buttons: [] },
    now: change.at,
    expiresAt: daysLater(change.at, NOTICE_DAYS),
  });
}

const placed = (tx: Db, seat: Pick<Seat, "kind" | "of" | "organisationId">, clusterId: number): string =>
  officeWithPlace(seat, placeNames(tx, clusterId));

/** Tells both that one acts for the other. */
export function tellActing(tx: Db, change: StaffChange, one: Substitution): void {
  const office = placed(tx, one, change.clusterId);
  tell(tx, change, { personId: one.personId }, `acting:${one.id}`, actingBegins(one, office));
  tell(tx, change, { personId: one.holderId }, `acting:${one.id}`, awayBegins(one, office));
}

/** Tells both that one acts for the other no more; the other only where the office is still `held`. */
export function tellActingEnded(tx: Db, change: StaffChange, one: Substitution, held: boolean): void {
  const office = placed(tx, one, change.clusterId);
  const what = `acting:${one.id}:end`;
  tell(
    tx,
    change,
    { personId: one.personId, chatId: chatOf(tx, one.personId) },
    what,
    actingCancelled(one, office),
  );
  if (held) {
    const begun = one.since <= change.today;
    tell(tx, change, { personId: one.holderId }, what, awayCancelled(one, office, begun));
  }
}

/** Tells one of what the chair has allowed, or allows no more. */
export function tellGrant(
  tx: Db,
  change: StaffChange,
  personId: number,
  grant: Grant,
  allowed: boolean,
): void {
  if (chatOf(tx, personId) === null) return;
  const text = allowed ? grantGiven(grant) : grantTaken(grant);
  tell(tx, change, { personId }, `grant:${grant}:${allowed ? "given" : "taken"}:${change.at}`, text);
}

/** Tells one who is in the bot already of an office given from today on. */
export function tellNamed(tx: Db, change: StaffChange, seat: Seat, personId: number): void {
  if (chatOf(tx, personId) === null) return;
  const text = officeNamed(placed(tx, seat, change.clusterId));
  tell(tx, change, { personId }, `named:${seatKey(seat)}:${change.at}`, text);
}

/**
 * Tells one that an office is theirs no more; to the chat, which they may be about to lose. Call it before that.
 */
export function tellLeft(tx: Db, change: StaffChange, seats: readonly Seat[], personId: number): void {
  const chatId = chatOf(tx, personId);
  const [first] = seats;
  if (chatId === null || first === undefined) return;
  const text = officeLeft(seats.map((seat) => placed(tx, seat, change.clusterId)));
  tell(tx, change, { personId, chatId }, `left:${seatKey(first)}:${change.at}`, text);
}

/** Tells a school's director that an office there is nobody's now, and its events are the director's. Their id. */
export function tellDirector(tx: Db, change: StaffChange, seat: Seat): number | null {
  const director = holderOf(tx, { ...seat, kind: "director", of: null });
  if (director === null) return null;
  const text = officeLeftAtSchool(placed(tx, seat, change.clusterId));
  tell(tx, change, director, `empty:${seatKey(seat)}:${change.at}`, text);
  return director.personId;
}

const seatKey = ({ kind, of, organisationId }: Seat): string => `${kind}:${of ?? ""}:${organisationId ?? 0}`;

const chatOf = (db: Db, personId: number): number | null =>
  db.select({ chatId: people.chatId }).from(people).where(eq(people.id, personId)).get()?.chatId ?? null;
