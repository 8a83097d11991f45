import { fork } from "node:child_process";
import { once } from "node:events";

/** A process of its own that answers orders, one at a time; it ends with this one. */
export interface Child<First> {
  /** What it said when it was ready. */
  first: First;
  ask(order: object): Promise<unknown>;
  /** As a power cut would end it; resolves when it has. */
  kill(): Promise<void>;
}

/** How `npm start` starts the bot, as far as its memory goes. */
const AS_STARTED = [
  "--max-semi-space-size=8",
  "--max-old-space-size=512",
  "--import",
  new URL("../../bin/quick-imports.js", import.meta.url).href,
];

/** Starts a file of this folder. Throws when the process ends before it is ready; an order does when it ends. */
export async function startChild<First>(file: string, ...args: readonly string[]): Promise<Child<First>> {
  const process = fork(new URL(file, import.meta.url), args, {
    execArgv: ["--expose-gc", ...AS_STARTED],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(process, "exit").then(() =>
    Promise.reject(new Error(`${file} ${args[0] ?? ""} has ended`)),
  );
  ended.catch(() => undefined);
  const next = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(process, "message"), ended])) as unknown[];
    return message;
  };
  return {
    first: (await next()) as First,
    ask(order) {
      process.send(order);
      return next();
    },
    async kill() {
      process.kill("SIGKILL");
      await ended.catch(() => undefined);
    },
  };
}

/** In the child: answers each order with what its way of carrying it out gives, and ends with who started it. */
export function obey<Order extends { do: string }>(
  first: unknown,
  ways: { [What in Order["do"]]: (order: Extract<Order, { do: What }>) => unknown },
): void {
  const report = (message: unknown): void => void process.send?.(message ?? null);
  const carryOut = (order: Order): unknown =>
    (ways[order.do as Order["do"]] as (order: Order) => unknown)(order);
  process.on("message", (order: Order) => void Promise.resolve(carryOut(order)).then(report));
  process.on("disconnect", () => process.exit());
  report(first);
}
