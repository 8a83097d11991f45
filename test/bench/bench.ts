import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { print, printHead } from "./figures.ts";
import { reading } from "./reading.ts";
import { planDiff } from "./plan-diff.ts";
import { start } from "./start.ts";
import { sweep } from "./sweep.ts";
import { updates } from "./updates.ts";

/*
 * What the bot costs, each figure beside a floor or a peer measured in the same run: only the ratios mean
 * anything on another machine. Talks to this computer alone and ends by itself.
 */

const folder = mkdtempSync(join(tmpdir(), "klaster-bench-"));
try {
  printHead();
  for (const measure of [planDiff, updates, sweep, start, reading])
    for (const figure of await measure(folder)) print(figure);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
