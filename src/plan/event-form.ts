import type { Deadline } from "./plan.ts";
import { lookForm } from "./russian-text.ts";

/** A monthly form, and the beginnings of words that the title of its event holds. */
export interface EventForm {
  code: string;
  words: readonly string[];
}

/** The form through which an event is carried out: every month, with all its words in the title; else null. */
export function eventForm(
  title: string,
  deadline: Pick<Deadline, "kind" | "every">,
  forms: readonly EventForm[],
): string | null {
  if (deadline.kind !== "recurring" || deadline.every !== "month") return null;
  const words = lookForm(title).split(/[^\p{L}\p{N}]+/u);
  const has = (beginning: string) => words.some((word) => word.startsWith(lookForm(beginning)));
  return forms.find((form) => form.words.length > 0 && form.words.every(has))?.code ?? null;
}
