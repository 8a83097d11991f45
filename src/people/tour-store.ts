import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import { daysLater } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { invites, planDrafts } from "../db/schema.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { joinedChair } from "./cluster-store.ts";
import { isNameless } from "./founding.ts";
import { hasPlan } from "./founding-store.ts";
import type { Member } from "./member.ts";
import { staffCounts, type StaffPerson } from "./staff.ts";
import { loadStaff } from "./staff-store.ts";
import type { TourFacts } from "./tour.ts";
import { allJoined } from "./tour-texts.ts";

/** Of these people those whose link still lets them in. */
export function withGoodLink(db: Db, people: readonly StaffPerson[], now: string): Set<number> {
  const ids = people.map(({ personId }) => personId);
  const rows = db
    .selectDistinct({ id: invites.personId })
    .from(invites)
    .where(
      and(
        inArray(invites.personId, ids),
        isNull(invites.usedAt),
        isNull(invites.revokedAt),
        gt(invites.expiresAt, now),
      ),
    )
    .all();
  return new Set(rows.map(({ id }) => id));
}

/** How far the chair has come; `now` is a UTC instant. */
export function tourFacts(db: Db, { clusterId, personId, name }: Member, today: Day, now: string): TourFacts {
  const staff = loadStaff(db, clusterId, today);
  const out = staff.people.filter(({ state }) => state === "out");
  const draft = db
    .select({ id: planDrafts.id })
    .from(planDrafts)
    .where(and(eq(planDrafts.clusterId, clusterId), eq(planDrafts.personId, personId)))
    .get();
  return {
    named: !isNameless({ name }),
    draft: draft !== undefined,
    plan: hasPlan(db, clusterId),
    out: out.length,
    invited: withGoodLink(db, out, now).size,
    joined: staff.people.length - out.length,
  };
}

/** Nobody needs to read after a week that everyone is in. */
const NOTICE_DAYS = 7;

/** Tells the chair, once, that everyone who has a name is in the bot and the plan runs. */
export function tellAllJoined(tx: Db, clusterId: number, today: Day, now: string): void {
  if (!hasPlan(tx, clusterId)) return;
  const { out, in: joined, empty } = staffCounts(loadStaff(tx, clusterId, today));
  const chairId = joinedChair(tx, clusterId, today);
  if (out > 0 || chairId === null) return;
  enqueue(tx, {
    key: `tour:${clusterId}`,
    kind: "tour",
    to: { personId: chairId },
    priority: 0,
    body: { text: allJoined(joined, empty).text, buttons: [] },
    now,
    expiresAt: daysLater(now, NOTICE_DAYS),
  });
}
