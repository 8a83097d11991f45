import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../src/calendar/day.ts";
import { calendarFile } from "../../../src/documents/calendar/calendar-file.ts";
import { entriesOf } from "../../../src/documents/calendar/calendar-entry.ts";
import { timelineEvent } from "../pictures/drawn.ts";
import { readCalendar } from "./read-calendar.ts";

const NOW = "2019-11-20T06:00:00.000Z";

interface Given {
  id: number;
  title: string;
  number: string | null;
  place: string | null;
  time: string | null;
  dates: { from: number; days: number }[];
  cancelled: boolean;
}

/** A file of these events, read again. */
function file(given: readonly Given[], name: string | null = null) {
  const entries = given.flatMap(({ id, title, number, place, time, dates, cancelled }) => {
    const made = timelineEvent({ title, number, cancelled: cancelled ? { reason: title } : null }).event;
    const occurrences = dates.map(({ from, days }, at) => ({
      id: at,
      opensOn: addDays("2019-07-01", from),
      dueOn: addDays("2019-07-01", from + days),
    }));
    const event = { ...made, id, place, occurrences, deadline: { ...made.deadline, time } };
    return entriesOf(
      { event, duties: [], own: false, changedAt: "2019-11-18T07:00:00.000Z", earlier: [] },
      { domain: "a1.klaster", zone: "Europe/Kirov" },
    );
  });
  return readCalendar(calendarFile(entries, { cluster: "Лесной, «кластер»; №1", name, now: NOW }));
}

const simple: Given = {
  id: 9,
  title: "Смотр",
  number: "17",
  place: "зал",
  time: null,
  dates: [{ from: 10, days: 0 }],
  cancelled: false,
};

test("a whole day ends on the day after, an hour is told in UTC, and what is called off says so", () => {
  const { properties, events } = file(
    [simple, { ...simple, id: 10, time: "10:00" }, { ...simple, id: 11, cancelled: true }],
    "План, Лесной кластер",
  );
  expect(properties).toMatchObject({
    VERSION: "2.0",
    METHOD: "PUBLISH",
    "X-WR-CALNAME": "План, Лесной кластер",
  });
  expect(events).toMatchObject([
    {
      UID: "event-9-1@a1.klaster",
      "DTSTART;VALUE=DATE": "20190711",
      "DTEND;VALUE=DATE": "20190712",
      DTSTAMP: "20191120T060000Z",
      "LAST-MODIFIED": "20191118T070000Z",
      SUMMARY: "№17. Смотр",
      LOCATION: "зал",
      STATUS: "CONFIRMED",
      TRANSP: "TRANSPARENT",
    },
    { DTSTART: "20190711T070000Z", DTEND: "20190711T080000Z", STATUS: "CONFIRMED" },
    { SUMMARY: "Отменено: №17. Смотр", STATUS: "CANCELLED", TRANSP: "TRANSPARENT" },
  ]);
  expect(events[1]).not.toHaveProperty("TRANSP");
  expect(Object.keys(file([simple]).properties)).not.toContain("X-WR-CALNAME");
});

const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("\\", ";", ",", ":", '"', "\r", "\n", "n", " ", "Щ", "😀", "\u2028", "\u0007"),
    maxLength: 200,
  }),
);
const anyEvent: fc.Arbitrary<Given> = fc.record({
  id: fc.integer({ min: 1, max: 1_000_000 }),
  title: words,
  number: fc.option(fc.string({ maxLength: 6 })),
  place: fc.option(words),
  time: fc.option(fc.constantFrom("10:00", "23:30", "08:30-12:30", "12:30-08:30", "25:61", "утром")),
  dates: fc.array(fc.record({ from: fc.nat(180), days: fc.nat(60) }), { minLength: 1, maxLength: 6 }),
  cancelled: fc.boolean(),
});

test("whatever a plan says: lines of 75 octets, one entry an instance, each ends after it begins, titles come back", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyEvent, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
      (given) => {
        const { lines, events } = file(given);
        for (const line of lines) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(events).toHaveLength(given.flatMap(({ dates }) => dates).length);
        expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
        for (const event of events) {
          const start = event["DTSTART"] ?? event["DTSTART;VALUE=DATE"] ?? "";
          const end = event["DTEND"] ?? event["DTEND;VALUE=DATE"] ?? "";
          expect(start).toMatch(/^\d{8}(T\d{6}Z)?$/);
          expect(end > start && end.length === start.length).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a title comes back as it was written, but for white space and signs that no text has", () => {
  fc.assert(
    fc.property(words, (title) => {
      const shown = title
        .toWellFormed()
        // oxlint-disable-next-line no-control-regex -- those that RFC 5545 leaves out
        .replace(/[\u0000-\u0008\u000E-\u001F\u007F]/g, "")
        .replace(/[\s\u0085]+/g, " ")
        .trim();
      fc.pre(shown.length < 200 && !["\v", "\f"].some((sign) => title.includes(sign)));
      const [event] = file([{ ...simple, number: null, title }]).events;
      expect(event?.["SUMMARY"]).toBe(shown);
    }),
    { numRuns: 300 },
  );
});
