import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inArray, notInArray } from "drizzle-orm";
import { DateTime } from "luxon";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { openDb } from "../../src/db/open.ts";
import { outbox, people } from "../../src/db/schema.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import { remindersJob } from "../../src/reminders/reminders-job.ts";
import { type FloodLimits, PLAIN_PACE, STRICT_PACE } from "../../src/sandbox/flood.ts";
import { hasAlertmanager, startAlertmanager } from "./alertmanager.ts";
import { startBot } from "./bots.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure } from "./figures.ts";
import { type BenchSender, startSender } from "./senders.ts";
import { type Sent, startTelegram } from "./telegram.ts";

const DIGESTS = 1000;
const CLUSTERS = 128;
const IMPORTED = "2019-08-20T09:00";
const BEFORE = "2019-11-20T08:30";
const MORNING = "2019-11-20T09:00";
const LINE_MS = 50;

/** The first second's worth goes at once, the rest at thirty a second. */
const CEILING_S = (DIGESTS - PLAIN_PACE.perSecond) / PLAIN_PACE.perSecond;

/** What has not come by then is counted as lost. */
const GIVE_UP_S = 60;
/** A second copy would come by then. */
const ECHO_MS = 2000;
/** A bot in a new place first listens whether another has its token. */
const SETTLED_MS = 5000;

const MANNERS: Readonly<Record<string, FloodLimits>> = { plain: PLAIN_PACE, strict: STRICT_PACE };

/**
 * A thousand digests that come due at nine, from the sweep to the last on its phone, on a line of 50 ms to a Telegram
 * that takes 30 a second: in its plain manner a message too soon is refused, in its strict one the bot is shut out
 * for three seconds. Beside the ceiling, and beside others that have as many to send.
 */
export async function digests(folder: string): Promise<Figure[]> {
  const built = join(folder, "digests.db");
  const chats = await buildDigests(built);
  const text = "Сводка дня\n".repeat(30);
  const contestants: Record<string, (url: string, manner: string) => Promise<BenchSender>> = {
    Klaster(url, manner) {
      const database = join(folder, `digests-${manner}.db`);
      copyFileSync(built, database);
      return startKlaster(url, database);
    },
    "auto-retry, one by one": (url) => startSender("one by one", { url, chats, text }),
    "auto-retry, three at once": (url) => startSender("three at once", { url, chats, text }),
    throttler: (url) => startSender("throttler", { url, chats, text }),
  };
  if (hasAlertmanager()) {
    contestants["Alertmanager"] = (url) => startAlertmanager(folder, { url, chats, text });
  } else {
    process.stderr.write(
      "Alertmanager is not installed (apt-get install prometheus-alertmanager): left out.\n",
    );
  }
  const figures: Figure[] = [];
  for (const [manner, limits] of Object.entries(MANNERS)) {
    for (const [name, begin] of Object.entries(contestants)) {
      const sent = await race((url) => begin(url, manner), chats, limits);
      figures.push(...told(`${name}, ${manner}`, sent));
    }
  }
  return figures;
}

/** A database in which exactly so many people are to have a digest that morning: their chats. */
async function buildDigests(path: string): Promise<number[]> {
  const at = (moment: string): DateTime => DateTime.fromISO(moment, { zone: ZONE });
  const open = await openClusters(path, CLUSTERS, at(IMPORTED));
  open.close();
  const trial = `${path}.trial`;
  copyFileSync(path, trial);
  const tried = openDb(trial);
  const calendar = loadProductionCalendar("data/calendar");
  remindersJob(tried.db, { calendar, forms: createFormsOf(shippedForms()), now: at(MORNING) });
  const told = tried.db.select({ id: outbox.personId }).from(outbox).all();
  tried.close();
  const ids = told.slice(0, DIGESTS).map(({ id }) => id ?? 0);
  if (ids.length < DIGESTS) throw new Error(`only ${ids.length} digests`);
  const kept = openDb(path);
  kept.db.update(people).set({ chatId: null, reach: "never" }).where(notInArray(people.id, ids)).run();
  const rows = kept.db.select({ chatId: people.chatId }).from(people).where(inArray(people.id, ids)).all();
  kept.close();
  return rows.map(({ chatId }) => chatId ?? 0);
}

async function startKlaster(url: string, database: string): Promise<BenchSender> {
  const bot = await startBot("klaster", { url, database, now: BEFORE });
  await wait(SETTLED_MS);
  return {
    async go() {
      await bot.moveTo(MORNING);
      await bot.idle();
    },
    end: () => bot.kill(),
  };
}

type Race = Sent & { seconds: number };

async function race(
  begin: (url: string) => Promise<BenchSender>,
  chats: readonly number[],
  limits: FloodLimits,
): Promise<Race> {
  const telegram = await startTelegram();
  await telegram.people(chats);
  await telegram.pace(limits);
  await telegram.delay(LINE_MS);
  const sender = await begin(telegram.url);
  const from = performance.timeOrigin + performance.now();
  const enough = new AbortController();
  const through = sender.go().catch(() => undefined);
  const late = wait(GIVE_UP_S * 1000, undefined, { signal: enough.signal }).catch(() => undefined);
  await Promise.race([through, late, everyoneReached()]);
  enough.abort();
  await wait(ECHO_MS);
  const sent = await telegram.sent();
  await sender.end();
  await telegram.end();
  return { ...sent, seconds: (sent.lastAt - from) / 1000 };

  async function everyoneReached(): Promise<void> {
    while (!enough.signal.aborted && (await telegram.sent()).reached < chats.length) await wait(500);
  }
}

function told(who: string, { seconds, refused, reached, doubled }: Race): Figure[] {
  return [
    figure(`${who}: to the last of ${reached}`, seconds, "the ceiling", CEILING_S, "s"),
    figure(`${who}: refused with 429`, refused, "digests", DIGESTS, ""),
    figure(`${who}: lost (in ${GIVE_UP_S} s)`, DIGESTS - reached, "digests", DIGESTS, ""),
    figure(`${who}: doubled`, doubled, "digests", DIGESTS, ""),
  ];
}
