import { monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";

/** «мониторинг педкласса» of a form's heading, in the middle of a sentence. */
export const headingInside = (heading: string): string =>
  heading.slice(0, 1).toLowerCase() + heading.slice(1);

/** «Сдать за ноябрь»; a heading that says more than one word tells it from the others. */
export const handInButton = (heading: string, month: Month): string =>
  heading.includes(" ")
    ? `Сдать ${headingInside(heading)} ${monthWords(month, "for")}`
    : `Сдать ${monthWords(month, "for")}`;
