import { and, eq } from "drizzle-orm";
import { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "../../src/db/schema.ts";
import { daysFrom, type Day } from "../../src/calendar/day.ts";
import { previewReminders } from "../../src/reminders/preview-store.ts";
import { refreshDigest } from "../../src/reminders/fresh-digest-store.ts";
import { type RemindersCounts, remindersJob } from "../../src/reminders/reminders-job.ts";
import {
  calendar,
  type Cast,
  castOf,
  COUNCIL,
  DEPUTIES,
  DIRECTORS,
  FORM,
  forms,
  idOf,
  planOf,
} from "./cast.ts";

let cast: Cast;
beforeEach(() => {
  cast = castOf();
  // The chair's list of Mondays comes in the digest where she has switched off her letter of the week.
  cast.open.db.update(schema.clusters).set({ weekLetter: false }).run();
});

const at = (day: Day, time = "09:00"): DateTime =>
  DateTime.fromISO(`${day}T${time}`, { zone: "Europe/Kirov" });
const sweep = (day: Day, time?: string) =>
  remindersJob(cast.open.db, { calendar, forms, now: at(day, time) });
const messages = (name?: keyof Cast["people"]): string[] =>
  cast.open.db
    .select()
    .from(schema.outbox)
    .where(name === undefined ? undefined : eq(schema.outbox.personId, cast.people[name]))
    .orderBy(schema.outbox.id)
    .all()
    .map((row) => row.body.text);
const september = (title = "Конкурс чтецов") => ({
  title,
  spans: [["2019-09-01", "2019-09-30"]] as [Day, Day][],
  parties: [DIRECTORS],
});

describe("the morning sweep", () => {
  test("one digest a person, in the outbox, with counts", () => {
    planOf(cast, [september(), { ...september("Смотр кабинетов"), parties: [DEPUTIES, COUNCIL] }]);
    expect(sweep("2019-09-02")).toEqual({
      clusters: 1,
      quiet: 0,
      duties: 9,
      people: 5,
      reminders: 10,
      unreachable: 0,
    });
    const rows = cast.open.db.select().from(schema.outbox).all();
    expect(rows.map(({ kind, priority, expiresAt }) => [kind, priority, expiresAt])).toEqual(
      rows.map(() => ["digest", 10, "2019-09-02T18:00:00.000Z"]),
    );
    expect(rows.map(({ key }) => key)).toContain(`digest:${cast.people.anna}:2019-09-02`);
    expect(messages("boris")).toEqual([
      "<b>Понедельник, 2 сентября.</b> Напоминаем:\n\n<b>Позже</b>\n<b>до 30.09</b> · №1\nКонкурс чтецов\n<b>до 30.09</b> · №2\nСмотр кабинетов\n\n<b>Когда проведёте:</b> №1, №2?",
    ]);
  });

  test("a repeat adds nothing, on the day and on the days until the next stage", () => {
    planOf(cast, [september()]);
    sweep("2019-09-02");
    const before = messages();
    for (const day of ["2019-09-02", "2019-09-03", "2019-09-20"]) {
      expect(sweep(day)).toMatchObject({ people: 0, reminders: 0, duties: 0 });
    }
    expect(messages()).toEqual(before);
    expect(sweep("2019-09-23")).toMatchObject({ people: 3 });
  });

  test("nothing is due, nobody is disturbed; nothing on a day off nor at night", () => {
    planOf(cast, [september()]);
    expect(sweep("2019-08-20")).toMatchObject({ people: 0, duties: 4 });
    expect(sweep("2019-09-01")).toMatchObject({ people: 0 });
    expect(sweep("2019-09-02", "05:00")).toMatchObject({ people: 0, quiet: 1 });
    expect(sweep("2019-09-02", "21:30")).toMatchObject({ people: 0, quiet: 1 });
    expect(sweep("2019-09-02", "12:00")).toMatchObject({ people: 3, quiet: 0 });
  });

  test("after three days of downtime only the latest stage goes out", () => {
    planOf(cast, [{ title: "Семинар", spans: [["2019-11-21", "2019-11-21"]], parties: [DIRECTORS] }]);
    sweep("2019-11-07");
    expect(sweep("2019-11-25")).toMatchObject({ people: 3 });
    expect(messages("vera").at(-1)).toContain("Повторно напоминаем");
  });

  test("who cannot be written to, who is not named and what lies outside is on the chair's list, once a stage", () => {
    const { db } = cast.open;
    db.update(schema.people).set({ reach: "blocked" }).where(eq(schema.people.id, cast.people.vera)).run();
    planOf(cast, [
      september(),
      {
        ...september("Ярмарка профессий"),
        parties: [{ kind: "organisation", organisationId: cast.outside }],
      },
    ]);
    expect(sweep("2019-09-02")).toMatchObject({ people: 2, unreachable: 1 });
    expect(messages("chair")).toEqual([
      [
        "<b>Понедельник, 2 сентября.</b> Напоминаем:",
        "",
        "<b>Позже</b>",
        "<b>до 30.09</b> · №1",
        "Конкурс чтецов",
        "",
        "<b>Когда проведёте:</b> №1?",
        "",
        "<b>Кому позвонить: бот написать не может</b>",
        "– Ольха В.В. · до 30.09 №1",
        "– СОШ п. Сосновка: директор не назван · до 30.09 №1",
        "– ЦЗН · до 30.09 №2",
      ].join("\n"),
    ]);
    expect(sweep("2019-09-03")).toMatchObject({ people: 0 });
    // Whoever comes back is told what they missed, the latest of it.
    db.update(schema.people).set({ reach: "reachable" }).where(eq(schema.people.id, cast.people.vera)).run();
    expect(sweep("2019-09-04")).toMatchObject({ people: 1 });
    expect(messages("vera")).toHaveLength(1);
  });

  test("overdue climbs past one without a director to the chair, once, with whom to ask; then her list of Mondays", () => {
    planOf(cast, [
      {
        title: "Семинар",
        spans: [["2019-09-10", "2019-09-10"]],
        parties: [{ kind: "person", personId: cast.people.gleb }],
      },
    ]);
    for (const day of daysFrom("2019-09-01", "2019-09-30")) sweep(day);
    expect(messages("gleb")).toHaveLength(5);
    expect(messages("chair").map((text) => text.slice(3, text.indexOf(".")))).toEqual([
      "Пятница, 13 сентября",
      "Понедельник, 23 сентября",
      "Понедельник, 30 сентября",
    ]);
    expect(messages("chair")[0]).toContain(
      "<b>Срок прошёл, отметки нет</b>\n<b>10.09</b> · №1\nСеминар\n– Граб Г.Г.",
    );
    expect(messages("chair")[1]).toMatch(/<b>Список недели: срок прошёл<\/b>\n– 10\.09 №1 · Граб Г\.Г\.$/);
  });

  test("with a letter of the week the list is not in the digest as well", () => {
    cast.open.db.update(schema.clusters).set({ weekLetter: true }).run();
    planOf(cast, [{ title: "Приказ", spans: [["2019-09-10", "2019-09-10"]], parties: [DIRECTORS] }]);
    for (const day of daysFrom("2019-09-11", "2019-10-07")) sweep(day);
    const stages = cast.open.db.select({ about: schema.reminders.stage }).from(schema.reminders).all();
    expect(stages.length).toBeGreaterThan(0);
    expect(stages.filter(({ about }) => about.includes("weekly"))).toEqual([]);
  });

  test("a deputy's climbs to the director of the school, then to the chair; a director's straight to the chair", () => {
    const day: [Day, Day] = ["2019-09-10", "2019-09-10"];
    planOf(cast, [
      { title: "Отчёт", spans: [day], parties: [DEPUTIES] },
      { title: "Приказ", spans: [day], parties: [DIRECTORS] },
    ]);
    const { db } = cast.open;
    for (const morning of daysFrom("2019-09-11", "2019-10-07")) sweep(morning);
    const told = (name: keyof Cast["people"], school: number, position: number): string[] =>
      db
        .select({ day: schema.digests.day, stage: schema.reminders.stage })
        .from(schema.reminders)
        .innerJoin(schema.digests, eq(schema.digests.id, schema.reminders.digestId))
        .innerJoin(schema.duties, eq(schema.duties.id, schema.reminders.dutyId))
        .innerJoin(schema.occurrences, eq(schema.occurrences.id, schema.duties.occurrenceId))
        .innerJoin(schema.events, eq(schema.events.id, schema.occurrences.eventId))
        .where(
          and(
            eq(schema.reminders.personId, cast.people[name]),
            eq(schema.duties.organisationId, school),
            eq(schema.events.position, position),
          ),
        )
        .orderBy(schema.digests.day)
        .all()
        .map((row) => `${row.day} ${row.stage}`);
    const { lipki } = cast.schools;
    expect(told("anna", lipki, 1)).toEqual(["2019-09-11 overdue:1"]);
    expect(told("boris", lipki, 1)).toEqual(["2019-09-13 escalated:overdue:2"]);
    const mondays = ["2019-09-23 list:weekly:1", "2019-09-30 list:weekly:2", "2019-10-07 list:weekly:3"];
    expect(told("chair", lipki, 1)).toEqual(["2019-09-20 escalated:overdue:3", ...mondays]);
    expect(told("boris", lipki, 2)).toEqual(["2019-09-11 overdue:1"]);
    expect(told("chair", lipki, 2)).toEqual(["2019-09-13 escalated:overdue:2", ...mondays]);
  });

  test("a replaced director gets nothing more, the new one gets what stands", () => {
    const { db } = cast.open;
    planOf(cast, [september()]);
    sweep("2019-09-02");
    db.update(schema.offices)
      .set({ until: "2019-09-10" })
      .where(eq(schema.offices.personId, cast.people.boris))
      .run();
    const next = idOf(
      db
        .insert(schema.people)
        .values({ clusterId: cast.clusterId, name: "Клён К.К.", chatId: 900, reach: "reachable" })
        .run(),
    );
    db.insert(schema.offices)
      .values({
        clusterId: cast.clusterId,
        personId: next,
        organisationId: cast.schools.lipki,
        kind: "director",
        since: "2019-09-11",
      })
      .run();
    sweep("2019-09-11");
    sweep("2019-09-23");
    expect(messages("boris")).toHaveLength(1);
    const toNext = db.select().from(schema.outbox).where(eq(schema.outbox.personId, next)).all();
    expect(toNext).toHaveLength(2);
  });

  test("the monthly figures are asked only of schools that have not handed in", () => {
    planOf(cast, [
      { title: "Мониторинг", spans: [["2019-10-01", "2019-10-31"]], parties: [DEPUTIES], form: FORM.code },
    ]);
    sweep("2019-10-18");
    expect(messages("anna")[0]).toContain("<b>до 25.10</b> · №1\nПросим представить мониторинг за октябрь");
    const anna = cast.open.db
      .select()
      .from(schema.outbox)
      .where(eq(schema.outbox.personId, cast.people.anna))
      .get();
    expect(anna?.body.buttons).toEqual([
      [{ text: "Сдать за октябрь", data: `m:open:${cast.schools.lipki}:2019-10:employment` }],
    ]);
    cast.open.db
      .insert(schema.submissions)
      .values({
        organisationId: cast.schools.lipki,
        form: FORM.code,
        formVersion: 1,
        month: "2019-10",
        submittedAt: "2019-10-18T08:00:00.000Z",
        late: false,
      })
      .run();
    sweep("2019-10-23");
    expect(messages("anna")).toHaveLength(1);
    expect(messages("vera")).toHaveLength(2);
  });

  test("two clusters do not see each other", () => {
    planOf(cast, [september()]);
    const { db } = cast.open;
    const other = idOf(
      db
        .insert(schema.clusters)
        .values({ name: "Другой", timezone: "Asia/Vladivostok", createdAt: "2019-08-01" })
        .run(),
    );
    planOf({ ...cast, clusterId: other }, [september("Чужое")]);
    expect(sweep("2019-09-02")).toMatchObject({ clusters: 2, people: 3 });
    expect(messages().join()).not.toContain("Чужое");
  });
});

describe("what people have set", () => {
  const wish = (
    name: keyof Cast["people"],
    wishes: Partial<typeof schema.personSettings.$inferInsert>,
  ): void =>
    void cast.open.db
      .insert(schema.personSettings)
      .values({ personId: cast.people[name], ...wishes })
      .run();
  const toldAt = (time: string, standardAt: string | null): RemindersCounts =>
    remindersJob(cast.open.db, { calendar, forms, now: at("2019-09-02", time), standardAt });

  test("each is told when the hour has come: their own, else the cluster's, else the installation's", () => {
    planOf(cast, [september()]);
    wish("boris", { digestAt: "08:00" });
    wish("vera", { digestAt: "14:30" });
    expect(toldAt("07:59", null)).toMatchObject({ people: 0 });
    expect(toldAt("08:00", null)).toMatchObject({ people: 1 });
    expect(toldAt("09:00", "09:00")).toMatchObject({ people: 1 });
    expect([messages("boris"), messages("chair"), messages("vera")].map(({ length }) => length)).toEqual([
      1, 1, 0,
    ]);
    expect(toldAt("14:30", "09:00")).toMatchObject({ people: 1 });
    cast.open.db.update(schema.clusters).set({ digestAt: "07:30" }).run();
    expect(toldAt("20:00", "09:00")).toMatchObject({ people: 0 });
  });

  test("a sweep for hours alone leaves those clusters in which nobody has one", () => {
    planOf(cast, [september()]);
    const options = { calendar, forms, now: at("2019-09-02"), standardAt: null, hoursOnly: true };
    expect(remindersJob(cast.open.db, options)).toMatchObject({ clusters: 0 });
    wish("boris", { digestAt: "08:00" });
    expect(remindersJob(cast.open.db, options)).toMatchObject({ clusters: 1, people: 1 });
  });

  test("what is late is chased once, though holidays and the preset move its day; put off, once more", () => {
    const { db } = cast.open;
    planOf(cast, [{ title: "Семинар", spans: [["2019-09-12", "2019-09-12"]], parties: [DIRECTORS] }]);
    const chased = (from: Day, to: Day): Day[] =>
      daysFrom(from, to).filter((day) => {
        const before = messages("boris").length;
        sweep(day);
        return messages("boris").length > before;
      });
    expect(chased("2019-09-13", "2019-09-13")).toEqual(["2019-09-13"]);
    db.update(schema.clusters).set({ policy: "calm" }).run();
    expect(chased("2019-09-16", "2019-09-18")).toEqual([]);
    const holiday = { name: "карантин", from: "2019-09-13", to: "2019-09-20" };
    db.insert(schema.schoolHolidays)
      .values({ clusterId: cast.clusterId, ...holiday })
      .run();
    expect(chased("2019-09-19", "2019-10-10")).toEqual([]);
    db.update(schema.duties).set({ postponedTo: "2019-10-15", updatedAt: "2019-10-10T12:00:00.000Z" }).run();
    expect(chased("2019-10-11", "2019-11-10")).toEqual(["2019-10-15", "2019-10-17"]);
  });

  test("the preview follows days off, pauses, hours and school holidays as the sweeps do", () => {
    wish("boris", { digestAt: "08:30", onWeekends: true });
    wish("vera", { pausedFrom: "2019-09-09", pausedTo: "2019-09-16" });
    wish("gleb", { onHolidays: true });
    const { db } = cast.open;
    const holiday = { name: "осенние", from: "2019-10-28", to: "2019-11-04" };
    db.insert(schema.schoolHolidays)
      .values({ clusterId: cast.clusterId, ...holiday })
      .run();
    const gleb = { kind: "person" as const, personId: cast.people.gleb };
    planOf(cast, [
      { title: "Семинар", spans: [["2019-09-15", "2019-09-15"]], parties: [DIRECTORS] },
      { title: "Конкурс", spans: [["2019-11-06", "2019-11-06"]], parties: [DIRECTORS] },
      { title: "Смотр", spans: [["2019-11-04", "2019-11-04"]], parties: [gleb] },
    ]);
    const rows = previewReminders(db, { calendar, forms, from: "2019-09-01", to: "2019-11-10" });
    const of = (name: string) => rows.filter(({ person }) => person.startsWith(name));
    expect(
      of("Дуб")
        .map(({ day, at }) => `${day} ${at}`)
        .slice(0, 4),
    ).toEqual(["2019-09-01 08:30", "2019-09-08 08:30", "2019-09-14 08:30", "2019-09-15 08:30"]);
    expect(
      of("Ольха").filter(({ day, reachable }) => reachable === (day >= "2019-09-09" && day <= "2019-09-16")),
    ).toEqual([]);
    // Back, she is told the latest of what came meanwhile.
    expect(of("Ольха").map(({ day }) => day)).toContain("2019-09-17");
    expect(of("Граб").map(({ day }) => day)).toContain("2019-11-04");

    const foretold = rows.filter(({ reachable }) => reachable).map(({ day, person }) => `${day} ${person}`);
    for (const day of daysFrom("2019-09-01", "2019-11-10")) sweep(day);
    const made = db
      .select({ day: schema.digests.day, name: schema.people.name })
      .from(schema.digests)
      .innerJoin(schema.people, eq(schema.people.id, schema.digests.personId))
      .all()
      .map(({ day, name }) => `${day} ${name}`);
    expect(made.sort()).toEqual(foretold.sort());
  });
});

describe("refreshDigest", () => {
  const digestOf = (name: keyof Cast["people"]) =>
    cast.open.db.select().from(schema.digests).where(eq(schema.digests.personId, cast.people[name])).get()
      ?.id ?? null;

  test("is the digest without what was done since, and null when nothing is left", () => {
    planOf(cast, [september(), september("Смотр кабинетов")]);
    sweep("2019-09-02");
    const digest = digestOf("boris");
    expect(refreshDigest(cast.open.db, digest, { calendar, forms })?.text).toBe(messages("boris")[0]);
    cast.open.db.update(schema.duties).set({ state: "done" }).where(eq(schema.duties.occurrenceId, 1)).run();
    const left = refreshDigest(cast.open.db, digest, { calendar, forms });
    expect(left?.text).not.toContain("чтецов");
    expect(left?.text).toContain("Смотр");
    cast.open.db.update(schema.duties).set({ state: "done" }).run();
    expect(refreshDigest(cast.open.db, digest, { calendar, forms })).toBeNull();
  });

  test("is null for one who no longer answers, and for a digest that is not there", () => {
    planOf(cast, [september()]);
    sweep("2019-09-02");
    cast.open.db
      .update(schema.offices)
      .set({ until: "2019-09-01" })
      .where(eq(schema.offices.personId, cast.people.boris))
      .run();
    expect(refreshDigest(cast.open.db, digestOf("boris"), { calendar, forms })).toBeNull();
    expect(refreshDigest(cast.open.db, 999, { calendar, forms })).toBeNull();
    expect(refreshDigest(cast.open.db, null, { calendar, forms })).toBeNull();
  });
});

describe("previewReminders", () => {
  test("tells what the sweeps would then do, day by day, and writes nothing", () => {
    cast.open.db
      .update(schema.people)
      .set({ reach: "never" })
      .where(eq(schema.people.id, cast.people.vera))
      .run();
    planOf(cast, [
      september(),
      { title: "Семинар", spans: [["2019-09-19", "2019-09-19"]], parties: [COUNCIL, DIRECTORS] },
    ]);
    const rows = previewReminders(cast.open.db, { calendar, forms, from: "2019-09-01", to: "2019-10-15" });
    expect(cast.open.db.select().from(schema.duties).all()).toEqual([]);
    expect(rows[0]).toMatchObject({
      day: "2019-09-02",
      person: "Ель Е.Е.",
      organisation: "СШ пгт Бор",
      reachable: true,
      items: [
        { event: "1", stage: "opening", why: "начало срока", about: "own" },
        { about: "call", calls: ["Ольха В.В."] },
        { about: "call", calls: ["СОШ п. Сосновка: директор не назван"] },
      ],
    });

    const foretold = rows.filter(({ reachable }) => reachable).map(({ day, person }) => `${day} ${person}`);
    const made: string[] = [];
    for (const day of daysFrom("2019-09-01", "2019-10-15")) {
      sweep(day);
      const digests = cast.open.db
        .select({ name: schema.people.name })
        .from(schema.digests)
        .innerJoin(schema.people, eq(schema.people.id, schema.digests.personId))
        .where(eq(schema.digests.day, day))
        .all();
      made.push(...digests.map(({ name }) => `${day} ${name}`));
    }
    expect(made.sort()).toEqual(foretold.sort());
    expect(rows.filter(({ reachable }) => !reachable).map(({ person }) => person)).toContain("Ольха В.В.");
  });
});
