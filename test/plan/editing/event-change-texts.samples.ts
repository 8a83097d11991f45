import {
  cancelledWords,
  differences,
  placeWords,
  responsibleWords,
  whenWords,
} from "../../../src/plan/editing/event-change-texts.ts";
import { lines } from "../../../src/telegram/html.ts";
import { moved, PERIOD, state } from "../event-states.ts";

const renamed = state({
  title: "Смотр музеев",
  number: null,
  section: null,
  deadline: { ...state().deadline, text: "25.09" },
  responsibleText: "",
  parties: [],
});

export const samples: Record<string, unknown> = {
  whenWords: [whenWords(state(), PERIOD), whenWords(moved, PERIOD)],
  differences: [lines(differences(state(), moved, PERIOD)), lines(differences(state(), renamed, PERIOD))],
  placeWords: [placeWords(state()), placeWords(moved)],
  responsibleWords: [responsibleWords(state()), responsibleWords(renamed)],
  cancelledWords: [
    cancelledWords(state({ cancelled: { reason: null } })),
    cancelledWords(state({ cancelled: { reason: "Карантин <в школах>" } })),
  ],
};
