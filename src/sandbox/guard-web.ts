import type { MiddlewareHandler } from "hono";

import { PROBLEM } from "./page-texts.ts";

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Lets in only this machine's own pages. A page elsewhere may point a name of its own at 127.0.0.1 (the Host
 * gives it away) or post here from its own address (its Origin does).
 */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  if (!LOOPBACK.test(host)) return c.text(PROBLEM.host, 403);
  if (
    c.req.method !== "GET" &&
    c.req.method !== "HEAD" &&
    !fromHere(host, c.req.header("origin"), c.req.header("sec-fetch-site"))
  ) {
    return c.text(PROBLEM.elsewhere, 403);
  }
  await next();
  c.header(
    "content-security-policy",
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  return undefined;
};

/** Neither header means no browser: a person at a terminal of this machine. */
function fromHere(host: string, origin: string | undefined, site: string | undefined): boolean {
  if (site !== undefined && site !== "same-origin") return false;
  return origin === undefined || origin === `http://${host}`;
}
