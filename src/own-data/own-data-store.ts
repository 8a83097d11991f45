import { eq, or } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import {
  chosenMembers,
  clusters,
  consents,
  dialogStates,
  grants,
  inbox,
  invites,
  joinRequests,
  offices,
  openQuestions,
  organisations,
  outbox,
  people,
  personSettings,
} from "../db/schema.ts";
import { plainText } from "../delivery/plain-text.ts";
import type { DataSection, OwnData } from "./own-data.ts";
import type { OwnSection } from "./own-reports-store.ts";
import { ownWork } from "./own-work-store.ts";

const ABOUT: readonly OwnSection[] = [
  {
    key: "person",
    columns: [people.chatId],
    rows: (db, id) =>
      db
        .select({
          name: people.name,
          position: people.position,
          chatId: people.chatId,
          reach: people.reach,
          joinedAt: people.joinedAt,
        })
        .from(people)
        .where(eq(people.id, id))
        .all(),
  },
  {
    key: "offices",
    columns: [offices.personId],
    rows: (db, id) =>
      db
        .select({
          office: offices.kind,
          of: offices.of,
          organisation: organisations.shortName,
          since: offices.since,
          until: offices.until,
          acting: offices.actingFor,
        })
        .from(offices)
        .leftJoin(organisations, eq(organisations.id, offices.organisationId))
        .where(eq(offices.personId, id))
        .orderBy(offices.id)
        .all()
        .map(({ acting, ...row }) => ({ ...row, acting: acting !== null })),
  },
  {
    key: "grants",
    columns: [grants.personId],
    rows: (db, id) =>
      db
        .select({ grant: grants.action, at: grants.givenAt })
        .from(grants)
        .where(eq(grants.personId, id))
        .all(),
  },
  {
    key: "grantsGiven",
    columns: [grants.givenBy],
    rows: (db, id) =>
      db
        .select({ grant: grants.action, at: grants.givenAt })
        .from(grants)
        .where(eq(grants.givenBy, id))
        .all(),
  },
  {
    key: "settings",
    columns: [personSettings.personId],
    rows: (db, id) =>
      db
        .select({
          digestAt: personSettings.digestAt,
          onWeekends: personSettings.onWeekends,
          onHolidays: personSettings.onHolidays,
          pausedFrom: personSettings.pausedFrom,
          pausedTo: personSettings.pausedTo,
        })
        .from(personSettings)
        .where(eq(personSettings.personId, id))
        .all(),
  },
  {
    // Of the link itself only a hash is kept, and no one is told it.
    key: "invites",
    columns: [invites.personId],
    rows: (db, id) =>
      db
        .select({
          at: invites.createdAt,
          expiresAt: invites.expiresAt,
          usedAt: invites.usedAt,
          revokedAt: invites.revokedAt,
        })
        .from(invites)
        .where(eq(invites.personId, id))
        .all(),
  },
  {
    key: "invitesMade",
    columns: [invites.createdBy],
    rows: (db, id) =>
      db.select({ at: invites.createdAt }).from(invites).where(eq(invites.createdBy, id)).all(),
  },
  {
    key: "chosen",
    columns: [chosenMembers.personId, chosenMembers.chatId],
    rows: (db, id) =>
      db
        .select({ chatId: chosenMembers.chatId })
        .from(chosenMembers)
        .where(eq(chosenMembers.personId, id))
        .all(),
  },
];

/** What is tied to the chat alone. */
const CHAT: readonly OwnSection[] = [
  {
    key: "consents",
    columns: [consents.personId, consents.chatId],
    rows: (db, chatId) =>
      db
        .select({ version: consents.version, at: consents.givenAt, withdrawnAt: consents.withdrawnAt })
        .from(consents)
        .leftJoin(people, eq(people.id, consents.personId))
        .where(or(eq(consents.chatId, chatId), eq(people.chatId, chatId)))
        .orderBy(consents.id)
        .all(),
  },
  {
    key: "joinRequests",
    columns: [joinRequests.chatId],
    rows: (db, chatId) =>
      db
        .select({
          at: joinRequests.createdAt,
          name: joinRequests.name,
          office: joinRequests.office,
          of: joinRequests.of,
          organisation: organisations.shortName,
          state: joinRequests.state,
          decidedAt: joinRequests.decidedAt,
        })
        .from(joinRequests)
        .leftJoin(organisations, eq(organisations.id, joinRequests.organisationId))
        .where(eq(joinRequests.chatId, chatId))
        .orderBy(joinRequests.id)
        .all(),
  },
  {
    key: "chatMessages",
    columns: [outbox.chatId],
    rows: (db, chatId) =>
      db
        .select({ at: outbox.createdAt, state: outbox.state, body: outbox.body })
        .from(outbox)
        .where(eq(outbox.chatId, chatId))
        .orderBy(outbox.id)
        .all()
        .map(({ body, ...row }) => ({ ...row, text: plainText(body.text) })),
  },
  {
    key: "question",
    columns: [openQuestions.chatId],
    rows: (db, chatId) =>
      db
        .select({ at: openQuestions.askedAt, question: openQuestions.kind, subject: openQuestions.subject })
        .from(openQuestions)
        .where(eq(openQuestions.chatId, chatId))
        .all(),
  },
  {
    key: "dialog",
    columns: [dialogStates.key],
    rows: (db, chatId) =>
      db
        .select({ subject: dialogStates.value })
        .from(dialogStates)
        .where(eq(dialogStates.key, String(chatId)))
        .all(),
  },
  {
    key: "received",
    columns: [inbox.chatId],
    rows: (db, chatId) =>
      db
        .select({ at: inbox.receivedAt, state: inbox.state, subject: inbox.update })
        .from(inbox)
        .where(eq(inbox.chatId, chatId))
        .orderBy(inbox.updateId)
        .all(),
  },
];

/** Every kind of what is kept. */
export const OWN_SECTIONS: readonly OwnSection[] = [...ABOUT, ...ownWork, ...CHAT];

export function ownData(db: Db, chatId: number): OwnData {
  const persons = db
    .select({
      id: people.id,
      clusterId: people.clusterId,
      cluster: clusters.name,
      timezone: clusters.timezone,
    })
    .from(people)
    .innerJoin(clusters, eq(clusters.id, people.clusterId))
    .where(eq(people.chatId, chatId))
    .orderBy(people.id)
    .all();
  return {
    chatId,
    people: persons.map(({ id, clusterId, cluster, timezone }) => ({
      personId: id,
      clusterId,
      cluster,
      timezone,
      sections: filled([...ABOUT, ...ownWork].map(({ key, rows }) => ({ key, rows: rows(db, id) }))),
    })),
    chat: filled(CHAT.map(({ key, rows }) => ({ key, rows: rows(db, chatId) }))),
  };
}

const filled = (sections: DataSection[]): DataSection[] => sections.filter(({ rows }) => rows.length > 0);
