import type { Directory } from "../calls/call-texts.ts";
import type { Reach } from "../calls/reach.ts";
import { type Member, ownSchools } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import type { Html } from "../telegram/html.ts";
import { figuresOf } from "./figures.ts";
import { backToSummary } from "./home-texts.ts";
import { visibleTo } from "./own-duties.ts";
import { type LoadedSummary, loadSummary } from "./summary-store.ts";
import { type ClusterSummary, summarise } from "./summary.ts";

/** A screen's text and its rows of buttons. */
export type Screen = [Html, Button[][]];

/** Everything that a screen of the summary needs, for the one who asks. */
export interface View {
  member: Member;
  facts: LoadedSummary;
  summary: ClusterSummary;
  /** False: only one's own is shown. */
  whole: boolean;
}

export const maySee = (member: Member, what: "own" | "cluster"): boolean =>
  may(member, {
    do: what === "own" ? "seeOwnStatus" : "seeClusterStatus",
    clusterId: member.clusterId,
  });

/** Null where there is no plan yet. Without the right to the cluster nothing but one's own is even counted. */
export function viewOf(ctx: Ctx, member: Member): View | null {
  const all = loadSummary(ctx.db, member.clusterId, ctx);
  if (all.plan === null) return null;
  const whole = maySee(member, "cluster");
  const own = ownSchools(member);
  const facts = whole
    ? all
    : {
        ...all,
        duties: visibleTo(member, all.duties),
        figures: all.figures.flatMap((figures) => figuresOf(figures, own) ?? []),
        closable: [],
        missed: [],
        undelivered: [],
      };
  return { member, facts, summary: summarise(facts, ctx.today), whole };
}

export const BACK: Button[] = [{ text: backToSummary, data: packCallback("s", "home") }];

/** Whom a call's or a need's words name. */
export const directoryOf = (
  { people, organisations }: Pick<LoadedSummary, "people" | "organisations">,
  reach: ReadonlyMap<number, Reach>,
): Directory => ({
  person: (id) => people.get(id) ?? null,
  organisation: (id) => organisations.get(id)?.shortName ?? "",
  reach: (id) => reach.get(id) ?? { state: "forgotten" },
  head: null,
});
