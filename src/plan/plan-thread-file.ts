import { parentPort, workerData } from "node:worker_threads";
import { type PlanSource, readPlanSource } from "./plan-reading-file.ts";

/*
 * What runs on a thread of its own: one file read, one answer. A fault ends the thread, and the other side
 * (plan-reader-file.ts) hears of it.
 */

parentPort?.postMessage(await readPlanSource(workerData as PlanSource));
