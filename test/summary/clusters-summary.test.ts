import { expect, test } from "vitest";
import { type ClusterLine, worstFirst } from "../../src/summary/clusters-summary.ts";

const well: ClusterLine = {
  personId: 1,
  name: "Лесной",
  chairs: false,
  plan: { done: 1, total: 2, overdue: 0 },
  figures: [],
  needs: 0,
};
const figures = { heading: "Мониторинг", month: "2019-10", given: 4, asked: 6 };

test.each<[worse: string, Partial<ClusterLine>, Partial<ClusterLine>]>([
  [
    "more is overdue",
    { plan: { done: 0, total: 9, overdue: 2 } },
    { plan: { done: 0, total: 9, overdue: 1 }, needs: 9 },
  ],
  [
    "more figures are owed",
    { figures: [{ ...figures, overdue: true }] },
    { figures: [{ ...figures, overdue: false }], needs: 9 },
  ],
  ["more asks for its chair", { needs: 2 }, { needs: 1 }],
  ["it has no plan", { plan: null }, {}],
  ["it is one's own, however well it stands", { chairs: true }, { plan: { done: 0, total: 9, overdue: 9 } }],
  ["it comes first by its name, all else being equal", { name: "Восточный" }, { name: "Лесной" }],
])("a cluster stands first where %s", (_, first, second) => {
  const [a, b] = [
    { ...well, ...first },
    { ...well, ...second },
  ];
  expect(worstFirst([b, a])).toEqual([a, b]);
  expect(worstFirst([a, b])).toEqual([a, b]);
});
