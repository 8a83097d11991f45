import type { Day } from "../../src/calendar/day.ts";
import { migrate } from "../../src/db/migrate.ts";
import { openDb } from "../../src/db/open.ts";
import { attachChat } from "../../src/people/invite-store.ts";
import type { OfficeKind } from "../../src/people/office.ts";
import {
  createCluster,
  createPerson,
  findOrCreateOrganisation,
  giveOffice,
} from "../../src/people/people-store.ts";

export const AT = "2019-10-07T06:00:00.000Z";
export const TODAY: Day = "2019-10-07";
export const YESTERDAY: Day = "2019-10-06";

/** Вера chairs and directs Бор, Анна directs Липки, Олег is a deputy there; nobody directs Сосновка. */
export function smallCluster() {
  const { db } = openMigrated();
  const clusterId = createCluster(db, { name: "Лесной кластер", timezone: "Europe/Kirov" }, AT);
  const school = (number: number, shortName: string) =>
    findOrCreateOrganisation(db, clusterId, {
      number,
      name: shortName,
      shortName,
      kind: "school",
      topGrade: 11,
      lead: number === 1,
      municipal: number !== 1,
    });
  const schools = {
    bor: school(1, "СШ пгт Бор"),
    lipki: school(2, "СОШ п. Липки"),
    sosnovka: school(3, "СОШ п. Сосновка"),
  };
  const person = (name: string) => createPerson(db, clusterId, name, "");
  const people = { vera: person("Лесная В.И."), anna: person("Лужина А.П."), oleg: person("Рощин О.О.") };
  const seat = (
    personId: number,
    kind: OfficeKind,
    organisationId: number | null,
    of: string | null = null,
  ) => giveOffice(db, { clusterId, kind, of, organisationId }, personId, null);
  seat(people.vera, "chair", null);
  seat(people.vera, "director", schools.bor);
  seat(people.anna, "director", schools.lipki);
  seat(people.oleg, "deputy", schools.lipki, "ВР");
  const joins = (personId: number, chatId: number) =>
    attachChat(db, { clusterId, personId, chatId, version: "1", now: AT });
  return {
    db,
    clusterId,
    schools,
    people,
    seat,
    joins,
    change: { clusterId, by: people.vera, at: AT, today: TODAY },
  };
}

export function openMigrated() {
  const open = openDb(":memory:");
  migrate(open);
  return open;
}
