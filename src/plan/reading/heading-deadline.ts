import type { Period } from "../../calendar/period.ts";
import { readDeadline } from "../deadline.ts";
import { remembered } from "./remembered.ts";
import { fold } from "../russian-text.ts";

/**
 * The time that a heading tells the rows under it that say none: «I заседание – 18 сентября 2025 года», «Заседание № 2
 * (ноябрь)». Only what is a deadline from its first word to its last, at the beginning or at the end of the heading;
 * else nothing. «Подготовка к 9 мая» is no time. Without a period only that there is one can be asked.
 */
export function headingDeadline(heading: string | null, period: Period | null): string {
  if (heading === null) return "";
  return partsOf(heading).find((part) => isWhole(part, period)) ?? "";
}

/** The time of a heading that is nothing else, «Сентябрь – октябрь»: a deadline under it that names no time of its own lies in it. */
export function headingPeriod(heading: string | null, period: Period | null): Period | null {
  const whole = heading === null ? undefined : partsOf(heading)[0];
  if (whole === undefined || whole.length < fold(heading ?? "").length - 4 || period === null) return null;
  if (!isWhole(whole, period)) return null;
  const spans = readDeadline(whole, period).occurrences;
  const [only] = spans;
  return spans.length === 1 && only?.from != null ? { from: only.from, to: only.to } : null;
}

/** The heading, what stands before its first mark and after each: the longest first. */
const partsOf = remembered((heading): readonly string[] => {
  const text = fold(heading).replace(/^(?:[IVXХІ]+|\d{1,2})[.)]\s+/, "");
  const parts = [text];
  for (const mark of text.matchAll(/\s[–—-]\s|[:;,(]\s*|\.\s+(?=[А-ЯЁ\d])/g)) {
    if (parts.length === 1) parts.push(text.slice(0, mark.index));
    parts.push(text.slice(mark.index + mark[0].length));
  }
  return parts
    .map((part) => part.replace(/[\s.,:;)]+$/, ""))
    .filter((part) => part.length > 2 && part.length < 60)
    .toSorted((a, b) => b.length - a.length);
});

function isWhole(text: string, period: Period | null): boolean {
  const { kind, note, problems, occurrences } = readDeadline(text, period);
  return (
    (kind === "date" || kind === "window") && note === null && problems.length === 0 && occurrences.length > 0
  );
}
