import { eq } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, momentOf } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { type OutboxBody, people } from "../db/schema.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { findCluster } from "../people/cluster-store.ts";
import type { Html } from "../telegram/html.ts";
import { councilOf } from "./council-store.ts";
import { type HelpRequest, type Tap, toldOf } from "./request.ts";
import { askedNotice } from "./request-notice-texts.ts";
import { findRequest } from "./request-store.ts";
import { openButton, tapButton } from "./request-texts.ts";

/** How long a notice is worth sending: after that the request is seen in its list. */
const NOTICE_DAYS = 7;

/** What is told of a request to somebody else. */
export interface Notice {
  request: HelpRequest;
  /** With the moment and the person it makes the outbox's key: «taken:7». */
  what: string;
  personId: number | null;
  text: Html;
  taps: Tap[];
  /** UTC instant. */
  now: string;
}

/** False where the person is not in the bot (any more): nothing is sent. */
export function tell(tx: Db, { request, what, personId, text, taps, now }: Notice): boolean {
  if (personId === null) return false;
  const person = tx.select({ reach: people.reach }).from(people).where(eq(people.id, personId)).get();
  if (person?.reach !== "reachable") return false;
  enqueue(tx, {
    key: `request:${request.id}:${what}:${personId}:${now}`,
    kind: "requestNews",
    to: { personId },
    priority: 0,
    body: bodyOf(request, text, taps),
    subject: request.id,
    now,
    expiresAt: daysLater(now, NOTICE_DAYS),
  });
  return true;
}

const bodyOf = ({ id }: HelpRequest, text: Html, taps: readonly Tap[]): OutboxBody => ({
  text: text.text,
  buttons: [...(taps.length > 0 ? [taps.map((tap) => tapButton(tap, id))] : []), [openButton(id)]],
});

/** Tells the Council of an open request; each of its questions once. How many are told. */
export function tellCouncil(tx: Db, request: HelpRequest, today: Day, now: string): number {
  const told = toldOf(councilOf(tx, request.clusterId, today), request.askerId);
  for (const { personId } of told) {
    enqueue(tx, {
      key: `request:${request.id}:asked:${request.questions.length}:${personId}`,
      kind: "request",
      to: { personId },
      priority: 0,
      body: bodyOf(request, askedNotice(request, today), ["take"]),
      subject: request.id,
      now,
      expiresAt: daysLater(now, NOTICE_DAYS),
    });
  }
  return told.length;
}

/**
 * The message to one of the Council as it is worth sending now; null where the request is in somebody's hands or
 * withdrawn by now, or the person is of the Council no more.
 */
export function refreshRequest(
  db: Db,
  row: { subject: number | null; personId: number | null },
  now: string,
): OutboxBody | null {
  const request = row.subject === null ? null : findRequest(db, row.subject);
  const cluster = request === null ? null : findCluster(db, request.clusterId);
  if (request === null || cluster === null || request.state !== "open") return null;
  const today = dayOf(momentOf(now, cluster.timezone), cluster.timezone);
  const told = toldOf(councilOf(db, cluster.id, today), request.askerId);
  if (!told.some(({ personId }) => personId === row.personId)) return null;
  return bodyOf(request, askedNotice(request, today), ["take"]);
}
