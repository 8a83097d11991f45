import { describe, expect, test } from "vitest";
import { agendaOf, isSitting, nextSitting, sittingsOf, speakersOf } from "../../src/documents/agenda.ts";
import { event, plan } from "../summary/made-up-duties.ts";
import { marked, reported } from "./made-up-report.ts";

describe("a sitting of the Council", () => {
  test.each([
    ["Проведение заседания Координационного Совета Лесного кластера", true],
    ["Заседание Совета", true],
    ["Совещание членов Координационного Совета кластера", true],
    ["Заседание районного методического объединения", false],
    ["Работа совета старшеклассников", false],
    ["Подготовка к заседанию педагогического Совета", true],
  ])("«%s»: %s", (title, sits) => expect(isSitting({ event: event({ title }) })).toBe(sits));

  test("or what the Council alone answers for; nothing that is called off", () => {
    const council = { kind: "office", office: "council", of: null, schools: "all" } as const;
    const director = { kind: "office", office: "director", of: null, schools: "all" } as const;
    expect(isSitting({ event: event({ parties: [council] }) })).toBe(true);
    expect(isSitting({ event: event({ parties: [council, director] }) })).toBe(false);
    expect(isSitting({ event: event({ parties: [council], cancelled: { reason: null } }) })).toBe(false);
  });
});

const dates = (opensOn: string, dueOn = opensOn) => ({ opensOn, dueOn });
const one = (id: number, title: string, span: { opensOn: string; dueOn: string }, change = {}) =>
  reported([marked({ id, eventId: id, occurrenceId: id, school: null, ...span, ...change })], {
    id,
    number: String(id),
    title,
    occurrences: [{ id, ...span }],
    parties: [{ kind: "person", personId: 1, name: "Лугов Б.И." }],
  });

const events = [
  one(1, "Заседание Совета", dates("2019-09-01", "2019-09-30")),
  one(2, "Договоры", dates("2019-08-01", "2019-08-31")),
  one(3, "Семинар", dates("2019-10-01", "2019-10-31"), { state: "done" }),
  one(4, "Заседание Совета", dates("2019-11-28"), {
    heldOn: "2019-11-26",
    heldAt: "14:00",
    heldWhere: "каб. 5",
  }),
  one(5, "Олимпиада", dates("2019-11-01", "2019-12-20")),
  one(6, "Конкурс", dates("2019-12-01", "2019-12-31")),
];
const all = sittingsOf(events, plan);
const given = { plan, events, figures: [], chair: null };
const agenda = (at: number) => {
  const sitting = all[at];
  if (sitting === undefined) throw new Error("no such sitting");
  const { reports, coming, since, until } = agendaOf(sitting, all, given);
  const titles = (list: typeof reports) => list.map((event) => event.event.title);
  return { reports: titles(reports), coming: titles(coming), since, until };
};

test("the sittings stand in the order of their days, the exact one where it is set", () => {
  expect(all.map(({ day, heldOn, time, place }) => [day, heldOn, time, place])).toEqual([
    ["2019-09-30", null, null, null],
    ["2019-11-26", "2019-11-26", "14:00", "каб. 5"],
  ]);
  expect(nextSitting(all, "2019-10-01")?.day).toBe("2019-11-26");
  expect(nextSitting(all, "2019-12-01")?.day).toBe("2019-11-26");
  expect(nextSitting([], "2019-12-01")).toBeNull();
});

test("what fell due since the sitting before is reported, what is not over by then comes", () => {
  expect(agenda(0)).toEqual({
    reports: ["Договоры"],
    coming: ["Заседание Совета", "Олимпиада"],
    since: "2019-07-01",
    until: "2019-11-26",
  });
  expect(agenda(1)).toEqual({
    reports: ["Семинар"],
    coming: ["Олимпиада", "Конкурс"],
    since: "2019-09-30",
    until: null,
  });
});

test("who speaks: the few who answer all together, else the plan's own words", () => {
  const [, contracts] = events;
  expect(contracts && speakersOf(contracts)).toBe("Лугов Б.И.");
  expect(speakersOf(reported([marked({ school: 1 }), marked({ school: 2 })]))).toBe("директора школ");
});
