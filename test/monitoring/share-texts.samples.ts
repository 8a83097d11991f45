import * as texts from "../../src/monitoring/share-texts.ts";

export const samples: Record<string, unknown> = {
  percent: [0, 0.002, 0.834, 0.999, 1].map(texts.percent),
};
