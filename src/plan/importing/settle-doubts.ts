import { plainText } from "../../delivery/plain-text.ts";
import type { Doubt } from "./doubt.ts";
import { type Choice, choicesOf } from "./doubt-choice.ts";
import type { Draft } from "./draft.ts";
import type { Settlement } from "./settle.ts";
import { LONGEST_ANSWER, typedAnswer } from "./typed-answer.ts";
import type { PlanReading } from "../plan.ts";
import { answerNotRead, noSuchChoice, noSuchDoubt } from "./settle-texts.ts";

/** A doubt where there are no buttons: its number stays while others are settled. */
export interface NumberedDoubt {
  number: number;
  doubt: Doubt;
  choices: Extract<Choice, { answer: Settlement }>[];
  /** It may be answered in words as well. */
  typed: boolean;
}

/** «3=leave», «1=2», «4=до 20 ноября»: which doubt, and its answer. */
export interface Said {
  number: number;
  words: string;
}

export const readSaid = (text: string): Said | null => {
  const [, number, words = ""] = /^\s*(\d{1,5})\s*=\s*(\S.*?)\s*$/s.exec(text) ?? [];
  return number === undefined ? null : { number: Number(number), words };
};

export interface Settling {
  answers: Settlement[];
  draft: Draft;
  /** Those that are open still. */
  doubts: NumberedDoubt[];
}

/**
 * Settles the doubts of a draft in the order of what was said about them; a sentence where something of it cannot be
 * taken. Doubts that come up only by an answer, as those of days once the period is known, get the next numbers.
 */
export function settleDoubts(
  draftWith: (answers: readonly Settlement[]) => Draft,
  said: readonly Said[],
): Settling | { problem: string } {
  const numbers = new Map<string, number>();
  const now = (answers: readonly Settlement[]): Settling => {
    const draft = draftWith(answers);
    // Who sends it is nobody's question at the command line.
    const open = draft.doubts.filter(({ kind }) => kind !== "sender");
    const doubts = open.map((doubt) => numbered(doubt, draft.reading, numbers));
    return { answers: [...answers], draft, doubts };
  };
  let settling = now([]);
  for (const { number, words } of said) {
    const found = settling.doubts.find((one) => one.number === number);
    if (found === undefined) return { problem: noSuchDoubt(number) };
    const answer = answerIn(found, words, settling.draft.reading);
    if (typeof answer === "string") return { problem: answer };
    settling = now([...settling.answers, answer]);
  }
  return settling;
}

function numbered(doubt: Doubt, reading: PlanReading, numbers: Map<string, number>): NumberedDoubt {
  const number = numbers.get(doubt.key) ?? numbers.size + 1;
  numbers.set(doubt.key, number);
  const choices = choicesOf(doubt, reading);
  return {
    number,
    doubt,
    choices: choices.flatMap((choice) => ("answer" in choice ? [choice] : [])),
    typed: choices.some((choice) => "opens" in choice && choice.opens === "typing"),
  };
}

/** The answer of a choice's number, of «leave», or of words; a sentence where it is none. */
function answerIn(
  { number, doubt, choices, typed }: NumberedDoubt,
  words: string,
  reading: PlanReading,
): Settlement | string {
  const choice = choices.find(({ word }, at) => words === String(at + 1) || words === word);
  if (choice !== undefined) return choice.answer;
  if (!typed || /^\d+$/.test(words)) return noSuchChoice(number, words, choices.length);
  const answer = typedAnswer(doubt, words.slice(0, LONGEST_ANSWER), reading);
  return answer.ok ? answer.value : answerNotRead(number, plainText(answer.why.text));
}
