import {
  DEPTH_WORDS,
  doubtsButton,
  planStanding,
  sectionButton,
  sectionPage,
  sectionWords,
} from "../../src/summary/plan-depth-texts.ts";
import { sectionStandings } from "../../src/summary/section-standing.ts";
import { summarise } from "../../src/summary/summary.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { event, plan, standing, TODAY } from "./made-up-duties.ts";

const duties = [
  standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" }),
  standing(),
  standing({ state: "done" }),
  standing({ opensOn: "2019-12-01", dueOn: "2019-12-31" }),
];
const events = [event(), event({ id: 8, section: null, occurrences: [] })];
const sections = sectionStandings(events, duties);
const summary = summarise(
  {
    cluster: { id: 1, name: "Берёзовский кластер" },
    plan,
    events,
    duties,
    figures: [],
    requests: { asked: 0, unanswered: 0 },
    missed: [],
  },
  TODAY,
);

export const samples: Record<string, unknown> = {
  DEPTH_WORDS,
  planStanding: [
    planStanding(summary, pageOf(sections, 0, 6), 1),
    planStanding(summary, pageOf(sections, 1, 1), 2),
  ],
  sectionWords: sections.map(sectionWords),
  sectionPage: [
    sectionPage("Школы", pageOf(duties, 0, 2), TODAY),
    sectionPage(null, pageOf([], 0, 6), TODAY),
  ],
  sectionButton: [sectionButton(1, "Нормативно-правовое обеспечение"), sectionButton(2, null)],
  doubtsButton: doubtsButton(3),
};
