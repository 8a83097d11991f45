import { fileURLToPath } from "node:url";
import { daysBetween, type Day } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { previewReminders } from "../reminders/preview-store.ts";
import { badOrder, previewLines, tooLong } from "./cli-texts.ts";
import { withDatabase } from "./database.ts";
import { type CliWorld, print, printJson, UsageProblem } from "./world.ts";

const LONGEST_DAYS = 400;

export const dataFolder = (name: string): string =>
  fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

/** Everything that would be sent on these mornings if nobody answered. */
export async function preview(world: CliWorld, options: { from: Day; to: Day; json?: true }): Promise<void> {
  const { from, to } = options;
  if (from > to) throw new UsageProblem(badOrder);
  if (daysBetween(from, to) > LONGEST_DAYS) throw new UsageProblem(tooLong);
  await withDatabase(world, { create: false }, ({ db }) => {
    const calendar = loadProductionCalendar(dataFolder("calendar"));
    const forms = createFormsOf(shippedForms());
    const rows = previewReminders(db, { calendar, forms, from, to });
    if (options.json === true) printJson(world, rows);
    else print(world, previewLines(rows));
  });
}
