import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { changePlan } from "../change-plan.ts";
import type { ChangedBy, EventContent, PlanChange } from "../plan/change.ts";
import { clusterNames, clusterWorld, typedIds } from "../plan/editing/cluster-names-store.ts";
import { newDeadline } from "../plan/editing/deadline-edit.ts";
import { emptyContent, nextNumber } from "../plan/editing/edit.ts";
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
  plan: StoredPlan;
  by: ChangedBy;
}

/** Makes one change of the running plan and shows the event as it stands then. */
async function edit(
  world: CliWorld,
  options: EditOptions,
  changeOf: (open: OpenPlan) => PlanChange,
): Promise<void> {
  await withDatabase(world, { create: false }, (open) => {
    const cluster = namedCluster(open, options.cluster);
    const today = dayOf(open.now, cluster.timezone);
    const plan = runningPlan(open.db, cluster.id, today);
    if (plan === null) throw new CliProblem(nothingStored);
    const by: ChangedBy = { clusterId: cluster.id, personId: null, at: instant(open.now), today };
    // Beside a running bot: whoever reads first and then writes could be refused.
    const [event] = open.db.transaction(
      (tx) => {
        const change = changeOf({ ...open, db: tx, plan, by });
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
