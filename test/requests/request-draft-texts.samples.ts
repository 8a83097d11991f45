import * as texts from "../../src/requests/request-draft-texts.ts";
import { type Choices, type Draft, newDraft, stepsOf } from "../../src/requests/request-draft.ts";
import { TODAY } from "./sample-request.ts";

const choices: Choices = {
  schools: [
    { id: 1, name: "МКОУ ООШ д. Липки" },
    { id: 2, name: "МКОУ СОШ п. Ольховка" },
  ],
  events: [
    { id: 15, number: "15", title: "Организация адресной методической помощи" },
    { id: 16, number: null, title: "Выезды методистов" },
  ],
};
const whole: Draft = {
  ...newDraft(1, choices),
  organisationId: 1,
  eventId: 15,
  what: "Нужна рабочая программа по биологии",
  forWhom: "учителям-предметникам",
  neededBy: { day: "2019-11-25" },
};
const steps = stepsOf(choices).map((step) => ({ ...newDraft(1, choices), step }));
const revisited = (["what", "forWhom", "neededBy", "check"] as const).map((step) => ({ ...whole, step }));

export const samples: Record<string, unknown> = {
  FOR_WHOM: texts.FOR_WHOM,
  draftQuestion: [...steps.slice(0, -1), ...revisited].map((draft) =>
    texts.draftQuestion(draft, choices, TODAY),
  ),
  draftButtons: [...steps.slice(0, -1), ...revisited.slice(2)].map((draft) =>
    texts
      .draftButtons(draft, choices, TODAY)
      .map((row) => row.map(({ text }) => `[${text}]`).join(" "))
      .join("\n"),
  ),
  textProblem: [
    texts.textProblem("empty", "question"),
    texts.textProblem("long", "answer"),
    texts.textProblem("name", "question"),
  ],
  neededProblem: [texts.neededProblem("unread", TODAY), texts.neededProblem("outside", TODAY)],
  chooseByButton: texts.chooseByButton,
  tooManyWaiting: texts.tooManyWaiting(),
  draftCancelled: texts.draftCancelled(),
  draftGone: texts.draftGone,
  requestSent: [texts.requestSent(3), texts.requestSent(0)],
};
