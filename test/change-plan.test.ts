import { eq } from "drizzle-orm";
import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { changePlan } from "../src/change-plan.ts";
import * as schema from "../src/db/schema.ts";
import type { ChangedBy, EventContent, PlanChange } from "../src/plan/change.ts";
import { readDeadline } from "../src/plan/deadline.ts";
import { eventsOf } from "../src/plan/event-store.ts";
import { markDuty } from "../src/reminders/duty-answer-store.ts";
import { ensureDuties, loadDuties } from "../src/reminders/duty-store.ts";
import { refreshPlanChange } from "../src/reminders/plan-change-store.ts";
import {
  calendar,
  type Cast,
  castOf,
  COUNCIL,
  DEPUTIES,
  DIRECTORS,
  forms,
  planOf,
} from "./reminders/cast.ts";

const TODAY = "2019-09-02";
const NOW = `${TODAY}T06:00:00.000Z`;
const PERIOD = { from: "2019-07-01", to: "2019-12-31" };

let cast: Cast;
let by: ChangedBy;
let smotr: number;
let sovet: number;

beforeEach(() => {
  cast = castOf();
  by = { clusterId: cast.clusterId, personId: cast.people.chair, at: NOW, today: TODAY };
  [smotr = 0, sovet = 0] = planOf(cast, [
    { title: "Смотр", spans: [["2019-09-25", "2019-09-25"]], parties: [DIRECTORS] },
    {
      title: "Совет",
      spans: [
        ["2019-08-21", "2019-08-21"],
        ["2019-11-01", "2019-11-30"],
      ],
      parties: [COUNCIL],
    },
  ]);
  ensureDuties(cast.open.db, cast.clusterId, NOW, TODAY);
});

const change = (...changes: PlanChange[]) => cast.open.db.transaction((tx) => changePlan(tx, changes, by));
const rewrite = (eventId: number, set: Partial<EventContent>): PlanChange => ({
  kind: "rewrite",
  eventId,
  set,
});
const deadline = (text: string) => readDeadline(text, PERIOD);

const duties = () => loadDuties(cast.open.db, cast.clusterId, { today: TODAY, calendar, forms });
const seen = (eventId: number) =>
  duties()
    .filter(({ event }) => event.id === eventId)
    .map(
      ({ organisation, dueOn, state }) => `${organisation?.shortName ?? "вместе"} ${dueOn.slice(5)} ${state}`,
    );
const dutyOf = (eventId: number, school: number | null, dueOn?: string) => {
  const found = duties().find(
    (duty) =>
      duty.event.id === eventId &&
      (duty.organisation?.id ?? null) === school &&
      (dueOn === undefined || duty.dueOn === dueOn),
  );
  if (found === undefined) throw new Error("no such duty");
  return found;
};
const answers = (
  eventId: number,
  school: number | null,
  dueOn?: string,
  kind: "done" | "accepted" = "done",
) => markDuty(cast.open.db, dutyOf(eventId, school, dueOn), { kind }, { ...by, personId: cast.people.boris });

/** What waits to be sent, by name. */
const told = () =>
  Object.fromEntries(
    cast.open.db
      .select({ name: schema.people.name, body: schema.outbox.body })
      .from(schema.outbox)
      .innerJoin(schema.people, eq(schema.people.id, schema.outbox.personId))
      .where(eq(schema.outbox.kind, "planChange"))
      .orderBy(schema.people.name)
      .all()
      .map(({ name, body }) => [
        name,
        body.text
          .replace(/<\/?b>/g, "")
          .split("\n")
          .slice(2)
          .join(" | "),
      ]),
  );

const audited = () =>
  cast.open.db
    .select()
    .from(schema.audit)
    .where(eq(schema.audit.subject, `event:${smotr}`))
    .all();

describe("a move", () => {
  test("takes the answers along and tells those who answer, the author apart", () => {
    answers(smotr, cast.schools.lipki, undefined, "accepted");
    change(rewrite(smotr, { deadline: deadline("20 сентября в 10:00"), place: "актовый зал" }));
    expect(seen(smotr)).toEqual([
      "СШ пгт Бор 09-20 open",
      "СОШ п. Липки 09-20 accepted",
      "ООШ д. Ольховка 09-20 open",
      "СОШ п. Сосновка 09-20 open",
    ]);
    const text = "№1. Смотр | Срок был: 25 сентября | Срок стал: 20 сентября в 10:00 | Место: актовый зал";
    expect(told()).toEqual({ "Дуб Б.Б.": text, "Ольха В.В.": text });
  });

  test("forgets an exact day of the days before, and keeps it for what is done", () => {
    const dateSet = { kind: "dateSet", heldOn: "2019-09-24", heldAt: "12:00", heldWhere: null } as const;
    for (const school of [cast.schools.lipki, cast.schools.olhovka]) {
      markDuty(cast.open.db, dutyOf(smotr, school), dateSet, { ...by, personId: cast.people.boris });
    }
    answers(smotr, cast.schools.olhovka);
    change(rewrite(smotr, { deadline: deadline("10 октября") }));
    expect(dutyOf(smotr, cast.schools.lipki)).toMatchObject({
      heldOn: null,
      heldAt: null,
      dueOn: "2019-10-10",
    });
    expect(dutyOf(smotr, cast.schools.olhovka)).toMatchObject({ heldOn: "2019-09-24", state: "done" });
  });

  test("drops an answered date that is no longer meant, and brings it back with its answer", () => {
    answers(sovet, null, "2019-08-21");
    change(rewrite(sovet, { deadline: deadline("ноябрь") }));
    expect(seen(sovet)).toEqual(["вместе 11-30 open"]);
    change(rewrite(sovet, { deadline: deadline("21 августа, 12 декабря") }));
    expect(seen(sovet)).toEqual(["вместе 08-21 done", "вместе 12-12 open"]);
  });
});

describe("other responsible", () => {
  test("each school for itself instead of all together: the answer is kept, and comes back", () => {
    answers(sovet, null, "2019-11-30", "accepted");
    change(rewrite(sovet, { parties: [DIRECTORS], responsibleText: "директора школ" }));
    expect(seen(sovet).filter((duty) => duty.includes("11-30"))).toHaveLength(4);
    expect(seen(sovet)).not.toContain("вместе 11-30 accepted");
    change(rewrite(sovet, { parties: [COUNCIL], responsibleText: "Совет" }));
    expect(seen(sovet)).toContain("вместе 11-30 accepted");
    expect(seen(sovet).filter((duty) => duty.includes("11-30"))).toHaveLength(1);
  });

  test("what is over and done stays with those who did it", () => {
    answers(sovet, null, "2019-08-21");
    change(rewrite(sovet, { parties: [DIRECTORS], responsibleText: "директора школ" }));
    expect(seen(sovet).filter((duty) => duty.includes("08-21"))).toEqual(["вместе 08-21 done"]);
  });

  test("tells the new ones, those who are relieved, and those who go on", () => {
    change(rewrite(sovet, { parties: [DIRECTORS], responsibleText: "директора школ" }));
    expect(told()).toEqual({
      "Дуб Б.Б.": "№2. Совет | Ответственный: директора школ",
      "Ива Д.Д.": "№2. Совет | За Вами больше не числится. | Ответственный: директора школ",
      "Ольха В.В.": expect.stringMatching(/^№2\. Совет \| Теперь за это отвечаете и Вы\. \| Срок: /),
    });
  });
});

describe("cancelling and restoring", () => {
  test("nobody is asked any more; restored, everything is as it was", () => {
    answers(smotr, cast.schools.lipki);
    const before = seen(smotr);
    change({ kind: "cancel", eventId: smotr, reason: "Карантин <в школах>" });
    expect(seen(smotr)).toEqual([]);
    expect(told()["Ольха В.В."]).toBe("№1. Смотр | Отменено. Причина: Карантин &lt;в школах&gt;");
    expect(eventsOf(cast.open.db, 1).map(({ cancelled }) => cancelled)).toEqual([
      { reason: "Карантин <в школах>" },
      null,
    ]);
    change({ kind: "restore", eventId: smotr });
    expect(seen(smotr)).toEqual(before);
    expect(audited().map(({ action }) => action)).toEqual(["event.cancel", "event.restore"]);
  });

  test("twice is once, and what is over concerns nobody", () => {
    change({ kind: "cancel", eventId: smotr, reason: null });
    change({ kind: "cancel", eventId: smotr, reason: "ещё раз" });
    expect(audited()).toHaveLength(1);
    by = { ...by, today: "2019-12-20", at: "2019-12-20T06:00:00.000Z" };
    change({ kind: "cancel", eventId: sovet, reason: null });
    expect(told()["Ива Д.Д."]).toBeUndefined();
  });
});

describe("adding", () => {
  const content = (title: string, section: string | null): EventContent => ({
    number: null,
    section,
    title,
    deadline: deadline("15 октября"),
    responsibleText: "зам. по ВР",
    parties: [DEPUTIES],
    place: null,
    form: null,
  });

  test("comes last in its section, with its duties and its people told", () => {
    const added = change({
      kind: "add",
      planId: 1,
      content: content("Новое", "Другой"),
      written: null,
    }).eventIds;
    const [more = 0] = change({
      kind: "add",
      planId: 1,
      content: content("Ещё", "Общий раздел"),
      written: null,
    }).eventIds;
    expect(eventsOf(cast.open.db, 1).map(({ id }) => id)).toEqual([smotr, sovet, more, ...added]);
    expect(seen(more)).toHaveLength(4);
    expect(told()["Липа А.А."]).toMatch(/^Новое \| Теперь за это/);
    change(rewrite(smotr, { section: "Другой" }));
    expect(eventsOf(cast.open.db, 1).map(({ id }) => id)).toEqual([sovet, more, ...added, smotr]);
  });

  test("to a plan of another cluster is refused, and nothing is left", () => {
    by = { ...by, clusterId: 99 };
    expect(() => change({ kind: "cancel", eventId: smotr, reason: null })).toThrow(/no event/);
    expect(() => change({ kind: "add", planId: 1, content: content("Чужое", null), written: null })).toThrow(
      /no running plan/,
    );
    expect(eventsOf(cast.open.db, 1)).toHaveLength(2);
  });
});

describe("telling", () => {
  const LATER = "2019-09-02T06:05:00.000Z";
  const sent = (name: "boris" | "dina") =>
    cast.open.db
      .select()
      .from(schema.outbox)
      .where(eq(schema.outbox.personId, cast.people[name]))
      .all()
      .map((row) => refreshPlanChange(cast.open.db, row, LATER)?.text ?? null);

  test("many changes in a row are one message, a change taken back is none", () => {
    change(rewrite(smotr, { deadline: deadline("20 сентября") }));
    change(rewrite(smotr, { deadline: deadline("25 сентября") }));
    // The made-up plan's deadline had no text: only the words differ now, and those are told.
    change(rewrite(sovet, { title: "Заседание Совета" }));
    const [text, ...more] = sent("boris");
    expect(more).toEqual([]);
    expect(text).toMatch(/Заседание Совета[^]*Раньше называлось: Совет/);
    change(rewrite(sovet, { title: "Совет" }));
    expect(sent("dina")).toEqual([null]);
  });

  test("goes to whoever answers when it is sent", () => {
    change(rewrite(smotr, { deadline: deadline("20 сентября") }));
    cast.open.db
      .update(schema.offices)
      .set({ until: "2019-09-01" })
      .where(eq(schema.offices.personId, cast.people.boris))
      .run();
    expect(sent("boris")).toEqual([null]);
  });

  test("of a long list, what fits, and how many more; never a torn tag", () => {
    const adds = Array.from({ length: 60 }, (_, i): PlanChange => ({
      kind: "add",
      planId: 1,
      content: {
        number: String(i + 3),
        section: null,
        title: "<Очень> длинное название & слова ".repeat(20),
        deadline: deadline("октябрь"),
        responsibleText: "директора",
        parties: [DIRECTORS],
        place: null,
        form: null,
      },
      written: null,
    }));
    change(...adds);
    const [text] = sent("boris");
    expect(text?.length).toBeLessThan(4096);
    expect(text).toMatch(/И ещё \d+ изменени[йея]: откройте план, \/plan$/);
  });
});

describe("whatever is changed, one after another", () => {
  const dates = fc.constantFrom(
    "21 августа, 5 ноября",
    "сентябрь",
    "5 ноября",
    "ежемесячно",
    "по запросу",
    "21 августа",
  );
  const parties = fc.subarray<EventContent["parties"][number]>([DIRECTORS, DEPUTIES, COUNCIL]);
  const step = fc.oneof(
    dates.map((text): Partial<EventContent> => ({ deadline: deadline(text) })),
    parties.map((parties): Partial<EventContent> => ({ parties })),
  );
  const steps = fc.array(fc.record({ set: step, answers: fc.boolean(), cancels: fc.boolean() }), {
    maxLength: 6,
  });

  test("no answered duty is lost, and what is asked is exactly what the parties and dates ask", () => {
    fc.assert(
      fc.property(steps, (all) => {
        cast = castOf();
        by = { ...by, clusterId: cast.clusterId, personId: cast.people.chair };
        [sovet = 0] = planOf(cast, [
          { title: "Совет", spans: [["2019-11-05", "2019-11-05"]], parties: [COUNCIL] },
        ]);
        ensureDuties(cast.open.db, cast.clusterId, NOW, TODAY);
        const answered = new Map<number, string>();
        for (const { set, answers, cancels } of all) {
          const [first] = answers ? duties() : [];
          if (first !== undefined) {
            markDuty(cast.open.db, first, { kind: "accepted" }, { ...by, personId: cast.people.boris });
            answered.set(first.id, "accepted");
          }
          if (cancels) change({ kind: "cancel", eventId: sovet, reason: null });
          change(rewrite(sovet, set), { kind: "restore", eventId: sovet });
          const stored = cast.open.db.select().from(schema.duties).all();
          for (const [id, state] of answered)
            expect(stored.find((duty) => duty.id === id)).toMatchObject({ state });
          const event = eventsOf(cast.open.db, 1)[0];
          const perSchool = event?.parties.some(
            (party) => party.kind === "office" && party.office !== "council",
          );
          const together =
            event?.parties.length === 0 ||
            event?.parties.some((party) => party.kind === "office" && party.office === "council");
          const each = (perSchool === true ? 4 : 0) + (together === true || perSchool !== true ? 1 : 0);
          expect(duties()).toHaveLength((event?.occurrences.length ?? 0) * each);
        }
        cast.open.close();
      }),
      { numRuns: 25 },
    );
  });
});

describe("the plan's doubts", () => {
  const codes = () => cast.open.db.select({ code: schema.planProblems.code }).from(schema.planProblems).all();

  test("are settled by the edit that answers them, and new ones are kept", () => {
    const doubt = (code: string) =>
      cast.open.db
        .insert(schema.planProblems)
        .values({ planId: 1, eventId: smotr, code, message: "?" })
        .run();
    for (const code of ["unclear-deadline", "unresolved-responsible", "unbalanced-quotes"]) doubt(code);
    change(rewrite(smotr, { deadline: deadline("5 октября") }));
    expect(codes()).toEqual([{ code: "unresolved-responsible" }, { code: "unbalanced-quotes" }]);
    change(rewrite(smotr, { parties: [DIRECTORS], responsibleText: "директора", title: "Смотр" }));
    expect(codes()).toEqual([{ code: "unbalanced-quotes" }]);
    change(rewrite(smotr, { deadline: deadline("по запросу"), title: "Смотр школ" }));
    expect(codes()).toEqual([{ code: "on-request" }]);
  });
});
