import { lines } from "../../src/telegram/html.ts";
import { pageOf } from "../../src/telegram/page.ts";
import * as texts from "../../src/requests/request-texts.ts";
import { TAPS } from "../../src/requests/request.ts";
import { answeredRequest, council, sampleRequest, takenRequest, TODAY } from "./sample-request.ts";

const all = [
  sampleRequest(),
  takenRequest({ neededBy: null }),
  takenRequest({ ownerId: 9, owner: "Клён К.К.", neededBy: "2020-01-15" }),
  answeredRequest(),
  answeredRequest({ settled: true }),
  sampleRequest({ state: "withdrawn" }),
];
const more = takenRequest({
  questions: ["Нужна рабочая программа", "А тематическое планирование?"],
  answers: ["Программу отправили на почту школы"],
});
const forgotten = answeredRequest({ asker: "", owner: "", school: null, event: null });

export const samples: Record<string, unknown> = {
  neededWords: ["2019-11-25", "2020-01-15", null].map((day) => texts.neededWords(day, TODAY)),
  stateWords: all.map((request) => texts.stateWords(request, council)),
  requestCard: [sampleRequest(), answeredRequest(), more, forgotten].map((request) =>
    texts.requestCard(request, council, TODAY),
  ),
  tapButton: [...TAPS.map((tap) => texts.tapButton(tap, 12)), texts.tapButton("give", 12, true)].map(
    ({ text }) => text,
  ),
  openButton: texts.openButton(12).text,
  listedButton: [sampleRequest(), forgotten].map((request) => texts.listedButton(request).text),
  ownRequests: [all, []].map((requests) => texts.ownRequests(pageOf(requests, 0, 4), council)),
  allRequests: [all, []].map((requests) => texts.allRequests(pageOf(requests, 0, 4), council, TODAY)),
  newButton: texts.newButton.text,
  allButton: [texts.allButton(0).text, texts.allButton(2).text],
  ownButton: texts.ownButton.text,
  notForYou: texts.notForYou(),
  owedLines: [
    lines(texts.owedLines([sampleRequest(), takenRequest()].map((request) => ({ ...request, mine: false })))),
    lines(texts.owedLines(Array.from({ length: 7 }, () => ({ ...more, mine: true })))),
  ],
  owedTitle: texts.owedTitle(sampleRequest()),
  owedWhy: texts.owedWhy,
  owedButtons: texts.owedButtons([sampleRequest()]).map((row) => row.map(({ text }) => text).join(" ")),
};
