import type { Deadline, Span } from "../../src/plan/plan.ts";

const shownSpan = ({ from, to }: Span): string => (from === to ? to : `${from ?? ""}..${to}`);

/** A reading on one line, for tables: «window 2025-10-01..2025-10-31 «кабинет 5» !outside-period». */
export function shown({ kind, every, occurrences, time, note, problems }: Deadline): string {
  const spans = occurrences.map(shownSpan);
  // Long recurrences are told by their ends and their number.
  const told = spans.length > 6 ? [spans[0], spans[1], `…${spans.length}…`, spans.at(-1)] : spans;
  const parts = [kind, ...(every === null ? [] : [`each ${every}`]), ...told];
  if (time !== null) parts.push(`at ${time}`);
  if (note !== null) parts.push(`«${note}»`);
  return [...parts, ...problems.map(({ code }) => `!${code}`)].join(" ");
}
