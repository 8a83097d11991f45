import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { journalPage } from "../../src/journal/journal-texts.ts";
import { entryWords } from "../../src/journal/journal-words-texts.ts";
import { AUDIT_ACTIONS } from "../../src/people/audit-action.ts";
import { entryOf, sampleEntries } from "./sample-entries.ts";

describe("an entry's words", () => {
  test.each(sampleEntries.map((entry) => [entry.action, entry] as const))("%s", (_, entry) => {
    const { text } = entryWords(entry);
    expect(text).toMatch(/^[А-ЯЁ][^]{5,}/);
    expect(text).not.toMatch(/undefined|null|\[object|NaN|Другое изменение|<b>школ/);
  });

  test("every action of the program is among them", () => {
    expect(sampleEntries.map(({ action }) => action).sort()).toEqual([...AUDIT_ACTIONS].sort());
  });

  test("whatever an older version or a hostile hand has left, a page is shown, escaped, and fits a message", () => {
    const value = fc.anything({ withNullPrototype: false, maxDepth: 3 });
    const long = fc.constantFrom("<b>".repeat(2000), "я".repeat(5000), "", null, -1);
    const sample = fc.constantFrom(...sampleEntries);
    const entry = fc
      .tuple(
        sample,
        fc.dictionary(
          fc.constantFrom("title", "name", "heldOn", "seat", "figures", "counts", "from", "comment", "after"),
          fc.oneof(value, long),
        ),
        fc.boolean(),
      )
      .map(([{ action, about, before, after }, spoilt, both]) =>
        entryOf(action, about, both ? { ...before, ...spoilt } : before, { ...after, ...spoilt }),
      );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 5, maxLength: 5 }), (items) => {
        const { text } = journalPage("<i>", { items, page: 0, pages: 1, total: 5 });
        expect(text.replace(/<\/?[bi]>/g, "")).not.toMatch(/<\/?[a-z]/);
        expect(text.replace(/&\w+;/g, "&").length).toBeLessThan(4096);
      }),
      { numRuns: 300 },
    );
  });
});
