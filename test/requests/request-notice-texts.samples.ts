import * as texts from "../../src/requests/request-notice-texts.ts";
import type { Refusal } from "../../src/requests/request.ts";
import { answeredRequest, sampleRequest, takenRequest, TODAY } from "./sample-request.ts";

const refusals: Refusal[] = [
  "notAllowed",
  "own",
  "withdrawn",
  "answered",
  "inHand",
  "notOwner",
  "unanswered",
  "settled",
  "long",
];

export const samples: Record<string, unknown> = {
  askedNotice: [
    texts.askedNotice(sampleRequest(), TODAY),
    texts.askedNotice(sampleRequest({ neededBy: null }), TODAY),
  ],
  takenNotice: texts.takenNotice(sampleRequest(), "Граб Г.Г."),
  givenNotice: texts.givenNotice(takenRequest(), "Граб Г.Г.", TODAY),
  answeredNotice: texts.answeredNotice(takenRequest(), "Граб Г.Г.", "Пришлём программу в четверг."),
  moreNotice: texts.moreNotice(answeredRequest(), "А тематическое планирование?"),
  settledNotice: texts.settledNotice(answeredRequest()),
  withdrawnNotice: texts.withdrawnNotice(takenRequest()),
  refusalWords: [
    ...refusals.map((refusal) => texts.refusalWords(refusal, "Граб Г.Г.")),
    texts.refusalWords("notOwner", ""),
  ],
  requestGone: texts.requestGone,
  changedMeanwhile: texts.changedMeanwhile,
  taken: texts.taken,
  settledToast: texts.settledToast,
  askAnswer: texts.askAnswer(takenRequest()),
  askMoreText: texts.askMoreText(),
  answerSent: [texts.answerSent(true), texts.answerSent(false)],
  moreSent: [texts.moreSent(true), texts.moreSent(false)],
  askWithdraw: texts.askWithdraw(),
  withdrawYes: texts.withdrawYes,
  backToRequest: texts.backToRequest,
  chooseHelper: texts.chooseHelper(sampleRequest()),
  nobodyToGive: texts.nobodyToGive(),
  given: texts.given("Ель Е.Е."),
};
