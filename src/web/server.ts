import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";

export interface WebServer {
  /** The port that was taken. */
  port: number;
  close(): Promise<void>;
}

/** The port is someone else's. */
export class PortBusy extends Error {
  constructor(port: number) {
    super(`Порт ${port} занят другой программой. Укажите другой в WEB_PORT.`);
    this.name = "PortBusy";
  }
}

/** Listens on the port (0: any free one). Rejects with {@link PortBusy} where it is taken. */
export function listen(app: Hono, host: string, port: number): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: host, port });
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortBusy(port) : error),
    );
    server.once("listening", () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Long polls and keep-alive connections would hold the close for minutes.
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      }),
    );
  });
}
