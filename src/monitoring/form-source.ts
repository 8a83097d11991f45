import { formProblem } from "./form-texts.ts";

/** A form's file is a page or two; what is longer is something else. */
export const LONGEST_FORM_BYTES = 64 * 1024;

/** The text of a form's file, or why it cannot be one. */
export function formSource(bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes.length > LONGEST_FORM_BYTES) return { problem: formProblem.tooLong(LONGEST_FORM_BYTES / 1024) };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? { problem: formProblem.notText() } : { text };
  } catch {
    return { problem: formProblem.notText() };
  }
}
