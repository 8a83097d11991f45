import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import type { ClusterDuties } from "../reminders/duty.ts";
import { loadClusterDuties } from "../reminders/duty-store.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import type { Call } from "./call-list.ts";
import { CALL_WORDS, type Directory } from "./call-texts.ts";
import { loadCalls, loadUndelivered } from "./calls-store.ts";
import { authorityHead, reachOf } from "./reach-store.ts";

/** The list to call as it is now, for one who looks at it. */
export interface OpenCalls {
  member: Member;
  cluster: ClusterDuties;
  calls: Call[];
  directory: Directory;
}

export const mayCall = (member: Member): boolean =>
  may(member, { do: "makeCalls", clusterId: member.clusterId });

export const TO_LIST: Button[] = [{ text: CALL_WORDS.list, data: packCallback("t", "list", 0) }];

export function openCalls(ctx: Ctx, member: Member): OpenCalls {
  const { clusterId } = member;
  const cluster = loadClusterDuties(ctx.db, clusterId, ctx);
  const undelivered = loadUndelivered(ctx.db, clusterId, ctx.now);
  const reach = reachOf(ctx.db, clusterId, ctx.today);
  return {
    member,
    cluster,
    calls: loadCalls(ctx.db, cluster, undelivered, ctx.today),
    directory: {
      person: (id) => cluster.people.get(id) ?? null,
      organisation: (id) => cluster.organisations.get(id)?.shortName ?? "",
      reach: (id) => reach.get(id) ?? { state: "forgotten" },
      head: authorityHead(ctx.db, clusterId, ctx.today),
    },
  };
}
