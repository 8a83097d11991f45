import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/calendar/day.ts";
import { timelineDrawings } from "../../../src/documents/pictures/timeline-layout.ts";
import {
  SHOWN_STATES,
  TIMELINE_STATES,
  type TimelineEvent,
} from "../../../src/documents/pictures/timeline.ts";
import { LONGEST, WIDTH } from "../../../src/documents/pictures/sheet.ts";
import { faultsIn, timeline, timelineEvent, wordsIn } from "./drawn.ts";

const all = (events: TimelineEvent[]): string =>
  timelineDrawings(timeline(events)).flatMap(wordsIn).join("\n");

const LONG = "Организация и проведение муниципального этапа всероссийской олимпиады школьников ".repeat(6);

describe("what the picture says", () => {
  test("every event by number and name, its day and its state in words, by section", () => {
    const said = all([
      timelineEvent({ number: "1", title: "Сверка", state: "done", dates: [{ dueOn: "2019-09-12" }] }),
      timelineEvent({ number: "2", section: "Разное", title: "Смотр", state: "overdue" }),
      timelineEvent({ number: null, section: null, title: "Без номера", state: "coming" }),
    ]);
    for (const words of [
      "Лесной кластер",
      "План: 1 июля – 31 декабря 2019 года",
      "На 21 ноября 2019 года",
      "сделано: 1",
      "срок прошёл: 1",
      "впереди: 1",
      "сегодня 21.11",
      "ноябрь",
      "Организационная работа",
      "№1. Сверка",
      "12.09:\nсделано",
      "№2. Смотр",
      "до 30.11:\nсрок прошёл",
      "Без раздела",
      "«Срок прошёл»: отметки нет. Сделано ли, знает ответственный.",
    ])
      expect(said).toContain(words);
  });

  test("how many schools have done it, and of recurring dates how many there are", () => {
    const months = ["09", "10", "11"].map((month) => ({ dueOn: `2019-${month}-25`, done: 1, of: 2 }));
    const said = all([timelineEvent({ state: "overdue", dates: months })]);
    expect(said).toContain("3 даты:\nсрок прошёл, 3 из 6");
    expect(said).toContain("столько отметок «сделано» из ожидаемых");
  });

  test("what has no date stands below in words, and what is called off with its reason", () => {
    const said = all([
      timelineEvent({ number: "15", title: "Помощь", state: "undated" }),
      timelineEvent({ number: "16", title: "Форум", state: "cancelled", cancelled: { reason: "карантин" } }),
      timelineEvent({ number: "1", title: "Сверка" }),
    ]);
    expect(said).toMatch(
      /№1\. Сверка[^]*Без даты\n№15\. Помощь\nпо запросу, без даты[^]*Отменены\n№16\. Форум\nкарантин/,
    );
  });

  test("a plan without events says so", () => expect(all([])).toContain("Мероприятий в плане нет."));

  test("the day is marked only while the plan lasts", () => {
    const [later] = timelineDrawings(timeline([timelineEvent()], { today: "2020-03-01" }));
    expect(later?.shapes.some((shape) => shape.kind === "line" && shape.ink === "today")).toBe(false);
    expect(later && wordsIn(later)).not.toContain("сегодня 01.03");
  });

  test("a title over two lines while all fits one sheet, over one where it would not", () => {
    const few = timelineDrawings(timeline([timelineEvent({ title: LONG })]));
    expect(
      wordsIn(few[0] ?? { width: 0, height: 0, shapes: [] }).filter((one) => /организац/i.test(one)),
    ).toHaveLength(3);
    const many = timelineDrawings(timeline(Array.from({ length: 40 }, () => timelineEvent({ title: LONG }))));
    expect(many.length).toBe(2);
  });
});

describe("sheets", () => {
  test("the seed's size is one picture; more stand on several of about one length, each with its part", () => {
    const events = (count: number) =>
      Array.from({ length: count }, (_, at) => timelineEvent({ section: `Раздел ${Math.floor(at / 6)}` }));
    expect(timelineDrawings(timeline(events(22)))).toHaveLength(1);
    const drawings = timelineDrawings(timeline(events(400)));
    const heights = drawings.map(({ height }) => height);
    expect(Math.max(...heights)).toBeLessThanOrEqual(LONGEST);
    expect(Math.min(...heights)).toBeGreaterThan(Math.max(...heights) * 0.8);
    drawings.forEach((drawing, at) =>
      expect(wordsIn(drawing).join("\n")).toContain(`Часть ${at + 1} из ${drawings.length}`),
    );
    const titles = drawings.flatMap(wordsIn).filter((words) => words.startsWith("№"));
    expect(titles).toHaveLength(400);
  });

  test("a section that goes on says so", () => {
    const [, second] = timelineDrawings(timeline(Array.from({ length: 60 }, () => timelineEvent())));
    expect(second && wordsIn(second)).toContain("Организационная работа (продолжение)");
  });
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom("Щ", "щ", " ", "Ж", "—", "№", "Я", "w", "i"), maxLength: 200 }),
);
const instance = fc
  .record({
    from: fc.integer({ min: -40, max: 220 }),
    days: fc.nat(200),
    state: fc.constantFrom(...TIMELINE_STATES),
    of: fc.nat(60),
  })
  .map(({ from, days, state, of }) => ({
    opensOn: addDays("2019-07-01", from),
    dueOn: addDays("2019-07-01", from + days),
    state,
    of,
    done: Math.floor(of / 2),
  }));
const anyEvent = fc
  .record({
    number: fc.option(text),
    title: text,
    section: fc.option(text),
    state: fc.constantFrom(...SHOWN_STATES),
    dates: fc.array(instance, { minLength: 1, maxLength: 8 }),
    reason: fc.option(text),
  })
  .map(({ reason, state, ...given }) =>
    timelineEvent({ ...given, state, ...(state === "cancelled" ? { cancelled: { reason } } : {}) }),
  );

test("whatever the plan says, nothing leaves the sheet and nothing stands on anything else", () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 30 }),
      text,
      fc.integer({ min: 1, max: 40 }),
      (events, cluster, months) => {
        const to = addDays("2019-07-01", months * 30);
        for (const drawing of timelineDrawings(
          timeline(events, { cluster, period: { from: "2019-07-01", to } }),
        )) {
          expect(drawing.width).toBe(WIDTH);
          expect(faultsIn(drawing)).toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
