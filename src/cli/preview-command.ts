import { fileURLToPath } from "node:url";
import { daysBetween, type Day } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { previewWeeks } from "../groups/week-preview-store.ts";
import { previewLetters } from "../letters/letter-preview-store.ts";
import { previewReminders } from "../reminders/preview-store.ts";
import { badOrder, previewedLetters, previewedWeeks, previewLines, tooLong } from "./cli-texts.ts";
import { withDatabase } from "./database.ts";
import { namedCluster } from "./named-cluster.ts";
import { type CliWorld, print, printJson, UsageProblem } from "./world.ts";

const LONGEST_DAYS = 400;

export const dataFolder = (name: string): string =>
  fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

export interface PreviewCommandOptions {
  from: Day;
  to: Day;
  /** Of the cluster so named; without it, of all of them. */
  cluster?: string;
  json?: true;
}

/** Everything that would be sent on these mornings if nobody answered. */
export async function preview(world: CliWorld, options: PreviewCommandOptions): Promise<void> {
  const { from, to } = options;
  if (from > to) throw new UsageProblem(badOrder);
  if (daysBetween(from, to) > LONGEST_DAYS) throw new UsageProblem(tooLong);
  await withDatabase(world, { create: false }, (open) => {
    const { db } = open;
    const calendar = loadProductionCalendar(dataFolder("calendar"));
    const forms = createFormsOf(shippedForms());
    const clusterId = options.cluster === undefined ? undefined : namedCluster(open, options.cluster).id;
    const asked = { calendar, forms, from, to, ...(clusterId === undefined ? {} : { clusterId }) };
    const rows = previewReminders(db, asked);
    const letters = previewLetters(db, asked);
    const weeks = previewWeeks(db, asked);
    if (options.json === true) printJson(world, [...rows, ...letters, ...weeks]);
    else {
      const messages = [...previewedLetters(letters), ...previewedWeeks(weeks)];
      print(world, [previewLines(rows), ...messages].join("\n\n"));
    }
  });
}
