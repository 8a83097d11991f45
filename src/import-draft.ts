import { and, eq, isNull, sql, TransactionRollbackError } from "drizzle-orm";
import type { Logger } from "pino";
import { addDays, dayOf } from "./calendar/day.ts";
import { instant } from "./calendar/instant.ts";
import { overlap, type Period } from "./calendar/period.ts";
import type { ProductionCalendar } from "./calendar/working-days.ts";
import { changePlan } from "./change-plan.ts";
import { eventForms } from "./cluster-forms.ts";
import type { Db } from "./db/open.ts";
import { people } from "./db/schema.ts";
import { hashOf, keepReading, readPlanInWorker } from "./import-plan.ts";
import type { FormsOf } from "./monitoring/form-store.ts";
import { isNameless } from "./people/founding.ts";
import { takeName } from "./people/own-name-store.ts";
import { peopleTaken, planChanges } from "./plan/importing/diff-changes.ts";
import { chairOf } from "./plan/importing/doubt.ts";
import type { ChangedBy } from "./plan/change.ts";
import type { Draft, DraftChanges } from "./plan/importing/draft.ts";
import { setPlanFile } from "./plan/importing/draft-store.ts";
import { datedSpans } from "./plan/event-content.ts";
import type { DraftEnd, ImportParts } from "./plan/importing/import-bot.ts";
import { problemsOf } from "./plan/plan-store.ts";
import type { PlanReading } from "./plan/plan.ts";
import { keepRoster } from "./plan/roster-store.ts";
import { previewReminders } from "./reminders/preview-store.ts";

/** Reminders look back and ahead of the days that they are previewed for by no more than this. */
const NEAR_DAYS = 31;

/** What a plan's draft needs of the rest of the bot. `read` is the one place where a file's reading is begun. */
export function importParts(
  download: ImportParts["download"],
  { db, calendar, forms, log }: { db: Db; calendar: ProductionCalendar; forms: FormsOf; log: Logger },
): ImportParts {
  return {
    download,
    async read(source, clusterId) {
      const reading = await readPlanInWorker({ ...source, forms: eventForms(forms(db, clusterId)) });
      if ("problem" in reading) {
        if (reading.fault !== undefined) log.error({ err: reading.fault }, "a plan's file could not be read");
        return reading;
      }
      return { fileName: source.fileName, fileHash: hashOf(source.bytes), reading };
    },
    start: startDraft,
    change: changeByDraft,
    preview(db, row, draft, end, time) {
      return rolledBack(db, (tx) => {
        // Only what can be told of in this time: a plan of thousands of events is previewed in no time.
        const near = { from: addDays(time.from, -NEAR_DAYS), to: addDays(time.to, NEAR_DAYS) };
        startDraft(tx, row, { ...draft, reading: eventsIn(draft.reading, near) }, end);
        joinEveryone(tx, end.clusterId);
        return previewReminders(tx, { calendar, forms, ...time, clusterId: end.clusterId });
      });
    },
  };
}

function eventsIn(reading: Draft["reading"], time: Period): Draft["reading"] {
  const { period } = reading;
  if (period === null) return reading;
  const near = reading.events.filter(({ deadline }) =>
    datedSpans(deadline, period).some(
      ({ opensOn, dueOn }) => overlap({ from: opensOn, to: dueOn }, time) !== null,
    ),
  );
  // A plan is not stored without an event.
  return { ...reading, events: near.length > 0 ? near : reading.events.slice(0, 1), problems: [] };
}

/** Nobody can have been invited yet: it is shown what will go out once they have joined. */
const joinEveryone = (tx: Db, clusterId: number): void =>
  void tx
    .update(people)
    .set({ chatId: sql`-${people.id}`, reach: "reachable" })
    .where(and(eq(people.clusterId, clusterId), isNull(people.chatId)))
    .run();

/** What `work` gives, with nothing of it left in the database. */
function rolledBack<T>(db: Db, work: (tx: Db) => T): T {
  let result: { value: T } | undefined;
  try {
    db.transaction((tx) => {
      result = { value: work(tx) };
      tx.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  if (result === undefined) throw new Error("the work was not done");
  return result.value;
}

const startDraft: ImportParts["start"] = (tx, row, draft, end) => {
  takePlanName(tx, draft, end);
  const kept = keepReading(
    tx,
    draft.reading,
    { fileName: row.fileName, fileHash: row.fileHash },
    {
      clusterId: end.clusterId,
      timezone: end.zone,
      now: end.now,
      importedBy: end.personId,
    },
  );
  if ("problem" in kept) return kept;
  const differs = problemsOf(tx, kept.planId).filter(({ code }) => ROSTER_CODES.has(code));
  return { ...kept, differs: differs.map(({ message }) => message) };
};

const ROSTER_CODES: ReadonlySet<string> = new Set(["holder-differs", "office-left", "two-leads"]);

/** The chair becomes the person whom the plan names, instead of standing beside her. */
function takePlanName(tx: Db, { sender, reading }: Draft, end: DraftEnd): void {
  const { personId } = end;
  const named = tx.select({ name: people.name }).from(people).where(eq(people.id, personId)).get();
  // One who has a name was asked whether it is hers; one who has none is the only chair there can be.
  const name =
    sender ??
    (sender === undefined && named !== undefined && isNameless(named) ? chairOf(reading.people)?.name : null);
  if (name !== null && name !== undefined) takeName(tx, changeOf(end), personId, name);
}

const changeOf = ({ clusterId, personId, now, zone }: DraftEnd) => ({
  clusterId,
  by: personId,
  at: instant(now),
  today: dayOf(now, zone),
});

const changeByDraft: ImportParts["change"] = (tx, row, draft, end) => {
  takePlanName(tx, draft, end);
  const { by: personId, ...change } = changeOf(end);
  return draft.changes === null
    ? { applied: 0, differs: [] }
    : changeByFile(tx, draft.reading, draft.changes, row, { ...change, personId });
};

/** Makes the changes that were taken, and brings in whom the file names anew. */
export function changeByFile(
  tx: Db,
  reading: PlanReading,
  changes: DraftChanges,
  row: { fileName: string; fileHash: string },
  by: ChangedBy,
): { applied: number; differs: string[] } {
  const roster = keepRoster(tx, by.clusterId, { ...reading, people: peopleTaken(changes, reading) });
  changePlan(tx, planChanges(changes, reading.events, roster), by);
  setPlanFile(tx, changes.planId, { fileName: row.fileName, fileHash: row.fileHash });
  return { applied: changes.taken.size, differs: roster.problems.map(({ message }) => message) };
}
