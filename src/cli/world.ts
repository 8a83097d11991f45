import type { Clock } from "../clock.ts";

/** Everything outside that a command may touch; `main.ts` gives the process's own. */
export interface CliWorld {
  env: Readonly<Record<string, string | undefined>>;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Standard input, in pieces as they come. */
  stdin: AsyncIterable<string | Uint8Array>;
  clock: Clock;
  /** Resolves when the process is asked to end: for `run`. */
  ended: Promise<void>;
  /** Another network than the real one: for tests. */
  fetch?: typeof fetch;
}

/** Something the user can mend, told in a Russian sentence: exit code 1. */
export class CliProblem extends Error {
  override name = "CliProblem";
}

/** A command written wrongly: exit code 2. */
export class UsageProblem extends Error {
  override name = "UsageProblem";
}

export const print = (world: CliWorld, text: string): void => world.stdout(`${text}\n`);

/** One JSON value, laid out for reading. */
export const printJson = (world: CliWorld, value: unknown): void =>
  print(world, JSON.stringify(value, null, 2));
