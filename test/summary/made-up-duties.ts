import type { StoredEvent, StoredPlan } from "../../src/plan/stored-plan.ts";
import type { Duty } from "../../src/reminders/duty.ts";
import { type StandingDuty, withStanding } from "../../src/summary/own-duties.ts";
import type { MonthFigures, SchoolMonth } from "../../src/monitoring/month-figures.ts";
import { type FiguresSummary, summariseFigures } from "../../src/summary/figures.ts";

/** The day on which everything here is looked at. */
export const TODAY = "2019-11-21";

export const plan: StoredPlan = {
  id: 1,
  clusterId: 1,
  title: "План работы кластера",
  from: "2019-07-01",
  to: "2019-12-31",
  startedOn: "2019-09-01",
  fileName: "plan.docx",
  fileHash: "one",
};

export const names = {
  organisation: (id: number) => SCHOOLS.get(id) ?? "Центр занятости",
  person: (id: number) => `Человек ${id}`,
};

const SCHOOLS = new Map([
  [1, "СШ пгт Берёзово"],
  [2, "МКОУ СОШ с. Липки"],
  [3, "МКОУ ООШ д. Сосновка"],
]);

type Change = Partial<Omit<Duty, "event">> & {
  number?: string | null;
  title?: string;
  eventId?: number;
  school?: number | null;
  who?: string | null;
  joined?: boolean;
};

let lastId = 0;

/** A duty of the whole of November, of the school in Липки, unless said otherwise. */
export function duty(change: Change = {}): Duty {
  const {
    number = "7",
    title = "Сверка планов",
    eventId = 7,
    school = 2,
    who = "Лугов Б.И.",
    joined,
    ...rest
  } = change;
  const id = rest.id ?? ++lastId;
  return {
    id,
    occurrenceId: id,
    event: {
      id: eventId,
      number,
      title,
      section: "Школы",
      time: null,
      place: null,
      responsibleText: "директора",
    },
    opensOn: "2019-11-01",
    dueOn: "2019-11-30",
    plan,
    organisation: school === null ? null : { id: school, shortName: names.organisation(school) },
    form: null,
    state: "open",
    heldOn: null,
    heldAt: null,
    heldWhere: null,
    postponedTo: null,
    comment: null,
    help: null,
    updatedAt: "2019-11-01T06:00:00.000Z",
    people: who === null ? [] : [{ personId: 20 + who.length, name: who, reachable: joined ?? true }],
    gaps: [],
    ...rest,
  };
}

export const standing = (change: Change = {}): StandingDuty => {
  const [found] = withStanding([duty(change)], TODAY);
  if (found === undefined) throw new Error("no duty");
  return found;
};

export const event = (change: Partial<StoredEvent> = {}): StoredEvent => ({
  id: 7,
  number: "7",
  section: "Школы",
  title: "Сверка планов",
  deadline: {
    text: "ноябрь",
    kind: "window",
    occurrences: [],
    every: null,
    time: null,
    note: null,
    problems: [],
  },
  occurrences: [{ id: 1, opensOn: "2019-11-01", dueOn: "2019-11-30" }],
  responsibleText: "директора школ",
  parties: [{ kind: "office", office: "director", of: null, schools: "all" }],
  place: null,
  form: null,
  cancelled: null,
  ...change,
});

export const schoolMonth = (organisationId: number, state: SchoolMonth["state"]): SchoolMonth => ({
  organisationId,
  shortName: names.organisation(organisationId),
  grades: [9],
  state,
  submissionId: state === "missing" ? null : 1,
  submittedAt: state === "missing" ? null : "2019-11-20T06:00:00.000Z",
  by: state === "missing" ? null : "Осокина В.Г.",
  onBehalf: null,
  report: null,
  review: state === "missing" ? null : "submitted",
  signs: [],
});

export const monthOf = (
  states: Partial<Record<1 | 2 | 3, SchoolMonth["state"]>>,
  change: Partial<Pick<MonthFigures, "month" | "dueOn" | "form" | "heading">> = {},
): FiguresSummary => {
  const schools = Object.entries(states).map(([id, state]) => schoolMonth(Number(id), state));
  const figures = summariseFigures({
    form: "employment",
    heading: "Мониторинг",
    month: "2019-11",
    dueOn: "2019-11-25",
    schools,
    totals: [],
    ...change,
  });
  if (figures === null) throw new Error("nobody is asked");
  return figures;
};
