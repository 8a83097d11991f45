import * as texts from "../../../src/documents/pictures/timeline-texts.ts";
import { timeline, timelineEvent } from "./drawn.ts";

const words = texts.TIMELINE_WORDS;
const schools = [{ dueOn: "2019-10-25", done: 2, of: 6, state: "overdue" as const }];
const made = timeline([
  timelineEvent({ number: "1", state: "done" }),
  timelineEvent({ number: "2", state: "overdue", dates: schools }),
  timelineEvent({ number: "15", state: "undated" }),
]);
const [done, overdue, undated] = made.events;
const part = { at: 0, of: 2 };

export const samples: Record<string, unknown> = {
  STATE_WORDS: Object.values(texts.STATE_WORDS),
  TIMELINE_WORDS: [
    words.title(made),
    words.plan(made),
    words.day(made, { at: 0, of: 1 }),
    words.day(made, part),
    words.legend("underWay", 3),
    words.today("2019-11-21"),
    words.noSection,
    words.continued("Организационная работа"),
    words.undated,
    words.cancelled,
    words.overdueNote,
    words.partNote,
    words.noEvents,
  ],
  titleWords: done && texts.titleWords(done),
  whenWords: [done, overdue, undated].map((one) => one && texts.whenWords(one.instances)),
  progressWords: [done, overdue].map((one) => one && texts.progressWords(one)),
  listedWords: [
    undated && texts.listedWords(undated, made.period),
    texts.listedWords(timelineEvent({ state: "cancelled" }), made.period),
    texts.listedWords(timelineEvent({ state: "cancelled", cancelled: { reason: "карантин" } }), made.period),
  ],
  timelineCaption: texts.timelineCaption(made, part),
  themeButton: [texts.themeButton("dark"), texts.themeButton("light")],
  timelineName: texts.timelineName("2019-11-21", 0),
};
