import { type OpenDb, openDb } from "../../src/db/open.ts";
import { migrate } from "../../src/db/migrate.ts";
import * as schema from "../../src/db/schema.ts";
import type { Day } from "../../src/calendar/day.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import type { Form } from "../../src/monitoring/form.ts";
import type { FormsOf } from "../../src/monitoring/form-store.ts";
import type { OfficeKind } from "../../src/people/office.ts";
import type { Party } from "../../src/reminders/duty.ts";

/*
 * A small cluster of made-up people: three schools, a chair who is director of the lead one, a director and a
 * deputy at Липки, a director at Ольховка, nobody at Сосновка, a head of the methodical union without a
 * school, a curator on the council.
 */

export const calendar = loadProductionCalendar("data/calendar");
export const STARTED: Day = "2019-08-20";

export const FORM: Form = {
  code: "employment",
  title: "Мониторинг трудоустройства",
  short: "Мониторинг",
  from: null,
  event: [],
  source: "",
  version: 1,
  grades: [9, 11],
  phases: [{ code: "intentions", title: "Намерения", months: [9, 10, 11, 12] }],
  dueDay: 25,
  yearStartsIn: 9,
  restTo: "undecided",
  indicators: [],
  rules: [],
  noDataReasons: [],
};
export const forms: FormsOf = () => new Map([[FORM.code, [FORM]]]);

export interface Cast {
  open: OpenDb;
  clusterId: number;
  schools: { lead: number; lipki: number; olhovka: number; sosnovka: number };
  outside: number;
  people: Record<"chair" | "anna" | "boris" | "vera" | "gleb" | "dina", number>;
}

export function castOf(): Cast {
  const open = openDb(":memory:");
  migrate(open);
  const { db } = open;
  const clusterId = idOf(
    db
      .insert(schema.clusters)
      .values({ name: "Лесной кластер", timezone: "Europe/Kirov", createdAt: "2019-08-01T06:00:00.000Z" })
      .run(),
  );
  const body = (number: number | null, shortName: string, kind: "school" | "partner", extra = {}) =>
    idOf(
      db
        .insert(schema.organisations)
        .values({ clusterId, number, name: shortName, shortName, kind, ...extra })
        .run(),
    );
  const schools = {
    lead: body(1, "СШ пгт Бор", "school", { topGrade: 11, lead: true }),
    lipki: body(2, "СОШ п. Липки", "school", { topGrade: 11, municipal: true }),
    olhovka: body(3, "ООШ д. Ольховка", "school", { topGrade: 9, municipal: true }),
    sosnovka: body(4, "СОШ п. Сосновка", "school", { topGrade: 11, municipal: true }),
  };
  const outside = body(null, "ЦЗН", "partner");
  let chat = 100;
  const person = (name: string, ...held: [OfficeKind, number | null, string?][]) => {
    const personId = idOf(
      db
        .insert(schema.people)
        .values({ clusterId, name, chatId: ++chat, reach: "reachable", joinedAt: "2019-08-20T06:00:00.000Z" })
        .run(),
    );
    for (const [kind, organisationId, of] of held) {
      db.insert(schema.offices)
        .values({ clusterId, personId, organisationId, kind, of: of ?? null })
        .run();
    }
    return personId;
  };
  const people = {
    chair: person("Ель Е.Е.", ["chair", null], ["director", schools.lead], ["council", null]),
    anna: person("Липа А.А.", ["deputy", schools.lipki, "ВР"]),
    boris: person("Дуб Б.Б.", ["director", schools.lipki], ["council", null]),
    vera: person("Ольха В.В.", ["director", schools.olhovka]),
    gleb: person("Граб Г.Г.", ["methodicalUnionHead", null]),
    dina: person("Ива Д.Д.", ["curator", null], ["council", null]),
  };
  return { open, clusterId, schools, outside, people };
}

export const idOf = (result: { lastInsertRowid: number | bigint }): number => Number(result.lastInsertRowid);

export interface EventOfCast {
  title: string;
  spans: [Day, Day][];
  parties: Party[];
  form?: string;
}

/** Stores a running plan of the second half of 2019 with these events; the ids of the events. */
export function planOf(cast: Cast, events: EventOfCast[], startedOn: Day = STARTED): number[] {
  const { db } = cast.open;
  const planId = idOf(
    db
      .insert(schema.plans)
      .values({
        clusterId: cast.clusterId,
        title: "План",
        periodFrom: "2019-07-01",
        periodTo: "2019-12-31",
        fileName: "plan.txt",
        fileHash: "0",
        startedOn,
        importedAt: `${startedOn}T06:00:00.000Z`,
      })
      .run(),
  );
  const sectionId = idOf(
    db.insert(schema.sections).values({ planId, position: 1, title: "Общий раздел" }).run(),
  );
  return events.map((event, i) => {
    const eventId = idOf(
      db
        .insert(schema.events)
        .values({
          planId,
          sectionId,
          position: i + 1,
          number: String(i + 1),
          title: event.title,
          deadline: {
            text: "",
            kind: "date",
            occurrences: [],
            every: null,
            time: null,
            note: null,
            problems: [],
          },
          responsibleText: "ответственные",
          form: event.form ?? null,
        })
        .run(),
    );
    event.spans.forEach(([opensOn, dueOn]) =>
      db.insert(schema.occurrences).values({ eventId, opensOn, dueOn }).run(),
    );
    event.parties.forEach((party, position) =>
      db
        .insert(schema.parties)
        .values({ eventId, position, ...party })
        .run(),
    );
    return eventId;
  });
}

export const DIRECTORS: Party = { kind: "office", office: "director", of: null, schools: "all" };
export const DEPUTIES: Party = { kind: "office", office: "deputy", of: "ВР", schools: "all" };
export const COUNCIL: Party = { kind: "office", office: "council", of: null, schools: "all" };
