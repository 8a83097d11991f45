import { Agent, fetch as undiciFetch } from "undici";

/** Under this name the sandbox is reached through a {@link BreakableLine}. */
const HOST = "telegram.test";

/**
 * `up`. `refused`: the address is known and nobody listens there. `nameless`: the name is not resolved. Real
 * connections with real errors; only where the name leads is ours to say.
 */
export type LineState = "up" | "refused" | "nameless";

/** The line between the bot and Telegram, to be broken and mended. */
export interface BreakableLine {
  /** For {@link createTelegramFetch}. */
  fetch: typeof fetch;
  /** The root for the bot, of a server on this port of the loopback address. */
  apiRoot(port: number): string;
  /** Open connections are broken too. */
  set(state: LineState): Promise<void>;
}

export function breakableLine(): BreakableLine {
  let state: LineState = "up";
  let agent = newAgent();

  function newAgent(): Agent {
    return new Agent({
      connect: {
        lookup(host, _options, found) {
          const code = "ENOTFOUND";
          if (state === "nameless") {
            found(
              Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code, syscall: "getaddrinfo" }),
              [],
            );
          } else {
            // Servers of the tests listen on the first address alone.
            found(null, [{ address: state === "up" ? "127.0.0.1" : "127.0.0.2", family: 4 }]);
          }
        },
      },
    });
  }

  const send = undiciFetch as unknown as (url: string, init: object) => Promise<Response>;
  return {
    fetch: (input, init) =>
      send(typeof input === "string" ? input : input instanceof URL ? input.href : input.url, {
        ...init,
        dispatcher: agent,
      }),
    apiRoot: (port) => `http://${HOST}:${port}`,
    async set(to) {
      state = to;
      const broken = agent;
      agent = newAgent();
      await broken.destroy();
    },
  };
}
