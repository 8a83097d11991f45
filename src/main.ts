import { runCli } from "./cli.ts";
import { systemClock } from "./clock.ts";

/** The first signal ends the program in order; a second one ends it at once, as without us. */
const ended = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  // npm hands its signal to a shell that dies of it and tells us nothing: the bot would run on, holding its lock.
  if (process.env["npm_lifecycle_event"] !== undefined) {
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && resolve(), 500).unref();
  }
});

// «klaster … | head» closes our output early: there is nobody left to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  // Opened only by the command that reads it: an open standard input would keep the others from ending.
  get stdin() {
    return process.stdin;
  },
  clock: systemClock,
  ended,
});
