import type { Config } from "../config.ts";
import { createCall } from "../telegram/call.ts";
import { createTelegramFetch } from "../telegram/fetch.ts";
import { askIdentity } from "../telegram/identity.ts";
import { type Check, doctorWords as words } from "./doctor-texts.ts";
import type { CliWorld } from "./world.ts";

/** Whoever asks how things are does not wait long for the network to say that it is down. */
const PATIENCE_MS = 5000;

/** Whether Telegram is reached and knows the token; nothing where there is no token. */
export async function telegramChecks(world: CliWorld, config: Config): Promise<Check[]> {
  const { botToken, telegramApiRoot, telegramProxy } = config;
  if (botToken === null) return [];
  const fetch = createTelegramFetch({
    proxy: telegramProxy,
    timeoutMs: PATIENCE_MS,
    ...(world.fetch === undefined ? {} : { fetch: world.fetch }),
  });
  const identity = await askIdentity(createCall({ apiRoot: telegramApiRoot, token: botToken, fetch }));
  const found = (health: Check["health"], detail: string): Check[] => [{ name: "telegram", health, detail }];
  if (identity.is === "known") return found("good", words.known(identity.bot.username));
  return found("bad", identity.is === "refused" ? words.tokenRefused : words.silent(identity.reason));
}
