import * as texts from "../../src/people/several-clusters-texts.ts";

const director = { kind: "director", of: null, organisationId: 1 } as const;
const council = { kind: "council", of: null, organisationId: null } as const;
const curator = { kind: "curator", of: null, organisationId: null } as const;
const items = [
  { personId: 1, name: "Заречненский", offices: [director, council], chosen: true },
  { personId: 2, name: "Лесной образовательный кластер", offices: [curator], chosen: false },
  { personId: 3, name: "Степной <b>", offices: [], chosen: false },
];
const places = new Map([[1, "МКОУ СОШ п. Боровой"]]);

export const samples = {
  CHOOSE_WORD: texts.CHOOSE_WORD,
  chooseClusterButton: [
    texts.chooseClusterButton("Заречненский"),
    texts.chooseClusterButton("Восточный межрайонный образовательный кластер"),
  ],
  chosenMark: [texts.chosenMark("Заречненский", true), texts.chosenMark("Лесной", false)],
  clusterChoice: [
    texts.clusterChoice({ items, page: 0, pages: 1, total: 3 }, places),
    texts.clusterChoice({ items: items.slice(0, 1), page: 1, pages: 8, total: 60 }, places),
  ],
  oneCluster: texts.oneCluster(),
  speaksOf: texts.speaksOf("Лесной образовательный кластер"),
};
