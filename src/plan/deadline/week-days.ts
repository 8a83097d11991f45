import { addDays, daysBetween, daysFrom, weekday } from "../../calendar/day.ts";
import type { Span } from "../plan.ts";
import type { Cell, Dated } from "./cell.ts";

/** True for a plan of a week, where «вторник» is one day and not every Tuesday. */
export const isOneWeek = ({ period }: Cell): boolean =>
  period !== null && daysBetween(period.from, period.to) < 7;

/** «Вторник», «вторник - пятница» in a plan of one week. */
export function daysOfWeek(cell: Cell): Dated {
  const period = cell.period;
  if (period === null || !isOneWeek(cell) || cell.has("stretches", "monthDays", "until"))
    return { spans: [], days: true };
  const terms = cell.of("weekdays");
  const spans = terms.flatMap((term): Span[] => {
    const { weekdays, range } = term.meaning;
    const days = daysFrom(period.from, period.to).filter((each) => weekdays.includes(weekday(each)));
    const [first, last] = [days[0], days.at(-1)];
    if (last !== undefined && cell.isUntil(term)) return [{ from: period.from, to: last }];
    if (first === undefined || last === undefined) return [];
    return range ? [{ from: first, to: last }] : days.map((each) => ({ from: each, to: each }));
  });
  return { spans, days: spans.every(({ from, to }) => from === to) };
}

/** «3-я неделя октября, среда»: the weekday says which day of a week that is named. */
export function narrowed(cell: Cell, spans: Span[]): Span[] {
  const terms = cell
    .of("weekdays")
    .filter((term) => !term.meaning.each && !term.meaning.range && !cell.isUntil(term));
  if (terms.length === 0) return spans;
  const weekdays = new Set(terms.flatMap(({ meaning }) => meaning.weekdays));
  return spans.flatMap(({ from, to }) => {
    const isWeek = from !== null && !from.startsWith("-") && from < to && to <= addDays(from, 6);
    const days = isWeek ? daysFrom(from, to).filter((each) => weekdays.has(weekday(each))) : [];
    // «13-14 марта (пятница, суббота)» leaves them as they are.
    const all = from !== null && days.length === daysBetween(from, to) + 1;
    return days.length === 0 || all ? [{ from, to }] : days.map((each) => ({ from: each, to: each }));
  });
}
