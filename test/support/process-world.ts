import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { DateTime } from "luxon";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { placeOf } from "../../src/db/place.ts";
import { instant } from "../../src/calendar/instant.ts";
import { beginRun, endRun } from "../../src/jobs/job-run-store.ts";
import { keepPlan, readPlanSource } from "../../src/import-plan.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { setInstallation } from "../../src/people/installation-store.ts";
import { packCallback } from "../../src/telegram/callback-data.ts";
import { listen } from "../../src/web/server.ts";
import { type Cast, createCast } from "./chat.ts";
import { type ChildBot, endChildren, startKlaster } from "./child-bot.ts";

/* The bot as a program: real processes on a real file, talking to a Telegram of this process. */

const TOKEN = "4242:processes";
export const PLAN = fileURLToPath(new URL("cast-plan.txt", import.meta.url));
const ZONE = "Europe/Kirov";

/** The chair's chat. */
export const CHAIR = 900;

const nameOf = (chatId: number): string => `Ольха ${chatId}`;

/** A moment on the cluster's own clock. */
export const at = (text: string): DateTime => DateTime.fromISO(text, { zone: ZONE });

export interface DigestRow {
  chatId: number;
  state: string;
  attempts: number;
  doubts: number;
}

export interface ProcessWorld {
  folder: string;
  /** The database of those started without another one. */
  path: string;
  telegram: SandboxTelegram;
  cast: Cast;
  /** What a `klaster` of this world has in its environment. */
  environment(now: DateTime): Record<string, string>;
  /** Starts `klaster …`; `env` beside what it needs, `preload` a module loaded before it. */
  klaster(
    now: DateTime,
    args: readonly string[],
    more?: { env?: Record<string, string>; preload?: URL },
  ): ChildBot;
  /** The made-up plan in the database, and so many members of the Council who have joined, in chats from 5001 on. */
  morningFor(members: number, now: DateTime): Promise<number[]>;
  /** The same database of this process's own, for a look. */
  looks<T>(look: (open: OpenDb) => T): T;
  digests(): DigestRow[];
  /** How many digests stand on this phone. */
  copies(chatId: number): number;
  arrived(chats: readonly number[]): number;
  /** Resolves when so many of these phones have a digest; in vain after a while. */
  digestsCome(chats: readonly number[], wanted: number): Promise<void>;
  /** From now on a call of this method is done, and then kept from being answered. Resolves when one is. */
  holdAnswer(method: string): Promise<void>;
  /** Answers again. */
  letGo(): void;
  /** The chair joins, in the chat {@link CHAIR}. */
  chairJoins(): void;
  /** The chair taps «Пригласить» on the card of the member in this chat: one row in the audit log, and an answer. */
  invites(chatId: number): void;
  /** How often the member's invite was issued, and how often the chair was told so. */
  invitesOf(chatId: number): { issued: number; answered: number };
  /** Resolves when it is so; rejects, with what there is, after a while. */
  until(so: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** How long each message takes on its way there, and its answer on the way back: a kill finds some on either. */
  delayMs?: number;
  /** Where the database stands; a fresh folder unless told. */
  folder?: string;
}

export async function openProcessWorld({
  delayMs = 30,
  folder: given,
}: WorldOptions = {}): Promise<ProcessWorld> {
  const folder = given ?? mkdtempSync(join(tmpdir(), "klaster-processes-"));
  const path = join(folder, "klaster.db");
  const telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_child_bot",
    now: () => at("2019-11-20T09:00").toMillis(),
  });
  let held: { method: string; arrived: () => void } | null = null;
  const server = await listen(line());
  const cast = createCast(telegram, () => Promise.resolve());

  /** The line between a child and our Telegram. */
  function line(): Hono<{ Bindings: HttpBindings }> {
    const app = new Hono<{ Bindings: HttpBindings }>();
    app.all("*", async (c) => {
      const method = c.req.path.split("/").at(-1) ?? "";
      const isMessage = method === "sendMessage";
      if (isMessage) await wait(delayMs);
      const answer = await telegram.app.fetch(c.req.raw, c.env);
      if (held?.method === method) {
        held.arrived();
        await new Promise(() => undefined);
      }
      if (isMessage) await wait(delayMs);
      return answer;
    });
    return app;
  }

  function looks<T>(look: (open: OpenDb) => T): T {
    const open = openDb(path);
    try {
      return look(open);
    } finally {
      open.close();
    }
  }

  const digests = (): DigestRow[] =>
    looks(
      ({ sqlite }) =>
        sqlite
          .prepare(
            `SELECT people.chat_id AS chatId, state, attempts, doubts FROM outbox JOIN people ON people.id = person_id
             WHERE kind = 'digest' ORDER BY outbox.id`,
          )
          .all() as DigestRow[],
    );
  const personOf = (chatId: number): number =>
    looks(
      ({ sqlite }) => sqlite.prepare("SELECT id FROM people WHERE chat_id = ?").pluck().get(chatId) as number,
    );
  const environment = (now: DateTime): Record<string, string> => ({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.url,
    DATABASE_PATH: path,
    KLASTER_NOW: now.toISO() ?? "",
    WEB_PORT: "0",
  });
  const copies = (chatId: number): number =>
    telegram.messages(chatId).filter(({ text }) => text.includes("Напоминаем:")).length;
  const arrived = (chats: readonly number[]): number => chats.filter((chatId) => copies(chatId) > 0).length;

  return {
    folder,
    path,
    telegram,
    cast,
    environment,
    klaster: (now, args, { env = {}, preload } = {}) =>
      startKlaster(args, { ...environment(now), ...env }, preload),
    async morningFor(members, now) {
      const open = openDb(path);
      const chats = await keepMembers(open, members, now).finally(() => open.close());
      for (const chatId of chats) {
        telegram.person(chatId, { firstName: nameOf(chatId) });
        telegram.send(chatId, "Здравствуйте");
      }
      // Their greetings are of long ago.
      await telegram.app.request(`/bot${TOKEN}/getUpdates?offset=${members + 1}`);
      return chats;
    },
    looks,
    digests,
    copies,
    arrived,
    digestsCome(chats, wanted) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => finish(() => reject(new Error(`only ${arrived(chats)} of ${wanted} came`))),
          40_000,
        );
        const finish = (settle: () => void): void => {
          stop();
          clearTimeout(timer);
          settle();
        };
        const look = (): void => {
          if (arrived(chats) >= wanted) finish(resolve);
        };
        const stop = telegram.onChange(look);
        look();
      });
    },
    holdAnswer: (method) => new Promise((resolve) => (held = { method, arrived: resolve })),
    letGo: () => void (held = null),
    chairJoins() {
      looks(({ sqlite }) =>
        sqlite.exec(
          `UPDATE people SET chat_id = ${CHAIR}, reach = 'reachable', joined_at = '2019-08-01T06:00:00.000Z'
           WHERE id = (SELECT person_id FROM offices WHERE kind = 'chair')`,
        ),
      );
      telegram.person(CHAIR, { firstName: "Председатель" });
      telegram.send(CHAIR, "Здравствуйте");
    },
    invites(chatId) {
      void telegram.forge(CHAIR, 1, packCallback("p", "inv", personOf(chatId)));
    },
    invitesOf(chatId) {
      const subject = `person:${personOf(chatId)}`;
      const issued = looks(({ sqlite }) =>
        sqlite.prepare("SELECT 1 FROM audit WHERE action = 'people.invite' AND subject = ?").all(subject),
      ).length;
      const answered = telegram
        .messages(CHAIR)
        .filter(({ fromBot, text }) => fromBot && text.includes(`Получатель: ${nameOf(chatId)}`)).length;
      return { issued, answered };
    },
    async until(so) {
      for (let look = 0; look < 800; look++) {
        if (so()) return;
        await wait(50);
      }
      throw new Error(`it never came; the digests: ${JSON.stringify(digests())}`);
    },
    async close() {
      await endChildren();
      telegram.close();
      await server.close();
      if (given === undefined) rmSync(folder, { recursive: true });
    },
  };
}

async function keepMembers(open: OpenDb, members: number, now: DateTime): Promise<number[]> {
  migrate(open);
  const source = { bytes: readFileSync(PLAN), fileName: "cast-plan.txt" };
  const reading = await readPlanSource(source);
  if ("problem" in reading) throw new Error(reading.problem);
  keepPlan(open.db, reading, source, { clusterId: null, timezone: ZONE, now, importedBy: null });
  const chats = Array.from({ length: members }, (_, i) => 5001 + i);
  const person = open.sqlite.prepare(
    "INSERT INTO people (cluster_id, name, position, chat_id, reach) VALUES (1, ?, 'член Совета', ?, 'reachable')",
  );
  const office = open.sqlite.prepare(
    "INSERT INTO offices (cluster_id, person_id, kind) VALUES (1, ?, 'council')",
  );
  // As if the bot had run here before: in a new place it first listens for a twin.
  setInstallation(open.db, "place", placeOf(open.sqlite.name));
  const lived = instant(now.plus({ days: 3 }).startOf("day"));
  const run = beginRun(open.db, "cleanup", lived, lived);
  endRun(open.db, run, { finishedAt: lived, counts: {}, error: null });
  for (const chatId of chats) office.run(person.run(nameOf(chatId), chatId).lastInsertRowid);
  return chats;
}
