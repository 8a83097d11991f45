import { addDays, daysBetween, daysFrom, weekday } from "../../calendar/day.ts";
import type { Span } from "../plan.ts";
import type { Cell, Dated } from "./cell.ts";
import { place } from "./resolve.ts";
import type { Term } from "./terms.ts";

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

/** «3-я неделя октября, среда»: the weekday says which day of a week that is named beside it. */
export function narrowed(cell: Cell, { spans, days }: Dated): Dated {
  const terms = cell
    .of("weekdays")
    .filter((term) => !term.meaning.each && !term.meaning.range && !cell.isUntil(term))
    .map((term) => ({ weekdays: term.meaning.weekdays, isBeside: besideOf(cell, term) }));
  const found = spans.flatMap((span) => {
    const { from, to } = span;
    const weekdays = new Set(terms.flatMap((term) => (term.isBeside(span) ? term.weekdays : [])));
    const isWeek = from !== null && !from.startsWith("-") && from < to && to <= addDays(from, 6);
    const said = isWeek ? daysFrom(from, to).filter((each) => weekdays.has(weekday(each))) : [];
    // «13-14 марта (пятница, суббота)» leaves them as they are.
    const all = from !== null && said.length === daysBetween(from, to) + 1;
    return said.length === 0 || all ? [span] : said.map((each) => ({ from: each, to: each }));
  });
  const changed = found.length !== spans.length || found.some(({ to }, i) => to !== spans[i]?.to);
  return { spans: found, days: changed ? found.every(({ from, to }) => from === to) : days };
}

/** «до 10 октября (пт), 20-24 октября»: the Friday is the tenth, and no day of the week after. */
function besideOf(cell: Cell, term: Term): (span: Span) => boolean {
  const dated = cell.terms.filter(({ meaning }) => /^(stretches|until|since)$/.test(meaning.kind));
  const near = dated.findLast(({ from }) => from < term.from) ?? dated[0];
  if (near === undefined) return () => true;
  // «16-22 мая (пт)» says what day the last is.
  if (near.meaning.kind !== "stretches" || !cell.isWeek(near)) return () => false;
  const { stretches } = near.meaning;
  // «октябрь, 3 неделя, среда»: where that week is, the month tells.
  if (stretches.some(({ start }) => start.month === null)) return () => true;
  const own = stretches.map((each) => place(each, cell.period).span);
  return ({ from, to }) => own.some((each) => each?.from === from && each?.to === to);
}
