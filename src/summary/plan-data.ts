import { packCallback } from "../telegram/callback-data.ts";

const COMING = "next";

/** The data of a button to a screen of the plan; of the one that begins next, where that is looked at. */
export const planData = (
  { coming }: { coming: boolean },
  screen: string,
  ...words: readonly (string | number)[]
): string => packCallback("e", screen, ...words, ...(coming ? [COMING] : []));

/** Whether a button's words, those after «e», ask for the plan that begins next. */
export const asksComing = (words: readonly string[]): boolean => words.at(-1) === COMING;
