import { conflict } from "./refusal.ts";
import type { Telegram, Update, Webhook } from "./telegram.ts";
import { takeUpdates } from "./telegram.ts";

const OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

export interface Poll {
  offset: number;
  limit: number;
  /** How long to wait for the first update, in seconds. */
  timeout: number;
  /** Kinds wanted from now on; null leaves them as they are. */
  allowed: readonly string[] | null;
  /** Fires when the one who asked has gone. */
  gone: AbortSignal;
}

/** Brings updates to the bot: hands them to the one who polls, or posts them to its webhook. */
export interface UpdateDelivery {
  poll(poll: Poll): Promise<Update[]>;
  /** Tells that there may be something to deliver. */
  wake(): void;
  /** Ends whatever waits. */
  close(): void;
}

export function updateDelivery(telegram: Telegram, request: typeof fetch): UpdateDelivery {
  let waiting: { wake: () => void; end: () => void } | null = null;
  let posting = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  function poll({ offset, limit, timeout, allowed, gone }: Poll): Promise<Update[]> {
    if (telegram.webhook) throw conflict(WEBHOOK_ACTIVE);
    // Two bots on one token: Telegram ends the older request, so that the newer one hears everything.
    waiting?.end();
    if (allowed !== null) telegram.allowedUpdates = allowed;
    const ready = takeUpdates(telegram, offset, limit);
    if (ready.length > 0 || timeout <= 0 || closed) return Promise.resolve(ready);
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        if (waiting === mine) waiting = null;
        clearTimeout(timer);
        settle();
      };
      const mine = {
        wake: () => finish(() => resolve(takeUpdates(telegram, offset, limit))),
        end: () => finish(() => reject(conflict(OTHER_POLL))),
      };
      const timer = setTimeout(mine.wake, timeout * 1000);
      gone.addEventListener("abort", () => finish(() => resolve([])), { once: true });
      waiting = mine;
    });
  }

  function next(): { webhook: Webhook; body: Update } | undefined {
    const body = telegram.updates[0];
    return !closed && telegram.webhook && body ? { webhook: telegram.webhook, body } : undefined;
  }

  /** One update at a time and in order; a webhook that does not take it gets it again a second later. */
  async function post(): Promise<void> {
    if (posting) return;
    posting = true;
    for (let update = next(); update !== undefined; update = next()) {
      const problem = await postUpdate(update.webhook, update.body, request);
      update.webhook.lastError = problem;
      if (problem !== null) {
        retry = setTimeout(() => void post(), 1000);
        break;
      }
      takeUpdates(telegram, update.body.update_id + 1, 1);
    }
    posting = false;
  }

  return {
    poll,
    wake() {
      if (telegram.webhook) void post();
      else if (telegram.updates.length > 0) waiting?.wake();
    },
    close() {
      closed = true;
      clearTimeout(retry);
      waiting?.wake();
    },
  };
}

async function postUpdate(webhook: Webhook, update: Update, request: typeof fetch): Promise<string | null> {
  const secret: Record<string, string> =
    webhook.secret === null ? {} : { "x-telegram-bot-api-secret-token": webhook.secret };
  try {
    const response = await request(webhook.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...secret },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(60_000),
    });
    await response.arrayBuffer();
    return response.ok ? null : `Wrong response from the webhook: ${response.status} ${response.statusText}`;
  } catch {
    return "Connection failed";
  }
}
