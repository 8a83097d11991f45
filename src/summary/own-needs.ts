import { addDays, type Day } from "../calendar/day.ts";
import type { SchoolMonth } from "../monitoring/month-figures.ts";
import { dueOf } from "../reminders/duty.ts";
import type { FiguresSummary } from "./figures.ts";
import { nearestFirst, type StandingDuty } from "./own-duties.ts";

/** What waits for one who answers for a school: a duty without a word, or a month's figures. */
export type OwnNeed =
  { kind: "duty"; duty: StandingDuty } | { kind: "figures"; figures: FiguresSummary; school: SchoolMonth };

/** What is due so soon is asked for; what was accepted only once its day has passed. */
const NEAR_DAYS = 7;

/** In the order in which they are late or due. Of the duties those that the reader may answer. */
export function ownNeeds(
  duties: readonly StandingDuty[],
  figures: readonly FiguresSummary[],
  today: Day,
): OwnNeed[] {
  const near = addDays(today, NEAR_DAYS);
  const asked = nearestFirst(duties).filter(
    ({ duty, standing }) =>
      duty.form === null &&
      (standing === "overdue" || (standing === "underWay" && duty.state === "open" && dueOf(duty) <= near)),
  );
  const missing = figures
    .filter(({ dueOn }) => dueOn <= near)
    .flatMap((month) =>
      month.missing.map((school): OwnNeed => ({ kind: "figures", figures: month, school })),
    );
  const all = [...asked.map((duty): OwnNeed => ({ kind: "duty", duty })), ...missing];
  return all.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

const dayOf = (need: OwnNeed): Day => (need.kind === "duty" ? dueOf(need.duty.duty) : need.figures.dueOn);
