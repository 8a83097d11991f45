import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.ts";
import { type DigestContent, type DigestEntry, type DigestPage, layOut } from "../../src/reminders/digest.ts";
import { digestButtons } from "../../src/reminders/digest-button-texts.ts";
import { digestText } from "../../src/reminders/digest-texts.ts";
import type { Duty } from "../../src/reminders/duty.ts";
import type { Call } from "../../src/reminders/reminder.ts";
import { parseTelegramHtml } from "../../src/sandbox/telegram-html.ts";
import { sampleDuty, sampleNames } from "./sample-duty.ts";

/* A digest of any size is a message that Telegram takes and a phone shows, and its pages leave nothing out. */

const TODAY = "2019-11-21";

/** Words as people write them, and as nobody should: endless, of markup, of letters that count as two. */
const words = fc.oneof(
  fc.constantFrom("Анализ итогов", "<b>&", "ж".repeat(5000), "🦊".repeat(300), "«слово» ".repeat(400)),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

const dutyFields = fc.record({
  title: words,
  number: fc.option(fc.oneof(fc.constantFrom("3", "12.1", "9".repeat(3000)), words)),
  place: fc.option(words),
  time: fc.option(fc.constantFrom("10:00", "08:30-12:30")),
  organisation: fc.option(fc.record({ id: fc.integer({ min: 1, max: 9 }), shortName: words })),
  occurrenceId: fc.integer({ min: 1, max: 12 }),
  due: fc.integer({ min: -60, max: 60 }),
  held: fc.option(fc.integer({ min: -60, max: 60 })),
  heldWhere: fc.option(words),
  state: fc.constantFrom("open" as const, "accepted" as const, "done" as const),
  form: fc.option(fc.constant({ code: "employment", heading: "Мониторинг", month: "2019-11" }), { freq: 5 }),
  people: fc.array(fc.record({ personId: fc.integer({ min: 1, max: 30 }), name: words }), { maxLength: 20 }),
});

const dutyOf = (id: number, one: typeof dutyFields extends fc.Arbitrary<infer T> ? T : never): Duty =>
  sampleDuty({
    id,
    occurrenceId: one.occurrenceId,
    event: { ...sampleDuty().event, title: one.title, number: one.number, place: one.place, time: one.time },
    organisation: one.organisation,
    opensOn: addDays(TODAY, one.due - (id % 2) * 20),
    dueOn: addDays(TODAY, one.due),
    heldOn: one.held === null ? null : addDays(TODAY, one.held),
    heldAt: one.time,
    heldWhere: one.heldWhere,
    state: one.state,
    form: one.form,
    people: one.people.map((person) => ({ ...person, reachable: false })),
  });

const call: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ kind: fc.constant("person" as const), personId: fc.integer({ min: 1, max: 9 }), name: words }),
  fc.record({ kind: fc.constant("unresolved" as const), words }),
  fc.constant<Call>({ kind: "noHolder", office: "classTeacher", of: "5-11", organisationId: 4 }),
);

const entry = fc.record({
  fields: dutyFields,
  about: fc.constantFrom("own" as const, "own" as const, "escalated" as const, "call" as const),
  calls: fc.array(call, { minLength: 1, maxLength: 8 }),
});

const content = (entries: number): fc.Arbitrary<DigestContent> =>
  fc
    .record({
      entries: fc.array(entry, { maxLength: entries }),
      news: fc.array(fc.record({ fields: dutyFields, done: fc.boolean(), by: words }), { maxLength: 30 }),
    })
    .map(({ entries: made, news }) => ({
      entries: made.map(({ fields, about, calls }, id): DigestEntry => ({
        duty: dutyOf(id + 1, fields),
        about,
        calls: about === "own" ? [] : calls,
      })),
      news: news.map(({ fields, ...one }, id) => ({ duty: dutyOf(100_000 + id, fields), ...one })),
    }));

const allPages = (told: DigestContent): DigestPage[] => {
  const first = layOut(told, TODAY);
  return Array.from({ length: first.pages }, (_, page) => layOut(told, TODAY, page + 1));
};

/** Telegram takes the message and each of its buttons. */
function expectTaken(page: DigestPage): void {
  const parsed = parseTelegramHtml(digestText(page, TODAY, sampleNames).text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  expect(parsed.text.length).toBeLessThanOrEqual(4096);
  expect(parsed.entities.length).toBeLessThan(100);
  const rows = digestButtons(page, 999_999_999);
  expect(rows.flat().length).toBeLessThanOrEqual(100);
  for (const row of rows) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(8);
    for (const { text, data } of row) {
      expect(text.length).toBeLessThanOrEqual(64);
      expect(text.trim()).not.toBe("");
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    }
  }
}

/** What a page tells: duties of its own parts by id, and whom to call about which. */
const toldOn = (page: DigestPage): string[] =>
  page.groups.flatMap((group): string[] => {
    if (group.key === "news") return group.news.map(({ duty }) => `news ${duty.id}`);
    if (group.key !== "calls") return group.entries.map(({ duty, about }) => `${about} ${duty.id}`);
    return group.callees.flatMap(({ call: whom, duties }) =>
      duties.map(({ id }) => `call ${JSON.stringify(whom)} ${id}`),
    );
  });

describe("the pages of a digest", () => {
  test("are each a message that Telegram takes, whatever people have written", () => {
    fc.assert(
      fc.property(content(60), (told) => allPages(told).forEach(expectTaken)),
      { numRuns: 150 },
    );
  });

  test("tell everything once, overdue first, none of them empty", () => {
    fc.assert(
      fc.property(content(60), (told) => {
        const pages = allPages(told);
        const all = told.entries.flatMap(({ duty, about, calls }) =>
          about === "call"
            ? [...new Set(calls.map((whom) => `call ${JSON.stringify(whom)} ${duty.id}`))]
            : [`${about} ${duty.id}`],
        );
        const news = (told.news ?? []).map(({ duty }) => `news ${duty.id}`);
        expect(pages.flatMap(toldOn).toSorted()).toEqual([...all, ...news].toSorted());
        const empty = pages.filter((page) => toldOn(page).length === 0);
        expect(empty).toHaveLength(all.length + news.length > 0 ? 0 : 1);
        const order = ["overdue", "today", "tomorrow", "week", "later", "news", "escalated", "calls"];
        const keys = pages.flatMap((page) => page.groups.map(({ key }) => order.indexOf(key)));
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  test("of five thousand duties with huge titles are as good as those of five", () => {
    const entries = Array.from({ length: 5000 }, (_, i): DigestEntry => {
      const about = (["own", "own", "escalated", "call"] as const)[i % 4] ?? "own";
      const event = { ...sampleDuty().event, number: String(i), title: "Слово ".repeat(2000) };
      const name = "Фамилия ".repeat(500);
      const calls: Call[] = about === "own" ? [] : [{ kind: "person", personId: i % 3, name }];
      return { duty: sampleDuty({ id: i + 1, occurrenceId: i, event, people: [] }), about, calls };
    });
    const pages = allPages({ entries: entries.slice(0, 400) });
    pages.forEach(expectTaken);
    const last = layOut({ entries }, TODAY, 1_000_000);
    expectTaken(last);
    expect([last.page, last.groups.at(-1)?.key]).toEqual([last.pages, "calls"]);
  });

  test("of forty things are three, each a screen or two of a phone", () => {
    const entries = Array.from({ length: 40 }, (_, i): DigestEntry => ({
      duty: sampleDuty({ id: i + 1, event: { ...sampleDuty().event, number: String(i + 1) } }),
      about: "own",
      calls: [],
    }));
    const texts = allPages({ entries }).map((page) => digestText(page, TODAY, sampleNames).text);
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      const rows = text.replace(/<[^>]+>/g, "").split("\n");
      expect(rows.length).toBeLessThanOrEqual(36);
      expect(rows.filter((row) => row.length > 40)).toEqual([]);
    }
  });
});
