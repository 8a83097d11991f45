import * as texts from "../../../src/plan/importing/diff-texts.ts";
import { planFileNote } from "../../../src/plan/reading/plan-file-texts.ts";
import { pageOf } from "../../../src/telegram/page.ts";
import { EVERY_DIFFERENCE as all, newer, RUNNING as running } from "./draft-samples.ts";

const taken = new Set(all.flatMap(({ kind, key }) => (kind === "conflict" ? [] : [key])));
const plan = { events: newer.events, running, taken };
const [first] = all;

export const samples: Record<string, unknown> = {
  DIFF_WORDS: Object.values(texts.DIFF_WORDS).join(", "),
  DIFF_SIZE: texts.DIFF_SIZE,
  eventOf: first === undefined ? "" : texts.eventOf(first, plan).title,
  diffOverview: texts.diffOverview({
    title: newer.title,
    fileName: "план.docx",
    all,
    taken,
    doubts: 2,
    notes: [planFileNote("tracked-changes").message],
  }),
  noChanges: [
    texts.noChanges(newer.title, []),
    texts.noChanges(newer.title, [planFileNote("macros-ignored").message]),
  ],
  diffList: texts.diffList(pageOf(all, 0, texts.DIFF_SIZE), plan),
  toggleButton: first === undefined ? "" : texts.toggleButton(1, first, plan),
  diffDetails: all.map((one) => texts.diffDetails(one, plan)),
  nothingTaken: texts.nothingTaken,
  changesApplied: [
    texts.changesApplied(6, 1, []),
    texts.changesApplied(6, 0, [
      "По плану опорная школа: СШ пгт Берёзово, а в кластере записана СОШ с. Липки.",
    ]),
  ],
  diffLines: texts.diffLines(all, plan),
};
