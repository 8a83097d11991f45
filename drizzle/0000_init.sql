CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`person_id` integer,
	`at` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `audit_by_cluster` ON `audit` (`cluster_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_by_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE TABLE `clusters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`timezone` text NOT NULL,
	`policy` text DEFAULT 'usual' NOT NULL,
	`monitoring_due_day` integer DEFAULT 25 NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "clusters_due_day" CHECK("clusters"."monitoring_due_day" BETWEEN 1 AND 28)
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chat_id` integer NOT NULL,
	`person_id` integer,
	`version` text NOT NULL,
	`given_at` text NOT NULL,
	`withdrawn_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `consents_by_chat` ON `consents` (`chat_id`);--> statement-breakpoint
CREATE TABLE `dialog_states` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`day` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "digests_day" CHECK("digests"."day" IS NULL OR "digests"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digests_once` ON `digests` (`person_id`,`day`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`form` text NOT NULL,
	`month` text NOT NULL,
	`person_id` integer NOT NULL,
	`answers` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "drafts_month" CHECK("drafts"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_once` ON `drafts` (`organisation_id`,`form`,`month`);--> statement-breakpoint
CREATE TABLE `duties` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`occurrence_id` integer NOT NULL,
	`organisation_id` integer,
	`state` text DEFAULT 'open' NOT NULL,
	`held_on` text,
	`held_at` text,
	`held_where` text,
	`postponed_to` text,
	`comment` text,
	`help_asked_at` text,
	`help_asked_by` integer,
	`help_text` text,
	`help_settled_at` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrences`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`help_asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "duties_state" CHECK("duties"."state" IN ('open', 'accepted', 'done', 'notOurs')),
	CONSTRAINT "duties_held_day" CHECK("duties"."held_on" IS NULL OR "duties"."held_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "duties_postponed_day" CHECK("duties"."postponed_to" IS NULL OR "duties"."postponed_to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duties_once` ON `duties` (`occurrence_id`,CASE WHEN "organisation_id" IS NULL THEN 0 ELSE "organisation_id" END);--> statement-breakpoint
CREATE TABLE `duty_marks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`duty_id` integer NOT NULL,
	`person_id` integer,
	`kind` text NOT NULL,
	`value` text,
	`at` text NOT NULL,
	FOREIGN KEY (`duty_id`) REFERENCES `duties`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "duty_marks_kind" CHECK("duty_marks"."kind" IN ('accepted', 'done', 'undone', 'dateSet', 'postponed', 'helpAsked', 'helpSettled', 'notOurs', 'commented'))
);
--> statement-breakpoint
CREATE INDEX `duty_marks_by_duty` ON `duty_marks` (`duty_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`section_id` integer,
	`position` integer NOT NULL,
	`number` text,
	`title` text NOT NULL,
	`deadline` text NOT NULL,
	`responsible_text` text NOT NULL,
	`place` text,
	`form` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`section_id`) REFERENCES `sections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_position` ON `events` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `figures` (
	`submission_id` integer NOT NULL,
	`grade` integer NOT NULL,
	`indicator` text NOT NULL,
	`value` integer NOT NULL,
	`comment` text,
	PRIMARY KEY(`submission_id`, `grade`, `indicator`),
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "figures_value" CHECK(typeof("figures"."value") = 'integer' AND "figures"."value" BETWEEN 0 AND 999)
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`update_id` integer PRIMARY KEY NOT NULL,
	`chat_id` integer NOT NULL,
	`update` text NOT NULL,
	`received_at` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inbox_state" CHECK("inbox"."state" IN ('pending', 'done', 'parked'))
);
--> statement-breakpoint
CREATE INDEX `inbox_by_state` ON `inbox` (`state`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` integer,
	`expires_at` text NOT NULL,
	`used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token_hash_unique` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invites_by_person` ON `invites` (`person_id`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job` text NOT NULL,
	`scheduled_for` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`counts` text,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `job_runs_by_job` ON `job_runs` (`job`,`scheduled_for`);--> statement-breakpoint
CREATE TABLE `join_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`chat_id` integer NOT NULL,
	`name` text NOT NULL,
	`organisation_id` integer,
	`office` text NOT NULL,
	`of` text,
	`state` text DEFAULT 'pending' NOT NULL,
	`created_at` text NOT NULL,
	`decided_at` text,
	`decided_by` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "join_requests_state" CHECK("join_requests"."state" IN ('pending', 'approved', 'declined')),
	CONSTRAINT "join_requests_office" CHECK("join_requests"."office" IN ('chair', 'director', 'deputy', 'council', 'curator', 'authorityHead', 'methodist', 'methodicalUnionHead', 'teacher'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_requests_one_pending` ON `join_requests` (`cluster_id`,`chat_id`) WHERE "join_requests"."state" = 'pending';--> statement-breakpoint
CREATE TABLE `occurrences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`opens_on` text NOT NULL,
	`due_on` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "occurrences_opens_day" CHECK("occurrences"."opens_on" IS NULL OR "occurrences"."opens_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "occurrences_due_day" CHECK("occurrences"."due_on" IS NULL OR "occurrences"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "occurrences_order" CHECK("occurrences"."opens_on" <= "occurrences"."due_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `occurrences_once` ON `occurrences` (`event_id`,`opens_on`,`due_on`);--> statement-breakpoint
CREATE INDEX `occurrences_by_due` ON `occurrences` (`due_on`);--> statement-breakpoint
CREATE TABLE `offices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`organisation_id` integer,
	`kind` text NOT NULL,
	`of` text,
	`since` text,
	`until` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offices_kind" CHECK("offices"."kind" IN ('chair', 'director', 'deputy', 'council', 'curator', 'authorityHead', 'methodist', 'methodicalUnionHead', 'teacher')),
	CONSTRAINT "offices_since_day" CHECK("offices"."since" IS NULL OR "offices"."since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "offices_until_day" CHECK("offices"."until" IS NULL OR "offices"."until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "offices_order" CHECK("offices"."since" IS NULL OR "offices"."until" IS NULL OR "offices"."since" <= "offices"."until")
);
--> statement-breakpoint
CREATE INDEX `offices_by_person` ON `offices` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `offices_one_chair` ON `offices` (`cluster_id`) WHERE "offices"."kind" = 'chair' AND "offices"."until" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `offices_one_director` ON `offices` (`organisation_id`) WHERE "offices"."kind" = 'director' AND "offices"."until" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `offices_once` ON `offices` (`person_id`,`kind`,CASE WHEN "of" IS NULL THEN '' ELSE "of" END,CASE WHEN "organisation_id" IS NULL THEN 0 ELSE "organisation_id" END) WHERE "offices"."until" IS NULL;--> statement-breakpoint
CREATE TABLE `open_questions` (
	`chat_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`asked_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`number` integer,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`top_grade` integer,
	`lead` integer DEFAULT false NOT NULL,
	`municipal` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "organisations_kind" CHECK("organisations"."kind" IN ('school', 'authority', 'partner')),
	CONSTRAINT "organisations_top_grade" CHECK("organisations"."top_grade" IS NULL OR "organisations"."top_grade" IN (9, 11))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_short_name` ON `organisations` (`cluster_id`,`short_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_one_lead` ON `organisations` (`cluster_id`) WHERE "organisations"."lead" = 1;--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` integer,
	`chat_id` integer,
	`priority` integer NOT NULL,
	`body` text NOT NULL,
	`subject` integer,
	`created_at` text NOT NULL,
	`next_try_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`doubts` integer DEFAULT 0 NOT NULL,
	`plain` integer DEFAULT false NOT NULL,
	`owner` text,
	`lease_until` text,
	`message_id` integer,
	`error` text,
	`sent_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" IN ('pending', 'sending', 'sent', 'uncertain', 'failed', 'blocked', 'expired', 'cancelled')),
	CONSTRAINT "outbox_to_someone" CHECK("outbox"."person_id" IS NOT NULL OR "outbox"."chat_id" IS NOT NULL),
	CONSTRAINT "outbox_sent_at" CHECK(("outbox"."state" = 'sent') = ("outbox"."sent_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_order` ON `outbox` (`priority`,`id`) WHERE "outbox"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`next_try_at`) WHERE "outbox"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_sending` ON `outbox` (`lease_until`) WHERE "outbox"."state" = 'sending';--> statement-breakpoint
CREATE TABLE `parties` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` integer,
	`organisation_id` integer,
	`office` text,
	`of` text,
	`schools` text,
	`words` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "parties_shape" CHECK(("parties"."kind" = 'person' AND "parties"."person_id" IS NOT NULL)
        OR ("parties"."kind" = 'organisation' AND "parties"."organisation_id" IS NOT NULL)
        OR ("parties"."kind" = 'office' AND "parties"."office" IS NOT NULL AND "parties"."schools" IS NOT NULL)
        OR ("parties"."kind" = 'unresolved' AND "parties"."words" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `parties_position` ON `parties` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`name` text NOT NULL,
	`position` text DEFAULT '' NOT NULL,
	`chat_id` integer,
	`reach` text DEFAULT 'never' NOT NULL,
	`joined_at` text,
	`forgotten_at` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "people_reach" CHECK("people"."reach" IN ('never', 'reachable', 'blocked')),
	CONSTRAINT "people_reachable_has_chat" CHECK("people"."reach" = 'never' OR "people"."chat_id" IS NOT NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_chat` ON `people` (`cluster_id`,`chat_id`);--> statement-breakpoint
CREATE INDEX `people_by_chat` ON `people` (`chat_id`);--> statement-breakpoint
CREATE TABLE `plan_problems` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`code` text NOT NULL,
	`event_number` text,
	`message` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_problems_by_plan` ON `plan_problems` (`plan_id`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`title` text NOT NULL,
	`period_from` text NOT NULL,
	`period_to` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`state` text DEFAULT 'running' NOT NULL,
	`started_on` text NOT NULL,
	`imported_at` text NOT NULL,
	`imported_by` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`imported_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "plans_state" CHECK("plans"."state" IN ('running', 'replaced')),
	CONSTRAINT "plans_from_day" CHECK("plans"."period_from" IS NULL OR "plans"."period_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "plans_to_day" CHECK("plans"."period_to" IS NULL OR "plans"."period_to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "plans_order" CHECK("plans"."period_from" <= "plans"."period_to")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_one_running` ON `plans` (`cluster_id`,`period_from`,`period_to`) WHERE "plans"."state" = 'running';--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`duty_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`stage` text NOT NULL,
	`due_on` text NOT NULL,
	`stage_on` text NOT NULL,
	`digest_id` integer NOT NULL,
	FOREIGN KEY (`duty_id`) REFERENCES `duties`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reminders_due_day" CHECK("reminders"."due_on" IS NULL OR "reminders"."due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "reminders_stage_day" CHECK("reminders"."stage_on" IS NULL OR "reminders"."stage_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_once` ON `reminders` (`duty_id`,`person_id`,`stage`,`due_on`,`stage_on`);--> statement-breakpoint
CREATE INDEX `reminders_by_digest` ON `reminders` (`digest_id`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`person_id` integer,
	`at` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`submission_id`) REFERENCES `submissions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `revisions_by_submission` ON `revisions` (`submission_id`);--> statement-breakpoint
CREATE TABLE `sections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sections_position` ON `sections` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`form` text NOT NULL,
	`form_version` integer NOT NULL,
	`month` text NOT NULL,
	`no_data_reason` text,
	`submitted_at` text NOT NULL,
	`submitted_by` integer,
	`on_behalf` integer DEFAULT false NOT NULL,
	`late` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "submissions_month" CHECK("submissions"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_once` ON `submissions` (`organisation_id`,`form`,`month`);