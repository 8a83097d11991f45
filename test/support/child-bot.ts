import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const BIN = fileURLToPath(new URL("../../bin/klaster.js", import.meta.url));

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A `klaster` of its own process. */
export interface ChildBot {
  /** Resolves when the standard output has this in it; rejects, showing everything, when the program ends first. */
  says(pattern: RegExp): Promise<void>;
  /** The same for its standard error. */
  complains(pattern: RegExp): Promise<void>;
  /** What it has said until now, on its standard output. */
  said(): string;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

const running = new Set<ChildProcess>();

/** Starts `klaster …` with nothing in its environment but this; `preload` is a module that is loaded before it. */
export function startKlaster(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  preload?: URL,
): ChildBot {
  const before = preload === undefined ? [] : ["--import", preload.href];
  const child = spawn(process.execPath, [...before, BIN, ...args], {
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const said = { stdout: "", stderr: "" };
  const looks = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      for (const look of looks) look();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...said });
    });
  });
  const has = (name: "stdout" | "stderr", pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(said[name])) resolve();
      };
      looks.add(look);
      look();
      void ended.then((end) => reject(new Error(`ended without ${pattern}: ${JSON.stringify(end)}`)));
    });
  return {
    says: (pattern) => has("stdout", pattern),
    complains: (pattern) => has("stderr", pattern),
    said: () => said.stdout,
    kill: (signal) => child.kill(signal),
    ended,
  };
}

/** Kills those still running, and only those. */
export async function endChildren(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          child.once("close", resolve);
          child.kill("SIGKILL");
        }),
    ),
  );
}

/** What the log on a standard output says of warnings and worse. */
export const warnings = (stdout: string): string[] =>
  stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { level: number; msg: string })
    .filter(({ level }) => level >= 40)
    .map(({ msg }) => msg);
