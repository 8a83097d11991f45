import { eq } from "drizzle-orm";
import { type Day, dayOf } from "../calendar/day.ts";
import { daysLater, momentOf } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { organisations, type OutboxBody } from "../db/schema.ts";
import { enqueue, type OutboxRow } from "../delivery/outbox-store.ts";
import { recordAudit } from "../people/audit-store.ts";
import { findCluster } from "../people/cluster-store.ts";
import type { Html } from "../telegram/html.ts";
import { serving } from "./serving-store.ts";

/** How long a copy is worth sending: the report itself stays in the bot. */
const COPY_DAYS = 3;

interface Place {
  id: number;
  clusterId: number;
}

/** Whether the school's director wants a copy of every report that it hands in. */
export const copyWanted = (db: Db, organisationId: number): boolean =>
  db
    .select({ wanted: organisations.reportCopy })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()?.wanted === true;

export function switchCopy(
  tx: Db,
  { id, clusterId }: Place,
  wanted: boolean,
  by: { personId: number; at: string },
): void {
  const before = copyWanted(tx, id);
  if (before === wanted) return;
  tx.update(organisations).set({ reportCopy: wanted }).where(eq(organisations.id, id)).run();
  recordAudit(tx, {
    clusterId,
    ...by,
    action: "reportCopy.switched",
    subject: `organisation:${id}`,
    before: { wanted: before },
    after: { wanted },
  });
}

/** Sends the school's directors a copy, but not to the one who has just handed it in. */
export function sendCopy(
  tx: Db,
  school: Place,
  copy: { submissionId: number; sentBy: number; text: Html; today: Day; now: string },
): void {
  if (!copyWanted(tx, school.id)) return;
  const { submissionId, sentBy, text, today, now } = copy;
  const directors = serving(
    tx,
    { clusterId: school.clusterId, kind: "director", organisationId: school.id },
    today,
  );
  for (const personId of directors.filter((one) => one !== sentBy)) {
    enqueue(tx, {
      key: `reportCopy:${submissionId}:${now}:${personId}`,
      kind: "reportCopy",
      to: { personId },
      priority: 0,
      body: { text: text.text, buttons: [] },
      subject: school.id,
      now,
      expiresAt: daysLater(now, COPY_DAYS),
    });
  }
}

/** The copy, while the person still directs the school and wants it; else null. */
export function refreshCopy(
  db: Db,
  { subject, personId, body }: Pick<OutboxRow, "subject" | "personId" | "body">,
  now: string,
): OutboxBody | null {
  const school =
    subject === null ? undefined : db.select().from(organisations).where(eq(organisations.id, subject)).get();
  const cluster = school === undefined ? null : findCluster(db, school.clusterId);
  if (school === undefined || cluster === null || !school.reportCopy) return null;
  const today = dayOf(momentOf(now, cluster.timezone), cluster.timezone);
  const office = { clusterId: school.clusterId, kind: "director", organisationId: school.id } as const;
  return serving(db, office, today).some((one) => one === personId) ? body : null;
}
