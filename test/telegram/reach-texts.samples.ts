import * as texts from "../../src/telegram/reach-texts.ts";

const failures = [
  "ENOTFOUND",
  "ENETUNREACH",
  "ECONNREFUSED",
  "UND_ERR_CONNECT_TIMEOUT",
  "ECONNRESET",
  "CERT_HAS_EXPIRED",
  "UND_ERR_ABORTED",
  "no answer in 15 s",
  "no answer in 0.5 s",
  "no answer but a page, 502",
  "EWHATEVER",
];

export const samples: Record<string, unknown> = {
  reasonWords: failures.map(texts.reasonWords),
  errorWords: texts.errorWords(500),
  telegramSilent: texts.telegramSilent(texts.reasonWords("ENOTFOUND")),
  telegramBack: texts.telegramBack,
};
