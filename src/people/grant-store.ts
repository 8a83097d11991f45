import { eq, sql } from "drizzle-orm";
import { type Db, prepared } from "../db/open.ts";
import { grants, people } from "../db/schema.ts";
import { type Grant, isGrant } from "./rights.ts";

/** Run at every update. */
const statements = prepared((db) => ({
  ofPerson: db
    .select({ action: grants.action })
    .from(grants)
    .where(eq(grants.personId, sql.placeholder("personId")))
    .orderBy(grants.id)
    .prepare(),
}));

/** What a person is allowed beyond the offices; what the program does not know (any more) is nothing. */
export const grantsOf = (db: Db, personId: number): Grant[] =>
  statements(db)
    .ofPerson.all({ personId })
    .flatMap(({ action }) => (isGrant(action) ? [action] : []));

/** What was allowed in a cluster, by person. */
export function grantsIn(db: Db, clusterId: number): Map<number, Grant[]> {
  const rows = db
    .select({ personId: grants.personId, action: grants.action })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(eq(people.clusterId, clusterId))
    .orderBy(grants.id)
    .all();
  return new Map(
    [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, own]) => [
      personId,
      own.flatMap(({ action }) => (isGrant(action) ? [action] : [])),
    ]),
  );
}

/** Whoever leaves takes nothing along, and finds nothing on coming back. */
export const endGrants = (tx: Db, personId: number): void => {
  tx.delete(grants).where(eq(grants.personId, personId)).run();
};
