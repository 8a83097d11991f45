import { parentPort, workerData } from "node:worker_threads";
import { writtenHere } from "./workbook-file.ts";
import type { PrintedSheet } from "./workbook.ts";

/* A thread of its own that writes one large workbook and ends. */

const bytes = await writtenHere(workerData as readonly PrintedSheet[]);
parentPort?.postMessage(bytes, [bytes.buffer]);
