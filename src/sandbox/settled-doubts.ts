import type { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { listClusters, schoolsOf } from "../people/cluster-store.ts";
import { loadStaff } from "../people/staff-store.ts";
import { placeOffice } from "../people/staffing-store.ts";

/**
 * Settles for the chair the one doubt without which nobody could try handing in the figures: a deputy whose
 * school the plan does not name works at the first one.
 */
export function settleDeputies(db: Db, clusterId: number, now: DateTime): void {
  const cluster = listClusters(db).find((one) => one.id === clusterId);
  const [school] = schoolsOf(db, clusterId);
  if (cluster === undefined || school === undefined) return;
  const today = dayOf(now, cluster.timezone);
  const { people } = loadStaff(db, clusterId, today);
  const chair = people.find((person) => person.offices.some((office) => office.kind === "chair"));
  const homeless = people
    .flatMap((person) => person.offices)
    .filter((office) => office.kind === "deputy" && office.organisationId === null);
  if (chair === undefined) return;
  const change = { clusterId, by: chair.personId, at: instant(now), today };
  db.transaction((tx) => {
    for (const office of homeless) placeOffice(tx, change, office.officeId, school.id);
  });
}
