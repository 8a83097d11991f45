import type { PastChange } from "../../../src/plan/change.ts";
import { eventHistory, wholeJournalButton } from "../../../src/plan/editing/event-history-texts.ts";
import { pageOf } from "../../../src/telegram/page.ts";
import { moved, PERIOD, state } from "../event-states.ts";

const change = (entry: Partial<PastChange>): PastChange => ({
  at: "2019-09-10T07:05:00.000Z",
  by: "Ветрова А.П.",
  what: "event.rewrite",
  before: state(),
  after: moved,
  ...entry,
});

const cancelled = state({ cancelled: { reason: "Карантин" } });
const all = [
  change({ what: "event.restore", before: cancelled, after: state(), by: "" }),
  change({ what: "event.cancel", after: cancelled, by: null }),
  change({}),
  change({ what: "event.add", before: null, after: state() }),
];
const screen = { event: state(), period: PERIOD, zone: "Europe/Kirov" };

export const samples: Record<string, unknown> = {
  wholeJournalButton,
  eventHistory: [
    eventHistory({ ...screen, changes: pageOf(all, 0, 5) }),
    eventHistory({ ...screen, changes: pageOf(all, 1, 3) }),
    eventHistory({ ...screen, changes: pageOf([], 0, 5) }),
  ],
};
