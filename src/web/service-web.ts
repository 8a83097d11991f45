import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { Registry } from "prom-client";

export interface ServiceParts {
  /** Null when all is well, else one line of what is wrong, without personal data. */
  health(): string | null;
  metrics: Registry;
  /** `receive` keeps an update; false: not now, Telegram is to bring it again. */
  webhook: { path: string; secret: string; receive(update: unknown): boolean } | null;
}

/** What machines ask: health, metrics and, where it is set, Telegram's webhook. */
export function serviceRoutes(parts: ServiceParts): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => {
    const trouble = parts.health();
    return trouble === null ? c.text("ok") : c.text(trouble, 503);
  });
  app.get("/metrics", async (c) =>
    c.body(await parts.metrics.metrics(), 200, { "content-type": parts.metrics.contentType }),
  );
  const { webhook } = parts;
  if (webhook !== null) {
    app.post(webhook.path, async (c) => {
      if (!sameSecret(c.req.header("x-telegram-bot-api-secret-token"), webhook.secret))
        return c.text("forbidden", 403);
      const update: unknown = await c.req.json().catch(() => null);
      if (update === null) return c.text("bad request", 400);
      // Stored before Telegram hears 200: what it was told arrived is never lost.
      return webhook.receive(update) ? c.text("ok") : c.text("later", 503);
    });
  }
  return app;
}

function sameSecret(given: string | undefined, secret: string): boolean {
  const a = Buffer.from(given ?? "");
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
