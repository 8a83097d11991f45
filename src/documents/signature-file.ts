import type { Paragraph } from "docx";
import { signatureName } from "../plan/next/next-plan-texts.ts";
import type { PlanHeading } from "./plan-heading.ts";
import { PAPER_WORDS as words } from "./paper-texts.ts";
import { unbroken } from "./unbroken.ts";
import { line, spread } from "./word-file.ts";

/** Who signs and when, under a paper. */
export function signatureBlock(chair: PlanHeading["chair"], width: number): Paragraph[] {
  const name = chair === null ? words.line : signatureName(chair.name);
  const post = chair === null || chair.position === "" ? [] : [chair.position];
  return [
    line("", { keepNext: true }),
    ...[words.chair, ...post].map((text) => line(unbroken(text), { keepNext: true })),
    spread([words.date, `${words.line} ${unbroken(name)}`], width),
  ];
}
