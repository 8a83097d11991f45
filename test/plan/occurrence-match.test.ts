import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/calendar/day.ts";
import { type DatedSpan, type KnownOccurrence, matchOccurrences } from "../../src/plan/occurrence-match.ts";

/** «08-31» is that day, «08-01 08-31» a stretch; after them «*» is answered and «-» dropped. */
const known = (...texts: string[]): KnownOccurrence[] =>
  texts.map((text, at) => ({
    id: at + 1,
    ...span(text.replace(/[ *-]+$/, "")),
    answered: text.includes("*"),
    dropped: text.endsWith("-"),
  }));

function span(text: string): DatedSpan {
  const [from = "", to = from] = text.split(" ");
  return { opensOn: `2019-${from}`, dueOn: `2019-${to}` };
}

const shown = (old: KnownOccurrence[], wanted: string[]): string => {
  const { restore, move, drop, remove, add } = matchOccurrences(old, wanted.map(span));
  return [
    ...restore.map((id) => `back ${id}`),
    ...move.map(({ id, dueOn }) => `${id} to ${dueOn.slice(5)}`),
    ...drop.map((id) => `drop ${id}`),
    ...remove.map((id) => `gone ${id}`),
    ...add.map(({ dueOn }) => `add ${dueOn.slice(5)}`),
  ].join(", ");
};

describe("an event's dates change", () => {
  test.each<[string, string[], string[], string]>([
    ["nothing", ["08-31", "11-30"], ["11-30", "08-31"], ""],
    ["one is moved with its answers", ["08-31*"], ["09-20"], "1 to 09-20"],
    ["equal ones stay, the other is moved", ["08-31", "11-30*"], ["08-31", "12-10"], "2 to 12-10"],
    ["one more", ["08-31"], ["08-31", "11-30"], "add 11-30"],
    ["the nearest is moved, what is left goes", ["08-31", "11-30"], ["12-20"], "2 to 12-20, gone 1"],
    ["what is left and answered is dropped", ["08-31*", "11-30"], ["12-20"], "2 to 12-20, drop 1"],
    ["no dates any more", ["08-31*", "11-30"], [], "drop 1, gone 2"],
    ["a dropped one comes back", ["08-31*-", "11-30"], ["08-31", "11-30"], "back 1"],
    ["a dropped one is not moved", ["08-31*-"], ["09-20"], "add 09-20"],
    ["a day becomes its month", ["09-20*"], ["09-01 09-30"], "1 to 09-30"],
    [
      "in order, never crossing",
      ["09-01", "10-01"],
      ["10-10", "11-01", "12-01"],
      "1 to 10-10, 2 to 11-01, add 12-01",
    ],
  ])("%s", (_, old, wanted, expected) => {
    expect(shown(known(...old), wanted)).toBe(expected);
  });

  const aSpan = fc.tuple(fc.nat(60), fc.nat(5)).map(([from, days]) => ({
    opensOn: addDays("2019-09-01", from),
    dueOn: addDays("2019-09-01", from + days),
  }));
  const spans = fc.uniqueArray(aSpan, { selector: (one) => JSON.stringify(one), maxLength: 12 });
  const occurrences = fc
    .tuple(spans, fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 12, maxLength: 12 }))
    .map(([all, signs]) =>
      all.map((one, id): KnownOccurrence => {
        const [answered = false, dropped = false] = signs[id] ?? [];
        return { id, ...one, answered, dropped: dropped && answered };
      }),
    );

  test("what is held afterwards is what is wanted, and nothing that was answered is removed", () => {
    fc.assert(
      fc.property(occurrences, spans, (old, wanted) => {
        const { restore, move, drop, remove, add } = matchOccurrences(old, wanted);
        const byId = new Map(old.map((one) => [one.id, one]));
        expect(remove.filter((id) => byId.get(id)?.answered)).toEqual([]);
        for (const id of restore) byId.set(id, { ...byId.get(id)!, dropped: false });
        for (const { id, ...moved } of move) byId.set(id, { ...byId.get(id)!, ...moved });
        for (const id of drop) byId.set(id, { ...byId.get(id)!, dropped: true });
        for (const id of remove) byId.delete(id);
        const held = [...byId.values()].filter(({ dropped }) => !dropped);
        const keys = (all: readonly DatedSpan[]) =>
          all.map(({ opensOn, dueOn }) => `${opensOn} ${dueOn}`).sort();
        expect(keys([...held, ...add])).toEqual(keys(wanted));
        // No two rows of one event are ever on the same days.
        const every = keys([...byId.values(), ...add]);
        expect(new Set(every).size).toBe(every.length);
      }),
    );
  });

  test("the same dates change nothing", () => {
    fc.assert(
      fc.property(occurrences, (old) => {
        const held = old.filter(({ dropped }) => !dropped);
        expect(matchOccurrences(old, held)).toEqual({ restore: [], move: [], drop: [], remove: [], add: [] });
      }),
    );
  });
});
