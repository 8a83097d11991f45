import { join } from "node:path";
import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { drafts } from "../../src/db/schema.ts";
import { type BotKind, startBot } from "./bots.ts";
import { chatsOf, openClusters, ZONE } from "./cluster.ts";
import { besideEach, type Figure, median } from "./figures.ts";
import { startTelegram } from "./telegram.ts";
import { NIGHT } from "./updates.ts";

const CLUSTERS = 25;
const WARM_UP = 1;
const ROUNDS = 4;
/** The whole of a class and where some of them go: what the form asks of any grade without being led. */
const ANSWERS = ["30", "6", "5"];

/**
 * What a step of a dialog costs: an answer to the monthly form, checked and kept, beside a bare conversation that
 * keeps its steps in memory and sends each back, and beside grammY with no conversation at all.
 */
export async function dialogs(folder: string): Promise<Figure[]> {
  const database = join(folder, "dialogs.db");
  const open = await openClusters(database, CLUSTERS, DateTime.fromISO(NIGHT, { zone: ZONE }));
  const chats = chatsOf(open).directors;
  const ours = await measured("klaster", () => {
    const taken = open.db.select().from(drafts).where(eq(drafts.revision, ANSWERS.length)).all();
    if (taken.length !== chats.length) throw new Error("an answer was not taken");
    open.db.delete(drafts).run();
  });
  const bare = await measured("conversation");
  const echo = await measured("polling");
  open.close();
  const peers = (of: (one: Step) => number) => ({
    "bare conversation": of(bare),
    "grammY polling": of(echo),
  });
  return [
    ...besideEach(
      "a step of a dialog",
      ours.rate,
      peers((one) => one.rate),
      "/s",
    ),
    ...besideEach(
      "a step of a dialog, of the processor",
      ours.cpu,
      peers((one) => one.cpu),
      "ms",
    ),
  ];

  async function measured(kind: BotKind, startOver: () => void = () => undefined): Promise<Step> {
    const telegram = await startTelegram();
    await telegram.people(chats);
    const bot = await startBot(kind, { url: telegram.url, database, now: NIGHT });
    const steps: Step[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      await telegram.send("/monitoring", chats);
      for (const answer of ANSWERS) {
        const before = await bot.cpu();
        const ms = await telegram.send(answer, chats);
        const cpu = (await bot.cpu()) - before;
        steps.push({ rate: (chats.length * 1000) / ms, cpu: cpu / chats.length });
      }
      startOver();
    }
    await bot.kill();
    await telegram.end();
    const warm = steps.slice(WARM_UP * ANSWERS.length);
    return { rate: median(warm.map((step) => step.rate)), cpu: median(warm.map((step) => step.cpu)) };
  }
}

interface Step {
  /** Steps a second; milliseconds of the processor for one. */
  rate: number;
  cpu: number;
}
