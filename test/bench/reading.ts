import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { readPlanInWorker, readPlanSource } from "../../src/import-plan.ts";
import { type Figure, median } from "./figures.ts";
import { longPlan } from "./long-plan.ts";

const SEED = fileURLToPath(new URL("../../data/plan-2019-h2.docx", import.meta.url));
const PROCESS = fileURLToPath(new URL("reading-process.ts", import.meta.url));
const ROWS = 2000;

/**
 * A plan's file read to the end, beside mammoth alone, which makes it HTML and understands nothing, and beside
 * going through its XML; and how long everybody else waits for an answer meanwhile, on a thread and without one.
 */
export async function reading(folder: string): Promise<Figure[]> {
  const long = join(folder, "long.docx");
  const bytes = longPlan(ROWS);
  writeFileSync(long, bytes);
  const [seed, seedMammoth] = [await measured("ours", SEED, 21), await measured("mammoth", SEED, 21)];
  const [ours, mammoth] = [await measured("ours", long, 3), await measured("mammoth", long, 3)];
  const [xml, nothing] = [await measured("xml", long, 3), await measured("nothing", long, 1)];
  const source = { bytes, fileName: "plan.docx" };
  const stalled = {
    thread: await stall(() => readPlanInWorker(source)),
    here: await stall(() => readPlanSource(source)),
  };
  const figure = (what: string, ours: number, beside: string, value: number, unit: string): Figure => ({
    what,
    ours,
    beside: { what: beside, value },
    unit,
  });
  return [
    figure("reading the seed plan", seed.ms, "mammoth", seedMammoth.ms, "ms"),
    figure(`reading ${ROWS} rows`, ours.ms, "mammoth", mammoth.ms, "ms"),
    figure(`reading ${ROWS} rows`, ours.ms, "its XML alone", xml.ms, "ms"),
    figure(`memory at the most, ${ROWS} rows`, ours.mib, "mammoth", mammoth.mib, "MiB"),
    figure(`memory at the most, ${ROWS} rows`, ours.mib, "nothing read", nothing.mib, "MiB"),
    figure("longest wait while they are read", stalled.thread, "without a thread", stalled.here, "ms"),
  ];
}

async function measured(way: string, file: string, rounds: number): Promise<{ ms: number; mib: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, way, file, String(rounds)]);
  return JSON.parse(stdout) as { ms: number; mib: number };
}

/** The longest that anything else had to wait for its turn in this thread, in milliseconds: the middle of three. */
async function stall(work: () => Promise<unknown>): Promise<number> {
  const longest: number[] = [];
  for (let round = 0; round < 3; round++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    // The thread keeps no process alive.
    const awake = setInterval(() => undefined, 100);
    delay.enable();
    // The first turn is counted from nothing.
    await wait(50);
    const read = await work();
    // What waited is counted only when its turn has come.
    await wait(20);
    delay.disable();
    clearInterval(awake);
    if (typeof read === "object" && read !== null && "problem" in read) throw new Error(String(read.problem));
    longest.push(delay.max / 1e6);
  }
  return median(longest);
}
