import { readFileSync } from "node:fs";
import { DateTime } from "luxon";
import { type App, createApp } from "../../src/app.ts";
import { dayOf } from "../../src/calendar/day.ts";
import { instant } from "../../src/calendar/instant.ts";
import { eventForms } from "../../src/cluster-forms.ts";
import { standingClock } from "../../src/clock.ts";
import { parseConfig } from "../../src/config.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { clusters } from "../../src/db/schema.ts";
import { keepPlan, readPlanSource } from "../../src/import-plan.ts";
import { createLog } from "../../src/log.ts";
import type { Forms } from "../../src/monitoring/form-versions.ts";
import { type Cluster, listClusters, schoolsOf } from "../../src/people/cluster-store.ts";
import { foundCluster } from "../../src/people/founding-store.ts";
import type { OfficeKind } from "../../src/people/office.ts";
import { loadStaff } from "../../src/people/staff-store.ts";
import { nameForOffice } from "../../src/people/staffing-store.ts";
import { loadHours } from "../../src/reminders/wishes-store.ts";
import { chatOf, giveAccounts, joins } from "../../src/sandbox/joining.ts";
import { stopsUntil } from "../../src/sandbox/mornings.ts";
import { createSandboxTelegram, type SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import { settleDeputies } from "../../src/sandbox/settled-doubts.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";
import { listen } from "../../src/web/server.ts";
import { type Cast, type ChatPerson, createCast } from "./chat.ts";
import type { BreakableLine } from "./network.ts";

/*
 * The whole app in process, talking real HTTP to the sandbox's Bot API, on the made-up Заречненский cluster. The
 * clock stands still until the story moves it.
 */

const TOKEN = "1:story";
const PLAN = new URL("cast-plan.txt", import.meta.url);

/** Beside the deputies that the plan names, the chair has named these. */
const DEPUTIES = [
  { school: "Ольховка", of: "ВР", name: "Белкина Т.Р." },
  { school: "Рассвет", of: "ВР", name: "Зимина О.С." },
];

export interface StoryOptions {
  /** In the cluster's own zone: «2019-11-18T08:55». */
  now?: string;
  /** Who joins at the start: everyone with an office, or only these offices. */
  joined?: "everyone" | readonly OfficeKind[];
  /** With the plan, unless told: from nothing but a chair, whose name may not be known. */
  from?: "plan" | { chair: string | null };
  cron?: string;
  /** How long the bot waits for Telegram's answer, in milliseconds. */
  patienceMs?: number;
  /** The line between the bot and Telegram, where the story breaks it. */
  line?: BreakableLine;
  /** Other monthly forms than the project's. */
  forms?: Forms;
  /** Changes the text of the cluster's plan. */
  planText?: (text: string) => string;
  /** The zone of the cluster and of every moment of the story. */
  zone?: string;
  /** The chair gets her letters; unless told she has switched them off, and the list of Mondays is in her digest. */
  letters?: boolean;
}

export interface Story {
  app: App;
  telegram: SandboxTelegram;
  open: OpenDb;
  cast: Cast;
  cluster: Cluster;
  now(): DateTime;
  chair: ChatPerson;
  /** Whoever holds the office today, at the school whose name holds `place`. */
  who(office: OfficeKind, place?: string, of?: string): ChatPerson;
  /** Someone whom the cluster does not know. */
  stranger: ChatPerson;
  personId(person: ChatPerson): number;
  schoolId(place: string): number;
  /** Everyone who has joined, with their names. */
  joined(): ChatPerson[];
  /** Puts the clock forward, living through each morning on the way, and waits until all has been sent. */
  moveTo(moment: string): Promise<void>;
  /** Puts the clock forward with the bot off: nothing happens on the way. */
  sleepTo(moment: string): Promise<void>;
  /** Sets the clock, forward or back, under the running bot: none of what lies between happens. */
  jumpTo(moment: string): Promise<void>;
  /** Ends the bot and starts a new one on what is stored. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

export async function startStory(options: StoryOptions = {}): Promise<Story> {
  const config = parseConfig({
    BOT_TOKEN: TOKEN,
    ...(options.zone === undefined ? {} : { CLUSTER_TIMEZONE: options.zone }),
  });
  const at = (text: string): DateTime => DateTime.fromISO(text, { zone: config.timezone });
  const clock = standingClock(at(options.now ?? "2019-11-18T08:55"));
  const open = openDb(":memory:");
  migrate(open);
  const telegram = createSandboxTelegram({
    token: TOKEN,
    username: "klaster_story_bot",
    now: () => clock.now().toMillis(),
  });
  const server = await listen(telegram.app);
  const cluster =
    typeof options.from === "object"
      ? keepFounded(open, options.from.chair, clock.now(), config.timezone)
      : await keepCast(open, clock.now(), config.timezone, options);
  if (options.letters !== true) open.db.update(clusters).set({ weekLetter: false, monthLetter: false }).run();
  let app = await startApp();
  const cast = createCast(telegram, () => app.idle());
  await joinThem();

  async function startApp(): Promise<App> {
    const app = createApp({
      config: {
        ...config,
        botToken: TOKEN,
        // A story of the clock alone may have its digests at night, which the environment is refused.
        reminderCron: options.cron ?? config.reminderCron,
        telegramApiRoot: options.line?.apiRoot(server.port) ?? server.url,
      },
      open,
      clock: clock.now,
      fetch: createTelegramFetch({
        ...(options.patienceMs === undefined ? {} : { timeoutMs: options.patienceMs }),
        ...(options.line === undefined ? {} : { fetch: options.line.fetch }),
      }),
      log: createLog("silent"),
      hurried: true,
      ...(options.forms === undefined ? {} : { forms: options.forms }),
    });
    await app.start();
    return app;
  }

  async function joinThem(): Promise<void> {
    const wanted = options.joined ?? "everyone";
    const accounts = giveAccounts(telegram, open.db, cluster, clock.now());
    const staff = loadStaff(open.db, cluster.id, today()).people;
    const joining = accounts.filter(
      ({ personId }) =>
        wanted === "everyone" ||
        staff.some(
          (one) => one.personId === personId && one.offices.some(({ kind }) => wanted.includes(kind)),
        ),
    );
    await Promise.all(
      joining.map(({ personId }) => joins(telegram, open.db, cluster.id, personId, clock.now())),
    );
    await cast.idle();
    for (const { chatId, name } of joining)
      if (cast.person(chatId, name).messages().length > 0) cast.person(chatId).looks();
  }

  function today(): string {
    return dayOf(clock.now(), cluster.timezone);
  }

  function schoolId(place: string): number {
    const found = schoolsOf(open.db, cluster.id).find(({ name }) => name.includes(place));
    if (found === undefined) throw new Error(`no school «${place}»`);
    return found.id;
  }

  function who(office: OfficeKind, place?: string, of?: string): ChatPerson {
    const at = place === undefined ? undefined : schoolId(place);
    const found = loadStaff(open.db, cluster.id, today()).people.find((person) =>
      person.offices.some(
        (one) =>
          one.kind === office &&
          (at === undefined || one.organisationId === at) &&
          (of === undefined || one.of === of),
      ),
    );
    if (found === undefined) throw new Error(`nobody is ${office} ${of ?? ""} ${place ?? ""}`);
    return cast.person(chatOf(found.personId), found.name);
  }

  return {
    get app() {
      return app;
    },
    telegram,
    open,
    cast,
    cluster,
    now: clock.now,
    chair: who("chair"),
    who,
    stranger: cast.person(77, "Чужой"),
    personId: (person) => person.chatId - chatOf(0),
    schoolId,
    joined: () =>
      loadStaff(open.db, cluster.id, today())
        .people.filter((person) => person.state !== "out")
        .map((person) => cast.person(chatOf(person.personId), person.name)),
    async moveTo(moment) {
      for (const stop of stopsUntil(clock.now(), at(moment), loadHours(open.db))) {
        clock.set(stop);
        await app.tick();
        await cast.idle();
      }
    },
    async sleepTo(moment) {
      await app.stop();
      clock.set(at(moment));
      app = await startApp();
      await app.tick();
      await cast.idle();
    },
    async jumpTo(moment) {
      clock.set(at(moment));
      await app.tick();
      await cast.idle();
    },
    async restart() {
      await app.stop();
      app = await startApp();
      await cast.idle();
    },
    async end() {
      await app.stop();
      telegram.close();
      await server.close();
      open.close();
    },
  };
}

function keepFounded(open: OpenDb, chair: string | null, now: DateTime, timezone: string): Cluster {
  foundCluster(open.db, { chair, timezone, now: instant(now), today: dayOf(now, timezone) });
  const [cluster] = listClusters(open.db);
  if (cluster === undefined) throw new Error("no cluster was founded");
  return cluster;
}

/** The plan of the made-up cluster, stored as the command line stores it. */
export async function keepCastPlan(
  open: OpenDb,
  now: DateTime,
  timezone: string,
  { forms, planText = (text) => text }: Pick<StoryOptions, "forms" | "planText"> = {},
): Promise<void> {
  const source = {
    bytes: new TextEncoder().encode(planText(readFileSync(PLAN, "utf8"))),
    fileName: "cast-plan.txt",
    ...(forms === undefined ? {} : { forms: eventForms(forms) }),
  };
  const reading = await readPlanSource(source);
  if ("problem" in reading) throw new Error(reading.problem);
  const kept = keepPlan(open.db, reading, source, { clusterId: null, timezone, now, importedBy: null });
  if ("problem" in kept) throw new Error(kept.problem);
}

/** The made-up cluster with its plan, and the deputies that the chair has named. */
async function keepCast(
  open: OpenDb,
  now: DateTime,
  timezone: string,
  options: StoryOptions,
): Promise<Cluster> {
  await keepCastPlan(open, now, timezone, options);
  const [cluster] = listClusters(open.db);
  if (cluster === undefined) throw new Error("the plan made no cluster");
  settleDeputies(open.db, cluster.id, now);
  const chair = loadStaff(open.db, cluster.id, dayOf(now, timezone)).people.find(({ offices }) =>
    offices.some(({ kind }) => kind === "chair"),
  );
  for (const { school, of, name } of DEPUTIES) {
    const place = schoolsOf(open.db, cluster.id).find((one) => one.name.includes(school));
    if (place === undefined || chair === undefined) throw new Error(`the cast has no ${school}`);
    nameForOffice(
      open.db,
      { clusterId: cluster.id, by: chair.personId, at: instant(now), today: dayOf(now, timezone) },
      { clusterId: cluster.id, kind: "deputy", of, organisationId: place.id },
      { name },
      null,
    );
  }
  return cluster;
}
