import { calendarYearShown } from "../../src/settings/calendar-days.ts";
import * as texts from "../../src/settings/calendar-year-texts.ts";
import { calendar } from "../reminders/cast.ts";

export const samples: Record<string, unknown> = {
  calendarYear: [
    texts.calendarYear(calendarYearShown(calendar, 2025), "Управление образования"),
    texts.calendarYear(calendarYearShown(calendar, 2031), null),
  ],
  yearButton: texts.yearButton(2026),
};
