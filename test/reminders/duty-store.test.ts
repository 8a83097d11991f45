import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "../../src/db/schema.ts";
import { ensureDuties, loadDuties } from "../../src/reminders/duty-store.ts";
import { calendar, type Cast, castOf, COUNCIL, DEPUTIES, DIRECTORS, FORM, forms, planOf } from "./cast.ts";

const context = { today: "2019-09-02", calendar, forms };
const NOW = "2019-09-02T06:00:00.000Z";
let cast: Cast;
beforeEach(() => {
  cast = castOf();
});

const seen = () =>
  loadDuties(cast.open.db, cast.clusterId, context).map((duty) => ({
    event: duty.event.title,
    school: duty.organisation?.shortName ?? null,
    dueOn: duty.dueOn,
    state: duty.state,
    people: duty.people.map((person) => person.name),
    gaps: duty.gaps.length,
  }));

describe("ensureDuties", () => {
  test("makes one duty a school and one for the rest, once", () => {
    planOf(cast, [{ title: "Смотр", spans: [["2019-09-01", "2019-09-30"]], parties: [DIRECTORS, COUNCIL] }]);
    expect(ensureDuties(cast.open.db, cast.clusterId, NOW, context.today)).toBe(5);
    expect(ensureDuties(cast.open.db, cast.clusterId, NOW, context.today)).toBe(0);
    expect(seen().map(({ school, people, gaps }) => [school, people, gaps])).toEqual([
      ["СШ пгт Бор", ["Ель Е.Е."], 0],
      ["СОШ п. Липки", ["Дуб Б.Б."], 0],
      ["ООШ д. Ольховка", ["Ольха В.В."], 0],
      ["СОШ п. Сосновка", [], 1],
      [null, ["Ива Д.Д."], 0],
    ]);
  });

  test("leaves a replaced plan alone", () => {
    planOf(cast, [{ title: "Смотр", spans: [["2019-09-01", "2019-09-30"]], parties: [DIRECTORS] }]);
    cast.open.db.update(schema.plans).set({ state: "replaced" }).run();
    expect(ensureDuties(cast.open.db, cast.clusterId, NOW, context.today)).toBe(0);
    expect(seen()).toEqual([]);
  });
});

describe("the duties of a scope", () => {
  const PARTIES = [[DIRECTORS], [COUNCIL], [DEPUTIES, DIRECTORS], [DEPUTIES], [DIRECTORS, COUNCIL], []];
  const all = (scope?: Parameters<typeof loadDuties>[3]) =>
    loadDuties(cast.open.db, cast.clusterId, context, scope);
  beforeEach(() => {
    const people = cast.open.db.select({ id: schema.people.id }).from(schema.people).all();
    const named = people.map(({ id }) => [{ kind: "person" as const, personId: id }]);
    planOf(
      cast,
      [...PARTIES, ...named].map((parties, at) => ({
        title: `Событие ${at}`,
        spans: [["2019-09-01", "2019-09-30"]],
        parties,
      })),
    );
    ensureDuties(cast.open.db, cast.clusterId, NOW, context.today);
  });

  test("a person's are all that they answer for, and no event that is nothing to them", () => {
    const everything = all();
    for (const { id: personId } of cast.open.db.select().from(schema.people).all()) {
      const answers = (duty: (typeof everything)[number]) =>
        duty.people.some((one) => one.personId === personId);
      const own = all({ personId });
      expect(own.filter(answers)).toEqual(everything.filter(answers));
      const events = new Set(everything.filter(answers).map(({ event }) => event.id));
      expect(new Set(own.map(({ event }) => event.id))).toEqual(events);
    }
  });

  test("a duty comes with the others of its event, which tell who answers for it", () => {
    const everything = all();
    for (const { id, event } of everything)
      expect(all({ dutyIds: [id] })).toEqual(everything.filter((one) => one.event.id === event.id));
    expect(all({ dutyIds: [] })).toEqual([]);
  });
});

describe("the monthly form's duties", () => {
  beforeEach(() => {
    planOf(cast, [
      {
        title: "Мониторинг",
        spans: [
          ["2019-08-01", "2019-08-31"],
          ["2019-09-01", "2019-09-30"],
          ["2019-10-01", "2019-10-31"],
        ],
        parties: [DEPUTIES, DIRECTORS],
        form: FORM.code,
      },
    ]);
    ensureDuties(cast.open.db, cast.clusterId, NOW, context.today);
  });

  test("fall due on the cluster's day, only in months and for schools that are asked", () => {
    cast.open.db.update(schema.clusters).set({ monitoringDueDay: 26 }).run();
    const due = seen().map(({ school, dueOn }) => `${school} ${dueOn}`);
    expect(due).toHaveLength(8);
    expect(due).toContain("СОШ п. Липки 2019-09-26");
    // 26 October 2019 is a Saturday.
    expect(due).toContain("СОШ п. Липки 2019-10-25");
  });

  test("are done once the school has handed in, for that month alone", () => {
    cast.open.db
      .insert(schema.submissions)
      .values({
        organisationId: cast.schools.lipki,
        form: FORM.code,
        formVersion: 1,
        month: "2019-09",
        submittedAt: NOW,
        late: false,
      })
      .run();
    expect(seen().filter(({ state }) => state === "done")).toMatchObject([
      { school: "СОШ п. Липки", dueOn: "2019-09-25", people: ["Липа А.А.", "Дуб Б.Б."] },
    ]);
  });
});
