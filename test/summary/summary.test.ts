import { describe, expect, test } from "vitest";
import { figuresOf, figuresToTell } from "../../src/summary/figures.ts";
import { nearestFirst } from "../../src/summary/own-duties.ts";
import { pageNumber, pageOf } from "../../src/telegram/page.ts";
import { attention, summarisePlan, undatedEvents } from "../../src/summary/plan-summary.ts";
import { event, monthOf, plan, standing } from "./made-up-duties.ts";

const september = { opensOn: "2019-09-01", dueOn: "2019-09-30" };
const december = { opensOn: "2019-12-01", dueOn: "2019-12-31" };
/** Ended before the plan was begun to be run. */
const august = { opensOn: "2019-08-01", dueOn: "2019-08-31" };

describe("summarisePlan", () => {
  test("every duty is in one list at the most", () => {
    const summary = summarisePlan([
      standing({ id: 1, ...september }),
      standing({ id: 2, ...september, state: "accepted" }),
      standing({ id: 3, ...september, state: "done" }),
      standing({ id: 4, ...september, state: "notOurs" }),
      standing({ id: 5 }),
      standing({ id: 6, ...december }),
      standing({ id: 7, opensOn: "2019-12-10", dueOn: "2019-12-31" }),
      standing({ id: 8, ...august }),
      standing({ id: 9, heldOn: "2019-12-03" }),
    ]);
    const ids = (list: "done" | "underWay" | "overdue" | "coming") =>
      summary[list].map(({ duty }) => duty.id);
    expect(ids("overdue")).toEqual([1, 2]);
    expect(ids("done")).toEqual([3]);
    expect(ids("underWay")).toEqual([5, 9]);
    expect(ids("coming")).toEqual([6]);
    // Neither what is not the school's nor what ended before the bot counts.
    expect(summary.total).toBe(7);
  });

  test("silence is told apart from what was accepted and not yet done, and from those who cannot be written to", () => {
    const { unanswered } = summarisePlan([
      standing(september),
      standing({ ...september, state: "accepted" }),
      standing({ ...september, joined: false }),
      standing({ ...september, who: null }),
    ]);
    expect(unanswered).toBe(1);
  });
});

describe("attention", () => {
  const gap = { kind: "noHolder", office: "director", of: null, organisationId: 3 } as const;
  const phone = { kind: "outside", organisationId: 4 } as const;

  test("one hole gathers all duties that fall into it; what is far or done asks for nobody", () => {
    const found = attention([
      standing({ id: 1, gaps: [gap, phone] }),
      standing({ id: 2, gaps: [gap] }),
      standing({ id: 3, gaps: [gap], state: "done" }),
      standing({ id: 4, gaps: [gap], opensOn: "2019-12-15", dueOn: "2019-12-31" }),
    ]);
    expect(found.nobody.map(({ gap, duties }) => [gap.kind, duties.map(({ duty }) => duty.id)])).toEqual([
      ["noHolder", [1, 2]],
    ]);
    expect(found.outside.map(({ duties }) => duties.length)).toEqual([1]);
  });

  test("those who cannot be written to, the busiest first", () => {
    const away = (personId: number, name: string) => [{ personId, name, reachable: false }];
    const found = attention([
      standing({ people: away(1, "Лугов Б.И.") }),
      standing({ people: away(2, "Осокина В.Г.") }),
      standing({ people: away(2, "Осокина В.Г.") }),
      standing(),
    ]);
    expect(found.unreached.map(({ personId, duties }) => [personId, duties.length])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  test("help until it is settled, whenever the duty is due, the oldest request first", () => {
    const help = (askedAt: string, settledAt: string | null = null) => ({
      help: { askedAt, askedBy: 1, text: null, settledAt },
    });
    const found = attention([
      standing({ id: 1, ...help("2019-11-20T06:00:00.000Z") }),
      standing({ id: 2, ...help("2019-11-18T06:00:00.000Z"), opensOn: "2019-12-20", dueOn: "2019-12-31" }),
      standing({ id: 3, ...help("2019-11-01T06:00:00.000Z", "2019-11-02T06:00:00.000Z") }),
    ]);
    expect(found.help.map(({ duty }) => duty.id)).toEqual([2, 1]);
  });
});

test("undatedEvents are those that no date of the plan's time brings up", () => {
  const dated = (opensOn: string, dueOn: string) => [{ id: 1, opensOn, dueOn }];
  const events = [
    event({ id: 1 }),
    event({ id: 2, occurrences: [] }),
    event({ id: 3, occurrences: dated("2020-04-01", "2020-04-30") }),
    event({ id: 4, occurrences: dated("2019-05-01", "2019-07-01") }),
  ];
  expect(undatedEvents(events, plan).map(({ id }) => id)).toEqual([2, 3]);
});

describe("figures", () => {
  const october = monthOf({ 1: "handedIn", 2: "missing" }, { month: "2019-10", dueOn: "2019-10-25" });
  const november = monthOf({ 1: "late", 2: "missing", 3: "notAsked" });

  test("who is not asked does not count; a late report is handed in", () => {
    expect(november).toMatchObject({ given: 1, late: 1 });
    expect(november.asked).toHaveLength(2);
    expect(november.missing.map(({ organisationId }) => organisationId)).toEqual([2]);
  });

  test("the month before is told while somebody owes it, and only since the plan is run", () => {
    const given = monthOf({ 1: "handedIn" }, { month: "2019-10", dueOn: "2019-10-25" });
    const months = (...told: Parameters<typeof figuresToTell>) =>
      figuresToTell(...told).map(({ month }) => month);
    expect(months(october, november, "2019-09-01")).toEqual(["2019-10", "2019-11"]);
    expect(months(given, november, "2019-09-01")).toEqual(["2019-11"]);
    expect(months(october, november, "2019-11-01")).toEqual(["2019-11"]);
    expect(months(null, null, "2019-09-01")).toEqual([]);
  });

  test("one's own schools only", () => {
    expect(figuresOf(november, [2])?.asked.map(({ organisationId }) => organisationId)).toEqual([2]);
    expect(figuresOf(november, [99])).toBeNull();
  });
});

test("nearestFirst: what waits longest, what is due first, what opens next, what is over", () => {
  const order = nearestFirst([
    standing({ id: 1, ...september, state: "done" }),
    standing({ id: 2, ...december }),
    standing({ id: 3 }),
    standing({ id: 4, dueOn: "2019-11-22" }),
    standing({ id: 5, ...september }),
    standing({ id: 6, state: "done" }),
  ]);
  expect(order.map(({ duty }) => duty.id)).toEqual([5, 4, 3, 2, 6, 1]);
});

test.each([
  [0, 0, 1, []],
  [5, 0, 2, [0, 1, 2]],
  [5, 1, 2, [3, 4]],
  [5, 9, 2, [3, 4]],
])("%i items, page %i of %i", (n, asked, pages, items) => {
  const all = Array.from({ length: n }, (_, i) => i);
  expect(pageOf(all, asked, 3)).toMatchObject({ pages, items, total: n });
});

test.each([
  [undefined, 0],
  ["7", 7],
  ["-1", null],
  ["", null],
  ["1e3", null],
  ["99999999", null],
])("pageNumber(%j) is %j", (word, page) => {
  expect(pageNumber(word)).toBe(page);
});
