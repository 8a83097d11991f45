import { changePlan } from "./change-plan.ts";
import { callsFeature } from "./calls/calls-bot.ts";
import { documentsFeature } from "./documents/documents-bot.ts";
import { pictureRow } from "./documents/pictures/picture-row.ts";
import { groupFeature } from "./groups/group-bot.ts";
import { importParts } from "./import-draft.ts";
import { lettersFeature } from "./letters/letters-bot.ts";
import { formFeature } from "./monitoring/form-bot.ts";
import { journalFeature } from "./journal/journal-bot.ts";
import { monitoringFeature } from "./monitoring/monitoring-bot.ts";
import { reviewFeature } from "./monitoring/review-bot.ts";
import { ownDataFeature } from "./own-data/own-data-bot.ts";
import { planEditing } from "./plan/editing/plan-edit-bot.ts";
import { peopleFeature } from "./people/people-bot.ts";
import { importFeature } from "./plan/importing/import-bot.ts";
import { readTypedDays } from "./plan/editing/typed-day.ts";
import { dutyBot } from "./reminders/duty-bot.ts";
import { noticesFeature } from "./notices/notices-bot.ts";
import { noticesRow } from "./notices/notices-row.ts";
import { requestsFeature } from "./requests/requests-bot.ts";
import { settingsFeature } from "./settings/settings-bot.ts";
import { planFeature } from "./summary/plan-bot.ts";
import { summaryFeature } from "./summary/summary-bot.ts";
import type { ProductionCalendar } from "./calendar/working-days.ts";
import type { Db } from "./db/open.ts";
import type { FormsOf } from "./monitoring/form-store.ts";
import type { Download } from "./telegram/download.ts";
import type { Feature } from "./telegram/feature.ts";
import type { Logger } from "pino";

/** What the features are made with; everything else comes with each update. */
export interface FeatureParts {
  download: Download;
  db: Db;
  calendar: ProductionCalendar;
  forms: FormsOf;
  log: Logger;
}

/** Everything that people do in the bot; the order is that in which a message is offered to them. */
export const features = ({ download, db, calendar, forms, log }: FeatureParts): Feature[] => [
  peopleFeature({ readDays: readTypedDays }),
  formFeature(download),
  // Before the plan's import: a file may be a month's figures.
  monitoringFeature(download),
  importFeature(importParts(download, { db, calendar, forms, log })),
  planFeature,
  planEditing(changePlan),
  dutyBot(),
  reviewFeature(),
  requestsFeature(),
  noticesFeature(),
  lettersFeature(),
  summaryFeature([pictureRow, noticesRow]),
  callsFeature(),
  documentsFeature,
  settingsFeature(),
  groupFeature(),
  journalFeature(),
  ownDataFeature(),
];
