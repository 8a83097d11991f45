import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../db/open.ts";
import { organisations, people, plans, sections } from "../../db/schema.ts";
import { findOrCreateOrganisation, outsideBody } from "../../people/people-store.ts";
import type { Period } from "../../calendar/period.ts";
import type { NamedIds } from "../event-content.ts";
import type { ClusterNames } from "./party-edit.ts";
import type { PlanWorld } from "../reading/responsible.ts";
import { nameKey } from "../russian-text.ts";
import { peopleNamed } from "../reading/same-person.ts";

/** The cluster as the reader of a plan's cells sees it. */
export function clusterWorld(db: Db, clusterId: number): PlanWorld {
  const rows = db
    .select()
    .from(organisations)
    .where(eq(organisations.clusterId, clusterId))
    .orderBy(sql`${organisations.number} IS NULL`, asc(organisations.number), organisations.id)
    .all();
  return {
    organisations: rows.map(({ number, name, shortName, kind, topGrade, lead, municipal }) => ({
      number,
      name,
      shortName,
      kind,
      topGrade: topGrade === 9 || topGrade === 11 ? topGrade : null,
      lead,
      municipal,
    })),
    singleSchool: rows.filter(({ kind }) => kind === "school").length <= 1,
    council: true,
    people: peopleNamed(knownPeople(db, clusterId).map(({ name }) => name)),
  };
}

export function clusterNames(db: Db, clusterId: number): ClusterNames {
  const places = db
    .select({ id: organisations.id, name: organisations.shortName })
    .from(organisations)
    .where(eq(organisations.clusterId, clusterId))
    .all();
  return {
    people: new Map(knownPeople(db, clusterId).map(({ id, name }) => [id, name])),
    organisations: new Map(places.map(({ id, name }) => [id, name])),
  };
}

const knownPeople = (db: Db, clusterId: number): { id: number; name: string }[] =>
  db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.clusterId, clusterId), isNull(people.forgottenAt)))
    .orderBy(people.id)
    .all();

/**
 * Whom the names of a typed text mean; an outside body that the cluster does not have yet is made. Throws for a
 * person whom it does not have.
 */
export function typedIds(tx: Db, clusterId: number): NamedIds {
  const known = knownPeople(tx, clusterId).toReversed();
  const ids = new Map(known.map(({ id, name }) => [nameKey(name), id]));
  const places = tx.select().from(organisations).where(eq(organisations.clusterId, clusterId)).all();
  return {
    personId(name) {
      const id = ids.get(nameKey(name));
      if (id === undefined) throw new Error("nobody of that name");
      return id;
    },
    organisationId(name) {
      const key = nameKey(name);
      const found = places.find((one) => nameKey(one.shortName) === key || nameKey(one.name) === key);
      return found?.id ?? findOrCreateOrganisation(tx, clusterId, outsideBody(name));
    },
  };
}

/** The sections of a plan in their order. */
export const sectionsOf = (db: Db, planId: number): { id: number; title: string }[] =>
  db
    .select({ id: sections.id, title: sections.title })
    .from(sections)
    .where(eq(sections.planId, planId))
    .orderBy(sections.position)
    .all();

/** The period of a running plan of this cluster, or null where there is none such. */
export const periodOf = (db: Db, clusterId: number, planId: number): Period | null =>
  db
    .select({ from: plans.periodFrom, to: plans.periodTo })
    .from(plans)
    .where(and(eq(plans.id, planId), eq(plans.clusterId, clusterId), eq(plans.state, "running")))
    .get() ?? null;
