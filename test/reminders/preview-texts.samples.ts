import { stageWords } from "../../src/reminders/preview-texts.ts";

export const samples: Record<string, unknown> = {
  stageWords: [
    stageWords("opening", "own"),
    stageWords("month:2019-10", "own"),
    stageWords("before:14", "own"),
    stageWords("before:7", "call"),
    stageWords("before:3", "own"),
    stageWords("before:1", "own"),
    stageWords("before:0", "own"),
    stageWords("figures:5", "own"),
    stageWords("figures:2", "own"),
    stageWords("figures:0", "own"),
    stageWords("postponed:2019-11-05", "own"),
    stageWords("overdue:1", "own"),
    stageWords("overdue:2", "escalated"),
    stageWords("weekly:1", "list"),
  ],
};
