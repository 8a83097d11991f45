import { DateTime } from "luxon";
import { createBot } from "../../src/telegram/bot.ts";
import { dutyBot } from "../../src/reminders/duty-bot.ts";
import { calendar, type Cast, forms } from "./cast.ts";

/** What the bot put on a person's screen: the text, the buttons as «word=data». */
export interface Screen {
  text: string;
  buttons: { text: string; data: string }[];
}

export interface Chat {
  /** Taps a button by its word on the last screen, or by its data. What the tap itself was answered. */
  taps(button: string): Promise<string>;
  writes(text: string): Promise<void>;
  screen(): Screen;
}

/** The people's chats with a bot that has only the duties' feature, Telegram stood in for by a function. */
export function chatsOf(cast: Cast, now: { value: string }) {
  const { db } = cast.open;
  const screens = new Map<number, Screen>();
  let toast = "";
  let update = 0;
  const answer = (method: string, body: Record<string, unknown>): unknown => {
    if (method === "answerCallbackQuery") toast = typeof body["text"] === "string" ? body["text"] : "";
    if (method === "sendMessage" || method === "editMessageText") {
      const markup = body["reply_markup"] as
        { inline_keyboard: { text: string; callback_data: string }[][] } | undefined;
      screens.set(Number(body["chat_id"]), {
        text: String(body["text"]),
        buttons: (markup?.inline_keyboard ?? [])
          .flat()
          .map(({ text, callback_data: data }) => ({ text, data })),
      });
    }
    return { message_id: 1, date: 0, chat: { id: body["chat_id"], type: "private" } };
  };
  const bot = createBot({
    token: "1:test",
    apiRoot: "http://127.0.0.1:1",
    fetch: (url, init) => {
      const method = (typeof url === "string" ? url : "").split("/").at(-1) ?? "";
      const body = JSON.parse(typeof init?.body === "string" ? init.body : "{}") as Record<string, unknown>;
      return Promise.resolve(Response.json({ ok: true, result: answer(method, body) }));
    },
    botInfo: { id: 1, is_bot: true, first_name: "Бот", username: "test_bot" } as Parameters<
      typeof createBot
    >[0]["botInfo"],
    services: {
      db,
      clock: () => DateTime.fromISO(now.value, { zone: "Europe/Kirov" }),
      calendar,
      forms,
      dataOperator: null,
      standardHour: () => "09:00",
      remindNow: () => undefined,
      remindAtHour: () => undefined,
    },
    features: [dutyBot()],
  });
  const handle = (made: object): Promise<void> =>
    bot.handle({ update_id: ++update, ...made }, (write) => db.transaction((tx) => write(tx)));

  return (chatId: number): Chat => {
    const chat = { id: chatId, type: "private", first_name: "Имя" };
    const from = { id: chatId, is_bot: false, first_name: "Имя" };
    return {
      async taps(button) {
        const data = screens.get(chatId)?.buttons.find(({ text }) => text === button)?.data ?? button;
        toast = "(no answer)";
        const message = { message_id: 1, date: 1, chat, text: "…" };
        await handle({ callback_query: { id: "1", from, message, data, chat_instance: "1" } });
        return toast;
      },
      writes: (text) => handle({ message: { message_id: 2, date: 1, chat, from, text } }),
      screen: () => screens.get(chatId) ?? { text: "", buttons: [] },
    };
  };
}
