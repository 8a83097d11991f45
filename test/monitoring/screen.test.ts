import { describe, expect, test } from "vitest";
import { indicatorsOf } from "../../src/monitoring/form.ts";
import { entryLines } from "../../src/monitoring/history-texts.ts";
import { receipt } from "../../src/monitoring/monitoring-texts.ts";
import { completed, EMPTY, type Report } from "../../src/monitoring/report.ts";
import { screen } from "../../src/monitoring/screen.ts";
import { employment as form, report } from "./employment.ts";
import { sheet } from "./filling.ts";

/** Telegram's limit of a message. */
const LONGEST = 4096;

const perGrade = <T>(value: (code: string) => T) =>
  Object.fromEntries(
    [9, 11].map((grade) => [
      grade,
      Object.fromEntries(indicatorsOf(form, grade).map(({ code }) => [code, value(code)])),
    ]),
  );

/** Every figure and comment at its longest, and nothing adds up. */
const longest: Report = report(
  perGrade(() => 999),
  perGrade(() => "ж".repeat(500)),
);

describe("the longest report fits one message", () => {
  test("at the check, with everything wrong and a long reason", () => {
    const shown = screen(sheet({ corrected: longest, month: "2020-07" }), {
      now: { step: { at: "check" }, report: completed(form, [9, 11], longest), why: "ж".repeat(500) },
      past: [],
    });
    expect(shown.text.text.length).toBeLessThan(LONGEST - 300);
    expect(shown.rows.flat().length).toBeLessThan(90);
  });

  test("as a receipt and in the history", () => {
    const kept = completed(form, [9, 11], longest);
    const text = receipt({
      form,
      grades: [9, 11],
      school: "школа",
      month: "2019-10",
      number: "2019-10/1",
      report: kept,
      submittedAt: "2019-10-03T07:12:00.000Z",
      by: "Ветрова А.П.",
      onBehalf: "own",
      late: true,
      corrections: 9,
      zone: "Europe/Kirov",
      review: "returned",
      reviewComment: "ж".repeat(300),
      shown: null,
    });
    expect(text.text.length).toBeLessThan(LONGEST);
    const change = { at: "2019-10-03T07:12:00.000Z", by: "Ветрова А.П.", why: "ж".repeat(500) };
    const other = completed(form, [9, 11], { ...longest, comments: perGrade(() => "ю".repeat(500)) });
    for (const before of [EMPTY, other]) {
      const told = entryLines(form, [9, 11], "Europe/Kirov", {
        kind: "revision",
        ...change,
        before,
        after: kept,
      });
      expect(told.text.length).toBeLessThan(LONGEST - 300);
    }
  });
});
