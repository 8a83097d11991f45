import * as texts from "../../src/telegram/general-texts.ts";

export const samples: Record<string, unknown> = {
  PAGER_WORDS: Object.values(texts.PAGER_WORDS).join(", "),
  cancelled: texts.cancelled(),
  nothingToCancel: texts.nothingToCancel(),
  unknownCommand: texts.unknownCommand(),
  unexpectedText: texts.unexpectedText(),
  strangerText: texts.strangerText(),
  onlyText: texts.onlyText(),
  deadButton: texts.deadButton,
  notAllowed: texts.notAllowed,
  updateFailed: texts.updateFailed(),
  answerCutOff: texts.answerCutOff(),
  pageWords: texts.pageWords({ page: 1, pages: 5 }),
};
