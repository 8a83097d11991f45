import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import type { Logger } from "pino";
import { daysLater, instant } from "./calendar/instant.ts";
import { calendarFault } from "./calendar/calendar-file-texts.ts";
import { readCalendarFolder } from "./calendar/production-calendar-file.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Db, OpenDb } from "./db/open.ts";
import { placeOf } from "./db/place.ts";
import { TROUBLE_WORDS } from "./db/trouble.ts";
import { createDbWatch } from "./db/watch.ts";
import { createInbox } from "./delivery/inbox.ts";
import { enqueue } from "./delivery/outbox-store.ts";
import { HURRIED_PACE } from "./delivery/pace.ts";
import { createPoller } from "./delivery/poller.ts";
import { createSendMessage } from "./delivery/send-message.ts";
import { createSender } from "./delivery/sender.ts";
import { matchesAround } from "./jobs/cron.ts";
import { privateChat } from "./delivery/update-chat.ts";
import { latestRuns } from "./jobs/job-run-store.ts";
import { dailyJobs } from "./daily-jobs.ts";
import { createJobs } from "./jobs/jobs.ts";
import { outgoing } from "./outgoing.ts";
import { features } from "./features.ts";
import { createFormsOf, shippedForms } from "./cluster-forms.ts";
import type { Forms } from "./monitoring/form-versions.ts";
import { getInstallation, setInstallation } from "./people/installation-store.ts";
import { remindAtNewHour, remindLate } from "./reminders/reminders-job.ts";
import { createBot, type KlasterBot } from "./telegram/bot.ts";
import { createCall } from "./telegram/call.ts";
import { createDownload } from "./telegram/download.ts";
import { answerCutOff, updateFailed } from "./telegram/general-texts.ts";
import { ALLOWED_UPDATES, introduce, setUp } from "./telegram/introduction.ts";
import { createMetrics } from "./web/metrics.ts";
import { serviceRoutes } from "./web/service-web.ts";

export interface AppParts {
  /** With a token. */
  config: Config & { botToken: string };
  /** Migrated; the instance lock is held. */
  open: OpenDb;
  clock: Clock;
  /** From {@link createTelegramFetch}. */
  fetch: typeof fetch;
  log: Logger;
  /** Tells whoever has started the bot, in a line, that Telegram is not reached at the start, and that it is again. */
  tellOperator?: (line: string) => void;
  /** Other forms than those that come with the project. */
  forms?: Forms;
  /** Past Telegram's pace, where the Telegram is our own. */
  hurried?: boolean;
}

export interface App {
  /** Health, metrics and the webhook. */
  web: Hono;
  /** Resolves once the bot is known to Telegram and runs, or is stopped. Rejects with {@link TokenRefused}. */
  start(): Promise<void>;
  /** Runs the jobs that are owed now; cron does so every second by itself. */
  tick(): Promise<void>;
  /** Resolves when nothing waits to be handled or sent now. */
  idle(): Promise<void>;
  /** Resolves when the app cannot go on: the database is damaged, or another program had the token first. */
  failed: Promise<"damaged" | "taken">;
  stop(): Promise<void>;
}

const dataFolder = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url));
/** A twin that runs elsewhere claims its token back within this time, before anything was sent twice. */
const NEWCOMER_MS = 3000;
/** A bot that was alive here a day ago goes on at once. */
const AT_HOME_DAYS = 1;

/** Puts everything together; decides nothing. */
export function createApp(parts: AppParts): App {
  const { config, open, clock, log } = parts;
  const { db } = open;
  const watch = createDbWatch({ sqlite: open.sqlite, log });
  const { calendar, faults } = readCalendarFolder(dataFolder("calendar"));
  for (const fault of faults) {
    log.error({ fault }, "a calendar file cannot be used");
    parts.tellOperator?.(calendarFault(fault));
  }
  const forms = createFormsOf(parts.forms ?? shippedForms());
  const metrics = createMetrics(db, clock);
  const fetch = metrics.countAnswers(parts.fetch);
  const telegram = { apiRoot: config.telegramApiRoot, token: config.botToken, fetch };
  const call = createCall(telegram);
  const download = createDownload(call, telegram);
  let klaster: KlasterBot | undefined;
  const stopping = new AbortController();

  const sender = createSender({
    db,
    watch,
    clock,
    monotonic: () => performance.now(),
    bootId: randomUUID(),
    send: createSendMessage(call),
    log,
    ...(parts.hurried === true ? { pace: HURRIED_PACE } : {}),
    ...outgoing({ calendar, forms, clock }),
  });

  const inbox = createInbox({
    db,
    watch,
    clock,
    log,
    async handle(update, commit) {
      const stop = metrics.updateSeconds.startTimer();
      try {
        await klaster?.handle(update, commit);
      } finally {
        stop();
        // The answers that went to this chat count in Telegram's pace like what the outbox sends. In groups there are
        // hardly any, and their talk must not hold up anybody's message.
        const chatId = privateChat(update);
        if (chatId !== undefined) sender.spent(chatId);
        sender.wake();
      }
    },
    async onParked(update) {
      const chatId = privateChat(update);
      if (chatId !== undefined)
        await call("sendMessage", { chat_id: chatId, text: updateFailed().text, parse_mode: "HTML" });
    },
    onUnanswered: leaveWord,
  });

  /** Through the outbox: the next kill does not lose it. */
  function leaveWord(tx: Db, chatId: number, updateId: number): void {
    const now = instant(clock());
    // In a group nothing was promised to anybody.
    if (chatId <= 0) return;
    enqueue(tx, {
      key: `cutOff:${chatId}:${updateId}`,
      kind: "cutOff",
      to: { chatId },
      priority: 0,
      body: { text: answerCutOff().text, buttons: [] },
      now,
      expiresAt: daysLater(now, 1),
    });
  }

  const poller = createPoller({
    call,
    receive: (updates) => inbox.receive(updates),
    watch,
    allowedUpdates: ALLOWED_UPDATES,
    log,
  });

  const daily = dailyJobs({ db, config, calendar, forms, wake: () => sender.wake() });
  const jobs = createJobs({
    db,
    watch,
    clock,
    log,
    afterRun: (job, seconds) => metrics.jobSeconds.observe({ job }, seconds),
    jobs: () => daily.jobs(),
  });

  const web = serviceRoutes({
    health,
    metrics: metrics.registry,
    webhook:
      config.webhook === null
        ? null
        : {
            path: new URL(config.webhook.url).pathname,
            secret: config.webhook.secret,
            receive(update) {
              try {
                watch.refuse();
                inbox.receive([update]);
                return true;
              } catch (error) {
                if (!watch.notes(error)) throw error;
                return false;
              }
            },
          },
  });

  function health(): string | null {
    const trouble = watch.trouble();
    if (trouble !== null) return TROUBLE_WORDS[trouble];
    if (poller.halted() === "taken") return "another program uses the token";
    return poller.halted() === "refused" || sender.halted() ? "Telegram refuses the token" : null;
  }

  /** Where it has not run lately the bot first listens for a twin: the copy of a database owes what is already sent. */
  async function begin(): Promise<void> {
    const place = parts.hurried === true || open.sqlite.memory ? null : placeOf(open.sqlite.name);
    const isHome = place === null || (getInstallation(db, "place") === place && livedLately());
    if (isHome) poller.settle();
    if (config.webhook === null) poller.start();
    if (!isHome && config.webhook === null) await poller.undisturbed(NEWCOMER_MS);
    if (stopping.signal.aborted) return;
    if (!isHome) await watch.insist(() => setInstallation(db, "place", place));
    sender.start();
    jobs.start();
  }

  const livedLately = (): boolean =>
    (latestRuns(db, 1)[0]?.startedAt ?? "") > daysLater(instant(clock()), -AT_HOME_DAYS);

  return {
    web,
    async start() {
      const botInfo = await introduce(call, parts, stopping.signal);
      if (botInfo === null) return;
      await watch.insist(() => setInstallation(db, "botUsername", botInfo.username));
      klaster = createBot({
        token: config.botToken,
        apiRoot: config.telegramApiRoot,
        fetch,
        botInfo,
        services: {
          db,
          clock,
          calendar,
          forms,
          dataOperator: config.dataOperator,
          standardHour: (zone, now) => matchesAround(config.reminderCron, zone, now).next.toFormat("HH:mm"),
          remindNow: (tx, clusterId, personIds, now) =>
            remindLate(tx, { clusterId, personIds }, daily.lateIn(tx, clusterId, now)),
          remindAtHour: (tx, clusterId, personIds, now) =>
            remindAtNewHour(tx, { clusterId, personIds }, daily.lateIn(tx, clusterId, now)),
        },
        features: features({ download, db, calendar, forms, log }),
      });
      await setUp(call, config, log);
      // The database may be closed by now.
      if (stopping.signal.aborted) return;
      inbox.start();
      begin().catch((error: unknown) => watch.notes(error) || log.fatal({ err: error }, "nothing is sent"));
    },
    tick: () => jobs.tick(),
    async idle() {
      // An update may leave a message in the outbox; a message never leaves an update.
      await inbox.idle();
      sender.wake();
      await sender.idle();
    },
    failed: Promise.race([
      watch.damaged.then(() => "damaged" as const),
      poller.taken.then(() => "taken" as const),
    ]),
    async stop() {
      stopping.abort();
      watch.stop();
      await jobs.stop();
      await poller.stop();
      await inbox.stop();
      await sender.stop();
    },
  };
}
