import type { OutboxBody } from "../db/schema.ts";
import { NetworkError } from "../telegram/api-error.ts";
import type { Call } from "../telegram/call.ts";
import type { SendResult } from "./outcome.ts";
import { plainText } from "./plain-text.ts";

/** Sends one message and says what came of it; `plain` without its markup. */
export type SendMessage = (chatId: number, body: OutboxBody, plain: boolean) => Promise<SendResult>;

export const createSendMessage =
  (call: Call): SendMessage =>
  async (chatId, body, plain) => {
    try {
      const answer = await call("sendMessage", payload(chatId, body, plain));
      if (!answer.ok) return { kind: "refused", ...answer };
      const messageId = (answer.result as { message_id?: unknown } | null)?.message_id;
      return { kind: "sent", messageId: typeof messageId === "number" ? messageId : 0 };
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      return { kind: error.arrived === "no" ? "unsent" : "unknown", reason: error.message };
    }
  };

const payload = (chatId: number, body: OutboxBody, plain: boolean): object => ({
  chat_id: chatId,
  text: plain ? plainText(body.text) : body.text,
  ...(plain ? {} : { parse_mode: "HTML" }),
  link_preview_options: { is_disabled: true },
  ...(body.buttons.length === 0
    ? {}
    : {
        reply_markup: {
          inline_keyboard: body.buttons.map((row) =>
            row.map(({ text, data }) => ({ text, callback_data: data })),
          ),
        },
      }),
});
