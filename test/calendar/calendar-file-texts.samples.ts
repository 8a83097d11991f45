import {
  calendarFault,
  calendarFileProblems as problems,
  calendarYearMissing,
} from "../../src/calendar/calendar-file-texts.ts";

export const samples: Record<string, unknown> = {
  calendarFileProblems: [
    problems.year,
    problems.provisional,
    problems.source,
    problems.day,
    problems.days,
    problems.unknownKey(["offf"]),
    problems.empty,
    problems.syntax("Flow sequence in block collection"),
    problems.otherYear("2026-05-04", 2027),
    problems.both("2027-05-04"),
    problems.name(2027),
    problems.twice(2027),
    problems.unreadable("EACCES"),
    problems.noFolder("ENOENT"),
  ],
  calendarFault: calendarFault("data/calendar/2027.yaml:9: день пишется так: 2027-05-03"),
  calendarYearMissing: calendarYearMissing(2027),
};
