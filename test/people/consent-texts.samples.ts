import {
  agreeButton,
  clusterWords,
  consentText,
  operatorLine,
  refuseButton,
  refused,
} from "../../src/people/consent-texts.ts";

const consent = {
  cluster: "Заречненский образовательный кластер",
  operator: "КОГОБУ СШ пгт Заречный",
  version: "1",
};

export const samples: Record<string, unknown> = {
  clusterWords: [clusterWords("Заречненский образовательный кластер"), clusterWords("Северный")],
  operatorLine: [operatorLine("КОГОБУ СШ пгт Заречный"), operatorLine(null)],
  consentText: [
    consentText({ ...consent, invited: "Дятлов С.В." }),
    consentText({ ...consent, invited: null, operator: null }),
  ],
  agreeButton,
  refuseButton,
  refused: refused(),
};
