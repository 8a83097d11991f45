import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import type { Db } from "../db/open.ts";
import type { JournalFilter, ToldEntry } from "../journal/journal-entry.ts";
import { journalNames } from "../journal/journal-names.ts";
import { peopleNamed } from "../journal/journal-search.ts";
import { journalEvents, loadEntries, peopleNames } from "../journal/journal-store.ts";
import { foundNothing } from "../journal/journal-texts.ts";
import { type Cluster, placeNames } from "../people/cluster-store.ts";
import { eventTitle } from "../plan/plan-texts.ts";
import { searchEvents } from "../plan/search.ts";
import { auditLines, oneOrTheOther, whichOfThem } from "./audit-command-texts.ts";
import { withDatabase } from "./database.ts";
import { namedCluster } from "./named-cluster.ts";
import { CliProblem, type CliWorld, print, printJson, UsageProblem } from "./world.ts";

export interface AuditOptions {
  person?: string;
  event?: string;
  cluster?: string;
  json?: true;
}

/** So many of the newest entries; a program gets them all. */
const SHOWN = 100;

/** The journal, the newest entry first: all of it, a person's, or an event's. */
export async function auditLog(world: CliWorld, options: AuditOptions): Promise<void> {
  if (options.person !== undefined && options.event !== undefined) throw new UsageProblem(oneOrTheOther);
  await withDatabase(world, { create: false }, (open) => {
    const { db } = open;
    const cluster = namedCluster(open, options.cluster);
    const size = options.json === true ? Number.MAX_SAFE_INTEGER : SHOWN;
    const entries = loadEntries(db, cluster.id, filterOf(db, cluster, options), { from: 0, size });
    if (options.json === true) return printJson(world, { cluster: cluster.name, entries });
    const names = journalNames(
      peopleNames(db, cluster.id),
      placeNames(db, cluster.id),
      [...createFormsOf(shippedForms())(db, cluster.id).values()].flat(),
    );
    const told = entries.map((entry): ToldEntry => ({ ...entry, names, zone: cluster.timezone }));
    print(world, auditLines(told));
  });
}

function filterOf(db: Db, { id }: Cluster, { person, event }: AuditOptions): JournalFilter {
  if (person !== undefined)
    return { of: "person", id: theOne(person, peopleNamed(peopleNames(db, id), person), (one) => one.name) };
  if (event === undefined) return { of: "all" };
  const found = searchEvents(journalEvents(db, id), event);
  return { of: "event", id: theOne(event, found, (one) => eventTitle(one, 60)) };
}

/** The one that was meant. Throws {@link CliProblem} where there is none, or several. */
function theOne<T extends { id: number }>(
  query: string,
  found: readonly T[],
  words: (one: T) => string,
): number {
  const [one, ...others] = found;
  if (one === undefined) throw new CliProblem(foundNothing(query).text);
  if (others.length > 0) throw new CliProblem(whichOfThem(found.map(words)));
  return one.id;
}
