CREATE TABLE `calls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`subject` text NOT NULL,
	`note` text,
	`called_at` text NOT NULL,
	`called_by` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`called_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `calls_by_subject` ON `calls` (`cluster_id`,`subject`);--> statement-breakpoint
CREATE TABLE `forms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`from_month` text,
	`added_at` text NOT NULL,
	`added_by` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "forms_from_month" CHECK("forms"."from_month" IS NULL OR "forms"."from_month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_version` ON `forms` (`cluster_id`,`code`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `forms_from` ON `forms` (`cluster_id`,`code`,`from_month`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`action` text NOT NULL,
	`given_at` text NOT NULL,
	`given_by` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`given_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_once` ON `grants` (`person_id`,`action`);--> statement-breakpoint
CREATE TABLE `month_closings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`form` text NOT NULL,
	`month` text NOT NULL,
	`closed_at` text NOT NULL,
	`closed_by` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`closed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "month_closings_month" CHECK("month_closings"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `month_closings_once` ON `month_closings` (`cluster_id`,`form`,`month`);--> statement-breakpoint
CREATE TABLE `month_reopenings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`closing_id` integer NOT NULL,
	`organisation_id` integer NOT NULL,
	`reopened_at` text NOT NULL,
	`reopened_by` integer,
	FOREIGN KEY (`closing_id`) REFERENCES `month_closings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reopened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `month_reopenings_once` ON `month_reopenings` (`closing_id`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `notice_readers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`notice_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`read_at` text,
	FOREIGN KEY (`notice_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_readers_once` ON `notice_readers` (`notice_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`text` text NOT NULL,
	`sent_at` text NOT NULL,
	`sent_by` integer,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sent_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `notices_by_cluster` ON `notices` (`cluster_id`);--> statement-breakpoint
DROP INDEX `outbox_order`;--> statement-breakpoint
CREATE INDEX `outbox_by_person` ON `outbox` (`person_id`);--> statement-breakpoint
CREATE INDEX `outbox_order` ON `outbox` (`priority`,`next_try_at`,`id`) WHERE "outbox"."state" = 'pending';--> statement-breakpoint
ALTER TABLE `clusters` ADD `week_letter` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `month_letter` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `kept_months` integer;--> statement-breakpoint
ALTER TABLE `group_chats` ADD `confirmed_at` text;--> statement-breakpoint
ALTER TABLE `help_requests` ADD `settled_at` text;--> statement-breakpoint
UPDATE `help_requests` SET `settled_at` = (SELECT max(`at`) FROM `audit` WHERE `subject` = 'request:' || `help_requests`.`id` AND `action` = 'request.settle' AND `at` >= `answered_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_organisations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`number` integer,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`top_grade` integer,
	`lead` integer DEFAULT false NOT NULL,
	`municipal` integer DEFAULT false NOT NULL,
	`left_on` text,
	`report_copy` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "organisations_kind" CHECK("__new_organisations"."kind" IN ('school', 'authority', 'partner')),
	CONSTRAINT "organisations_top_grade" CHECK("__new_organisations"."top_grade" IS NULL OR "__new_organisations"."top_grade" IN (9, 11)),
	CONSTRAINT "organisations_left_day" CHECK("__new_organisations"."left_on" IS NULL OR "__new_organisations"."left_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_organisations`("id", "cluster_id", "number", "name", "short_name", "kind", "top_grade", "lead", "municipal", "left_on", "report_copy") SELECT "id", "cluster_id", "number", "name", "short_name", "kind", "top_grade", "lead", "municipal", NULL, false FROM `organisations`;--> statement-breakpoint
DROP TABLE `organisations`;--> statement-breakpoint
ALTER TABLE `__new_organisations` RENAME TO `organisations`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_short_name` ON `organisations` (`cluster_id`,`short_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_one_lead` ON `organisations` (`cluster_id`) WHERE "organisations"."lead" = 1;--> statement-breakpoint
CREATE TABLE `__new_submissions` (
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
	`review` text DEFAULT 'submitted' NOT NULL,
	`review_comment` text,
	`reviewed_at` text,
	`reviewed_by` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`reviewed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "submissions_month" CHECK("__new_submissions"."month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "submissions_review" CHECK("__new_submissions"."review" IN ('submitted', 'returned', 'accepted')),
	CONSTRAINT "submissions_reviewed" CHECK(("__new_submissions"."review" = 'submitted') = ("__new_submissions"."reviewed_at" IS NULL))
);
--> statement-breakpoint
INSERT INTO `__new_submissions`("id", "organisation_id", "form", "form_version", "month", "no_data_reason", "submitted_at", "submitted_by", "on_behalf", "late", "review", "review_comment", "reviewed_at", "reviewed_by") SELECT "id", "organisation_id", "form", "form_version", "month", "no_data_reason", "submitted_at", "submitted_by", "on_behalf", "late", 'submitted', NULL, NULL, NULL FROM `submissions`;--> statement-breakpoint
DROP TABLE `submissions`;--> statement-breakpoint
ALTER TABLE `__new_submissions` RENAME TO `submissions`;--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_once` ON `submissions` (`organisation_id`,`form`,`month`);