import { and, count, eq, inArray, like, ne, or } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import {
  audit,
  calls,
  chosenMembers,
  clusters,
  dialogStates,
  dutyMarks,
  helpRequests,
  inbox,
  joinRequests,
  noticeReaders,
  offices,
  openQuestions,
  organisations,
  outbox,
  people,
  personSettings,
  planDrafts,
  submissions,
} from "../db/schema.ts";
import { addDays } from "../calendar/day.ts";
import { endSubstitution, substitutionsOf } from "./acting-store.ts";
import { recordAudit } from "./audit-store.ts";
import { type Consent, consentsOf, withdrawConsents } from "./consent-store.ts";
import type { OfficeKind } from "./office.ts";
import { endGrants } from "./grant-store.ts";
import { endOffice } from "./people-store.ts";
import { revokeInvites } from "./invite-store.ts";

/** Everything that is kept about whoever writes from a chat. */
export interface PersonalData {
  chatId: number;
  people: PersonRecord[];
  consents: Consent[];
  requests: { name: string; cluster: string; state: string; createdAt: string }[];
  /** The question that the bot awaits an answer to, if any, was asked then. */
  questionAskedAt: string | null;
}

export interface PersonRecord {
  personId: number;
  clusterId: number;
  timezone: string;
  cluster: string;
  name: string;
  position: string;
  joinedAt: string | null;
  offices: {
    id: number;
    kind: OfficeKind;
    of: string | null;
    organisation: string | null;
    since: string | null;
    until: string | null;
    /** The office in which it is held in place of another, or null. */
    actingFor: number | null;
  }[];
  /** What the person has set of the reminders, or null. */
  wishes: { digestAt: string | null; pausedFrom: string | null; pausedTo: string | null } | null;
  /** How many of each are signed with the person. */
  marks: number;
  submissions: number;
  /** Requests for methodical help: asked, and taken to be answered. */
  asked: number;
  taken: number;
  messages: number;
  changes: number;
}

/** Nothing is kept of whoever writes. */
export const isEmpty = (data: PersonalData): boolean =>
  data.people.length + data.consents.length + data.requests.length === 0;

export function personalData(db: Db, chatId: number): PersonalData {
  const rows = db
    .select({ person: people, cluster: clusters.name, timezone: clusters.timezone })
    .from(people)
    .innerJoin(clusters, eq(clusters.id, people.clusterId))
    .where(eq(people.chatId, chatId))
    .orderBy(people.id)
    .all();
  const question = db.select().from(openQuestions).where(eq(openQuestions.chatId, chatId)).get();
  return {
    chatId,
    people: rows.map(({ person, cluster, timezone }) => recordOf(db, person, cluster, timezone)),
    consents: consentsOf(db, chatId),
    requests: db
      .select({
        name: joinRequests.name,
        cluster: clusters.name,
        state: joinRequests.state,
        createdAt: joinRequests.createdAt,
      })
      .from(joinRequests)
      .innerJoin(clusters, eq(clusters.id, joinRequests.clusterId))
      .where(eq(joinRequests.chatId, chatId))
      .orderBy(joinRequests.id)
      .all(),
    questionAskedAt: question?.askedAt ?? null,
  };
}

function recordOf(
  db: Db,
  person: typeof people.$inferSelect,
  cluster: string,
  timezone: string,
): PersonRecord {
  const numberOf = (rows: { n: number } | undefined) => rows?.n ?? 0;
  const { id } = person;
  return {
    personId: id,
    clusterId: person.clusterId,
    timezone,
    cluster,
    name: person.name,
    position: person.position,
    joinedAt: person.joinedAt,
    offices: db
      .select({
        id: offices.id,
        kind: offices.kind,
        of: offices.of,
        organisation: organisations.shortName,
        since: offices.since,
        until: offices.until,
        actingFor: offices.actingFor,
      })
      .from(offices)
      .leftJoin(organisations, eq(organisations.id, offices.organisationId))
      .where(eq(offices.personId, id))
      .orderBy(offices.id)
      .all(),
    wishes:
      db
        .select({
          digestAt: personSettings.digestAt,
          pausedFrom: personSettings.pausedFrom,
          pausedTo: personSettings.pausedTo,
        })
        .from(personSettings)
        .where(eq(personSettings.personId, id))
        .get() ?? null,
    marks: numberOf(db.select({ n: count() }).from(dutyMarks).where(eq(dutyMarks.personId, id)).get()),
    submissions: numberOf(
      db.select({ n: count() }).from(submissions).where(eq(submissions.submittedBy, id)).get(),
    ),
    asked: numberOf(db.select({ n: count() }).from(helpRequests).where(eq(helpRequests.askedBy, id)).get()),
    taken: numberOf(db.select({ n: count() }).from(helpRequests).where(eq(helpRequests.ownerId, id)).get()),
    messages: numberOf(db.select({ n: count() }).from(outbox).where(eq(outbox.personId, id)).get()),
    changes: numberOf(db.select({ n: count() }).from(audit).where(eq(audit.personId, id)).get()),
  };
}

/**
 * Erases who writes from a chat, in all its clusters: name, position, chat, requests and messages. What was done
 * stays without a name: a school's figures, the marks of duties, the fact that a consent was taken back.
 * `lastDay` tells for each cluster the last day of the offices, yesterday.
 */
export function forgetChat(tx: Db, chatId: number, at: string, lastDay: (zone: string) => string): void {
  const { people: records } = personalData(tx, chatId);
  for (const record of records) {
    const change = {
      clusterId: record.clusterId,
      by: record.personId,
      at,
      today: addDays(lastDay(record.timezone), 1),
    };
    for (const one of substitutionsOf(tx, record.clusterId, change.today))
      if (one.personId === record.personId) endSubstitution(tx, change, one);
    for (const office of record.offices) {
      if (office.actingFor === null && (office.until === null || office.until > lastDay(record.timezone))) {
        endOffice(tx, office.id, lastDay(record.timezone));
      }
    }
    revokeInvites(tx, record.personId, at);
    eraseTraces(tx, record.personId);
    leaveRequests(tx, record.personId);
    tx.update(people)
      .set({ name: "", position: "", chatId: null, reach: "never", joinedAt: null, forgottenAt: at })
      .where(eq(people.id, record.personId))
      .run();
    recordAudit(tx, {
      clusterId: record.clusterId,
      personId: record.personId,
      at,
      action: "people.forget",
      subject: `person:${record.personId}`,
      before: null,
      after: null,
    });
  }
  withdrawConsents(tx, { chatId, personIds: records.map((record) => record.personId) }, at);
  eraseChat(tx, chatId);
}

/** Messages hold names; the changes made to a person may, too. A row that is being sent belongs to its sender. */
function eraseTraces(tx: Db, personId: number): void {
  tx.delete(planDrafts).where(eq(planDrafts.personId, personId)).run();
  tx.delete(personSettings).where(eq(personSettings.personId, personId)).run();
  tx.delete(noticeReaders).where(eq(noticeReaders.personId, personId)).run();
  // A note about a call says what its subject said.
  tx.delete(calls)
    .where(or(eq(calls.subject, `person:${personId}`), like(calls.subject, `person:${personId}:%`)))
    .run();
  endGrants(tx, personId);
  tx.delete(outbox)
    .where(and(eq(outbox.personId, personId), ne(outbox.state, "sending")))
    .run();
  tx.update(audit)
    .set({ before: null, after: null })
    .where(eq(audit.subject, `person:${personId}`))
    .run();
}

/**
 * Whoever asked for methodical help needs no answer any more; what was taken and not answered is anybody's again.
 * The messages about both name the person to others.
 */
function leaveRequests(tx: Db, personId: number): void {
  const waiting = inArray(helpRequests.state, ["open", "taken"]);
  tx.update(helpRequests)
    .set({ state: "withdrawn" })
    .where(and(eq(helpRequests.askedBy, personId), waiting))
    .run();
  tx.update(helpRequests)
    .set({ state: "open", ownerId: null, takenAt: null })
    .where(and(eq(helpRequests.ownerId, personId), eq(helpRequests.state, "taken")))
    .run();
  const about = tx
    .select({ id: helpRequests.id })
    .from(helpRequests)
    .where(or(eq(helpRequests.askedBy, personId), eq(helpRequests.ownerId, personId)));
  tx.update(outbox)
    .set({ body: { text: "", buttons: [] } })
    .where(
      and(
        inArray(outbox.kind, ["request", "requestNews"]),
        inArray(outbox.subject, about),
        ne(outbox.state, "pending"),
        ne(outbox.state, "sending"),
      ),
    )
    .run();
}

function eraseChat(tx: Db, chatId: number): void {
  const requests = tx
    .select({ id: joinRequests.id })
    .from(joinRequests)
    .where(eq(joinRequests.chatId, chatId))
    .all()
    .map((row) => row.id);
  // The chair was asked about the request by name.
  const asked = inArray(
    outbox.key,
    requests.map((id) => `join:${id}`),
  );
  tx.delete(outbox)
    .where(and(or(eq(outbox.chatId, chatId), asked), ne(outbox.state, "sending")))
    .run();
  tx.delete(joinRequests).where(eq(joinRequests.chatId, chatId)).run();
  tx.delete(openQuestions).where(eq(openQuestions.chatId, chatId)).run();
  tx.delete(chosenMembers).where(eq(chosenMembers.chatId, chatId)).run();
  tx.delete(dialogStates)
    .where(eq(dialogStates.key, String(chatId)))
    .run();
  // The update that asks for this is still to be marked as done.
  tx.delete(inbox)
    .where(and(eq(inbox.chatId, chatId), ne(inbox.state, "pending")))
    .run();
}

/**
 * Whether one of them chairs a cluster today: a cluster is not left without its chair. Who acts for the chair leaves
 * it to her.
 */
export const chairs = (data: PersonalData, today: (zone: string) => string): boolean =>
  data.people.some((person) =>
    person.offices.some(
      (office) =>
        office.kind === "chair" &&
        office.actingFor === null &&
        (office.until === null || office.until >= today(person.timezone)),
    ),
  );
