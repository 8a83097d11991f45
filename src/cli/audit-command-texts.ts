import type { ToldEntry } from "../journal/journal-entry.ts";
import { entryShown } from "../journal/journal-texts.ts";
import { plainText } from "../delivery/plain-text.ts";

/** The entries as a terminal shows them. */
export const auditLines = (entries: readonly ToldEntry[]): string =>
  entries.length === 0
    ? "Записей нет."
    : entries.map((entry) => plainText(entryShown(entry).text)).join("\n\n");

export const oneOrTheOther = "Назовите что-то одно: --person или --event.";

const MOST = 12;

export const whichOfThem = (found: readonly string[]): string =>
  [`Подходит несколько, уточните:`, ...found.slice(0, MOST).map((one) => `  ${one}`)].join("\n");
