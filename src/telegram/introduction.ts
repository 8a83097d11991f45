import { setTimeout as wait } from "node:timers/promises";
import type { UserFromGetMe } from "grammy/types";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { NetworkError } from "./api-error.ts";
import type { Call } from "./call.ts";
import { askIdentity } from "./identity.ts";
import { COMMANDS, menuOf } from "./menu-texts.ts";
import { telegramBack, telegramSilent } from "./reach-texts.ts";

export const ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"];

/** Telegram does not know the token. */
export class TokenRefused extends Error {
  constructor() {
    super("Telegram не принял BOT_TOKEN. Проверьте его у @BotFather.");
    this.name = "TokenRefused";
  }
}

const MAX_RETRY_MS = 30_000;

/** Asks Telegram who the bot is, until it answers; null where the bot is stopped before that. */
export async function introduce(
  call: Call,
  { log, tellOperator }: { log: Logger; tellOperator?: (words: string) => void },
  stopped: AbortSignal,
): Promise<UserFromGetMe | null> {
  let told = false;
  for (let retryMs = 1000; ; retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)) {
    const identity = await askIdentity(call, stopped);
    if (stopped.aborted) return null;
    if (identity.is === "refused") throw new TokenRefused();
    if (identity.is === "known") {
      if (told) tellOperator?.(telegramBack);
      return identity.bot;
    }
    if (!told) log.warn(identity.log, "Telegram does not say who the bot is");
    if (!told) tellOperator?.(telegramSilent(identity.reason));
    told = true;
    try {
      await wait(retryMs, undefined, { signal: stopped });
    } catch {
      return null;
    }
  }
}

/** The commands that a stranger's menu offers, and where updates go. */
export async function setUp(call: Call, config: Pick<Config, "webhook">, log: Logger): Promise<void> {
  const commands = menuOf(null).map((command) => ({ command, description: COMMANDS[command].about }));
  const calls: [string, object][] = [
    ["setMyCommands", { commands, scope: { type: "all_private_chats" } }],
    config.webhook === null
      ? ["deleteWebhook", {}]
      : [
          "setWebhook",
          { url: config.webhook.url, secret_token: config.webhook.secret, allowed_updates: ALLOWED_UPDATES },
        ],
  ];
  for (const [method, payload] of calls) {
    try {
      const answer = await call(method, payload);
      if (!answer.ok) log.warn({ method, code: answer.code }, "Telegram refused a setting");
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      log.warn({ method, reason: error.message }, "Telegram cannot be reached");
    }
  }
}
