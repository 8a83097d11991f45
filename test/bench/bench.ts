import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claim } from "./claim.ts";
import { dialogSteps } from "./dialog-steps.ts";
import { dialogs } from "./dialogs.ts";
import { digests } from "./digests.ts";
import { type Figure, print, printHead } from "./figures.ts";
import { figuresYear } from "./figures-year.ts";
import { flooding } from "./flooding.ts";
import { kills } from "./kills.ts";
import { papers } from "./papers.ts";
import { pictures } from "./pictures.ts";
import { planDiff } from "./plan-diff.ts";
import { planStart } from "./plan-start.ts";
import { reading } from "./reading.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { sweep } from "./sweep.ts";
import { updates } from "./updates.ts";
import { year } from "./year.ts";

/*
 * What the bot costs, each figure beside a floor or a peer measured in the same run: only the ratios mean
 * anything on another machine. Talks to this computer alone and ends by itself.
 *
 *     npm run bench                  what takes no more than a minute each
 *     npm run bench -- digests year  only these
 */

type Measure = (folder: string) => Figure[] | Promise<Figure[]>;

const SHORT: Readonly<Record<string, Measure>> = {
  updates,
  dialogs,
  dialogSteps,
  flooding,
  sweep,
  claim,
  start,
  planDiff,
  planStart,
  reading,
  figuresYear,
  papers,
  status,
  pictures,
};
/** Some minutes each: only when named. */
const LONG: Readonly<Record<string, Measure>> = { digests, kills, year };

const all = { ...SHORT, ...LONG };
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(all, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(", ")}. There are: ${Object.keys(all).join(", ")}.\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "klaster-bench-"));
try {
  printHead();
  for (const name of named.length > 0 ? named : Object.keys(SHORT))
    for (const figure of (await all[name]?.(folder)) ?? []) print(figure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
