import type { Call, Callee, Topic } from "../../src/calls/call-list.ts";
import {
  CALL_WORDS,
  callButton,
  callCard,
  calleeName,
  callMade,
  callPage,
  callToasts,
  noteEmpty,
  noteGone,
  noteKept,
  noteTooLong,
  reachWords,
  reasonWords,
} from "../../src/calls/call-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { duty, TODAY } from "../summary/made-up-duties.ts";
import { call, directory } from "../summary/made-up-needs.ts";

const topic = (about: Topic["about"]): Topic => ({ subject: "x", about, newOn: null, newAt: null });
const report = { code: "employment", heading: "Мониторинг", month: "2019-10" };
const late = duty({ opensOn: "2019-10-01", dueOn: "2019-10-31" });
const asking = duty({
  help: { askedAt: "2019-11-15T06:00:00.000Z", askedBy: 1, text: "Нет автобуса", settledAt: null },
});
const topics: Topic[] = [
  topic({ kind: "duty", duty: late, overdue: true }),
  topic({ kind: "duty", duty: duty({ number: null, title: "Форум «Наставник»" }), overdue: false }),
  topic({ kind: "duty", duty: duty({ form: report, dueOn: "2019-10-25" }), overdue: true }),
  topic({ kind: "duty", duty: duty({ form: { ...report, month: "2019-11" } }), overdue: false }),
  topic({ kind: "help", duty: asking, askedOn: "2019-11-15" }),
  topic({ kind: "undelivered", day: "2019-11-18", state: "uncertain", isReminder: true }),
  topic({ kind: "undelivered", day: "2019-11-18", state: "failed", isReminder: false }),
];
const callees: Callee[] = [
  { kind: "person", personId: 1 },
  { kind: "person", personId: 2 },
  { kind: "left", personId: 9 },
  { kind: "organisation", organisationId: 4 },
  { kind: "school", organisationId: 2 },
  { kind: "office", office: "methodicalUnionHead" },
];
const calls = callees.map((callee): Call => ({ callee, word: "x", topics, overdue: true }));

export const samples: Record<string, unknown> = {
  CALL_WORDS,
  callToasts,
  calleeName: callees.map((callee) => calleeName(callee, directory)),
  reasonWords: callees.map((callee) => reasonWords(callee, directory)),
  reachWords: (["reachable", "never", "blocked", "forgotten"] as const).map((state) => reachWords({ state })),
  callPage: [
    callPage(pageOf([call, ...calls.slice(0, 2)], 0, 2), directory, TODAY),
    callPage(pageOf([], 0, 6), directory, TODAY),
  ],
  callButton: callButton(call, directory),
  callCard: [
    callCard(call, directory),
    ...calls.map((one) => callCard({ ...one, topics: topics.slice(0, 1) }, directory)),
    callCard({ ...call, topics }, directory),
    callCard({ ...call, topics: [...topics, ...topics] }, directory),
  ],
  callMade: callMade("ИМЦ", 3),
  noteKept: noteKept(),
  noteEmpty: noteEmpty(),
  noteTooLong: noteTooLong(500),
  noteGone: noteGone(),
};
