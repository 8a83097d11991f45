import type { Day } from "../calendar/day.ts";
import type { StoredPlan } from "../plan/stored-plan.ts";
import { PLAN_WORKBOOK_WORDS as words } from "./plan-workbook-texts.ts";
import { nameOf } from "./mark-texts.ts";
import {
  type MarkedDuty,
  type Outcome,
  outcomeOfDuties,
  type ReportedEvent,
  type ReportedTime,
} from "./plan-report.ts";
import type { PrintedSheet, SheetCell, SheetRow } from "./workbook.ts";

/** The whole plan: a line a dated instance of an event, and on the second sheet a line a school that answers for it. */
export function planWorkbook(plan: StoredPlan, events: readonly ReportedEvent[]): PrintedSheet[] {
  const list = { title: plan.title };
  return [
    {
      name: words.events,
      rows: [head(words.eventColumns), ...events.flatMap((reported) => eventRows(reported))],
      widths: [5, 19, 36, 12, 10, 10, 10, 24, 12, 8, 10, 13, 26],
      landscape: true,
      list,
    },
    {
      name: words.duties,
      rows: [
        head(words.dutyColumns),
        ...events.flatMap(({ event, times }) =>
          event.cancelled === null
            ? times.flatMap((time) => time.duties.map((duty) => dutyRow(event, time, duty)))
            : [],
        ),
      ],
      widths: [5, 38, 10, 10, 22, 18, 14, 10, 10, 14, 28],
      landscape: true,
      list,
    },
  ];
}

const head = (cells: readonly string[]): SheetRow => ({ kind: "head", cells });

const day = (value: Day | null): SheetCell => (value === null ? null : { day: value });

/** A number as the plan has it: «12» is one, «3.1» and «12а» are words. */
const numberCell = (number: string | null): SheetCell =>
  number !== null && /^\d{1,6}$/.test(number) ? Number(number) : number;

function eventRows({ event, outcome, times, plannedDeadline }: ReportedEvent): SheetRow[] {
  const told = [numberCell(event.number), event.section, event.title, plannedDeadline ?? event.deadline.text];
  const row = (cells: readonly SheetCell[]): SheetRow => ({ kind: "plain", cells: [...told, ...cells] });
  if (times.length === 0 || outcome === "cancelled" || outcome === "undated") {
    const why = outcome === "cancelled" ? words.cancelled(event.cancelled?.reason ?? null) : null;
    return [row([null, null, null, event.responsibleText, words.outcome(outcome), null, null, null, why])];
  }
  return times.map((time) => row(timeCells(time, event.responsibleText)));
}

function timeCells({ opensOn, dueOn, duties }: ReportedTime, responsible: string): SheetCell[] {
  const asked = duties.filter(({ standing }) => standing !== "notOurs");
  const done = asked.filter(({ standing }) => standing === "done");
  const all = asked.length > 0 && done.length === asked.length;
  const marks = done.flatMap((one) => one.done ?? []).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const [only] = duties.length === 1 ? duties : [];
  const outcome: Outcome = outcomeOfDuties(duties);
  return [
    day(opensOn),
    day(dueOn),
    day(only?.duty.heldOn ?? null),
    responsible,
    words.outcome(outcome),
    words.of(done.length, asked.length),
    day(all ? (marks.at(-1)?.on ?? null) : null),
    [...new Set(marks.map(({ by }) => by).filter((by) => by !== ""))].join(", "),
    duties
      .flatMap((one) =>
        one.duty.comment === null
          ? []
          : [only === undefined ? `${nameOf(one)}: ${one.duty.comment}` : one.duty.comment],
      )
      .join("; "),
  ];
}

function dutyRow(
  event: ReportedEvent["event"],
  { opensOn, dueOn }: ReportedTime,
  { duty, standing, done }: MarkedDuty,
): SheetRow {
  const accepted = duty.state === "accepted" && standing !== "done";
  return {
    kind: "plain",
    cells: [
      numberCell(event.number),
      event.title,
      day(opensOn),
      day(dueOn),
      duty.organisation?.shortName ?? words.together,
      duty.people.map(({ name }) => name).join(", "),
      words.standing(standing, accepted),
      day(duty.heldOn),
      day(done?.on ?? null),
      done?.by ?? null,
      duty.comment,
    ],
  };
}
