import { InvalidArgumentError } from "commander";
import { type Day, isDay } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { DAY_FORMS, PERIOD_FORMS } from "./cli-texts.ts";
import { readPeriodText } from "./period.ts";

/** An option that is given several times. */
export const collected = (text: string, before: string[] = []): string[] => [...before, text];

export function periodOption(text: string): Period {
  const period = readPeriodText(text);
  if (period === null) throw new InvalidArgumentError(PERIOD_FORMS);
  return period;
}

export function dayOption(text: string): Day {
  if (!isDay(text)) throw new InvalidArgumentError(DAY_FORMS);
  return text;
}
