import { join } from "node:path";
import { eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { drafts } from "../../src/db/schema.ts";
import { startBot } from "./bots.ts";
import { chatsOf, openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median } from "./figures.ts";
import { startTelegram } from "./telegram.ts";
import { NIGHT } from "./updates.ts";

const CLUSTERS = 25;
const WARM_UP = 1;
const ROUNDS = 3;
const STEPS = 40;
const SHOWN = [10, STEPS];

/** A figure that is told, and changed, and changed: a question each, and «Назад» remembers every one. */
const answerTo = (step: number): string =>
  step === 1 ? "9 класс: всего 30" : `9 класс: работа ${step % 20}`;

/** What an answer to the monthly form costs the processor late in a dialog, beside its first question: it must not grow. */
export async function dialogSteps(folder: string): Promise<Figure[]> {
  const database = join(folder, "dialog-steps.db");
  const open = await openClusters(database, CLUSTERS, DateTime.fromISO(NIGHT, { zone: ZONE }));
  const chats = chatsOf(open).directors;
  const telegram = await startTelegram();
  await telegram.people(chats);
  const bot = await startBot("klaster", { url: telegram.url, database, now: NIGHT });
  const costs = Array.from({ length: STEPS }, (): number[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    await telegram.send("/monitoring", chats);
    for (const [i, cost] of costs.entries()) {
      const before = await bot.cpu();
      await telegram.send(answerTo(i + 1), chats);
      if (round >= WARM_UP) cost.push(((await bot.cpu()) - before) / chats.length);
    }
    const taken = open.db.select().from(drafts).where(eq(drafts.revision, STEPS)).all();
    if (taken.length !== chats.length) throw new Error("an answer was not taken");
    open.db.delete(drafts).run();
  }
  await bot.kill();
  await telegram.end();
  open.close();
  // A step alone is a few milliseconds: its neighbours count with it.
  const around = (step: number): number => median(costs.slice(Math.max(0, step - 2), step + 1).flat());
  return SHOWN.map((step) =>
    figure(`an answer, the ${step}th of a dialog`, around(step), "the first", around(1), "ms"),
  );
}
