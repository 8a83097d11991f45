import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hideSmallCells, type HiddenCells } from "../../src/monitoring/small-cells.ts";

/** The table as it is shown: «–» for what is hidden. */
const shown = ({ values, hidden }: HiddenCells): string[] =>
  values.map((row, r) => row.map((value, c) => (hidden[r]?.[c] === true ? "–" : value)).join(" "));

test.each([
  ["nothing small", [[5, 0, 7]], ["5 0 7 12", "5 0 7 12"]],
  ["one school alone: another number goes with the small one", [[1, 4, 7]], ["– – 7 12", "– – 7 12"]],
  [
    "two schools: a ring of four",
    [
      [2, 9, 0],
      [8, 4, 3],
    ],
    ["– – 0 11", "– – 3 15", "10 13 3 26"],
  ],
  [
    "a school of one leaver hides its total too",
    [
      [1, 0],
      [6, 3],
      [4, 5],
    ],
    ["– 0 –", "6 3 9", "– 5 –", "11 8 19"],
  ],
] as const)("%s", (_, cells, expected) => expect(shown(hideSmallCells(cells))).toEqual(expected));

test("no number under three can be worked out from what is shown", () => {
  const value = fc.oneof(fc.constantFrom(0, 0, 1, 1, 2), fc.integer({ min: 0, max: 4 }));
  const table = fc
    .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 2, max: 3 }) })
    .chain(({ rows, columns }) =>
      fc.array(fc.array(value, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(table, fc.boolean(), (cells, addUp) => {
      const found = hideSmallCells(cells, addUp);
      const possible = numbersThatCouldStand(found, addUp);
      found.values.forEach((row, r) =>
        row.forEach((value, c) => {
          if (!addUp && c === row.length - 1) return;
          if (value === 0 || value > 2) return;
          expect(found.hidden[r]?.[c]).toBe(true);
          expect(possible[r]?.[c]?.size).toBeGreaterThan(1);
        }),
      );
    }),
    { numRuns: 150 },
  );
});

/** By trying every number in the inner cells that are hidden: what each cell of the table might be. */
function numbersThatCouldStand({ values, hidden }: HiddenCells, addUp: boolean): Set<number>[][] {
  const inner = values.slice(0, -1).map((row) => row.slice(0, -1));
  const places = inner.flatMap((row, r) =>
    row.flatMap((_, c) => (hidden[r]?.[c] === true ? [{ r, c }] : [])),
  );
  const possible = values.map((row) => row.map(() => new Set<number>()));
  const tried = inner.map((row) => [...row]);
  const widest = 1 + Math.max(0, ...inner.flat());
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const fits = (r: number, c: number, value: number): boolean => {
    if (!addUp && c === values[0]!.length - 1) return true;
    return hidden[r]?.[c] === true ? value > 0 || values[r]?.[c] === 0 : value === values[r]?.[c];
  };
  const attempt = (at: number): void => {
    const place = places[at];
    if (place === undefined) {
      const rows = tried.map((row) => [...row, sum(row)]);
      const whole = [...rows, rows[0]!.map((_, c) => sum(rows.map((row) => row[c] ?? 0)))];
      if (!whole.every((row, r) => row.every((value, c) => fits(r, c, value)))) return;
      whole.forEach((row, r) => row.forEach((value, c) => possible[r]?.[c]?.add(value)));
      return;
    }
    for (let value = values[place.r]?.[place.c] === 0 ? 0 : 1; value <= widest; value++) {
      tried[place.r]![place.c] = value;
      attempt(at + 1);
    }
    tried[place.r]![place.c] = values[place.r]![place.c] ?? 0;
  };
  attempt(0);
  return possible;
}
