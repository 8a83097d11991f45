import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { Hono } from "hono";

import type { Moment } from "./bot-api.ts";
import { METHODS, PACED_METHODS } from "./bot-api.ts";
import type { CallParams } from "./call-params.ts";
import { flagParam, numberParam, objectParam, textParam } from "./call-params.ts";
import type { Fault } from "./fault.ts";
import { takeFault } from "./fault.ts";
import type { Flood } from "./flood.ts";
import { countMessage } from "./flood.ts";
import { readMultipart } from "./multipart.ts";
import { badRequest, forbidden, Refusal, tooManyRequests } from "./refusal.ts";
import type { Telegram } from "./telegram.ts";
import type { UpdateDelivery } from "./updates-web.ts";

/** One call of the bot, without its words: what was called, for which chat, when, and how it ended. */
export interface Call {
  method: string;
  chatId: number | null;
  /** Milliseconds since 1970 by the sandbox's clock. */
  at: number;
  /** Milliseconds of a clock that only runs forward: for measuring pace. */
  monotonic: number;
  /** The HTTP status; 0 while it runs, and for a call whose connection was cut. */
  status: number;
}

export interface BotApi {
  telegram: Telegram;
  token: string;
  moment: () => Moment;
  updates: UpdateDelivery;
  faults: Fault[];
  /** Null while the pace is not enforced. */
  flood: Flood | null;
  calls: Call[];
}

/** The connection, where there is one: a call in process has none. */
export interface Env {
  Bindings: Partial<HttpBindings>;
}
type ApiContext = Context<Env>;

const MAX_CALLS = 100_000;

/** The routes `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botApiRoutes(api: BotApi): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/file/:bot{bot[^/]+}/:folder/:file", (c) => {
    const file = api.telegram.files.get(c.req.param("file"));
    if (c.req.param("bot") !== `bot${api.token}`) return failure(new Refusal(401, "Unauthorized"));
    if (!file) return failure(new Refusal(404, "Not Found"));
    const fault = takeFault(api.faults, "file", null);
    if (fault?.how === "silence") return silence(c);
    if (fault) return cut(c);
    return c.body(file.bytes, 200, { "content-type": file.type });
  });
  app.all("/:bot{bot[^/]+}/:method", (c) =>
    answer(api, c, c.req.param("bot").slice(3), c.req.param("method")),
  );
  return app;
}

const WAITING_METHODS = ["getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"];

const KNOWN = new Map(
  [...Object.keys(METHODS), ...WAITING_METHODS].map((name) => [name.toLowerCase(), name]),
);

async function answer(api: BotApi, c: ApiContext, token: string, name: string): Promise<Response> {
  if (token !== api.token) return failure(new Refusal(401, "Unauthorized"));
  const method = KNOWN.get(name.toLowerCase());
  if (method === undefined) return failure(new Refusal(404, "Not Found"));
  const call: Call = { method, chatId: null, ...api.moment(), status: 0 };
  if (api.calls.length >= MAX_CALLS) api.calls.splice(0, MAX_CALLS / 2);
  api.calls.push(call);

  const response = await respond(api, c, method, call);
  if (response !== RESPONSE_ALREADY_SENT) call.status = response.status;
  return response;
}

async function respond(api: BotApi, c: ApiContext, method: string, call: Call): Promise<Response> {
  try {
    const params = await readParams(c);
    call.chatId = numberParam(params, "chat_id");
    const fault = takeFault(api.faults, method, call.chatId);
    if (fault?.how === "silence") return await silence(c);
    if (fault?.how === "cut") return cut(c);
    if (fault?.how === "html") return c.html("<html><body><h1>502 Bad Gateway</h1></body></html>", 502);
    if (fault) refuse(api, fault, call.chatId);

    if (api.flood && call.chatId !== null && PACED_METHODS.includes(method)) {
      countMessage(api.flood, call.chatId, call.monotonic);
    }
    const result = await run(api, c, method, params, call);
    return fault?.how === "lost" ? cut(c) : Response.json({ ok: true, result });
  } catch (error) {
    if (error instanceof Refusal) return failure(error);
    throw error;
  }
}

function run(api: BotApi, c: ApiContext, method: string, params: CallParams, moment: Moment): unknown {
  if (method === "getUpdates") return getUpdates(api, c, params);
  if (method === "setWebhook") return setWebhook(api, params);
  if (method === "deleteWebhook") return deleteWebhook(api, params);
  if (method === "getWebhookInfo") return webhookInfo(api);
  return METHODS[method]?.(api.telegram, params, moment);
}

function failure(refusal: Refusal): Response {
  const { code, message, parameters } = refusal;
  const body = { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
  return Response.json(body, { status: code });
}

function refuse(api: BotApi, fault: Fault, chatId: number | null): void {
  if (fault.how === "403") throw forbidden("bot was blocked by the user");
  if (fault.how === "deactivated") throw forbidden("user is deactivated");
  if (fault.how === "notFound") throw badRequest("chat not found");
  if (fault.how === "429") throw tooManyRequests(fault.retryAfter ?? 1);
  if (fault.how === "500") throw new Refusal(500, "Internal Server Error");
  if (fault.how !== "migrate") return;
  const moved = fault.migrateTo ?? -1_000_000_000_000 - Math.abs(chatId ?? 1);
  if (chatId !== null) api.telegram.movedChats.set(moved, chatId);
  throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: moved,
  });
}

/** Cuts the connection with nothing said; over no connection (a call in process) fails as a network does. */
function cut(c: ApiContext): Response {
  if (!c.env?.incoming) throw new Error("The connection was cut");
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Says nothing until the bot gives up. */
async function silence(c: ApiContext): Promise<Response> {
  const gone = goneSignal(c);
  if (!gone.aborted) await new Promise((resolve) => gone.addEventListener("abort", resolve, { once: true }));
  return RESPONSE_ALREADY_SENT;
}

function goneSignal(c: ApiContext): AbortSignal {
  const outgoing = c.env?.outgoing;
  if (!outgoing) return c.req.raw.signal;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  return gone.signal;
}

async function readParams(c: ApiContext): Promise<CallParams> {
  const params: CallParams = { ...c.req.query() };
  if (c.req.method !== "POST") return params;
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("application/json")) {
    const body: unknown = await c.req.json().catch(() => null);
    if (typeof body !== "object" || body === null || Array.isArray(body))
      throw badRequest("can't parse JSON object");
    return Object.assign(params, body);
  }
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return Object.assign(params, Object.fromEntries(new URLSearchParams(await c.req.text())));
  }
  if (!type.startsWith("multipart/form-data")) return params;
  return Object.assign(params, readMultipart(new Uint8Array(await c.req.arrayBuffer()), type));
}

function getUpdates(api: BotApi, c: ApiContext, params: CallParams): Promise<unknown> {
  const limit = numberParam(params, "limit") ?? 100;
  return api.updates.poll({
    offset: numberParam(params, "offset") ?? 0,
    limit: limit >= 1 && limit <= 100 ? limit : 100,
    timeout: Math.min(50, Math.max(0, numberParam(params, "timeout") ?? 0)),
    allowed: kinds(params),
    gone: goneSignal(c),
  });
}

function kinds(params: CallParams): string[] | null {
  const given = objectParam(params, "allowed_updates");
  return Array.isArray(given) ? given.filter((kind) => typeof kind === "string") : null;
}

function setWebhook(api: BotApi, params: CallParams): true {
  const url = textParam(params, "url");
  if (url === "") return deleteWebhook(api, params);
  // Telegram itself wants HTTPS; on this machine plain HTTP is enough.
  if (!/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])\S+$/.test(url)) {
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }
  const secret = textParam(params, "secret_token");
  if (!/^[A-Za-z0-9_-]{0,256}$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  if (flagParam(params, "drop_pending_updates")) api.telegram.updates.length = 0;
  const allowed = kinds(params) ?? api.telegram.allowedUpdates;
  api.telegram.webhook = { url, secret: secret === "" ? null : secret, allowed, lastError: null };
  api.telegram.allowedUpdates = allowed;
  api.updates.wake();
  return true;
}

function deleteWebhook(api: BotApi, params: CallParams): true {
  api.telegram.webhook = null;
  if (flagParam(params, "drop_pending_updates")) api.telegram.updates.length = 0;
  return true;
}

function webhookInfo(api: BotApi): object {
  const { webhook, updates } = api.telegram;
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: updates.length,
    ...(webhook?.lastError ? { last_error_message: webhook.lastError } : {}),
    ...(webhook ? { allowed_updates: webhook.allowed } : {}),
  };
}
