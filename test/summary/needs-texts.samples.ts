import { needLines } from "../../src/summary/needs.ts";
import {
  clusterHome,
  figuresLine,
  moreNeedsButton,
  needButton,
  needLine,
} from "../../src/summary/needs-texts.ts";
import { summarise } from "../../src/summary/summary.ts";
import { monthOf, plan, standing, TODAY } from "./made-up-duties.ts";
import { everyNeed, words } from "./made-up-needs.ts";

const facts = {
  cluster: { id: 1, name: "Берёзовский кластер" },
  plan,
  events: [],
  duties: [standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" }), standing({ state: "done" })],
  figures: [monthOf({ 1: "handedIn", 2: "missing", 3: "late" })],
  requests: { asked: 3, unanswered: 2 },
  missed: [],
};
const calm = summarise(
  { ...facts, requests: { asked: 0, unanswered: 0 }, duties: [standing({ state: "done" })], figures: [] },
  TODAY,
);
const summary = summarise(facts, TODAY);
const lines = needLines([...everyNeed, ...everyNeed.filter(({ kind }) => kind === "invite")]);

const many = everyNeed
  .filter(({ kind }) => !["late", "join", "calls"].includes(kind))
  .flatMap((need) => Array.from({ length: 4 }, () => need));

export const samples: Record<string, unknown> = {
  needLine: [...lines, ...needLines(many)].map((line) => needLine(line, words)),
  needButton: lines.flatMap((line, at) => [needButton(line, at + 1, true), needButton(line, at + 1, false)]),
  moreNeedsButton: moreNeedsButton(3),
  clusterHome: [
    clusterHome({ summary, needs: everyNeed, lines: lines.slice(0, 8), from: 1, more: 4 }, words),
    clusterHome(
      { summary, needs: everyNeed, lines: lines.slice(0, 1), from: 1, more: 0 },
      { ...words, own: false },
    ),
    clusterHome({ summary, needs: [], lines: [], from: 1, more: 0 }, words),
    clusterHome({ summary, needs: [], lines: [], from: 1, more: 0 }, { ...words, own: false }),
    clusterHome({ summary: calm, needs: [], lines: [], from: 1, more: 0 }, words),
  ],
  figuresLine: [
    figuresLine(monthOf({ 1: "late" }), TODAY),
    figuresLine(monthOf({ 1: "missing" }), "2019-11-28"),
  ],
};
