import * as texts from "../../src/people/founding-texts.ts";

export const samples: Record<string, unknown> = {
  ...texts,
  askOwnName: [texts.askOwnName(false), texts.askOwnName(true)],
  namelessYet: texts.namelessYet(),
  isThisYou: [
    texts.isThisYou("Ветрова М.И.", "директор, КОГОБУ СШ пгт Заречный"),
    texts.isThisYou("Ветрова М.И.", ""),
  ],
  ownNameKept: texts.ownNameKept("Ветрова М.И."),
  sendPlanFile: texts.sendPlanFile(),
};
