import {
  OFFICE_MISSING,
  calleeWords,
  chooseUndated,
  cut,
  digestEmpty,
  digestText,
  dueWords,
  eventMark,
  newsLines,
  nothingUndated,
} from "../../src/reminders/digest-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import {
  calls,
  chair,
  day,
  director,
  monday,
  opening,
  openingAlone,
  single,
  stale,
  thirdOfMany,
} from "./sample-digests.ts";
import { dated, sampleDuty, sampleNames } from "./sample-duty.ts";

export const samples: Record<string, unknown> = {
  OFFICE_MISSING,
  cut: [cut("Короткое", 20), cut("Очень длинное название мероприятия", 20)],
  dueWords: [
    dueWords(sampleDuty()),
    dueWords(dated()),
    dueWords(dated({ heldOn: "2019-11-22", heldAt: "10:00" })),
  ],
  eventMark: [eventMark(dated()), eventMark({ event: { ...dated().event, number: null } })],
  calleeWords: calls.map((call) => calleeWords(call, sampleNames)),
  newsLines: newsLines(
    { duty: sampleDuty(), done: true, by: "Дуб Б.Б." },
    { brief: true, manySchools: true },
  ),
  digestText: [
    digestText(single, day, sampleNames),
    digestText(director, day, sampleNames),
    digestText(chair, day, sampleNames),
    digestText(thirdOfMany, day, sampleNames),
    digestText(opening, opening.today, sampleNames),
    digestText(openingAlone, openingAlone.today, sampleNames),
    digestText(stale, day, sampleNames),
    digestText(monday, "2019-11-25", sampleNames),
  ],
  digestEmpty: digestEmpty(day),
  chooseUndated: chooseUndated(pageOf([sampleDuty()], 0, 8)),
  nothingUndated,
};
