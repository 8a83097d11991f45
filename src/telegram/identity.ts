import type { UserFromGetMe } from "grammy/types";
import { NetworkError } from "./api-error.ts";
import type { Call } from "./call.ts";
import { errorWords, reasonWords } from "./reach-texts.ts";

/** Who the bot is, as Telegram knows it; or that it does not know the token; or why it does not say, in Russian. */
export type Identity =
  | { is: "known"; bot: UserFromGetMe }
  | { is: "refused" }
  | { is: "silent"; reason: string; log: Record<string, unknown> };

/** Asks Telegram once whose the token is. */
export async function askIdentity(call: Call, signal?: AbortSignal): Promise<Identity> {
  try {
    const answer = await call("getMe", {}, signal);
    if (answer.ok) return { is: "known", bot: answer.result as UserFromGetMe };
    const { code } = answer;
    if (code === 401 || code === 404) return { is: "refused" };
    return { is: "silent", reason: errorWords(code), log: { code } };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { is: "silent", reason: reasonWords(error.message), log: { reason: error.message } };
  }
}
