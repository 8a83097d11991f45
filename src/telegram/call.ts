import { NetworkError } from "./api-error.ts";

/** What Telegram answered, whichever way. */
export type ApiAnswer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      code: number;
      description: string;
      retryAfterS?: number | undefined;
      migrateTo?: number | undefined;
    };

/** Calls a method of the Bot API. Rejects with {@link NetworkError} where no answer of Telegram's came back. */
export type Call = (method: string, payload: object, signal?: AbortSignal) => Promise<ApiAnswer>;

export interface CallParts {
  apiRoot: string;
  token: string;
  /** From {@link createTelegramFetch}. */
  fetch: typeof fetch;
}

/** Calls without grammY, for the outbox and the poll: each needs to know exactly what became of its request. */
export function createCall({ apiRoot, token, fetch }: CallParts): Call {
  return async (method, payload, signal) => {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(payload),
      ...(signal === undefined ? {} : { signal }),
    });
    return readAnswer(response.status, await response.text());
  };
}

/** Reads an answer's text; throws {@link NetworkError} where it is not Telegram's. */
export function readAnswer(status: number, text: string): ApiAnswer {
  const answer = parse(text);
  if (answer === null) {
    // A page of some gateway between us. One that blames the request did not pass it on; a 5xx, or a 200 cut
    // short, may come after it did.
    throw new NetworkError(
      status >= 300 && status < 500 ? "no" : "unknown",
      `no answer but a page, ${status}`,
    );
  }
  if (answer["ok"] === true) return { ok: true, result: answer["result"] };
  const parameters = (answer["parameters"] ?? {}) as Record<string, unknown>;
  const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
  return {
    ok: false,
    code: number(answer["error_code"]) ?? status,
    description: typeof answer["description"] === "string" ? answer["description"] : "",
    retryAfterS: number(parameters["retry_after"]),
    migrateTo: number(parameters["migrate_to_chat_id"]),
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    return typeof value === "object" && value !== null && "ok" in value ? value : null;
  } catch {
    return null;
  }
}
