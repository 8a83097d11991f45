import type { EventState } from "../../src/plan/change.ts";

/** A made-up event on 25 September, as it stands at a moment. */
export const state = (change: Partial<EventState> = {}): EventState => ({
  number: "5",
  section: "Профориентация",
  title: "Смотр школьных музеев",
  deadline: {
    text: "25 сентября",
    kind: "date",
    occurrences: [{ from: "2019-09-25", to: "2019-09-25" }],
    every: null,
    time: null,
    note: null,
    problems: [],
  },
  responsibleText: "директора школ",
  parties: [{ kind: "office", office: "director", of: null, schools: "all" }],
  place: null,
  form: null,
  occurrences: [{ opensOn: "2019-09-25", dueOn: "2019-09-25" }],
  cancelled: null,
  ...change,
});

/** The same on 20 September at ten, with a place. */
export const moved = state({
  deadline: {
    ...state().deadline,
    text: "20 сентября в 10:00",
    occurrences: [{ from: "2019-09-20", to: "2019-09-20" }],
    time: "10:00",
  },
  occurrences: [{ opensOn: "2019-09-20", dueOn: "2019-09-20" }],
  place: "СШ пгт Бор, актовый зал",
});

export const PERIOD = { from: "2019-07-01", to: "2019-12-31" };
