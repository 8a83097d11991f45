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

export interface ListenOptions {
  host?: string;
  /** 0 takes any. */
  port?: number;
  /** How many of the next ports are tried where this one is busy. */
  tries?: number;
}

/** The port, and those that could be tried after it, are someone else's. */
export class PortBusy extends Error {
  constructor(port: number) {
    super(`Порт ${port} занят другой программой. Укажите другой в WEB_PORT.`);
    this.name = "PortBusy";
  }
}

/** Serves `app`; look at the port it answers with. Rejects with {@link PortBusy}. */
export async function listen(app: Answering, options: ListenOptions = {}): Promise<Listening> {
  const { host = "127.0.0.1", port = 0, tries = 0 } = options;
  const server = createAdaptorServer({ fetch: app.fetch as (request: Request) => Response }) as Server;
  // A bot keeps its connections and so does a page: the next request may come minutes later.
  server.keepAliveTimeout = 120_000;
  const taken = await bind(server, { host, port, tries: port === 0 ? 0 : tries });
  return {
    url: `http://${host}:${taken}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bind(server: Server, { host, port, tries }: Required<ListenOptions>): Promise<number> {
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
  if (problem !== null) {
    if (problem.code !== "EADDRINUSE") throw problem;
    if (tries === 0) throw new PortBusy(port);
    return bind(server, { host, port: port + 1, tries: tries - 1 });
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
