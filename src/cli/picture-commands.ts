import { dayOf } from "../calendar/day.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { monthOf } from "../calendar/month.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { pictureFile } from "../documents/chart-file.ts";
import type { Drawing } from "../documents/pictures/drawing.ts";
import { painted } from "../documents/pictures/painted.ts";
import { gridDrawings } from "../documents/pictures/school-grid-layout.ts";
import { loadGrid } from "../documents/pictures/school-grid-store.ts";
import { timelineDrawings } from "../documents/pictures/timeline-layout.ts";
import { loadTimeline } from "../documents/pictures/timeline-store.ts";
import { exported, noReportsAsked, nothingStored, unknownEnding } from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { type ExportOptions, namedForm, write } from "./export-command.ts";
import { namedCluster } from "./named-cluster.ts";
import { dataFolder } from "./preview-command.ts";
import { CliProblem, type CliWorld, print, UsageProblem } from "./world.ts";

export interface PictureOptions extends ExportOptions {
  dark?: true;
}

/** The running plan as pictures: FILE.png, and FILE-2.png and so on where one would be too long for a phone. */
export const exportTimeline = (world: CliWorld, options: PictureOptions): Promise<void> =>
  exportPictures(world, options, (open) => {
    const { id, timezone } = namedCluster(open, options.cluster);
    const timeline = loadTimeline(open.db, id, contextOf(open, timezone));
    if (timeline === null) throw new CliProblem(nothingStored);
    return timelineDrawings(timeline);
  });

/** Who of the schools has handed in when, a school year of a form, without a figure. */
export const exportGrid = (world: CliWorld, options: PictureOptions & { form?: string }): Promise<void> =>
  exportPictures(world, options, (open) => {
    const { id, timezone } = namedCluster(open, options.cluster);
    const context = contextOf(open, timezone);
    const form = namedForm(open.db, id, options.form, monthOf(context.today));
    const grid = loadGrid(open.db, id, form, context);
    if (grid.months.length === 0 || grid.schools.length === 0) throw new CliProblem(noReportsAsked);
    return gridDrawings(grid);
  });

const contextOf = ({ now }: CliDatabase, zone: string) => ({
  today: dayOf(now, zone),
  calendar: loadProductionCalendar(dataFolder("calendar")),
  forms: createFormsOf(shippedForms()),
});

async function exportPictures(
  world: CliWorld,
  { out, dark }: PictureOptions,
  draw: (open: CliDatabase) => Drawing[],
): Promise<void> {
  const [, name] = /^(.*)\.png$/i.exec(out) ?? [];
  if (name === undefined) throw new UsageProblem(unknownEnding(out, [".png"]));
  await withDatabase(world, { create: false }, async (open) => {
    for (const [at, drawing] of draw(open).entries()) {
      const file = at === 0 ? out : `${name}-${at + 1}.png`;
      await write(file, await pictureFile(painted(drawing, dark === true ? "dark" : "light")));
      print(world, exported(file));
    }
  });
}
