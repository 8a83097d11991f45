import type { EventState } from "../../src/plan/change.ts";
import type { EventChange, HeardAs } from "../../src/reminders/plan-change.ts";
import { planChanged, planChangedButtons } from "../../src/reminders/plan-change-texts.ts";

const state = (change: Partial<EventState> = {}): EventState => ({
  number: "5",
  section: "Профориентация",
  title: "Смотр школьных музеев",
  deadline: {
    text: "25 сентября",
    kind: "date",
    occurrences: [],
    every: null,
    time: null,
    note: null,
    problems: [],
  },
  responsibleText: "директора школ",
  parties: [],
  place: null,
  form: null,
  occurrences: [{ opensOn: "2019-09-25", dueOn: "2019-09-25" }],
  cancelled: null,
  ...change,
});

const moved = state({
  deadline: { ...state().deadline, text: "20 сентября в 10:00", time: "10:00" },
  occurrences: [{ opensOn: "2019-09-20", dueOn: "2019-09-20" }],
  place: "СШ пгт Бор, актовый зал",
});

const heard = (as: HeardAs, after: EventState, before: EventState | null = state()) => {
  const period = { from: "2019-07-01", to: "2019-12-31" };
  const change: EventChange = { eventId: 7, period, before, after, authors: new Set([1]) };
  return { as, change };
};

const all = [
  heard("changed", moved),
  heard(
    "changed",
    state({
      title: "Смотр музеев",
      responsibleText: "зам. по ВР",
      parties: [{ kind: "unresolved", words: "?" }],
    }),
  ),
  heard("cancelled", state({ number: "6", cancelled: { reason: "Карантин" } })),
  heard("cancelled", state({ number: "7", cancelled: { reason: null } })),
  heard("restored", { ...moved, number: "8" }),
  heard("new", { ...moved, number: null }, null),
  heard("noMore", state({ number: "10" })),
];

export const samples: Record<string, unknown> = {
  planChanged: planChanged(all),
  planChangedButtons: planChangedButtons(all),
};
