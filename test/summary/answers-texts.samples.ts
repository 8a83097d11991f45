import {
  ANSWER_WORDS,
  answeredWords,
  answerLines,
  digestLine,
  eventAnswers,
} from "../../src/summary/answers-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { answers, digests } from "./made-up-answers.ts";
import { event, TODAY } from "./made-up-duties.ts";

const ZONE = "Europe/Kirov";

export const samples: Record<string, unknown> = {
  ANSWER_WORDS,
  answeredWords: answers.map((answer) => answeredWords(answer, TODAY)),
  answerLines: (["all", "event", "own"] as const).flatMap((told) =>
    answers.slice(-2).map((answer) => answerLines(answer, TODAY, ZONE, told)),
  ),
  digestLine: digests.map((digest) => digestLine(digest, TODAY)),
  eventAnswers: [
    eventAnswers(event(), pageOf(answers, 0, 3), TODAY, ZONE),
    eventAnswers(event(), pageOf([], 0, 3), TODAY, ZONE),
  ],
};
