import { deadlineProblems as texts } from "../deadline-texts.ts";
import type { Span } from "../plan.ts";
import type { Cell, Dated } from "./cell.ts";

/** «до 20 мая»: from the month that is named with it, or the plan's start. */
export function untils(cell: Cell): Dated[] {
  const months = cell.has("until") ? cell.monthPeriods() : [];
  return cell.of("until").map((term) => {
    const spans: Span[] = [];
    for (const { span } of cell.placed(term, term.meaning.stretches)) {
      if (span === null) continue;
      const { to } = span;
      const month = months.find((each) => to >= each.from && to <= each.to);
      const start = to.startsWith("-") ? null : (month?.from ?? cell.period?.from ?? null);
      spans.push({ from: start !== null && start <= to ? start : null, to });
    }
    return { spans, days: false };
  });
}

/** «с 1 октября»: to the plan's end. */
export function sinces(cell: Cell): Dated[] {
  return cell.of("since").map((term) => {
    const spans: Span[] = [];
    for (const { span } of cell.placed(term, [term.meaning.stretch])) {
      const end = cell.period?.to ?? null;
      if (span?.from == null) continue;
      if (end === null || span.from > end || span.from.startsWith("-")) {
        cell.doubt("open-ended", texts.openEnded(cell.written(term)));
      } else spans.push({ from: span.from, to: end });
    }
    return { spans, days: false };
  });
}
