import { join } from "node:path";
import { DateTime } from "luxon";
import type { OpenDb } from "../../src/db/open.ts";
import { claimNext } from "../../src/delivery/claim-store.ts";
import { settle } from "../../src/delivery/outcome-store.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median, timed } from "./figures.ts";

const ROWS = 1_000_000;
const FEW = 1000;
/** What ten thousand clusters have in a morning. */
const MANY = 80_000;
const CLAIMS = 200;
const NOW = "2019-11-20T06:00:00.000Z";
const LATER = "2019-11-20T06:10:00.000Z";
const END = "2019-11-20T18:00:00.000Z";
/** As many as a busy second leaves waiting. */
const WAITING = Array.from({ length: 30 }, (_, i) => 900_000 + i);

/**
 * A message claimed and written down as sent, by what the outbox holds. Beside it the same in SQL prepared once,
 * told which index serves; both without the waits for the disk, which are the same.
 */
export async function claim(folder: string): Promise<Figure[]> {
  const open = await openClusters(join(folder, "claim.db"), 1, DateTime.fromISO(NOW, { zone: ZONE }));
  open.sqlite.pragma("synchronous = OFF");
  const figures: Figure[] = [];
  const measure = (what: string, held: Held): void => {
    fill(open, held);
    const ours = microseconds(() => claimOne(open));
    const value = microseconds(bareClaim(open));
    figures.push(figure(`claim and mark: ${what}`, ours, "bare SQL", value, "us"));
  };
  measure(`${FEW} due`, { sent: 0, later: 0, due: FEW });
  measure(`${FEW} due of a million rows`, { sent: ROWS, later: 0, due: FEW });
  measure("a million due", { sent: 0, later: 0, due: ROWS });
  measure(`${FEW} due behind ${MANY} put off`, { sent: 0, later: MANY, due: FEW });
  open.close();
  return figures;
}

type Held = Record<"sent" | "later" | "due", number>;

const microseconds = (work: () => void): number =>
  1000 * median(Array.from({ length: CLAIMS }, () => timed(work)));

/** Empties the outbox and puts so many rows there; those put off come before the due. */
function fill({ sqlite }: OpenDb, { sent, due, later }: Held): void {
  sqlite.exec("DELETE FROM outbox");
  const insert = sqlite.prepare(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO outbox (key, kind, person_id, priority, body, created_at, next_try_at, expires_at, state, sent_at)
    SELECT ? || i, 'digest', 1 + i % (SELECT max(id) FROM people), 10, '{"text":"Сводка дня","buttons":[]}', ?, ?, ?, ?, ?
    FROM n`);
  for (const [name, count, at, state, sentAt] of [
    ["sent", sent, NOW, "sent", NOW],
    ["later", later, LATER, "pending", null],
    ["due", due, NOW, "pending", null],
  ] as const)
    if (count > 0) insert.run(count, name, NOW, at, END, state, sentAt);
}

const WORLD = { now: NOW, owner: "bench", leaseMs: 120_000, waiting: WAITING };

function claimOne({ db }: OpenDb): void {
  const claimed = claimNext(db, WORLD);
  if (claimed.kind !== "claimed") throw new Error("nothing was claimed");
  settle(db, claimed, { to: "sent", messageId: 1 }, NOW);
}

/** The same two transactions. */
function bareClaim({ sqlite }: OpenDb): () => void {
  const take = sqlite.prepare<[string, string]>(`
    UPDATE outbox SET state = 'sending', owner = 'bench', lease_until = ?, attempts = attempts + 1
    WHERE id = (
      SELECT o.id FROM outbox o INDEXED BY outbox_order LEFT JOIN people p ON p.id = o.person_id
      WHERE o.state = 'pending' AND o.priority = 10 AND o.next_try_at <= ?
        AND CASE WHEN o.person_id IS NULL THEN o.chat_id ELSE p.chat_id END NOT IN (${WAITING.join()})
      ORDER BY o.next_try_at, o.id LIMIT 1
    ) RETURNING *`);
  const mark = sqlite.prepare<[string, number]>(`
    UPDATE outbox SET state = 'sent', sent_at = ?, message_id = 1, owner = NULL, lease_until = NULL
    WHERE id = ? AND state = 'sending'`);
  return () => {
    const row = take.get(LATER, NOW) as { id: number } | undefined;
    if (row === undefined) throw new Error("nothing was claimed");
    mark.run(NOW, row.id);
  };
}
