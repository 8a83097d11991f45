import { DateTime } from "luxon";
import { standingClock } from "../../src/clock.ts";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";
import { createDbWatch } from "../../src/db/watch.ts";
import { clusters, outbox, people } from "../../src/db/schema.ts";
import type { ClaimHooks } from "../../src/delivery/claim-store.ts";
import { enqueue, type OutboxMessage, type OutboxRow } from "../../src/delivery/outbox-store.ts";
import type { PaceLimits } from "../../src/delivery/pace.ts";
import { createSendMessage, type SendMessage } from "../../src/delivery/send-message.ts";
import { createSender, type Sender } from "../../src/delivery/sender.ts";
import { createLog } from "../../src/log.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { listen } from "../../src/web/server.ts";
import { createCall } from "../../src/telegram/call.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";

export const TOKEN = "123456789:made-up-token-of-tests-only";
export const ANNA = 1001;
export const BORIS = 1002;
export const VERA = 1003;
const NAMES = new Map([
  [ANNA, "Зимина А.А."],
  [BORIS, "Лыков Б.Б."],
  [VERA, "Ясная В.В."],
]);

export interface PostOffice {
  telegram: SandboxTelegram;
  db: ReturnType<typeof openDb>["db"];
  sender: Sender;
  /** Every line of the log. */
  log: string[];
  /** Leaves a message; to Anna unless told, its key is its text. */
  leave: (text: string, more?: Partial<OutboxMessage>) => void;
  /** All of the outbox by key. */
  rows: () => Record<string, OutboxRow>;
  /** What stands on the person's phone from the bot. */
  phone: (chatId: number) => string[];
  /** Moves both clocks and lets everything that came due go. */
  pass: (seconds: number) => Promise<void>;
  /** Ends the sender as a kill does, and starts another run of the program with other eyes on Telegram. */
  restart: (send?: SendMessage) => void;
  close: () => Promise<void>;
}

export const NOON = "2019-11-18T09:00:00.000Z";

export interface PostOfficeOptions extends ClaimHooks {
  flood?: boolean;
  timeoutMs?: number;
  send?: SendMessage;
  pace?: PaceLimits;
}

/** The outbox, its sender and Telegram over HTTP, with three people who have pressed Start: ids 1, 2, 3. */
export async function openPostOffice(options: PostOfficeOptions = {}): Promise<PostOffice> {
  const open = openDb(":memory:");
  migrate(open);
  const { db } = open;
  const clock = standingClock(DateTime.fromISO(NOON, { zone: "utc" }));
  let skipped = 0;
  const monotonic = () => performance.now() + skipped;
  const telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_bot",
    now: () => clock.now().toMillis(),
    monotonic,
    flood: options.flood ?? false,
  });
  const server = await listen(telegram.app);
  const clusterId = db
    .insert(clusters)
    .values({ name: "Северный", timezone: "Europe/Kirov", createdAt: NOON })
    .returning()
    .get().id;
  for (const [chatId, name] of NAMES) {
    telegram.person(chatId, { firstName: name });
    telegram.send(chatId, "/start");
    db.insert(people).values({ clusterId, name, chatId, reach: "reachable" }).run();
  }

  const log: string[] = [];
  const call = createCall({
    apiRoot: server.url,
    token: TOKEN,
    fetch: createTelegramFetch(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  });
  const logger = createLog("debug", { write: (line) => log.push(line) });
  const watch = createDbWatch({ sqlite: open.sqlite, log: logger });
  let boot = 0;
  const begin = (send: SendMessage): Sender =>
    createSender({
      ...options,
      db,
      watch,
      clock: clock.now,
      monotonic,
      bootId: `boot ${++boot}`,
      send,
      log: logger,
      random: () => 0.999,
    });
  let sender = begin(options.send ?? createSendMessage(call));
  sender.start();

  return {
    telegram,
    db,
    log,
    get sender() {
      return sender;
    },
    leave(text, more = {}) {
      enqueue(db, {
        key: text,
        kind: "notice",
        to: { personId: 1 },
        priority: 0,
        body: { text, buttons: [] },
        now: iso(clock.now()),
        expiresAt: iso(clock.now().plus({ days: 1 })),
        ...more,
      });
    },
    rows: () =>
      Object.fromEntries(
        db
          .select()
          .from(outbox)
          .all()
          .map((row) => [row.key, row]),
      ),
    phone: (chatId) =>
      telegram
        .messages(chatId)
        .filter((message) => message.fromBot)
        .map((message) => message.text),
    async pass(seconds) {
      clock.set(clock.now().plus({ seconds }));
      skipped += seconds * 1000;
      await sender.idle();
    },
    restart(send = createSendMessage(call)) {
      void sender.stop();
      sender = begin(send);
      sender.start();
    },
    async close() {
      watch.stop();
      await sender.stop();
      telegram.close();
      await server.close();
      open.close();
    },
  };
}

const iso = (moment: DateTime): string => moment.toUTC().toISO() ?? "";
