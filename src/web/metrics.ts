import { count } from "drizzle-orm";
import { Gauge, Histogram, Registry } from "prom-client";
import type { Db } from "../db/open.ts";
import { inbox, OUTBOX_STATES, outbox } from "../db/schema.ts";

export interface Metrics {
  registry: Registry;
  /** Seconds one update took. */
  updateSeconds: Histogram;
  /** Seconds one run of a job took, by job. */
  jobSeconds: Histogram<"job">;
}

/** Gauges ask the database when they are read, so that they are right after a restart too. */
export function createMetrics(db: Db): Metrics {
  const registry = new Registry();
  const registers = [registry];
  void new Gauge({
    name: "klaster_outbox_messages",
    help: "Messages of the outbox by state",
    labelNames: ["state"],
    registers,
    collect() {
      const rows = db.select({ state: outbox.state, n: count() }).from(outbox).groupBy(outbox.state).all();
      for (const state of OUTBOX_STATES) this.set({ state }, rows.find((row) => row.state === state)?.n ?? 0);
    },
  });
  void new Gauge({
    name: "klaster_inbox_updates",
    help: "Updates kept, by state",
    labelNames: ["state"],
    registers,
    collect() {
      const rows = db.select({ state: inbox.state, n: count() }).from(inbox).groupBy(inbox.state).all();
      for (const state of ["pending", "done", "parked"] as const) {
        this.set({ state }, rows.find((row) => row.state === state)?.n ?? 0);
      }
    },
  });
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
  };
}
