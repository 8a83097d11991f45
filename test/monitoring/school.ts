import { migrate } from "../../src/db/migrate.ts";
import { type Db, openDb } from "../../src/db/open.ts";
import { people } from "../../src/db/schema.ts";
import { handIn, type HandingIn } from "../../src/monitoring/submission-store.ts";
import { sheetOf } from "../../src/monitoring/sheet-store.ts";
import { findSchool, type School } from "../../src/monitoring/school-store.ts";
import type { Report } from "../../src/monitoring/report.ts";
import type { OfficeKind } from "../../src/people/office.ts";
import { createCluster, findOrCreateOrganisation, giveOffice } from "../../src/people/people-store.ts";
import { employment } from "./employment.ts";

const CREATED = "2019-09-01T00:00:00.000Z";

/** A made-up cluster in memory: two schools (to grade 11 and to grade 9), a chair, a director, a deputy. */
export function smallCluster() {
  const open = openDb(":memory:");
  migrate(open);
  const { db } = open;
  const clusterId = createCluster(db, { name: "Лесной кластер", timezone: "Europe/Kirov" }, CREATED);
  const school = (
    number: number,
    shortName: string,
    topGrade: number,
    kind: "school" | "partner" = "school",
  ) =>
    findOrCreateOrganisation(db, clusterId, {
      number,
      name: shortName,
      shortName,
      kind,
      topGrade,
      lead: number === 1,
      municipal: true,
    });
  const birch = school(1, "СОШ п. Берёзовка", 11);
  const springs = school(2, "ООШ д. Ключи", 9);
  school(3, "Центр занятости", 11, "partner");
  const person = (name: string, kind: OfficeKind, organisationId: number | null): number => {
    const { id } = db.insert(people).values({ clusterId, name }).returning({ id: people.id }).get();
    giveOffice(db, { clusterId, kind, of: kind === "deputy" ? "ВР" : null, organisationId }, id, null);
    return id;
  };
  return {
    db,
    clusterId,
    birch: found(db, clusterId, birch),
    springs: found(db, clusterId, springs),
    chair: person("Соснина В.Г.", "chair", null),
    director: person("Дубов П.П.", "director", birch),
    anna: person("Ветрова А.П.", "deputy", birch),
  };
}

function found(db: Db, clusterId: number, id: number): School {
  const school = findSchool(db, clusterId, id);
  if (school === null) throw new Error(`no school ${id}`);
  return school;
}

export type SmallCluster = ReturnType<typeof smallCluster>;

/** Hands in a school's report of a month, or corrects it. */
export function send(
  cluster: SmallCluster,
  school: School,
  month: string,
  report: Report,
  over: Partial<HandingIn> = {},
) {
  const sheet = sheetOf(cluster.db, school, employment, month);
  if (sheet === null) throw new Error("not asked");
  return handIn(cluster.db, {
    clusterId: cluster.clusterId,
    organisationId: school.id,
    sheet,
    report,
    personId: cluster.anna,
    onBehalf: false,
    late: false,
    why: null,
    at: `${month}-03T07:12:00.000Z`,
    ...over,
  });
}
