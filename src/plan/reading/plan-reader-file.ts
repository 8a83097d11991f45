import { Worker } from "node:worker_threads";
import type { PlanReading } from "../plan.ts";
import type { PlanFileProblemCode } from "./plan-document.ts";
import { planFileProblem } from "./plan-file-texts.ts";
import type { PlanSource } from "./plan-reading-file.ts";

export type PlanReader = (source: PlanSource) => Promise<PlanReading | UnreadPlan>;

export interface UnreadPlan {
  /** A Russian sentence with what to do. */
  problem: string;
  /** For the log, where it is our fault and not the file's. */
  fault?: unknown;
}

export interface ReaderLimits {
  /** From the start of a reading to its end. */
  timeMs: number;
  heapMiB: number;
  /** Files that may wait for their turn. */
  waiting: number;
}

const LIMITS: ReaderLimits = { timeMs: 20_000, heapMiB: 512, waiting: 8 };

/**
 * Reads plans on a thread, so that nobody else waits while a large one is read. One at a time, the others in
 * their order: a file costs a whole processor. Never throws, and never keeps the process alive. A thread is made
 * for every file and ends with it: whatever a file did to it is gone.
 */
export function createPlanReader(limits: Partial<ReaderLimits> = {}): PlanReader {
  const set = { ...LIMITS, ...limits };
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (source) => {
    if (waiting > set.waiting) return unread("busy");
    waiting++;
    const reading = last
      .then(() => readOnThread(source, set))
      // No thread was to be had: the next one in the line has its turn all the same.
      .catch((error: unknown) => ({ ...unread("unreadable"), fault: error }))
      .finally(() => waiting--);
    last = reading;
    return reading;
  };
}

function readOnThread(source: PlanSource, limits: ReaderLimits): Promise<PlanReading | UnreadPlan> {
  return new Promise((resolve) => {
    const bytes = new Uint8Array(source.bytes);
    // It needs nothing of the environment, where the bot's token is, nor of how this process was started.
    const thread = new Worker(new URL("plan-thread-file.ts", import.meta.url), {
      workerData: { ...source, bytes } satisfies PlanSource,
      transferList: [bytes.buffer],
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMiB, stackSizeMb: 4 },
    });
    const end = (reading: PlanReading | UnreadPlan): void => {
      clearTimeout(timer);
      resolve(reading);
      void thread.terminate();
    };
    const timer = setTimeout(() => end(unread("too-slow")), limits.timeMs);
    timer.unref();
    thread.unref();
    thread.once("message", end);
    thread.once("error", (error: NodeJS.ErrnoException) =>
      end(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? unread("too-heavy")
          : { ...unread("unreadable"), fault: error },
      ),
    );
    // Ended without a word: only ever after one of the above, or killed from outside.
    thread.once("exit", () => end(unread("unreadable")));
  });
}

const unread = (code: PlanFileProblemCode): UnreadPlan => ({ problem: planFileProblem(code).message });
