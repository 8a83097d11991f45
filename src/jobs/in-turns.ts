import { setImmediate } from "node:timers/promises";

/**
 * Runs a long sweep piece by piece: between two of them whoever writes to the bot is answered, and what is due is
 * sent. Each piece keeps what it has done by itself, so that a sweep that is cut off goes on where it was.
 */
export async function inTurns<T>(sweep: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = sweep.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
