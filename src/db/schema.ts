import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Deadline, PlanReading, SchoolScope, WrittenEvent } from "../plan/plan.ts";
import { OFFICE_KINDS } from "../people/office.ts";

/*
 * The whole schema. Days are ISO text («2019-09-01»), instants are UTC ISO text with milliseconds, months are
 * «2019-09»: all of them compare as text. What must never be is said by checks and unique keys, not by code.
 * An expression in an index has no comma in it (CASE, not coalesce): drizzle-kit would cut it there.
 */

const id = () => integer("id").primaryKey({ autoIncrement: true });
const flag = (name: string) => integer(name, { mode: "boolean" }).notNull();

const isDay = (column: AnySQLiteColumn) =>
  sql`${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
const isTime = (column: AnySQLiteColumn) => sql`${column} IS NULL OR ${column} GLOB '[0-2][0-9]:[0-5][0-9]'`;
const isMonth = (column: AnySQLiteColumn) => sql`${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'`;
const oneOf = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} IN (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`;

// ── Who ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What this one installation knows of itself: the bot's user name, for invite links. */
export const installation = sqliteTable("installation", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});

export const clusters = sqliteTable(
  "clusters",
  {
    id: id(),
    name: text("name").notNull(),
    timezone: text("timezone").notNull(),
    /** Which reminder policy: a key of `reminders/policy.ts`. */
    policy: text("policy").notNull().default("usual"),
    /** The day of the month on which the figures are due. */
    monitoringDueDay: integer("monitoring_due_day").notNull().default(25),
    /** When the digests go, «08:30» of the cluster's zone; null: when the installation's cron says. */
    digestAt: text("digest_at"),
    /** The chair's letters: on Mondays the week ahead, on the first of a month what the past one brought. */
    weekLetter: flag("week_letter").default(true),
    monthLetter: flag("month_letter").default(true),
    /** How long what is past is kept; null: for good. */
    keptMonths: integer("kept_months"),
    createdAt: text("created_at").notNull(),
  },
  (t) => [
    check("clusters_due_day", sql`${t.monitoringDueDay} BETWEEN 1 AND 28`),
    check("clusters_digest_at", isTime(t.digestAt)),
  ],
);

const clusterId = () =>
  integer("cluster_id")
    .notNull()
    .references(() => clusters.id, { onDelete: "cascade" });

export const organisations = sqliteTable(
  "organisations",
  {
    id: id(),
    clusterId: clusterId(),
    number: integer("number"),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    kind: text("kind", { enum: ["school", "authority", "partner"] }).notNull(),
    topGrade: integer("top_grade"),
    lead: flag("lead").default(false),
    municipal: flag("municipal").default(false),
    /** The last day in the cluster; null: still in it. */
    leftOn: text("left_on"),
    /** The director gets a copy of every report that the school hands in. */
    reportCopy: flag("report_copy").default(false),
  },
  (t) => [
    uniqueIndex("organisations_short_name").on(t.clusterId, t.shortName),
    uniqueIndex("organisations_one_lead")
      .on(t.clusterId)
      .where(sql`${t.lead} = 1`),
    check("organisations_kind", oneOf(t.kind, ["school", "authority", "partner"])),
    check("organisations_top_grade", sql`${t.topGrade} IS NULL OR ${t.topGrade} IN (9, 11)`),
    check("organisations_left_day", isDay(t.leftOn)),
  ],
);

export const people = sqliteTable(
  "people",
  {
    id: id(),
    clusterId: clusterId(),
    /** «Ветрова М.И.»; empty once the person has asked to be forgotten. */
    name: text("name").notNull(),
    position: text("position").notNull().default(""),
    chatId: integer("chat_id"),
    /** `never` pressed Start, `reachable`, or `blocked` the bot (until the next /start). */
    reach: text("reach", { enum: ["never", "reachable", "blocked"] })
      .notNull()
      .default("never"),
    joinedAt: text("joined_at"),
    forgottenAt: text("forgotten_at"),
  },
  (t) => [
    uniqueIndex("people_chat").on(t.clusterId, t.chatId),
    index("people_by_chat").on(t.chatId),
    check("people_reach", oneOf(t.reach, ["never", "reachable", "blocked"])),
    check("people_reachable_has_chat", sql`${t.reach} = 'never' OR ${t.chatId} IS NOT NULL`),
  ],
);

/** Whom a chat speaks for where it belongs to people of several clusters: the one chosen last. */
export const chosenMembers = sqliteTable("chosen_members", {
  chatId: integer("chat_id").primaryKey(),
  personId: integer("person_id")
    .notNull()
    .references(() => people.id, { onDelete: "cascade" }),
});

/** How a person wants to be reminded; whoever has no row has never said. */
export const personSettings = sqliteTable(
  "person_settings",
  {
    personId: integer("person_id")
      .primaryKey()
      .references(() => people.id, { onDelete: "cascade" }),
    /** «08:30» of the cluster's zone; null: with everybody else. */
    digestAt: text("digest_at"),
    onWeekends: flag("on_weekends").default(false),
    onHolidays: flag("on_holidays").default(false),
    /** Nothing is sent on these days, both included; whoever stands in meanwhile acts for the person's offices. */
    pausedFrom: text("paused_from"),
    pausedTo: text("paused_to"),
  },
  (t) => [
    check("person_settings_digest_at", isTime(t.digestAt)),
    check("person_settings_from_day", isDay(t.pausedFrom)),
    check("person_settings_to_day", isDay(t.pausedTo)),
    check(
      "person_settings_pause",
      sql`(${t.pausedFrom} IS NULL) = (${t.pausedTo} IS NULL) AND (${t.pausedFrom} IS NULL OR ${t.pausedFrom} <= ${t.pausedTo})`,
    ),
  ],
);

/** Days without lessons, as the cluster's schools have them: «осенние», from a day to a day. */
export const schoolHolidays = sqliteTable(
  "school_holidays",
  {
    id: id(),
    clusterId: clusterId(),
    name: text("name").notNull(),
    from: text("from").notNull(),
    to: text("to").notNull(),
  },
  (t) => [
    uniqueIndex("school_holidays_once").on(t.clusterId, t.from),
    check("school_holidays_from_day", isDay(t.from)),
    check("school_holidays_to_day", isDay(t.to)),
    check("school_holidays_order", sql`${t.from} <= ${t.to}`),
  ],
);

/** A group (the Council's) that gets the week ahead, without anyone's figures. */
export const groupChats = sqliteTable(
  "group_chats",
  {
    id: id(),
    clusterId: clusterId(),
    chatId: integer("chat_id").notNull().unique(),
    title: text("title").notNull(),
    /** 1 is Monday. */
    weekday: integer("weekday").notNull().default(1),
    addedAt: text("added_at").notNull(),
    addedBy: integer("added_by").references(() => people.id, { onDelete: "set null" }),
    /** The chair said that it is the cluster's; until then nothing goes there. */
    confirmedAt: text("confirmed_at"),
    /** The bot was put out of it, or told to be silent. */
    leftAt: text("left_at"),
  },
  (t) => [
    index("group_chats_by_cluster").on(t.clusterId),
    check("group_chats_weekday", sql`${t.weekday} BETWEEN 1 AND 7`),
  ],
);

/** An office is held by a person at an organisation from a day to a day (both included; open while null). */
export const offices = sqliteTable(
  "offices",
  {
    id: id(),
    clusterId: clusterId(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    organisationId: integer("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: OFFICE_KINDS }).notNull(),
    /** A deputy's area, «ВР» or «УВР»; a class teacher's grades. */
    of: text("of"),
    since: text("since"),
    until: text("until"),
    /** Held in place of the holder of this office, who is away meanwhile. */
    actingFor: integer("acting_for").references((): AnySQLiteColumn => offices.id, { onDelete: "cascade" }),
  },
  (t) => [
    index("offices_by_person").on(t.personId),
    // Asked at every update: who is away today.
    index("offices_acting")
      .on(t.actingFor)
      .where(sql`${t.actingFor} IS NOT NULL`),
    uniqueIndex("offices_one_chair")
      .on(t.clusterId)
      .where(sql`${t.kind} = 'chair' AND ${t.until} IS NULL`),
    uniqueIndex("offices_one_director")
      .on(t.organisationId)
      .where(sql`${t.kind} = 'director' AND ${t.until} IS NULL`),
    uniqueIndex("offices_once")
      .on(
        t.personId,
        t.kind,
        sql`CASE WHEN ${t.of} IS NULL THEN '' ELSE ${t.of} END`,
        sql`CASE WHEN ${t.organisationId} IS NULL THEN 0 ELSE ${t.organisationId} END`,
      )
      .where(sql`${t.until} IS NULL`),
    check("offices_kind", oneOf(t.kind, OFFICE_KINDS)),
    check("offices_since_day", isDay(t.since)),
    check("offices_until_day", isDay(t.until)),
    check(
      "offices_acting_ends",
      sql`${t.actingFor} IS NULL OR (${t.since} IS NOT NULL AND ${t.until} IS NOT NULL)`,
    ),
    check("offices_order", sql`${t.since} IS NULL OR ${t.until} IS NULL OR ${t.since} <= ${t.until}`),
  ],
);

/** One use, 128 random bits, only the SHA-256 kept. */
export const invites = sqliteTable(
  "invites",
  {
    id: id(),
    clusterId: clusterId(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: text("created_at").notNull(),
    createdBy: integer("created_by").references(() => people.id, { onDelete: "set null" }),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
    revokedAt: text("revoked_at"),
  },
  (t) => [index("invites_by_person").on(t.personId)],
);

export const consents = sqliteTable(
  "consents",
  {
    id: id(),
    chatId: integer("chat_id").notNull(),
    personId: integer("person_id").references(() => people.id, { onDelete: "set null" }),
    version: text("version").notNull(),
    givenAt: text("given_at").notNull(),
    withdrawnAt: text("withdrawn_at"),
  },
  (t) => [index("consents_by_chat").on(t.chatId)],
);

/** Someone without an invite who asked the chair to be let in. */
export const joinRequests = sqliteTable(
  "join_requests",
  {
    id: id(),
    clusterId: clusterId(),
    chatId: integer("chat_id").notNull(),
    name: text("name").notNull(),
    organisationId: integer("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    office: text("office", { enum: OFFICE_KINDS }).notNull(),
    of: text("of"),
    state: text("state", { enum: ["pending", "approved", "declined"] })
      .notNull()
      .default("pending"),
    createdAt: text("created_at").notNull(),
    decidedAt: text("decided_at"),
    decidedBy: integer("decided_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    uniqueIndex("join_requests_one_pending")
      .on(t.clusterId, t.chatId)
      .where(sql`${t.state} = 'pending'`),
    check("join_requests_state", oneOf(t.state, ["pending", "approved", "declined"])),
    check("join_requests_office", oneOf(t.office, OFFICE_KINDS)),
  ],
);

// ── The plan ───────────────────────────────────────────────────────────────────────────────────────────────

export const plans = sqliteTable(
  "plans",
  {
    id: id(),
    clusterId: clusterId(),
    title: text("title").notNull(),
    periodFrom: text("period_from").notNull(),
    periodTo: text("period_to").notNull(),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    state: text("state", { enum: ["running", "replaced"] })
      .notNull()
      .default("running"),
    /** From this day on the plan is run: what ended before it is shown, but nobody is chased for it. */
    startedOn: text("started_on").notNull(),
    importedAt: text("imported_at").notNull(),
    importedBy: integer("imported_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    uniqueIndex("plans_one_running")
      .on(t.clusterId, t.periodFrom, t.periodTo)
      .where(sql`${t.state} = 'running'`),
    check("plans_state", oneOf(t.state, ["running", "replaced"])),
    check("plans_from_day", isDay(t.periodFrom)),
    check("plans_to_day", isDay(t.periodTo)),
    check("plans_order", sql`${t.periodFrom} <= ${t.periodTo}`),
  ],
);

export const sections = sqliteTable(
  "sections",
  {
    id: id(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    title: text("title").notNull(),
  },
  (t) => [uniqueIndex("sections_position").on(t.planId, t.position)],
);

export const events = sqliteTable(
  "events",
  {
    id: id(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    sectionId: integer("section_id").references(() => sections.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    number: text("number"),
    title: text("title").notNull(),
    /** The whole reading of the deadline's cell; its dated instances are rows of `occurrences`. */
    deadline: text("deadline", { mode: "json" }).$type<Deadline>().notNull(),
    responsibleText: text("responsible_text").notNull(),
    place: text("place"),
    /** The monthly form through which this event is carried out. */
    form: text("form"),
    /** What the file said last, so that a newer file is told apart from what was changed here; null: added in the chat. */
    written: text("written", { mode: "json" }).$type<WrittenEvent>(),
    cancelledAt: text("cancelled_at"),
    cancelReason: text("cancel_reason"),
  },
  (t) => [
    uniqueIndex("events_position").on(t.planId, t.position),
    check("events_cancelled", sql`${t.cancelReason} IS NULL OR ${t.cancelledAt} IS NOT NULL`),
  ],
);

/** Who answers for an event, as the plan says it: a person, an office over schools, a body, or words. */
export const parties = sqliteTable(
  "parties",
  {
    id: id(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    kind: text("kind", { enum: ["person", "office", "organisation", "unresolved"] }).notNull(),
    personId: integer("person_id").references(() => people.id, { onDelete: "cascade" }),
    organisationId: integer("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    office: text("office", { enum: OFFICE_KINDS }),
    of: text("of"),
    /** For an office: "all", "municipal", "lead" or the ids of organisations. */
    schools: text("schools", { mode: "json" }).$type<Exclude<SchoolScope, string[]> | number[]>(),
    /** For what could not be tied to anyone, the words of the plan. */
    words: text("words"),
  },
  (t) => [
    uniqueIndex("parties_position").on(t.eventId, t.position),
    check(
      "parties_shape",
      sql`(${t.kind} = 'person' AND ${t.personId} IS NOT NULL)
        OR (${t.kind} = 'organisation' AND ${t.organisationId} IS NOT NULL)
        OR (${t.kind} = 'office' AND ${t.office} IS NOT NULL AND ${t.schools} IS NOT NULL)
        OR (${t.kind} = 'unresolved' AND ${t.words} IS NOT NULL)`,
    ),
  ],
);

/** One dated instance of an event. */
export const occurrences = sqliteTable(
  "occurrences",
  {
    id: id(),
    eventId: integer("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    opensOn: text("opens_on").notNull(),
    dueOn: text("due_on").notNull(),
    /** The event is no longer held then; kept for the answers that its duties already have. */
    droppedAt: text("dropped_at"),
  },
  (t) => [
    uniqueIndex("occurrences_once").on(t.eventId, t.opensOn, t.dueOn),
    index("occurrences_by_due").on(t.dueOn),
    check("occurrences_opens_day", isDay(t.opensOn)),
    check("occurrences_due_day", isDay(t.dueOn)),
    check("occurrences_order", sql`${t.opensOn} <= ${t.dueOn}`),
  ],
);

/** Problems found in the plan's text, kept so that the chair can work through them. */
export const planProblems = sqliteTable(
  "plan_problems",
  {
    id: id(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    /** The event it is about, where it is one event's. */
    eventId: integer("event_id").references(() => events.id, { onDelete: "cascade" }),
    code: text("code").notNull(),
    eventNumber: text("event_number"),
    message: text("message").notNull(),
  },
  (t) => [index("plan_problems_by_plan").on(t.planId)],
);

/** A plan's file that the chair has sent, while its doubts are being settled; it becomes the running plan or goes. */
export const planDrafts = sqliteTable(
  "plan_drafts",
  {
    id: id(),
    clusterId: clusterId(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    fileName: text("file_name").notNull(),
    /** SHA-256 of the file, hexadecimal. */
    fileHash: text("file_hash").notNull(),
    /** As it was read; what was settled since is beside it. */
    reading: text("reading", { mode: "json" }).$type<PlanReading>().notNull(),
    settled: text("settled", { mode: "json" }).$type<unknown>().notNull(),
    /** Grows with every answer: a button of an older screen is told apart by it. */
    revision: integer("revision").notNull().default(0),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [uniqueIndex("plan_drafts_once").on(t.clusterId, t.personId)],
);

// ── Reminders ──────────────────────────────────────────────────────────────────────────────────────────────

/** An occurrence seen by one who answers for it: a school for itself, or (no organisation) all together. */
export const duties = sqliteTable(
  "duties",
  {
    id: id(),
    occurrenceId: integer("occurrence_id")
      .notNull()
      .references(() => occurrences.id, { onDelete: "cascade" }),
    organisationId: integer("organisation_id").references(() => organisations.id, { onDelete: "cascade" }),
    state: text("state", { enum: ["open", "accepted", "done", "notOurs"] })
      .notNull()
      .default("open"),
    /** The exact day, time and place set by the responsible; the day re-plans the reminders. */
    heldOn: text("held_on"),
    heldAt: text("held_at"),
    heldWhere: text("held_where"),
    /** «Отложить»: no reminder before this day. */
    postponedTo: text("postponed_to"),
    comment: text("comment"),
    helpAskedAt: text("help_asked_at"),
    helpAskedBy: integer("help_asked_by").references(() => people.id, { onDelete: "set null" }),
    helpText: text("help_text"),
    helpSettledAt: text("help_settled_at"),
    /** Asked of this school no more; kept for its answers. */
    droppedAt: text("dropped_at"),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("duties_once").on(
      t.occurrenceId,
      sql`CASE WHEN ${t.organisationId} IS NULL THEN 0 ELSE ${t.organisationId} END`,
    ),
    check("duties_state", oneOf(t.state, ["open", "accepted", "done", "notOurs"])),
    check("duties_held_day", isDay(t.heldOn)),
    check("duties_postponed_day", isDay(t.postponedTo)),
  ],
);

export const DUTY_MARKS = [
  "accepted",
  "done",
  "undone",
  "dateSet",
  "postponed",
  "helpAsked",
  "helpSettled",
  "notOurs",
  "commented",
] as const;

/** Every answer to a duty, kept. */
export const dutyMarks = sqliteTable(
  "duty_marks",
  {
    id: id(),
    dutyId: integer("duty_id")
      .notNull()
      .references(() => duties.id, { onDelete: "cascade" }),
    personId: integer("person_id").references(() => people.id, { onDelete: "set null" }),
    kind: text("kind", { enum: DUTY_MARKS }).notNull(),
    value: text("value"),
    at: text("at").notNull(),
  },
  (t) => [index("duty_marks_by_duty").on(t.dutyId), check("duty_marks_kind", oneOf(t.kind, DUTY_MARKS))],
);

/** One message to one person on one morning. */
export const digests = sqliteTable(
  "digests",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    day: text("day").notNull(),
    createdAt: text("created_at").notNull(),
  },
  (t) => [uniqueIndex("digests_once").on(t.personId, t.day), check("digests_day", isDay(t.day))],
);

/** A duty, a person and a stage: told once. `dueOn` is in the key so that a new date is told anew. */
export const reminders = sqliteTable(
  "reminders",
  {
    id: id(),
    dutyId: integer("duty_id")
      .notNull()
      .references(() => duties.id, { onDelete: "cascade" }),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    stage: text("stage").notNull(),
    dueOn: text("due_on").notNull(),
    /** The day the stage fell on. */
    stageOn: text("stage_on").notNull(),
    digestId: integer("digest_id")
      .notNull()
      .references(() => digests.id, { onDelete: "cascade" }),
  },
  (t) => [
    uniqueIndex("reminders_once").on(t.dutyId, t.personId, t.stage, t.dueOn, t.stageOn),
    index("reminders_by_digest").on(t.digestId),
    check("reminders_due_day", isDay(t.dueOn)),
    check("reminders_stage_day", isDay(t.stageOn)),
  ],
);

/** Methodical help that someone at a school asks the Council for: an event «по запросу» is carried out through these. */
export const helpRequests = sqliteTable(
  "help_requests",
  {
    id: id(),
    clusterId: clusterId(),
    /** The event of the plan that it belongs to, where the plan has one. */
    eventId: integer("event_id").references(() => events.id, { onDelete: "set null" }),
    organisationId: integer("organisation_id").references(() => organisations.id, { onDelete: "set null" }),
    askedBy: integer("asked_by").references(() => people.id, { onDelete: "set null" }),
    askedAt: text("asked_at").notNull(),
    what: text("what").notNull(),
    forWhom: text("for_whom").notNull(),
    neededBy: text("needed_by"),
    state: text("state", { enum: ["open", "taken", "answered", "withdrawn"] })
      .notNull()
      .default("open"),
    ownerId: integer("owner_id").references(() => people.id, { onDelete: "set null" }),
    takenAt: text("taken_at"),
    answer: text("answer"),
    answeredAt: text("answered_at"),
    /** Whoever asked says that the question is settled. */
    settledAt: text("settled_at"),
  },
  (t) => [
    index("help_requests_by_cluster").on(t.clusterId, t.state),
    check("help_requests_state", oneOf(t.state, ["open", "taken", "answered", "withdrawn"])),
    check("help_requests_needed_day", isDay(t.neededBy)),
    check("help_requests_answered", sql`(${t.state} = 'answered') = (${t.answeredAt} IS NOT NULL)`),
  ],
);

// ── Monthly figures ────────────────────────────────────────────────────────────────────────────────────────

/** A form that the chair has sent, in place of the project's own of that code, from a month on. */
export const forms = sqliteTable(
  "forms",
  {
    id: id(),
    clusterId: clusterId(),
    code: text("code").notNull(),
    version: integer("version").notNull(),
    /** The YAML as it was sent. */
    source: text("source").notNull(),
    /** The first month that it is asked for; null: not switched on, the chair only looks at it. */
    fromMonth: text("from_month"),
    addedAt: text("added_at").notNull(),
    addedBy: integer("added_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    uniqueIndex("forms_version").on(t.clusterId, t.code, t.version),
    uniqueIndex("forms_from").on(t.clusterId, t.code, t.fromMonth),
    check("forms_from_month", sql`${t.fromMonth} IS NULL OR ${isMonth(t.fromMonth)}`),
  ],
);

/** A month of a form, closed by the chair: nothing is handed in or corrected until she opens it for a school. */
export const monthClosings = sqliteTable(
  "month_closings",
  {
    id: id(),
    clusterId: clusterId(),
    form: text("form").notNull(),
    month: text("month").notNull(),
    closedAt: text("closed_at").notNull(),
    closedBy: integer("closed_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    uniqueIndex("month_closings_once").on(t.clusterId, t.form, t.month),
    check("month_closings_month", isMonth(t.month)),
  ],
);

/** A closed month, open for one school. */
export const monthReopenings = sqliteTable(
  "month_reopenings",
  {
    id: id(),
    closingId: integer("closing_id")
      .notNull()
      .references(() => monthClosings.id, { onDelete: "cascade" }),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    reopenedAt: text("reopened_at").notNull(),
    reopenedBy: integer("reopened_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [uniqueIndex("month_reopenings_once").on(t.closingId, t.organisationId)],
);

/** One school, one month, handed in. */
export const submissions = sqliteTable(
  "submissions",
  {
    id: id(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    form: text("form").notNull(),
    formVersion: integer("form_version").notNull(),
    month: text("month").notNull(),
    /** «Нет данных, потому что…»: another answer than zeros. */
    noDataReason: text("no_data_reason"),
    submittedAt: text("submitted_at").notNull(),
    submittedBy: integer("submitted_by").references(() => people.id, { onDelete: "set null" }),
    /** The chair handed in «со слов школы», or the director for the deputy. */
    onBehalf: flag("on_behalf").default(false),
    late: flag("late"),
    /** What the chair made of it; a correction brings it back to `submitted`. */
    review: text("review", { enum: ["submitted", "returned", "accepted"] })
      .notNull()
      .default("submitted"),
    reviewComment: text("review_comment"),
    reviewedAt: text("reviewed_at"),
    reviewedBy: integer("reviewed_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [
    uniqueIndex("submissions_once").on(t.organisationId, t.form, t.month),
    check("submissions_month", isMonth(t.month)),
    check("submissions_review", oneOf(t.review, ["submitted", "returned", "accepted"])),
    check("submissions_reviewed", sql`(${t.review} = 'submitted') = (${t.reviewedAt} IS NULL)`),
  ],
);

export const figures = sqliteTable(
  "figures",
  {
    submissionId: integer("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    grade: integer("grade").notNull(),
    indicator: text("indicator").notNull(),
    value: integer("value").notNull(),
    comment: text("comment"),
  },
  (t) => [
    primaryKey({ columns: [t.submissionId, t.grade, t.indicator] }),
    check("figures_value", sql`typeof(${t.value}) = 'integer' AND ${t.value} BETWEEN 0 AND 999`),
  ],
);

/** The whole report (`monitoring/report.ts`) before and after each change, with who, when and why. */
export const revisions = sqliteTable(
  "revisions",
  {
    id: id(),
    submissionId: integer("submission_id")
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    personId: integer("person_id").references(() => people.id, { onDelete: "set null" }),
    at: text("at").notNull(),
    before: text("before", { mode: "json" }).$type<unknown>(),
    after: text("after", { mode: "json" }).$type<unknown>().notNull(),
    reason: text("reason"),
  },
  (t) => [index("revisions_by_submission").on(t.submissionId)],
);

/** Figures being filled in: one draft a school and month, whoever fills it and on whichever phone. */
export const drafts = sqliteTable(
  "drafts",
  {
    id: id(),
    organisationId: integer("organisation_id")
      .notNull()
      .references(() => organisations.id, { onDelete: "cascade" }),
    form: text("form").notNull(),
    month: text("month").notNull(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    answers: text("answers", { mode: "json" }).$type<unknown>().notNull(),
    /** Grows with every change: a button of an older screen is told apart by it. */
    revision: integer("revision").notNull().default(0),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("drafts_once").on(t.organisationId, t.form, t.month),
    check("drafts_month", isMonth(t.month)),
  ],
);

// ── The chair's own ────────────────────────────────────────────────────────────────────────────────────────────

/** What a person may do beyond their offices: an action of `people/rights.ts`. */
export const grants = sqliteTable(
  "grants",
  {
    id: id(),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    action: text("action").notNull(),
    givenAt: text("given_at").notNull(),
    givenBy: integer("given_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [uniqueIndex("grants_once").on(t.personId, t.action)],
);

/** A call of the chair's list that was made. */
export const calls = sqliteTable(
  "calls",
  {
    id: id(),
    clusterId: clusterId(),
    /** Whom and what about, as the list names it: «person:12», «duty:7:organisation:3». */
    subject: text("subject").notNull(),
    note: text("note"),
    calledAt: text("called_at").notNull(),
    calledBy: integer("called_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [index("calls_by_subject").on(t.clusterId, t.subject)],
);

/** A message of the chair's to some of the cluster's people. */
export const notices = sqliteTable(
  "notices",
  {
    id: id(),
    clusterId: clusterId(),
    text: text("text").notNull(),
    sentAt: text("sent_at").notNull(),
    sentBy: integer("sent_by").references(() => people.id, { onDelete: "set null" }),
  },
  (t) => [index("notices_by_cluster").on(t.clusterId)],
);

/** One whom a message went to, and when «прочитал» was tapped. */
export const noticeReaders = sqliteTable(
  "notice_readers",
  {
    id: id(),
    noticeId: integer("notice_id")
      .notNull()
      .references(() => notices.id, { onDelete: "cascade" }),
    personId: integer("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    readAt: text("read_at"),
  },
  (t) => [uniqueIndex("notice_readers_once").on(t.noticeId, t.personId)],
);

// ── Telegram ───────────────────────────────────────────────────────────────────────────────────────────────

/** The question whose answer the bot awaits as text in a chat: one at the most. */
export const openQuestions = sqliteTable("open_questions", {
  chatId: integer("chat_id").primaryKey(),
  kind: text("kind").notNull(),
  subject: text("subject", { mode: "json" }).$type<unknown>().notNull(),
  askedAt: text("asked_at").notNull(),
});

/** What the conversations plugin keeps between two updates of a chat. */
export const dialogStates = sqliteTable("dialog_states", {
  key: text("key").primaryKey(),
  value: text("value", { mode: "json" }).$type<unknown>().notNull(),
});

export const OUTBOX_STATES = [
  "pending",
  "sending",
  "sent",
  "uncertain",
  "failed",
  "blocked",
  "expired",
  "cancelled",
] as const;

/** What must reach Telegram; see `delivery/`. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: id(),
    /** Unique over all time: what, about what, to whom. */
    key: text("key").notNull().unique(),
    /** What it carries, for those who made it: «digest», «help», … */
    kind: text("kind").notNull(),
    /** To a person (the chat is looked up when it is sent) or, before there is one, to a chat. */
    personId: integer("person_id").references(() => people.id, { onDelete: "cascade" }),
    chatId: integer("chat_id"),
    /** Answers go before reminders: lower is sooner. */
    priority: integer("priority").notNull(),
    body: text("body", { mode: "json" }).$type<OutboxBody>().notNull(),
    /** The maker's own key, given back when the row is about to be sent. */
    subject: integer("subject"),
    createdAt: text("created_at").notNull(),
    nextTryAt: text("next_try_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    state: text("state", { enum: OUTBOX_STATES }).notNull().default("pending"),
    /** Requests made for it; one that Telegram put off with a 429 does not count. */
    attempts: integer("attempts").notNull().default(0),
    /** Requests of which nobody knows whether they arrived. */
    doubts: integer("doubts").notNull().default(0),
    /** Its markup was refused: it goes as plain text. */
    plain: flag("plain").default(false),
    /** Boot id of the process that is sending it. */
    owner: text("owner"),
    leaseUntil: text("lease_until"),
    messageId: integer("message_id"),
    error: text("error"),
    sentAt: text("sent_at"),
  },
  (t) => [
    // Each serves one question of the sender, and holds only the few rows that are not done with.
    index("outbox_order")
      .on(t.priority, t.nextTryAt, t.id)
      .where(sql`${t.state} = 'pending'`),
    index("outbox_due")
      .on(t.nextTryAt)
      .where(sql`${t.state} = 'pending'`),
    index("outbox_sending")
      .on(t.leaseUntil)
      .where(sql`${t.state} = 'sending'`),
    index("outbox_by_person").on(t.personId),
    check("outbox_state", oneOf(t.state, OUTBOX_STATES)),
    check("outbox_to_someone", sql`${t.personId} IS NOT NULL OR ${t.chatId} IS NOT NULL`),
    check("outbox_sent_at", sql`(${t.state} = 'sent') = (${t.sentAt} IS NOT NULL)`),
  ],
);

/** A message as Telegram's sendMessage takes it, without the chat. */
export interface OutboxBody {
  text: string;
  buttons: { text: string; data: string }[][];
}

/** Updates kept before Telegram is told that they arrived; see `delivery/`. */
export const inbox = sqliteTable(
  "inbox",
  {
    updateId: integer("update_id").primaryKey(),
    /** Updates of one chat are handled in order. */
    chatId: integer("chat_id").notNull(),
    update: text("update", { mode: "json" }).$type<unknown>().notNull(),
    receivedAt: text("received_at").notNull(),
    state: text("state", { enum: ["pending", "done", "parked"] })
      .notNull()
      .default("pending"),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [
    index("inbox_by_state").on(t.state),
    check("inbox_state", oneOf(t.state, ["pending", "done", "parked"])),
  ],
);

// ── Running ────────────────────────────────────────────────────────────────────────────────────────────────

export const jobRuns = sqliteTable(
  "job_runs",
  {
    id: id(),
    job: text("job").notNull(),
    /** The instant of the schedule that this run answers. */
    scheduledFor: text("scheduled_for").notNull(),
    startedAt: text("started_at").notNull(),
    finishedAt: text("finished_at"),
    counts: text("counts", { mode: "json" }).$type<Record<string, number>>(),
    error: text("error"),
  },
  (t) => [index("job_runs_by_job").on(t.job, t.scheduledFor)],
);

/** Every change by a person, with its before and after. */
export const audit = sqliteTable(
  "audit",
  {
    id: id(),
    clusterId: clusterId(),
    personId: integer("person_id").references(() => people.id, { onDelete: "set null" }),
    at: text("at").notNull(),
    action: text("action").notNull(),
    /** What was changed: «duty:12». */
    subject: text("subject").notNull(),
    before: text("before", { mode: "json" }).$type<unknown>(),
    after: text("after", { mode: "json" }).$type<unknown>(),
  },
  (t) => [index("audit_by_cluster").on(t.clusterId, t.at), index("audit_by_subject").on(t.subject)],
);
