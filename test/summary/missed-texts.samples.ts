import { missedPage } from "../../src/summary/missed-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import type { Missed } from "../../src/summary/undelivered.ts";
import { TODAY } from "./made-up-duties.ts";

const missed: Missed[] = [
  {
    personId: 5,
    name: "Лугов Б.И.",
    messages: [
      { isReminder: true, day: TODAY, state: "pending" },
      { isReminder: true, day: "2019-11-19", state: "uncertain" },
      { isReminder: false, day: "2019-11-18", state: "failed" },
      { isReminder: true, day: "2019-11-17", state: "expired" },
    ],
  },
  { personId: 6, name: "", messages: [{ isReminder: true, day: "2019-11-18", state: "blocked" }] },
];

export const samples: Record<string, unknown> = {
  missedPage: [missedPage(pageOf(missed, 0, 6), TODAY), missedPage(pageOf([], 0, 6), TODAY)],
};
