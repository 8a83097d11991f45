import { and, eq, gt, lte } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, momentOf } from "../calendar/instant.ts";
import type { Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { clusters, drafts, organisations, type OutboxBody, people } from "../db/schema.ts";
import { enqueue, type OutboxRow } from "../delivery/outbox-store.ts";
import { officesOn } from "../people/member-store.ts";
import { may } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { draftOffer } from "./draft-offer-texts.ts";
import { monthBar } from "./month-bar-store.ts";
import { button } from "./monitoring-texts.ts";

/** How long the offer is worth sending. */
const OFFER_DAYS = 3;

/** A draft that somebody has begun and put aside. */
export interface LeftDraft {
  id: number;
  revision: number;
  form: string;
  month: Month;
  school: { id: number; clusterId: number; shortName: string };
  personId: number;
  zone: string;
}

const select = (db: Db) =>
  db
    .select({
      id: drafts.id,
      revision: drafts.revision,
      form: drafts.form,
      month: drafts.month,
      school: {
        id: organisations.id,
        clusterId: organisations.clusterId,
        shortName: organisations.shortName,
      },
      personId: drafts.personId,
      zone: clusters.timezone,
    })
    .from(drafts)
    .innerJoin(organisations, eq(organisations.id, drafts.organisationId))
    .innerJoin(clusters, eq(clusters.id, organisations.clusterId))
    .innerJoin(people, eq(people.id, drafts.personId));

/** The zone's drafts in which something was answered, and nothing since that instant, by people who can be written to. */
export const leftDrafts = (db: Db, zone: string, since: string): LeftDraft[] =>
  select(db)
    .where(
      and(
        eq(clusters.timezone, zone),
        gt(drafts.revision, 0),
        lte(drafts.updatedAt, since),
        eq(people.reach, "reachable"),
      ),
    )
    .orderBy(drafts.id)
    .all();

/** Whether the one who put it aside may still hand it in. */
export function isOpen(db: Db, draft: LeftDraft, today: Day): boolean {
  const { id: organisationId, clusterId } = draft.school;
  const offices = officesOn(db, draft.personId, today);
  const member = { personId: draft.personId, clusterId, chatId: 0, name: "", offices };
  return (
    may(member, { do: "handInFigures", clusterId, organisationId }) && monthBar(db, draft, today) === null
  );
}

/** Offers a draft back; each only once, however often it is left. False where that was done before. */
export function offerDraft(tx: Db, draft: LeftDraft, now: string): boolean {
  const id = enqueue(tx, {
    key: `draftOffer:${draft.id}`,
    kind: "draftOffer",
    to: { personId: draft.personId },
    priority: 10,
    body: bodyOf(draft),
    subject: draft.id,
    now,
    expiresAt: daysLater(now, OFFER_DAYS),
  });
  return id !== null;
}

const bodyOf = ({ id, revision, month, school }: LeftDraft): OutboxBody => ({
  text: draftOffer(month, school.shortName).text,
  buttons: [
    [{ text: button.goOn, data: packCallback("m", "on", id) }],
    [{ text: button.drop, data: packCallback("m", "drop", id, revision) }],
  ],
});

/** The offer, while nobody has gone on with the draft or handed it in; else null. */
export function refreshOffer(
  db: Db,
  { subject, personId, createdAt }: Pick<OutboxRow, "subject" | "personId" | "createdAt">,
  now: string,
): OutboxBody | null {
  const draft =
    subject === null
      ? undefined
      : select(db)
          .where(and(eq(drafts.id, subject), lte(drafts.updatedAt, createdAt)))
          .get();
  if (draft === undefined || draft.personId !== personId) return null;
  return isOpen(db, draft, dayOf(momentOf(now, draft.zone), draft.zone)) ? bodyOf(draft) : null;
}
