import { notOursGone, notOursQuestion, notOursWords } from "../../src/summary/not-ours-texts.ts";
import { standing, TODAY } from "./made-up-duties.ts";

const duty = standing({ state: "notOurs", comment: "У нас нет 11 класса" });

export const samples: Record<string, unknown> = {
  notOursWords,
  notOursGone,
  notOursQuestion: [notOursQuestion(duty, TODAY), notOursQuestion(duty, TODAY, true)],
};
