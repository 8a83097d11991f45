import { instant } from "../../src/calendar/instant.ts";
import { type Cluster, listClusters } from "../../src/people/cluster-store.ts";
import { issueInvite } from "../../src/people/invite-store.ts";
import { loadStaff } from "../../src/people/staff-store.ts";
import type { ChatPerson } from "./chat.ts";
import { keepCastPlan, type Story } from "./story.ts";

/* Other clusters beside the story's own, made of the same plan, and the story's people in them. */

/** Keeps the cast's plan once more as another cluster's: «Озёрненский» has «пгт Озёрный» and the same other places. */
export async function keepCluster(story: Story, name = "Озёрн"): Promise<Cluster> {
  await keepCastPlan(story.open, story.now(), story.cluster.timezone, {
    planText: (text) => text.replaceAll("Заречн", name),
  });
  const cluster = listClusters(story.open.db).findLast((one) => one.name.startsWith(name));
  if (cluster === undefined) throw new Error(`no cluster «${name}»`);
  return cluster;
}

/** The person of that cluster whose name begins so. */
export function personIn(story: Story, cluster: Cluster, name: string): number {
  const day = story.now().toISODate() ?? "";
  const found = loadStaff(story.open.db, cluster.id, day).people.find((one) => one.name.startsWith(name));
  if (found === undefined) throw new Error(`nobody is ${name} in ${cluster.name}`);
  return found.personId;
}

/** Opens the link that the person of a cluster was given, and agrees. */
export async function joinsAs(
  story: Story,
  person: ChatPerson,
  cluster: Cluster,
  personId: number,
): Promise<void> {
  const { token } = issueInvite(story.open.db, {
    clusterId: cluster.id,
    personId,
    createdBy: null,
    now: instant(story.now()),
  });
  await person.sends(`/start ${token}`);
  await person.taps("Соглас");
}
