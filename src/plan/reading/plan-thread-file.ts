import { parentPort, workerData } from "node:worker_threads";
import { type PlanSource, readPlanSource } from "./plan-reading-file.ts";

/*
 * What runs on a thread of its own: one file read, one answer. A fault ends the thread, and the other side
 * (plan-reader-file.ts) hears of it.
 */

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await readPlanSource(workerData as PlanSource));
