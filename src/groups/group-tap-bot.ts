import { findCluster } from "../people/cluster-store.ts";
import type { Member } from "../people/member.ts";
import { findMembers } from "../people/member-store.ts";
import { may } from "../people/rights.ts";
import { callbackId, unpackCallback } from "../telegram/callback-data.ts";
import type { Ctx } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import type { Group } from "./group.ts";
import { findGroup } from "./group-store.ts";
import { groupUnknown } from "./group-texts.ts";

/** Whoever acts, as the chair of one of the clusters that they may be in. */
export interface Chair extends Member {
  clusterName: string;
  timezone: string;
}

/** The clusters whose groups are this person's to settle; none for anybody but a chair. */
export function chairsOf(ctx: Ctx): Chair[] {
  if (ctx.from === undefined) return [];
  return findMembers(ctx.db, ctx.from.id, ctx.now)
    .filter(({ member }) => may(member, { do: "manageGroups", clusterId: member.clusterId }))
    .map(({ member, timezone }) => ({
      ...member,
      timezone,
      clusterName: findCluster(ctx.db, member.clusterId)?.name ?? "",
    }));
}

/** The group of a button «g:what:group:word», where it is this person's to settle; else the sentence that says why not. */
export function groupOfTap(ctx: Ctx): { group: Group; chair: Chair; word: string | undefined } | string {
  const [, , id, word] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  const chairs = chairsOf(ctx);
  if (chairs.length === 0) return notAllowed;
  const group = findGroup(ctx.db, callbackId(id) ?? 0);
  const chair = chairs.find(({ clusterId }) => clusterId === group?.clusterId);
  return group === null || chair === undefined ? groupUnknown : { group, chair, word };
}
