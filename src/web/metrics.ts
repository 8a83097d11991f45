import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { instant } from "../calendar/instant.ts";
import type { Clock } from "../clock.ts";
import { troubleOf } from "../db/trouble.ts";
import type { Db } from "../db/open.ts";
import { inboxCounts } from "../delivery/inbox-store.ts";
import { msBetween } from "../delivery/instant.ts";
import { countDoubts, nextDueAt, outboxCounts } from "../delivery/outbox-store.ts";

export interface Metrics {
  registry: Registry;
  /** Seconds one update took. */
  updateSeconds: Histogram;
  /** Seconds one run of a job took, by job. */
  jobSeconds: Histogram<"job">;
  /** The same fetch, with Telegram's answers counted by status: how many 429, 5xx, and none at all. */
  countAnswers(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

/** Gauges ask the database when they are read, so that they are right after a restart too. */
export function createMetrics(db: Db, clock: Clock): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Counter({
    name: "klaster_telegram_answers_total",
    help: "Calls of Telegram by the status of its answer; none: there was no answer",
    labelNames: ["status"],
    registers,
  });
  // Shown before there is one: a rule that watches for it would otherwise never see it begin.
  for (const status of ["200", "429", "none"]) answers.inc({ status }, 0);
  stateGauge({ name: "klaster_outbox_messages", help: "Messages of the outbox by state", registers }, () =>
    outboxCounts(db),
  );
  stateGauge({ name: "klaster_inbox_updates", help: "Updates kept, by state", registers }, () =>
    inboxCounts(db),
  );
  gauge(
    {
      name: "klaster_outbox_oldest_due_seconds",
      help: "For how long the oldest message has been due that has not gone",
      registers,
    },
    () => {
      const due = nextDueAt(db);
      return due === null ? 0 : Math.max(0, msBetween(due, instant(clock())) / 1000);
    },
  );
  gauge(
    {
      name: "klaster_outbox_doubtful_messages",
      help: "Messages that may have come twice or not at all",
      registers,
    },
    () => countDoubts(db),
  );
  return {
    registry,
    updateSeconds: new Histogram({
      name: "klaster_update_seconds",
      help: "Time one update took",
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    jobSeconds: new Histogram({
      name: "klaster_job_seconds",
      help: "Time one run of a job took",
      labelNames: ["job"],
      buckets: [0.01, 0.1, 1, 10, 60],
      registers,
    }),
    countAnswers: (fetch) => async (input, init) => {
      try {
        const response = await fetch(input, init);
        answers.inc({ status: String(response.status) });
        return response;
      } catch (error) {
        answers.inc({ status: "none" });
        throw error;
      }
    },
  };
}

interface GaugeHead {
  name: string;
  help: string;
  registers: Registry[];
}

function gauge(head: GaugeHead, read: () => number): void {
  void new Gauge({
    ...head,
    collect() {
      this.reset();
      const value = readable(read);
      if (value !== null) this.set(value);
    },
  });
}

function stateGauge(head: GaugeHead, read: () => Record<string, number>): void {
  void new Gauge({
    ...head,
    labelNames: ["state"],
    collect() {
      this.reset();
      for (const [state, n] of Object.entries(readable(read) ?? {})) this.set({ state }, n);
    },
  });
}

/** A damaged database has no figures, and must not take the others' away. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return null;
  }
}
