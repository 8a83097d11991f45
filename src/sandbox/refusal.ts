/** What Telegram adds to some refusals so that a bot can act on them. */
export interface RefusalParameters {
  retry_after?: number;
  migrate_to_chat_id?: number;
}

/** A call that Telegram refuses: becomes `{"ok":false,…}` with this code and description. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: RefusalParameters | undefined;

  constructor(code: number, description: string, parameters?: RefusalParameters) {
    super(description);
    this.name = "Refusal";
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string, parameters?: RefusalParameters): Refusal =>
  new Refusal(400, `Bad Request: ${what}`, parameters);

export const forbidden = (what: string): Refusal => new Refusal(403, `Forbidden: ${what}`);

export const conflict = (what: string): Refusal => new Refusal(409, `Conflict: ${what}`);

/** `seconds` is rounded up to a whole second, at least one, as Telegram counts. */
export function tooManyRequests(seconds: number): Refusal {
  const wait = Math.max(1, Math.ceil(seconds));
  return new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
}
