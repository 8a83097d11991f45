import {
  clusterNotNamed,
  droppedFromFile,
  holderDiffers,
  noEvents,
  noPeriod,
  noSuchCluster,
  officeLeft,
  periodWords,
  sameFileRunning,
  samePeriodRunning,
  twoLeads,
  UNNAMED_CLUSTER,
  UNTITLED_PLAN,
} from "../../src/plan/import-texts.ts";

const period = { from: "2019-07-01", to: "2019-12-31" };

export const samples: Record<string, unknown> = {
  UNNAMED_CLUSTER,
  UNTITLED_PLAN,
  droppedFromFile,
  noPeriod,
  noEvents,
  sameFileRunning,
  samePeriodRunning: samePeriodRunning("План работы кластера на 2-е полугодие 2019 года", period),
  noSuchCluster,
  clusterNotNamed,
  periodWords: periodWords(period),
  holderDiffers: [
    holderDiffers(
      { office: "director", of: null, organisation: "СОШ с. Липки" },
      "Новикова Д.Е.",
      "Лугов Б.И.",
    ).message,
    holderDiffers({ office: "chair", of: null, organisation: null }, "Новикова Д.Е.", "Ветрова А.П.").message,
  ],
  officeLeft: officeLeft({ office: "deputy", of: "ВР", organisation: "СОШ с. Липки" }, "Осокина В.Г.")
    .message,
  twoLeads: twoLeads("СШ пгт Берёзово", "СОШ с. Липки").message,
};
