import * as texts from "../../../src/documents/pictures/school-grid-texts.ts";
import type { GridState, SchoolGrid } from "../../../src/documents/pictures/school-grid.ts";

const words = texts.GRID_WORDS;
const states = Object.keys(texts.CELL_WORDS) as GridState[];
const grid: SchoolGrid = {
  cluster: "Лесной кластер",
  form: "Мониторинг предварительного трудоустройства",
  today: "2019-11-21",
  months: ["2019-10"],
  schools: states.map((state, at) => ({ name: `СШ № ${at + 1}`, states: [state] })),
};

export const samples: Record<string, unknown> = {
  CELL_WORDS: Object.values(texts.CELL_WORDS),
  GRID_WORDS: [
    words.day("2019-11-21", { at: 0, of: 1 }),
    words.day("2019-11-21", { at: 1, of: 3 }),
    words.total,
    words.counts({ asked: 6, handedIn: 4 }),
    words.span(["2019-09"]),
    words.span(["2019-09", "2020-02"]),
    words.month("2019-09"),
    ...words.meanings(grid),
  ],
  gridCaption: texts.gridCaption(grid, { at: 0, of: 1 }),
  gridName: texts.gridName("2019-11-21", 0),
  noGrid: texts.noGrid(),
};
