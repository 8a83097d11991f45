CREATE TABLE `plan_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`reading` text NOT NULL,
	`settled` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_drafts_once` ON `plan_drafts` (`cluster_id`,`person_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_join_requests` (
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
	CONSTRAINT "join_requests_state" CHECK("__new_join_requests"."state" IN ('pending', 'approved', 'declined')),
	CONSTRAINT "join_requests_office" CHECK("__new_join_requests"."office" IN ('chair', 'director', 'deputy', 'adviser', 'classTeacher', 'council', 'curator', 'authorityHead', 'methodist', 'methodicalUnionHead', 'teacher'))
);
--> statement-breakpoint
INSERT INTO `__new_join_requests`("id", "cluster_id", "chat_id", "name", "organisation_id", "office", "of", "state", "created_at", "decided_at", "decided_by") SELECT "id", "cluster_id", "chat_id", "name", "organisation_id", "office", "of", "state", "created_at", "decided_at", "decided_by" FROM `join_requests`;--> statement-breakpoint
DROP TABLE `join_requests`;--> statement-breakpoint
ALTER TABLE `__new_join_requests` RENAME TO `join_requests`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `join_requests_one_pending` ON `join_requests` (`cluster_id`,`chat_id`) WHERE "join_requests"."state" = 'pending';--> statement-breakpoint
CREATE TABLE `__new_offices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`organisation_id` integer,
	`kind` text NOT NULL,
	`of` text,
	`since` text,
	`until` text,
	`acting_for` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`acting_for`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offices_kind" CHECK("__new_offices"."kind" IN ('chair', 'director', 'deputy', 'adviser', 'classTeacher', 'council', 'curator', 'authorityHead', 'methodist', 'methodicalUnionHead', 'teacher')),
	CONSTRAINT "offices_since_day" CHECK("__new_offices"."since" IS NULL OR "__new_offices"."since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "offices_until_day" CHECK("__new_offices"."until" IS NULL OR "__new_offices"."until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "offices_acting_ends" CHECK("__new_offices"."acting_for" IS NULL OR ("__new_offices"."since" IS NOT NULL AND "__new_offices"."until" IS NOT NULL)),
	CONSTRAINT "offices_order" CHECK("__new_offices"."since" IS NULL OR "__new_offices"."until" IS NULL OR "__new_offices"."since" <= "__new_offices"."until")
);
--> statement-breakpoint
INSERT INTO `__new_offices`("id", "cluster_id", "person_id", "organisation_id", "kind", "of", "since", "until", "acting_for") SELECT "id", "cluster_id", "person_id", "organisation_id", "kind", "of", "since", "until", NULL FROM `offices`;--> statement-breakpoint
DROP TABLE `offices`;--> statement-breakpoint
ALTER TABLE `__new_offices` RENAME TO `offices`;--> statement-breakpoint
CREATE INDEX `offices_by_person` ON `offices` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `offices_one_chair` ON `offices` (`cluster_id`) WHERE "offices"."kind" = 'chair' AND "offices"."until" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `offices_one_director` ON `offices` (`organisation_id`) WHERE "offices"."kind" = 'director' AND "offices"."until" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `offices_once` ON `offices` (`person_id`,`kind`,CASE WHEN "of" IS NULL THEN '' ELSE "of" END,CASE WHEN "organisation_id" IS NULL THEN 0 ELSE "organisation_id" END) WHERE "offices"."until" IS NULL;--> statement-breakpoint
ALTER TABLE `duties` ADD `dropped_at` text;--> statement-breakpoint
CREATE TABLE `__new_events` (
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
	`written` text,
	`cancelled_at` text,
	`cancel_reason` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`section_id`) REFERENCES `sections`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "events_cancelled" CHECK("__new_events"."cancel_reason" IS NULL OR "__new_events"."cancelled_at" IS NOT NULL)
);
--> statement-breakpoint
INSERT INTO `__new_events`("id", "plan_id", "section_id", "position", "number", "title", "deadline", "responsible_text", "place", "form", "written", "cancelled_at", "cancel_reason") SELECT "id", "plan_id", "section_id", "position", "number", "title", "deadline", "responsible_text", "place", "form", NULL, NULL, NULL FROM `events`;--> statement-breakpoint
DROP TABLE `events`;--> statement-breakpoint
ALTER TABLE `__new_events` RENAME TO `events`;--> statement-breakpoint
CREATE UNIQUE INDEX `events_position` ON `events` (`plan_id`,`position`);--> statement-breakpoint
ALTER TABLE `occurrences` ADD `dropped_at` text;--> statement-breakpoint
ALTER TABLE `plan_problems` ADD `event_id` integer REFERENCES events(id) ON DELETE cascade;