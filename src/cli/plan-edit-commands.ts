import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { changePlan } from "../change-plan.ts";
import { plainText } from "../delivery/plain-text.ts";
import type { Cluster } from "../people/cluster-store.ts";
import type { ChangedBy, EventContent, PlanChange } from "../plan/change.ts";
import { clusterNames, clusterWorld, typedIds } from "../plan/editing/cluster-names-store.ts";
import { newDeadline } from "../plan/editing/deadline-edit.ts";
import { emptyContent, nextNumber } from "../plan/editing/edit.ts";
import { countHistory, historyOf } from "../plan/editing/event-history-store.ts";
import { eventHistory } from "../plan/editing/event-history-texts.ts";
import { eventParties } from "../plan/event-content.ts";
import { eventsOf, outlineOf } from "../plan/event-store.ts";
import { readTyped } from "../plan/editing/party-edit.ts";
import { runningPlan } from "../plan/plan-store.ts";
import { lookForm } from "../plan/russian-text.ts";
import type { StoredPlan } from "../plan/stored-plan.ts";
import { deadlineUnclear, noEvent, nothingStored, plannedEvent, sameNumber } from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { namedCluster } from "./named-cluster.ts";
import { CliProblem, type CliWorld, print, printJson } from "./world.ts";

export interface EditOptions {
  /** The cluster's name, or words of it, where the database holds several. */
  cluster?: string;
  json?: true;
}

interface OpenPlan extends CliDatabase {
  cluster: Cluster;
  plan: StoredPlan;
  by: ChangedBy;
}

function openPlan(open: CliDatabase, options: EditOptions): OpenPlan {
  const cluster = namedCluster(open, options.cluster);
  const today = dayOf(open.now, cluster.timezone);
  const plan = runningPlan(open.db, cluster.id, today);
  if (plan === null) throw new CliProblem(nothingStored);
  return {
    ...open,
    cluster,
    plan,
    by: { clusterId: cluster.id, personId: null, at: instant(open.now), today },
  };
}

/** Makes one change of the running plan and shows the event as it stands then. */
async function edit(
  world: CliWorld,
  options: EditOptions,
  changeOf: (open: OpenPlan) => PlanChange,
): Promise<void> {
  await withDatabase(world, { create: false }, (open) => {
    const { db, plan, by, ...rest } = openPlan(open, options);
    // Beside a running bot: whoever reads first and then writes could be refused.
    const [event] = db.transaction(
      (tx) => {
        const change = changeOf({ ...rest, db: tx, plan, by });
        return eventsOf(tx, plan.id, changePlan(tx, [change], by).eventIds);
      },
      { behavior: "immediate" },
    );
    if (options.json === true) printJson(world, event);
    else if (event !== undefined) print(world, plannedEvent(event, plan));
  });
}

export const cancelEvent = (
  world: CliWorld,
  number: string,
  options: EditOptions & { reason?: string },
): Promise<void> =>
  edit(world, options, (open) => ({
    kind: "cancel",
    eventId: numbered(open, number),
    reason: options.reason ?? null,
  }));

export const restoreEvent = (world: CliWorld, number: string, options: EditOptions): Promise<void> =>
  edit(world, options, (open) => ({ kind: "restore", eventId: numbered(open, number) }));

/** The deadline anew, «26 сентября в 10:00, актовый зал», as the plan's reader understands it. */
export const moveEvent = (
  world: CliWorld,
  number: string,
  deadline: string,
  options: EditOptions,
): Promise<void> =>
  edit(world, options, (open) => ({
    kind: "rewrite",
    eventId: numbered(open, number),
    set: deadlineOf(open, deadline),
  }));

export interface RewriteOptions extends EditOptions {
  title?: string;
  section?: string;
  responsible?: string;
  place?: string;
  number?: string;
}

/** Parts of an event anew, each as it was typed; an empty one is none. */
export const rewriteEvent = (world: CliWorld, number: string, options: RewriteOptions): Promise<void> =>
  edit(world, options, (open) => {
    const { title, section, responsible, place } = options;
    const orNone = (text: string): string | null => (text.trim() === "" ? null : text.trim());
    return {
      kind: "rewrite",
      eventId: numbered(open, number),
      set: {
        ...(title === undefined ? {} : { title: title.trim() }),
        ...(section === undefined ? {} : { section: orNone(section) }),
        ...(place === undefined ? {} : { place: orNone(place) }),
        ...(options.number === undefined ? {} : { number: orNone(options.number) }),
        ...(responsible === undefined ? {} : answeringOf(open, responsible)),
      },
    };
  });

/** «Кто, когда, что было», the newest first. */
export async function showHistory(world: CliWorld, number: string, options: EditOptions): Promise<void> {
  await withDatabase(world, { create: false }, (open) => {
    const found = openPlan(open, options);
    const { db, plan } = found;
    const { clusterId } = plan;
    const [event] = eventsOf(db, plan.id, [numbered(found, number)]);
    if (event === undefined) throw new CliProblem(noEvent(number));
    const total = countHistory(db, clusterId, event.id);
    const items = historyOf(db, clusterId, event.id, { from: 0, size: total });
    if (options.json === true) return printJson(world, items);
    const changes = { items, page: 0, pages: 1, total };
    const { timezone: zone } = found.cluster;
    print(world, plainText(eventHistory({ event, changes, period: plan, zone }).text));
  });
}

export interface NewEventOptions extends EditOptions {
  section?: string;
  deadline?: string;
  responsible?: string;
  place?: string;
}

export const addEvent = (world: CliWorld, title: string, options: NewEventOptions): Promise<void> =>
  edit(world, options, (open) => {
    const { db, plan } = open;
    const { section, deadline, responsible, place } = options;
    const content: EventContent = {
      ...emptyContent(nextNumber(outlineOf(db, plan.id).map(({ number }) => number))),
      title: title.trim(),
      section: section ?? null,
      ...(deadline === undefined ? {} : deadlineOf(open, deadline)),
      ...(responsible === undefined ? {} : answeringOf(open, responsible)),
      ...(place === undefined ? {} : { place }),
    };
    return { kind: "add", planId: plan.id, content, written: null };
  });

/** The event of that number; more than one, or none, is a problem. */
function numbered({ db, plan }: OpenPlan, number: string): number {
  const wanted = lookForm(number).replace(/^№\s*/, "").replace(/\.$/, "");
  const found = outlineOf(db, plan.id).filter((event) => lookForm(event.number ?? "") === wanted);
  const [event, ...others] = found;
  if (event === undefined) throw new CliProblem(noEvent(number));
  if (others.length > 0) throw new CliProblem(sameNumber(number, found.length));
  return event.id;
}

function deadlineOf({ plan }: OpenPlan, text: string): Partial<EventContent> {
  const { deadline, place } = newDeadline(text, plan);
  if (deadline.kind === "unclear") {
    throw new CliProblem(deadlineUnclear(text, deadline.problems[0]?.message ?? null));
  }
  return place === null ? { deadline } : { deadline, place };
}

function answeringOf({ db, by }: OpenPlan, text: string): Partial<EventContent> {
  const people = [...clusterNames(db, by.clusterId).people.values()];
  const read = readTyped(text, clusterWorld(db, by.clusterId), people);
  return { responsibleText: read.text, parties: eventParties(read, typedIds(db, by.clusterId)) };
}
