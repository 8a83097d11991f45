import { Agent, type Dispatcher, fetch as undiciFetch, ProxyAgent } from "undici";
import { NetworkError, networkError } from "./api-error.ts";

/** Long enough for a slow link, short enough that one half-open socket holds nobody for long. */
const CALL_MS = 15_000;
const UPLOAD_MS = 120_000;
/** A file that comes down takes as long as so many calls. */
const FILE_CALLS = 4;

/** How long Telegram is asked to hold a poll that has nothing to say, and how much later we give up on it. */
export const POLL_S = 30;
const POLL_MS = POLL_S * 1000 + 15_000;

/** A connection (TLS included) that takes longer is given up while nothing has been sent yet. */
const CONNECT_MS = 8000;

/** Statuses whose responses may have no body at all. */
const NO_BODY = new Set([204, 205, 304]);

export interface TelegramFetchOptions {
  /** An http: or https: proxy that allows CONNECT; its user and password may stand in the address. No SOCKS. */
  proxy?: string | null;
  /** Milliseconds for a call that carries no file. */
  timeoutMs?: number;
  /** Another network than the real one: for tests. */
  fetch?: typeof fetch;
}

/**
 * The only door to Telegram, for grammY's `client.fetch` and for our own calls. The whole answer is read before
 * the time is up. Rejects with {@link NetworkError} alone, whose text holds neither the address nor the token.
 */
export function createTelegramFetch(options: TelegramFetchOptions = {}): typeof fetch {
  const send = options.fetch ?? connect(options.proxy ?? null);
  return async (input, init = {}) => {
    const url = addressOf(input);
    const isText = init.body === undefined || init.body === null || typeof init.body === "string";
    const calls = options.timeoutMs ?? CALL_MS;
    const limit = url.endsWith("/getUpdates")
      ? POLL_MS
      : url.includes("/file/bot")
        ? calls * FILE_CALLS
        : isText
          ? calls
          : Math.max(calls, UPLOAD_MS);
    // grammY's signal is a polyfill that Node's fetch refuses: its abort is passed on to a real one.
    const abort = new AbortController();
    const onAbort = () => abort.abort();
    const given = init.signal;
    if (given?.aborted === true) abort.abort();
    given?.addEventListener("abort", onAbort);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      abort.abort();
    }, limit);
    try {
      const response = await send(url, {
        method: init.method ?? "GET",
        ...(init.headers === undefined ? {} : { headers: init.headers }),
        ...(init.body === undefined ? {} : { body: init.body }),
        signal: abort.signal,
        // A file is sent as a stream, which Node takes only when told that the answer comes after it.
        ...(isText ? {} : { duplex: "half" }),
      });
      const bytes = await response.arrayBuffer();
      return new Response(NO_BODY.has(response.status) ? null : bytes, {
        status: response.status,
        headers: { "content-type": response.headers.get("content-type") ?? "" },
      });
    } catch (error) {
      if (late) throw new NetworkError("unknown", `no answer in ${limit / 1000} s`);
      if (abort.signal.aborted) throw new NetworkError("unknown", "given up");
      throw networkError(error);
    } finally {
      clearTimeout(timer);
      given?.removeEventListener("abort", onAbort);
    }
  };
}

const addressOf = (input: string | URL | Request): string =>
  typeof input === "string" ? input : input instanceof URL ? input.href : input.url;

function connect(proxy: string | null): typeof fetch {
  const dispatcher: Dispatcher =
    proxy === null
      ? new Agent({ connect: { timeout: CONNECT_MS } })
      : new ProxyAgent({
          uri: proxy,
          requestTls: { timeout: CONNECT_MS },
          proxyTls: { timeout: CONNECT_MS },
        });
  // undici's own types and those that Node took from it differ in name only.
  const send = undiciFetch as unknown as (url: string, init: object) => Promise<Response>;
  return (input, init) => send(addressOf(input), { ...init, dispatcher });
}
