import type { Day } from "../calendar/day.ts";
import { type Period, within } from "../calendar/period.ts";
import { dueOf } from "../reminders/duty.ts";
import type { PlanHeading } from "./plan-heading.ts";
import type { ReportedEvent, ReportedTime } from "./plan-report.ts";
import type { ReportedMonth } from "./plan-report-texts.ts";

/** A sitting of the Council that the plan has. */
export interface Sitting {
  /** Of its dated instance. */
  occurrenceId: number;
  event: ReportedEvent["event"];
  opensOn: Day;
  /** The exact day where it is set, else the last day of its time. */
  day: Day;
  /** Null: the plan gives a month or a stretch, and nobody has set a day. */
  heldOn: Day | null;
  time: string | null;
  place: string | null;
}

/** «Заседание Совета», «совещание Координационного Совета»; or what the Council alone answers for. */
export function isSitting({ event }: Pick<ReportedEvent, "event">): boolean {
  if (event.cancelled !== null) return false;
  if (/(?<!\p{L})(?:заседани|совещани)\p{L}*(?:\s+[\p{L}-]+){0,3}?\s+Совета(?!\p{L})/iu.test(event.title)) {
    return true;
  }
  const [party, another] = event.parties;
  return another === undefined && party?.kind === "office" && party.office === "council";
}

/** Every sitting of the plan's time, the earliest first. */
export function sittingsOf(events: readonly ReportedEvent[], period: Period): Sitting[] {
  return events
    .filter((one) => isSitting(one))
    .flatMap(({ event, times }) =>
      times
        .filter(({ opensOn, dueOn }) => within(dueOn, period) || within(opensOn, period))
        .map((time) => sittingOf(event, time)),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function sittingOf(event: ReportedEvent["event"], { opensOn, dueOn, duties }: ReportedTime): Sitting {
  const held = duties.find(({ duty }) => duty.heldOn !== null)?.duty ?? duties[0]?.duty;
  const heldOn = held?.heldOn ?? (opensOn === dueOn ? dueOn : null);
  return {
    occurrenceId: duties[0]?.duty.occurrenceId ?? 0,
    event,
    opensOn,
    day: heldOn ?? dueOn,
    heldOn,
    time: held?.heldAt ?? held?.event.time ?? null,
    place: held?.heldWhere ?? held?.event.place ?? event.place,
  };
}

/** The one that comes next, else the last that was; null where the plan has none. */
export const nextSitting = (sittings: readonly Sitting[], today: Day): Sitting | null =>
  sittings.find(({ day }) => day >= today) ?? sittings.at(-1) ?? null;

/** What of the plan falls to a sitting. */
export interface Agenda {
  sitting: Sitting;
  /** Since the sitting before, or the plan's beginning (the day is included), to this one. */
  since: Day;
  /** The day of the next sitting, or null: to the end of the plan's time. */
  until: Day | null;
  /** Due in the time up to the sitting. */
  reports: ReportedEvent[];
  /** Begins or falls due after it, before the next. */
  coming: ReportedEvent[];
  /** The last month of each form that had begun by then. */
  figures: { heading: string; month: ReportedMonth; speakers: string }[];
  requests: ReportedEvent[];
  chair: PlanHeading["chair"];
}

export function agendaOf(
  sitting: Sitting,
  sittings: readonly Sitting[],
  {
    plan,
    events,
    figures,
    chair,
  }: {
    plan: Period;
    events: readonly ReportedEvent[];
    figures: readonly { form: string; heading: string; months: readonly ReportedMonth[] }[];
    chair: PlanHeading["chair"];
  },
): Agenda {
  const before = sittings.findLast(({ day }) => day < sitting.day)?.day ?? null;
  const until = sittings.find(({ day }) => day > sitting.day)?.day ?? null;
  const others = events.map(withoutComments).filter(
    ({ event, outcome }) =>
      event.id !== sitting.event.id &&
      outcome !== "undated" &&
      outcome !== "cancelled" &&
      // The figures are a question of their own.
      !figures.some(({ form }) => form === event.form),
  );
  const since = before ?? plan.from;
  return {
    sitting,
    since,
    until,
    reports: withTimes(others, (time) => {
      const due = lastDue(time);
      return (before === null ? due >= plan.from : due > before) && due <= sitting.day;
    }),
    coming: withTimes(
      others,
      (time) =>
        lastDue(time) > sitting.day &&
        firstDay(time) <= (until ?? plan.to) &&
        time.duties.some(({ standing }) => standing !== "done" && standing !== "notOurs"),
    ),
    figures: figures.flatMap(({ form, heading, months }) => {
      const month = months.findLast((one) => `${one.month}-01` <= sitting.day);
      const event = events.find((one) => one.event.form === form)?.event;
      return month === undefined ? [] : [{ heading, month, speakers: event?.responsibleText ?? "" }];
    }),
    requests: events.filter(({ requests }) => requests !== null && requests.asked > 0),
    chair,
  };
}

const firstDay = ({ duties, opensOn }: ReportedTime): Day =>
  [opensOn, ...duties.map(({ duty }) => dueOf(duty))].sort()[0] ?? opensOn;

const lastDue = ({ duties, dueOn }: ReportedTime): Day =>
  duties
    .map(({ duty }) => dueOf(duty))
    .sort()
    .at(-1) ?? dueOn;

/** What a school has written of an event is for the report; a question is short. */
const withoutComments = (one: ReportedEvent): ReportedEvent => ({
  ...one,
  times: one.times.map((time) => ({
    ...time,
    duties: time.duties.map((marked) => ({ ...marked, duty: { ...marked.duty, comment: null } })),
  })),
});

const withTimes = (
  events: readonly ReportedEvent[],
  wanted: (time: ReportedTime) => boolean,
): ReportedEvent[] =>
  events.flatMap((one) => {
    const times = one.times.filter(wanted);
    return times.length === 0 ? [] : [{ ...one, times }];
  });

/** Who speaks on an event: those few who answer for it all together, else the plan's own words. */
export function speakersOf({ event, times }: Pick<ReportedEvent, "event" | "times">): string {
  const duties = times.flatMap(({ duties }) => duties);
  const together = duties.every(({ duty }) => duty.organisation === null);
  const names = [...new Set(duties.flatMap(({ duty }) => duty.people.map(({ name }) => name)))].filter(
    Boolean,
  );
  const outside = event.parties.some(({ kind }) => kind === "organisation" || kind === "unresolved");
  return together && !outside && names.length > 0 && names.length <= 3
    ? names.join(", ")
    : event.responsibleText;
}
