import type { Period } from "../../calendar/period.ts";
import { overlap } from "../../calendar/period.ts";
import type { Every } from "../plan.ts";
import type { Cell, Of } from "./cell.ts";
import { cut, inOrder } from "./recurrence.ts";
import type { Term } from "./terms.ts";
import { halfYear, yearsSpan } from "./whole-periods.ts";

/** Of «ежемесячно, ежегодно» the shorter step leads; «каждого месяца» beside it changes nothing. */
export function leading(
  every: (Term & { meaning: Of<"every"> })[],
): (Term & { meaning: Of<"every"> }) | undefined {
  const order: (Every | null)[] = [
    "day",
    "week",
    "twoWeeks",
    "month",
    "quarter",
    "term",
    "halfYear",
    "year",
    null,
  ];
  return every.toSorted((a, b) => order.indexOf(a.meaning.every) - order.indexOf(b.meaning.every))[0];
}

/** The stretches of time that a recurrence is held to. */
export function heldTo(cell: Cell, period: Period, beside?: Term): Period[] {
  const yearly = cell.has("every") && leading(cell.of("every"))?.meaning.every === "year";
  if (yearly) return [sinceYear(cell, period)];
  const windows: Period[] = [];
  for (const term of cell.of("stretches")) {
    if (term === beside) continue;
    for (const { span } of cell.placed(term, cell.monthed(term.meaning.stretches))) {
      if (span?.from != null && !span.to.startsWith("-")) windows.push({ from: span.from, to: span.to });
    }
  }
  for (const term of cell.of("years")) {
    const span = yearsSpan(cell, term);
    if (span !== null) windows.push(span);
  }
  for (const term of cell.of("half")) windows.push(halfYear(term.meaning.half, term.meaning.years, period));
  const first = inOrder(windows)[0];
  let held =
    first === undefined
      ? [period]
      : onwards(cell)
        ? cut([{ from: first.from, to: period.to }], [period])
        : inOrder(windows);
  for (const term of onwards(cell) ? [] : cell.of("until")) {
    for (const { span } of cell.placed(term, term.meaning.stretches)) {
      if (span !== null && !span.to.startsWith("-")) held = cut(held, [{ from: "0001-01-01", to: span.to }]);
    }
  }
  for (const term of cell.of("since")) {
    for (const { span } of cell.placed(term, [term.meaning.stretch])) {
      if (span?.from != null) held = cut(held, [{ from: span.from, to: "9999-12-31" }]);
    }
  }
  if (windows.length === 0 && cell.problemCodes().includes("outside-period") && cell.has("stretches"))
    return [];
  return held;
}

/** «август, далее ежемесячно»: what is named is only where it begins. */
export function onwards(cell: Cell): boolean {
  return cell.lexemes.some(
    ({ kind, ...rest }) => kind === "word" && "word" in rest && /^(далее|затем)$/.test(rest.word),
  );
}

function sinceYear(cell: Cell, period: Period): Period {
  let held = period;
  for (const { meaning } of cell.of("since")) {
    const year = meaning.stretch.start.year;
    if (year !== null) held = overlap(held, { from: `${year}-01-01`, to: "9999-12-31" }) ?? held;
  }
  return held;
}
