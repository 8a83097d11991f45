import type { Period } from "../calendar/period.ts";
import type { Db } from "../db/open.ts";
import { placeNames } from "../people/cluster-store.ts";
import { isSchoolOffice } from "../people/office.ts";
import { findNames } from "../plan/reading/person-name.ts";
import type { Holding, Party, School } from "../reminders/duty.ts";
import { dutyRows, partiesByEvent } from "../reminders/duty-rows-store.ts";
import { type DutyContext, loadDuties } from "../reminders/duty-store.ts";
import { type Roster, rosterOn, successorsOf } from "../reminders/responsible-people.ts";
import { type Answering, type WeekLine, weekLines } from "./week.ts";

/** A cluster's days, and who answers for each event by its id. */
export interface Week {
  days: Period;
  lines: WeekLine[];
  answering: ReadonlyMap<number, Answering[]>;
}

export function loadWeek(db: Db, clusterId: number, days: Period, context: DutyContext): Week {
  const lines = weekLines(loadDuties(db, clusterId, context, "chased"), days);
  if (lines.length === 0) return { days, lines, answering: new Map() };
  const read = dutyRows(db);
  const eventIds = JSON.stringify([...new Set(lines.map(({ event }) => event.id))]);
  const schools: School[] = read.organisations.all({ clusterId }).filter(({ kind }) => kind === "school");
  const holdings: Holding[] = read.offices.all({ clusterId });
  const roster = rosterOn(context.today, schools, holdings);
  const places = placeNames(db, clusterId);
  const parties = partiesByEvent(read.partiesOfEvents.all({ eventIds }));
  const answering = [...parties].map(([eventId, of]): [number, Answering[]] => [
    eventId,
    withoutRepeats(of.flatMap((party) => answeringOf(party, roster, places))),
  ]);
  return { days, lines, answering: new Map(answering) };
}

/** Nobody's name: a person is told by the office that they hold, and words that have a name in them are left out. */
function answeringOf(party: Party, roster: Roster, places: ReadonlyMap<number, string>): Answering[] {
  const nameOf = (id: number): string => places.get(id) ?? "";
  switch (party.kind) {
    case "office": {
      const { office, of, schools } = party;
      return [
        { kind: "office", office, of, schools: Array.isArray(schools) ? schools.map(nameOf) : schools },
      ];
    }
    case "organisation":
      return [{ kind: "words", words: nameOf(party.organisationId) }];
    case "unresolved":
      return findNames(party.words).length > 0 ? [] : [{ kind: "words", words: party.words }];
    default:
      return successorsOf(party.personId, roster).people.flatMap((id) => officeOf(id, roster, nameOf));
  }
}

/** The office by which a person is known: a seat in the Council only where they hold no other. */
function officeOf(personId: number, { held }: Roster, nameOf: (id: number) => string): Answering[] {
  const own = held.filter((holding) => holding.personId === personId);
  const main = own.find(({ kind }) => kind !== "council") ?? own[0];
  if (main === undefined) return [];
  const at = isSchoolOffice(main.kind) && main.organisationId !== null ? [nameOf(main.organisationId)] : [];
  return [{ kind: "office", office: main.kind, of: main.of, schools: at }];
}

const withoutRepeats = (answering: readonly Answering[]): Answering[] => [
  ...new Map(answering.map((one) => [JSON.stringify(one), one])).values(),
];
