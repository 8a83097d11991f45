import { describe, expect, test } from "vitest";
import { readDeadline } from "../../../src/plan/deadline.ts";
import { monthDeadline } from "../../../src/plan/reading/month-deadline.ts";
import { shown } from "../deadline-shown.ts";

const YEAR = { from: "2025-09-01", to: "2026-05-31" };

describe("a deadline under the heading of October", () => {
  test.each([
    ["", "window 2025-10-01..2025-10-31"],
    ["15", "date 2025-10-15"],
    ["5-го", "date 2025-10-05"],
    ["5, 12, 19", "date 2025-10-05 2025-10-12 2025-10-19"],
    ["20-25 числа", "window 2025-10-20..2025-10-25"],
    ["с 20", "window 2025-10-20..2025-10-31"],
    ["не позднее 25", "window 2025-10-01..2025-10-25"],
    ["15 (ср)", "date 2025-10-15"],
    ["15, 14.00", "date 2025-10-15 at 14:00"],
    ["15 в 14.00", "date 2025-10-15 at 14:00"],
    ["2-3 неделя", "window 2025-10-08..2025-10-21"],
    ["1-я половина", "window 2025-10-01..2025-10-15"],
    ["в конце месяца", "window 2025-10-21..2025-10-31"],
    ["по средам", "recurring each week 2025-10-01 2025-10-08 2025-10-15 2025-10-22 2025-10-29"],
    ["последний четверг", "date 2025-10-30"],
    ["28.10-02.11", "window 2025-10-28..2025-11-02"],
    ["ноябрь", "window 2025-11-01..2025-11-30"],
    ["постоянно", "window 2025-09-01..2026-05-31"],
    ["по плану", "external"],
    ["10.00", "unclear at 10:00 !unclear-deadline"],
  ])("«%s»", (text, reading) => {
    const meant = monthDeadline(text, 10, null, YEAR);
    expect(shown({ ...readDeadline(meant.text, meant.period), note: null })).toBe(reading);
  });
});
