import { type Day, dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import type { Db } from "../db/open.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { appointActing, substitutionsFor, substitutionsOf } from "../people/acting-store.ts";
import { actingProblem } from "../people/acting-texts.ts";
import { type Cluster, placeNames } from "../people/cluster-store.ts";
import { cancelActing, vacateOffice } from "../people/leaving-store.ts";
import { officeWithPlace } from "../people/people-texts.ts";
import { namesakes } from "../people/people-store.ts";
import { readPersonName } from "../people/person-name.ts";
import { nameProblem } from "../people/person-name-texts.ts";
import { emptySeats } from "../people/staff.ts";
import type { StaffChange } from "../people/staff-change.ts";
import { loadStaff } from "../people/staff-store.ts";
import { nameForOffice } from "../people/staffing-store.ts";
import { remindLate } from "../reminders/reminders-job.ts";
import { nothingStored } from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { clustersNamed } from "./named-cluster.ts";
import {
  actingEnded,
  actingSet,
  chairInBot,
  clusterPeople,
  nobodyActs,
  nobodyThere,
  noSeat,
  replacedBy,
  sameHolder,
  seatTaken,
  severalSeats,
  twoOfName,
  vacatedNow,
} from "./people-command-texts.ts";
import { dataFolder } from "./preview-command.ts";
import { findSeats, type NamedSeat } from "./seat.ts";
import { CliProblem, type CliWorld, print, printJson } from "./world.ts";

export interface PeopleOptions {
  cluster?: string;
  json?: true;
}

/** Everyone with an office, school by school, who acts for whom, and what nobody holds. */
export async function listPeople(world: CliWorld, options: PeopleOptions): Promise<void> {
  await withDatabase(world, { create: false }, (open) => {
    const { db, now } = open;
    const shown = clustersNamed(open, options.cluster).map(({ id, name, timezone }) => {
      const today = dayOf(now, timezone);
      const staff = loadStaff(db, id, today);
      return { cluster: name, staff, empty: emptySeats(staff), acting: substitutionsOf(db, id, today) };
    });
    if (options.json === true) printJson(world, { clusters: shown });
    else if (shown.length === 0) throw new CliProblem(nothingStored);
    else print(world, shown.map(clusterPeople).join("\n\n"));
  });
}

/** Puts a person in an office: in place of its holder, or where it is empty. */
export const replaceHolder = (
  world: CliWorld,
  query: string,
  who: string,
  options: PeopleOptions & { new?: true },
): Promise<void> =>
  change(world, query, options, (at) => {
    const { tx, seat, by, office } = at;
    if (seat.kind === "chair") throw new CliProblem(chairInBot);
    const named = personNamed(tx, seat.clusterId, who, options.new === true);
    const { clusterId, kind, of, organisationId, holder } = seat;
    if ("personId" in named && named.personId === holder?.personId) throw new CliProblem(sameHolder(office));
    const taken = { clusterId, kind, of, organisationId };
    const personId = nameForOffice(tx, by, taken, named, holder?.officeId ?? null);
    if (personId === null) throw new CliProblem(seatTaken(office));
    remind(at, personId);
    return {
      office,
      person: named.name,
      before: holder?.name ?? null,
      said: replacedBy(office, named.name, holder?.name),
    };
  });

/** An office falls empty from today on. */
export const vacate = (world: CliWorld, query: string, options: PeopleOptions): Promise<void> =>
  change(world, query, options, ({ tx, seat, by, office }) => {
    if (seat.kind === "chair") throw new CliProblem(chairInBot);
    const { holder } = seat;
    const done = holder === null ? null : vacateOffice(tx, by, holder.officeId);
    if (holder === null || done === null) throw new CliProblem(nobodyThere(office));
    return { office, person: null, before: holder.name, said: vacatedNow(office, holder.name, done.council) };
  });

/** One acts for the holder of an office from a day to a day. */
export const setActing = (
  world: CliWorld,
  query: string,
  who: string,
  options: PeopleOptions & { from: Day; to: Day; new?: true },
): Promise<void> =>
  change(world, query, options, (at) => {
    const { tx, seat, by, office } = at;
    if (seat.holder === null) throw new CliProblem(nobodyThere(office));
    const named = personNamed(tx, seat.clusterId, who, options.new === true);
    const asked = { officeId: seat.holder.officeId, who: named, since: options.from, until: options.to };
    const done = appointActing(tx, by, asked);
    if (!done.ok) throw new CliProblem(actingProblem(done.reason));
    const { substitution } = done;
    remind(at, substitution.personId);
    return { office, ...substitution, said: actingSet(substitution, office) };
  });

/** Nobody acts for the holder of an office any more. */
export const endActing = (world: CliWorld, query: string, options: PeopleOptions): Promise<void> =>
  change(world, query, options, ({ tx, seat, by, office }) => {
    const known =
      seat.holder === null ? [] : substitutionsFor(tx, seat.clusterId, seat.holder.officeId, by.today);
    if (known.length === 0) throw new CliProblem(nobodyActs(office));
    for (const one of known) cancelActing(tx, by, one);
    return { office, ended: known, said: actingEnded(office, known) };
  });

interface At {
  tx: Db;
  open: CliDatabase;
  seat: NamedSeat;
  by: StaffChange;
  /** «директор, МКОУ СОШ п. Заря». */
  office: string;
}

/** Makes one change of a seat's holder, in one transaction, and says what came of it. */
async function change(
  world: CliWorld,
  query: string,
  options: PeopleOptions,
  make: (at: At) => { said: string },
): Promise<void> {
  await withDatabase(world, { create: false }, (open) => {
    const clusters = clustersNamed(open, options.cluster);
    // Beside a running bot: whoever reads first and then writes could be refused.
    const { said, ...done } = open.db.transaction(
      (tx) => {
        const { seat, cluster } = theSeat(tx, open, query, clusters);
        const today = dayOf(open.now, cluster.timezone);
        const by = { clusterId: cluster.id, by: null, at: instant(open.now), today };
        return make({ tx, open, seat, by, office: officeWithPlace(seat, placeNames(tx, cluster.id)) });
      },
      { behavior: "immediate" },
    );
    if (options.json === true) printJson(world, done);
    else print(world, said);
  });
}

function theSeat(tx: Db, { now }: CliDatabase, query: string, clusters: readonly Cluster[]) {
  const staff = clusters.map(({ id, name, timezone }) => ({
    clusterId: id,
    cluster: name,
    staff: loadStaff(tx, id, dayOf(now, timezone)),
  }));
  const found = findSeats(query, staff);
  const [seat, another] = found;
  const cluster = clusters.find(({ id }) => id === seat?.clusterId);
  if (seat === undefined || cluster === undefined) throw new CliProblem(noSeat(query));
  if (another !== undefined) {
    const shown = found.map((one) => ({
      ...one,
      office: officeWithPlace(one, placeNames(tx, one.clusterId)),
    }));
    throw new CliProblem(severalSeats(shown));
  }
  return { seat, cluster };
}

/** Someone of the cluster by name, or (`fresh`, or where there is none of it) a new person. */
function personNamed(
  tx: Db,
  clusterId: number,
  typed: string,
  fresh: boolean,
): { name: string } | { name: string; personId: number } {
  const reading = readPersonName(typed);
  if (!reading.ok) throw new CliProblem(nameProblem(reading.problem));
  const { name } = reading;
  const [known, another] = fresh ? [] : namesakes(tx, clusterId, name);
  if (another !== undefined) throw new CliProblem(twoOfName(name));
  return known === undefined ? { name } : { name, personId: known.personId };
}

/** What this morning told the one before is told to whoever came after, as in the chat. */
function remind({ tx, open, seat }: At, personId: number): void {
  const calendar = loadProductionCalendar(dataFolder("calendar"));
  const forms = createFormsOf(shippedForms());
  remindLate(tx, { clusterId: seat.clusterId, personIds: [personId] }, { calendar, forms, now: open.now });
}
