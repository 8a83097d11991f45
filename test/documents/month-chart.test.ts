import * as fc from "fast-check";
import { expect, test } from "vitest";
import { barChart, lineChart } from "../../src/documents/chart.ts";
import { chartFile } from "../../src/documents/chart-file.ts";
import { monthChart } from "../../src/documents/month-chart.ts";
import { indicatorsOf } from "../../src/monitoring/form.ts";
import type { MonthFigures } from "../../src/monitoring/month-figures.ts";
import { employment as form } from "../monitoring/employment.ts";

const codes = indicatorsOf(form, 9, "destination").map(({ code }) => code);

function month(values: readonly number[]): MonthFigures {
  const total = values.reduce((sum, value) => sum + value, 0);
  const sums = Object.fromEntries([...codes.map((code, at) => [code, values[at] ?? 0]), ["total", total]]);
  const nine = { grade: 9, schools: 2, asked: 2, sums, total, decidedShare: null, stayShare: null };
  return {
    form: "employment",
    heading: "Мониторинг",
    month: "2019-10",
    dueOn: "2019-10-25",
    schools: [],
    totals: [nine],
  };
}

/** The numbers written beside the bars. */
const numbers = (values: readonly number[]): number[] =>
  [...(monthChart(form, month(values), "Лесной")?.svg ?? "").matchAll(/font-weight="bold"[^>]*>(\d+)</g)].map(
    ([, number]) => Number(number),
  );

test.each([
  ["all are told", [7, 0, 5], [7, 5]],
  ["one small: the least shown joins it", [7, 5, 1], [7, 6]],
  ["small ones stand together", [7, 2, 2, 2], [7, 6]],
  ["too few together take the least shown", [9, 4, 1, 1], [9, 6]],
  ["nothing but small ones: one bar of all", [1, 1, 1], [3]],
  ["two leavers: nothing is drawn", [1, 1], []],
])("%s", (_, values, expected) => expect(numbers(values)).toEqual(expected));

test("the bars add up to the total, and none is of one or two", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: codes.length }), (values) => {
      const total = values.reduce((sum, value) => sum + value, 0);
      const shown = numbers(values);
      expect(shown.every((value) => value > 2)).toBe(true);
      expect(shown.reduce((sum, value) => sum + value, 0)).toBe(total < 3 ? 0 : total);
    }),
  );
});

test("a picture is PNG with letters on it, whatever the words", () => {
  const group = (title: string) => ({ title, bars: [{ label: "Вуз & <область>", value: 3, words: "3" }] });
  const picture = barChart({ title: "Ж", subtitle: "", groups: [group("")], note: null });
  const empty = barChart({ title: "", subtitle: "", groups: [], note: null });
  const png = Buffer.from(chartFile(picture));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeGreaterThan(chartFile(empty).length + 1000);
  expect(picture.svg).toContain("Вуз &amp; &lt;область&gt;");
});

test("a line is broken where a month has no figures", () => {
  const chart = lineChart({
    title: "Доли",
    subtitle: "",
    months: ["сен", "окт", "ноя", "дек"],
    lines: [{ label: "9 класс", values: [0.5, 0.6, null, 0.9] }],
    note: null,
  });
  expect(chart.svg.match(/<polyline/g)).toHaveLength(2);
  expect(chart.svg.match(/<circle/g)).toHaveLength(3);
  expect(chart.svg).toContain(">90\u00A0%<");
});
