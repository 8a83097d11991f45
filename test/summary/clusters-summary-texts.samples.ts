import { addMonths } from "../../src/calendar/month.ts";
import type { ClusterLine } from "../../src/summary/clusters-summary.ts";
import * as texts from "../../src/summary/clusters-summary-texts.ts";

const month = "2019-10";
const late: ClusterLine = {
  personId: 1,
  name: "Восточный межрайонный образовательный кластер",
  chairs: false,
  plan: { done: 12, total: 96, overdue: 7 },
  figures: [
    { heading: "Мониторинг", month: addMonths(month, -1), given: 4, asked: 6, overdue: true },
    { heading: "Мониторинг", month, given: 1, asked: 6, overdue: false },
  ],
  needs: 5,
};
const well: ClusterLine = {
  ...late,
  name: "Лесной <b>",
  plan: { done: 30, total: 40, overdue: 0 },
  figures: [],
  needs: 0,
};
const empty: ClusterLine = { ...well, name: "Степной", plan: null };

export const samples = {
  allClustersButton: texts.allClustersButton,
  clusterButton: [texts.clusterButton(1, late.name), texts.clusterButton(60, "Лесной")],
  clustersPage: [
    texts.clustersPage({ items: [late, well, empty], page: 0, pages: 1, total: 3 }, 1, "2019-10-15"),
    texts.clustersPage({ items: [well], page: 9, pages: 10, total: 60 }, 55, "2019-10-15"),
  ],
};
