import { readFileSync } from "node:fs";
import { eq, isNotNull, sql } from "drizzle-orm";
import type { DateTime } from "luxon";
import { migrate } from "../../src/db/migrate.ts";
import { type OpenDb, openDb } from "../../src/db/open.ts";
import { clusters, offices, organisations, people } from "../../src/db/schema.ts";
import { keepPlan, readPlanSource } from "../../src/import-plan.ts";

export const ZONE = "Europe/Kirov";
const PLAN = new URL("../../data/plan-2019-h2.docx", import.meta.url);

/** A database file with so many clusters of the seed's size, everyone of them joined. */
export async function openClusters(path: string, count: number, now: DateTime): Promise<OpenDb> {
  const open = openDb(path);
  migrate(open);
  const source = { bytes: readFileSync(PLAN), fileName: "plan.docx" };
  const reading = await readPlanSource(source);
  if ("problem" in reading) throw new Error(reading.problem);
  open.db.transaction((tx) => {
    for (let i = 1; i <= count; i++) {
      const into = { clusterId: null, timezone: ZONE, now, importedBy: null };
      const kept = keepPlan(tx, { ...reading, cluster: { name: `Кластер ${i}` } }, source, into);
      if ("problem" in kept) throw new Error(kept.problem);
    }
    tx.update(people)
      .set({ chatId: sql`1000 + ${people.id}`, reach: "reachable", joinedAt: "2019-11-01T06:00:00.000Z" })
      .run();
    // A morning's digests alone are measured: nobody is written to twice.
    tx.update(clusters).set({ weekLetter: false, monthLetter: false }).run();
  });
  return open;
}

/**
 * The chats of everyone who may ask for the plan, and of the directors who are asked for their own school's figures
 * straight away: the chair is shown all the schools first.
 */
export function chatsOf({ db }: OpenDb): { all: number[]; directors: number[] } {
  const rows = db
    .select({ chatId: people.chatId, kind: offices.kind, at: organisations.kind })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .leftJoin(organisations, eq(organisations.id, offices.organisationId))
    .where(isNotNull(people.chatId))
    .all();
  const chats = (wanted: typeof rows): Set<number> => new Set(wanted.map((row) => row.chatId ?? 0));
  const directors = chats(rows.filter((row) => row.kind === "director" && row.at === "school"));
  const chairs = chats(rows.filter((row) => row.kind === "chair"));
  return { all: [...chats(rows)], directors: [...directors].filter((chatId) => !chairs.has(chatId)) };
}
