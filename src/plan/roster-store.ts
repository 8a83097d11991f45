import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { offices, organisations, people } from "../db/schema.ts";
import { ONE_HOLDER_OFFICES } from "../people/office.ts";
import {
  createPerson,
  findOrCreateOrganisation,
  giveOffice,
  holderOf,
  outsideBody,
  type Seat,
} from "../people/people-store.ts";
import type { OrganisationReading, PersonReading, PlanReading, Problem } from "./plan.ts";
import { holderDiffers, officeLeft, twoLeads } from "./import-texts.ts";
import { nameKey } from "./russian-text.ts";

/** Whom the names of a plan mean in one cluster. */
export interface Roster {
  /** An organisation of that name, made as an outside partner where the cluster has none. */
  organisationId(name: string): number;
  /** A person of that name, made where the cluster has none. */
  personId(name: string): number;
  /** What the plan says otherwise than the cluster already knows. */
  problems: Problem[];
}

/**
 * Makes the organisations, the people and the offices that a plan names, and finds again those that the cluster
 * has from an earlier plan. An office that another holds stays theirs, with a problem: people are replaced by
 * the chair and not by a file that may be older than what she has said.
 */
export function keepRoster(tx: Db, clusterId: number, reading: PlanReading): Roster {
  const problems: Problem[] = [];
  const organisationId = keepOrganisations(tx, clusterId, reading.organisations, problems);
  const personId = keepPeople(tx, clusterId);
  for (const person of reading.people) {
    const holder = personId(person.name, person.position);
    for (const held of officesIn(person)) {
      const at = held.organisation === null ? null : organisationId(held.organisation);
      const seat = { clusterId, kind: held.office, of: held.of, organisationId: at };
      const known = knownSeat(tx, holder, seat);
      // Where the chair has said at which school an office is held, a plan that does not say takes nothing back.
      if (known === "held") continue;
      if (known === "left") {
        const now = ONE_HOLDER_OFFICES.includes(seat.kind) ? holderOf(tx, seat) : null;
        problems.push(
          now === null
            ? officeLeft(held, person.name)
            : holderDiffers(held, person.name, nameOf(tx, now.personId)),
        );
        continue;
      }
      const { heldBy } = giveOffice(tx, seat, holder, null);
      if (heldBy !== null) {
        problems.push(holderDiffers(held, person.name, nameOf(tx, heldBy)));
      }
    }
  }
  return { organisationId, personId: (name) => personId(name, ""), problems };
}

/**
 * Whether a person holds a seat already, or has left it: whoever was replaced or released here is not brought back by a
 * file that still names them. A seat whose school is not said is any of its kind.
 */
function knownSeat(tx: Db, personId: number, { kind, of, organisationId }: Seat): "held" | "left" | null {
  const rows = tx
    .select({ until: offices.until })
    .from(offices)
    .where(
      and(
        eq(offices.personId, personId),
        eq(offices.kind, kind),
        of === null ? isNull(offices.of) : eq(offices.of, of),
        organisationId === null ? undefined : eq(offices.organisationId, organisationId),
        isNull(offices.actingFor),
      ),
    )
    .all();
  if (rows.some(({ until }) => until === null)) return "held";
  return rows.length > 0 ? "left" : null;
}

function keepOrganisations(
  tx: Db,
  clusterId: number,
  named: readonly OrganisationReading[],
  problems: Problem[],
): (name: string) => number {
  const ids = new Map<string, number>();
  const keep = (id: number, ...names: string[]): number => {
    for (const name of names) ids.set(nameKey(name), id);
    return id;
  };
  const add = (reading: OrganisationReading): number => {
    const lead = leadName(tx, clusterId);
    if (reading.lead && lead !== null) problems.push(twoLeads(lead, reading.shortName));
    return findOrCreateOrganisation(tx, clusterId, { ...reading, lead: reading.lead && lead === null });
  };
  const known = tx.select().from(organisations).where(eq(organisations.clusterId, clusterId)).all();
  for (const row of known) keep(row.id, row.name, row.shortName);
  for (const reading of named) {
    const { name, shortName } = reading;
    keep(ids.get(nameKey(shortName)) ?? ids.get(nameKey(name)) ?? add(reading), name, shortName);
  }
  return (name) => ids.get(nameKey(name)) ?? keep(add({ ...outsideBody(name), topGrade: null }), name);
}

const leadName = (tx: Db, clusterId: number): string | null =>
  tx
    .select({ name: organisations.shortName })
    .from(organisations)
    .where(and(eq(organisations.clusterId, clusterId), eq(organisations.lead, true)))
    .get()?.name ?? null;

function keepPeople(tx: Db, clusterId: number): (name: string, position: string) => number {
  const ids = new Map<string, number>();
  const known = tx.select().from(people).where(eq(people.clusterId, clusterId)).orderBy(people.id).all();
  for (const row of known)
    if (row.name !== "" && !ids.has(nameKey(row.name))) ids.set(nameKey(row.name), row.id);
  return (name, position) => {
    const id = ids.get(nameKey(name)) ?? createPerson(tx, clusterId, name, position);
    ids.set(nameKey(name), id);
    return id;
  };
}

const nameOf = (tx: Db, personId: number): string =>
  tx.select({ name: people.name }).from(people).where(eq(people.id, personId)).get()?.name ?? "";

/** A person's offices without repeats; the same one may be written in two ways. */
const officesIn = (person: PersonReading): PersonReading["offices"] => [
  ...new Map(person.offices.map((held) => [JSON.stringify(held), held])).values(),
];
