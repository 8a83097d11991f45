import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newsFor, type StateMark } from "../../src/reminders/duty-news.ts";
import { sampleDuty } from "./sample-duty.ts";

/* Marks at the minutes 1, 2, 3…; two who answer together, 1 is the reader. */

const at = (minute: number): string => `2019-11-21T09:${String(minute).padStart(2, "0")}:00.000Z`;
const KIND = { a: "accepted", d: "done", u: "undone", n: "notOurs" } as const;

/** «d2 u1»: done by 2, undone by 1. */
const marksOf = (text: string): StateMark[] =>
  text
    .split(" ")
    .filter((word) => word !== "")
    .map((word, i) => ({
      dutyId: 12,
      kind: KIND[word[0] as keyof typeof KIND],
      personId: Number(word[1]),
      at: at(i + 1),
    }));

const STATE = { accepted: "accepted", done: "done", undone: "open", notOurs: "notOurs" } as const;

function heard(text: string, heardAt: number): string {
  const marks = marksOf(text);
  const state = STATE[marks.at(-1)?.kind ?? "undone"];
  const [news] = newsFor(1, at(heardAt), [sampleDuty({ state })], marks, (id) => `Имя${id}`);
  return news === undefined ? "" : `${news.done ? "done" : "taken back"} by ${news.by}`;
}

test.each([
  ["", 0, ""],
  ["d2", 0, "done by Имя2"],
  ["d2", 1, ""],
  ["d1", 0, ""],
  ["a2", 0, ""],
  ["a2 d3", 0, "done by Имя3"],
  ["d2 u2", 0, ""],
  ["d2 u2", 1, "taken back by Имя2"],
  ["d2 u2 d3", 0, "done by Имя3"],
  ["d2 u2 d3", 1, ""],
  ["d2 u1", 0, ""],
  ["d2 u1 d2", 0, "done by Имя2"],
  ["d1 u2", 0, "taken back by Имя2"],
  ["d2 u3 n2", 1, "taken back by Имя2"],
])("of «%s», heard until %i: %s", (text, heardAt, told) => expect(heard(text, heardAt)).toBe(told));

test("whoever does not answer for it hears nothing", () =>
  expect(newsFor(9, "", [sampleDuty({ state: "done" })], marksOf("d2"), String)).toEqual([]));

test("told at any moments, the reader always knows in the end how things stand, and hears nothing twice", () => {
  const word = fc.constantFrom("d1", "d2", "u1", "u2", "a2", "n2");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.boolean()), { maxLength: 12 }), (steps) => {
      let known = false;
      let heardAt = 0;
      const text: string[] = [];
      const wrong: string[] = [];
      for (const [mark, isTold] of [...steps, ["a2", true] as const]) {
        text.push(mark);
        if (mark[1] === "1") known = mark === "d1";
        if (!isTold) continue;
        const told = heard(text.join(" "), heardAt);
        if (told !== "" && told.startsWith("done") === known) wrong.push(`${text.join(" ")}: ${told} again`);
        if (told !== "") known = !known;
        if (known !== (mark[0] === "d")) wrong.push(`${text.join(" ")}: not known`);
        heardAt = text.length;
      }
      expect(wrong).toEqual([]);
    }),
  );
});
