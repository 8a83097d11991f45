import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";

/** What answers a request: a hono app is one. */
export interface Answering {
  fetch: (request: Request, env: never) => Response | Promise<Response>;
}

export interface Listening {
  /** Without a slash at the end: «http://127.0.0.1:8080». */
  url: string;
  port: number;
  /** Ends every connection, those that wait included. */
  close(): Promise<void>;
}

/**
 * Serves `app` on the loopback address only. `port` 0 takes any; a busy port is left for one of the next
 * `tries`, so look at the port it answers with.
 */
export async function listen(
  app: Answering,
  { port = 0, tries = 20 }: { port?: number; tries?: number } = {},
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch as (request: Request) => Response }) as Server;
  // A bot keeps its connections and so does a page: the next request may come minutes later.
  server.keepAliveTimeout = 120_000;
  const taken = await bind(server, port, port === 0 ? 0 : tries);
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bind(server: Server, port: number, tries: number): Promise<number> {
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
  if (problem !== null) {
    if (problem.code !== "EADDRINUSE" || tries === 0) throw problem;
    return bind(server, port + 1, tries - 1);
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
