CREATE TABLE `group_chats` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`chat_id` integer NOT NULL,
	`title` text NOT NULL,
	`weekday` integer DEFAULT 1 NOT NULL,
	`added_at` text NOT NULL,
	`added_by` integer,
	`left_at` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "group_chats_weekday" CHECK("group_chats"."weekday" BETWEEN 1 AND 7)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_chats_chat_id_unique` ON `group_chats` (`chat_id`);--> statement-breakpoint
CREATE INDEX `group_chats_by_cluster` ON `group_chats` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `help_requests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`event_id` integer,
	`organisation_id` integer,
	`asked_by` integer,
	`asked_at` text NOT NULL,
	`what` text NOT NULL,
	`for_whom` text NOT NULL,
	`needed_by` text,
	`state` text DEFAULT 'open' NOT NULL,
	`owner_id` integer,
	`taken_at` text,
	`answer` text,
	`answered_at` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "help_requests_state" CHECK("help_requests"."state" IN ('open', 'taken', 'answered', 'withdrawn')),
	CONSTRAINT "help_requests_needed_day" CHECK("help_requests"."needed_by" IS NULL OR "help_requests"."needed_by" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "help_requests_answered" CHECK(("help_requests"."state" = 'answered') = ("help_requests"."answered_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `help_requests_by_cluster` ON `help_requests` (`cluster_id`,`state`);--> statement-breakpoint
CREATE TABLE `person_settings` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`digest_at` text,
	`on_weekends` integer DEFAULT false NOT NULL,
	`on_holidays` integer DEFAULT false NOT NULL,
	`paused_from` text,
	`paused_to` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "person_settings_digest_at" CHECK("person_settings"."digest_at" IS NULL OR "person_settings"."digest_at" GLOB '[0-2][0-9]:[0-5][0-9]'),
	CONSTRAINT "person_settings_from_day" CHECK("person_settings"."paused_from" IS NULL OR "person_settings"."paused_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "person_settings_to_day" CHECK("person_settings"."paused_to" IS NULL OR "person_settings"."paused_to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "person_settings_pause" CHECK(("person_settings"."paused_from" IS NULL) = ("person_settings"."paused_to" IS NULL) AND ("person_settings"."paused_from" IS NULL OR "person_settings"."paused_from" <= "person_settings"."paused_to"))
);
--> statement-breakpoint
CREATE TABLE `school_holidays` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cluster_id` integer NOT NULL,
	`name` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "school_holidays_from_day" CHECK("school_holidays"."from" IS NULL OR "school_holidays"."from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "school_holidays_to_day" CHECK("school_holidays"."to" IS NULL OR "school_holidays"."to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "school_holidays_order" CHECK("school_holidays"."from" <= "school_holidays"."to")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_holidays_once` ON `school_holidays` (`cluster_id`,`from`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_clusters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`timezone` text NOT NULL,
	`policy` text DEFAULT 'usual' NOT NULL,
	`monitoring_due_day` integer DEFAULT 25 NOT NULL,
	`digest_at` text,
	`created_at` text NOT NULL,
	CONSTRAINT "clusters_due_day" CHECK("__new_clusters"."monitoring_due_day" BETWEEN 1 AND 28),
	CONSTRAINT "clusters_digest_at" CHECK("__new_clusters"."digest_at" IS NULL OR "__new_clusters"."digest_at" GLOB '[0-2][0-9]:[0-5][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_clusters`("id", "name", "timezone", "policy", "monitoring_due_day", "digest_at", "created_at") SELECT "id", "name", "timezone", "policy", "monitoring_due_day", NULL, "created_at" FROM `clusters`;--> statement-breakpoint
DROP TABLE `clusters`;--> statement-breakpoint
ALTER TABLE `__new_clusters` RENAME TO `clusters`;--> statement-breakpoint
PRAGMA foreign_keys=ON;