import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { type Db, openDb } from "../../src/db/open.ts";
import {
  clusters,
  events,
  offices,
  organisations,
  people,
  planProblems,
  plans,
} from "../../src/db/schema.ts";
import { eventsOf } from "../../src/plan/event-store.ts";
import type { PlanReading } from "../../src/plan/plan.ts";
import { importPlan, type ImportOptions, problemsOf, runningPlan } from "../../src/plan/plan-store.ts";
import { madeUpPlan, person, school } from "./reading/made-up-plan.ts";

let db: Db;

beforeEach(() => {
  const open = openDb(":memory:");
  migrate(open);
  db = open.db;
});

const load = (reading: PlanReading, change: Partial<ImportOptions> = {}) =>
  importPlan(db, reading, {
    clusterId: null,
    fileName: "plan.docx",
    fileHash: "one",
    timezone: "Europe/Kirov",
    now: "2019-08-12T06:00:00.000Z",
    today: "2019-08-12",
    importedBy: null,
    ...change,
  });

const loaded = (reading: PlanReading, change: Partial<ImportOptions> = {}) => {
  const result = load(reading, change);
  if ("problem" in result) throw new Error(result.problem);
  return result;
};

const counts = () =>
  Object.fromEntries(
    Object.entries({ clusters, plans, organisations, people, offices, events }).map(([name, table]) => [
      name,
      db.select().from(table).all().length,
    ]),
  );

/** The next half-year of the same cluster, from another file. */
const nextHalf = (change: Partial<PlanReading> = {}) =>
  madeUpPlan({ period: { from: "2020-01-01", to: "2020-06-30" }, ...change });

describe("importPlan", () => {
  test.each([
    ["2019-06-01", "2019-06-01"],
    ["2019-12-31", "2019-12-31"],
    ["2020-01-01", "2019-07-01"],
    ["2026-11-23", "2019-07-01"],
  ])("loaded on %s, a plan of July to December 2019 is run from %s", (today, startedOn) => {
    loaded(madeUpPlan({ period: { from: "2019-07-01", to: "2019-12-31" } }), { today });
    expect(db.select().from(plans).get()).toMatchObject({ startedOn });
  });

  test("keeps the rows as the file has them, and ties each doubt to its event", () => {
    const doubt = (code: string, event: string | null, row?: number) => ({
      code,
      event,
      message: "?",
      ...(row === undefined ? {} : { row }),
    });
    const problems = [
      doubt("unclear-deadline", null, 4),
      doubt("name-slip", "3"),
      doubt("name-slip", "77"),
      doubt("no-person", null),
    ];
    loaded(madeUpPlan({ problems }));
    const stored = db.select().from(events).orderBy(events.position).all();
    expect(stored.map(({ written }) => written)[2]).toEqual({
      number: "3",
      section: "Школы",
      title: "Сверка",
      deadline: "до 20 ноября",
      responsible: "как в плане",
      place: null,
    });
    const tied = db
      .select({ eventId: planProblems.eventId })
      .from(planProblems)
      .orderBy(planProblems.id)
      .all();
    expect(tied.map(({ eventId }) => eventId)).toEqual([stored[4]?.id, stored[2]?.id, null, null]);
  });

  test("makes the cluster, its organisations, people and offices", () => {
    const { clusterId } = loaded(madeUpPlan());
    expect(db.select().from(clusters).all()).toMatchObject([
      { id: clusterId, name: "Берёзовский кластер", timezone: "Europe/Kirov" },
    ]);
    expect(db.select().from(organisations).all()).toMatchObject([
      { number: 1, shortName: "СШ пгт Берёзово", kind: "school", topGrade: 11, lead: true, municipal: false },
      { number: 2, shortName: "СОШ с. Липки", kind: "school", lead: false, municipal: true },
      { number: 3, shortName: "ООШ д. Сосновка", topGrade: 9 },
      { number: null, shortName: "Центр занятости", kind: "partner", topGrade: null },
    ]);
    expect(
      db
        .select({ name: people.name })
        .from(people)
        .all()
        .map(({ name }) => name),
    ).toEqual(["Ветрова А.П.", "Лугов Б.И.", "Осокина В.Г."]);
    expect(
      db.select({ kind: offices.kind, of: offices.of, at: offices.organisationId }).from(offices).all(),
    ).toEqual([
      { kind: "director", of: null, at: 1 },
      { kind: "chair", of: null, at: null },
      { kind: "council", of: null, at: null },
      { kind: "director", of: null, at: 2 },
      { kind: "deputy", of: "ВР", at: 1 },
    ]);
  });

  test("keeps events with their dates and those who answer", () => {
    const { planId } = loaded(madeUpPlan());
    const stored = eventsOf(db, planId);
    expect(stored.map(({ number, section, title }) => [number, section, title])).toEqual([
      ["1", "Право", "Договоры"],
      ["2", "Школы", "Заседание Совета"],
      ["3", "Школы", "Сверка"],
      ["5", "Школы", "Помощь школам"],
      [null, null, "Форум"],
    ]);
    expect(stored.map((event) => event.occurrences.map(({ opensOn, dueOn }) => [opensOn, dueOn]))).toEqual([
      [["2019-09-01", "2019-09-30"]],
      [["2019-11-21", "2019-11-21"]],
      // «до 20 ноября» opens with the plan.
      [["2019-07-01", "2019-11-20"]],
      [],
      // A month without a year is never stored.
      [],
    ]);
    expect(stored.map((event) => event.parties)).toEqual([
      [
        { kind: "person", personId: 1, name: "Ветрова А.П." },
        { kind: "office", office: "director", of: null, schools: "municipal" },
      ],
      [{ kind: "office", office: "council", of: null, schools: "all" }],
      [
        { kind: "office", office: "deputy", of: "ВР", schools: ["СШ пгт Берёзово", "СОШ с. Липки"] },
        { kind: "unresolved", words: "педагоги" },
      ],
      [{ kind: "organisation", organisationId: 4, name: "Центр занятости" }],
      [],
    ]);
    expect(stored[4]?.deadline).toMatchObject({ text: "апрель", kind: "unclear" });
    expect(problemsOf(db, planId)).toEqual([
      { code: "number-gap", event: null, message: "В нумерации нет № 4." },
    ]);
  });

  test("a plan without a period or without events stores nothing and says what to do", () => {
    expect(load(madeUpPlan({ period: null }))).toEqual({ problem: expect.stringContaining("--period") });
    expect(load(madeUpPlan({ events: [] }))).toEqual({ problem: expect.stringContaining("таблица") });
    expect(counts()).toMatchObject({ clusters: 0, plans: 0, people: 0 });
  });

  test("the same file again changes nothing, and says so", () => {
    loaded(madeUpPlan());
    const before = counts();
    expect(load(madeUpPlan())).toEqual({
      problem: expect.stringContaining("уже загружен"),
    });
    expect(counts()).toEqual(before);
  });

  test("another plan of the same time is refused: its changes are taken one by one", () => {
    loaded(madeUpPlan());
    expect(load(madeUpPlan(), { fileHash: "two" })).toEqual({
      problem: expect.stringContaining("покажет, что изменилось"),
    });
    expect(db.select().from(plans).all()).toHaveLength(1);
  });

  test("the next half-year finds the same organisations and people again", () => {
    const first = loaded(madeUpPlan());
    const before = counts();
    const second = loaded(
      nextHalf({
        cluster: { name: "берёзовский  Кластер" },
        organisations: [school(1, "СШ пгт. Берёзово", { lead: true }), school(2, "СОШ с.Липки")],
        people: [
          person("Лугов Б. И.", "", null, [{ office: "director", of: null, organisation: "СОШ с.Липки" }]),
        ],
      }),
      { fileHash: "two" },
    );
    expect(second.clusterId).toBe(first.clusterId);
    expect(counts()).toEqual({ ...before, plans: 2, events: 10 });
    expect(runningPlan(db, first.clusterId, "2019-11-01")?.id).toBe(first.planId);
    expect(runningPlan(db, first.clusterId, "2020-02-01")?.id).toBe(second.planId);
  });

  test("an office that another holds is not taken by a file: it is told", () => {
    const { clusterId } = loaded(madeUpPlan());
    const { planId } = loaded(
      nextHalf({
        people: [
          person("Новикова Д.Е.", "директор", "СОШ с. Липки", [
            { office: "director", of: null, organisation: "СОШ с. Липки" },
          ]),
        ],
      }),
      { clusterId, fileHash: "two" },
    );
    expect(problemsOf(db, planId)).toContainEqual({
      code: "holder-differs",
      event: null,
      message: expect.stringMatching(/директор СОШ с\. Липки: Новикова Д\.Е\., а .* Лугов Б\.И\./),
    });
    const holders = db
      .select({ name: people.name })
      .from(offices)
      .innerJoin(people, eq(people.id, offices.personId))
      .where(eq(offices.organisationId, 2))
      .all();
    expect(holders).toEqual([{ name: "Лугов Б.И." }]);
  });

  test("what the chair has said of an office since is not taken back by a file", () => {
    const ofBoth = (clusterId: number) =>
      db
        .select({ name: people.name, kind: offices.kind, at: offices.organisationId, until: offices.until })
        .from(offices)
        .innerJoin(people, eq(people.id, offices.personId))
        .where(and(eq(offices.clusterId, clusterId), eq(offices.kind, "deputy")))
        .orderBy(offices.id)
        .all();
    const deputies = (organisation: string | null) =>
      ["Осокина В.Г.", "Зимина О.С."].map((name) =>
        person(name, "зам. по ВР", organisation, [{ office: "deputy", of: "ВР", organisation }]),
      );
    const { clusterId } = loaded(madeUpPlan({ people: deputies("СОШ с. Липки") }));
    const [first, second] = ofBoth(clusterId);
    if (first === undefined || second === undefined) throw new Error("no deputies");
    db.update(offices).set({ until: "2019-10-01" }).where(eq(offices.personId, 2)).run();
    for (const [hash, organisation] of [
      ["two", null],
      ["three", "СОШ с. Липки"],
    ] as const) {
      const period = { from: `202${hash.length}-01-01`, to: `202${hash.length}-06-30` };
      const { planId } = loaded(nextHalf({ people: deputies(organisation), period }), {
        clusterId,
        fileHash: hash,
      });
      expect(ofBoth(clusterId)).toEqual([first, { ...second, until: "2019-10-01" }]);
      expect(problemsOf(db, planId).filter(({ code }) => code === "office-left")).toMatchObject([
        { message: expect.stringContaining("Зимина О.С.") },
      ]);
    }
  });

  test("a plan that names no cluster goes to the only one, and is refused where there are more", () => {
    const { clusterId } = loaded(madeUpPlan());
    const nameless = nextHalf({ cluster: { name: null } });
    expect(loaded(nameless, { fileHash: "two" }).clusterId).toBe(clusterId);
    loaded(madeUpPlan({ cluster: { name: "Другой кластер" } }), { fileHash: "three" });
    expect(load(nameless, { fileHash: "four" })).toEqual({ problem: expect.stringContaining("несколько") });
    expect(load(nameless, { fileHash: "four", clusterId: 99 })).toEqual({
      problem: expect.stringContaining("Такого кластера нет"),
    });
  });

  test("a fault in the middle leaves nothing", () => {
    const broken = madeUpPlan();
    broken.organisations.push(school(4, "Школа", { topGrade: 10 as 11 }));
    expect(() => load(broken)).toThrow(/constraint/i);
    expect(counts()).toMatchObject({ clusters: 0, plans: 0, organisations: 0, people: 0 });
  });
});

describe("runningPlan", () => {
  test.each([
    ["2019-06-01", "2019-07-01"],
    ["2019-07-01", "2019-07-01"],
    ["2019-12-31", "2019-07-01"],
    ["2020-01-01", "2020-01-01"],
    ["2020-09-01", "2020-01-01"],
  ])("on %s it is the one from %s", (today, from) => {
    const { clusterId } = loaded(madeUpPlan());
    loaded(nextHalf(), { fileHash: "two" });
    expect(runningPlan(db, clusterId, today)?.from).toBe(from);
  });

  test("none in an empty cluster", () => {
    expect(runningPlan(db, 1, "2019-10-01")).toBeNull();
  });
});
