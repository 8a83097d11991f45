import type { EventState } from "../../src/plan/change.ts";
import { moved, PERIOD, state } from "../plan/event-states.ts";
import type { EventChange, HeardAs } from "../../src/reminders/plan-change.ts";
import { calendarButtons, planChanged, planChangedButtons } from "../../src/reminders/plan-change-texts.ts";

const heard = (as: HeardAs, after: EventState, before: EventState | null = state()) => {
  const change: EventChange = { eventId: 7, period: PERIOD, before, after, authors: new Set([1]) };
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
  calendarButtons: [
    calendarButtons(all.slice(0, 1), new Set([7])),
    calendarButtons(all, new Set([7])),
    calendarButtons(all.slice(6), new Set([7])),
  ],
};
