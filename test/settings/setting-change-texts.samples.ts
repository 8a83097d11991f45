import { policyOf } from "../../src/reminders/policy.ts";
import { type DueChange, type Effect, changeQuestion } from "../../src/settings/setting-change-texts.ts";
import * as texts from "../../src/settings/setting-change-texts.ts";
import type { Field } from "../../src/settings/setting.ts";
import type { Html } from "../../src/telegram/html.ts";
import { example } from "./sample-example.ts";

const asked = (field: Field, before: string, after: string, effect: Effect): Html =>
  changeQuestion({ field, before, after, usual: "09:00", effect });

const due: DueChange = {
  month: "2019-11",
  before: "2019-11-25",
  after: "2019-11-20",
  reminders: ["2019-11-13", "2019-11-18", "2019-11-20"],
  late: null,
};

export const samples: Record<string, unknown> = {
  settingTitle: (["hour", "weekLetter", "monthLetter", "kept"] as const).map(texts.settingTitle),
  settingWord: [texts.settingWord("hour", "none", null), texts.settingWord("kept", "none", null)],
  changeQuestion: [
    asked("at", "none", "0830", { of: "at" }),
    asked("hour", "0800", "none", { of: "hour", people: 14 }),
    asked("weekends", "0", "1", { of: "weekends" }),
    asked("weekends", "1", "0", { of: "weekends" }),
    asked("holidays", "0", "1", { of: "holidays" }),
    asked("holidays", "1", "0", { of: "holidays" }),
    asked("policy", "usual", "insistent", { of: "policy", policy: policyOf("insistent"), example }),
    asked("due", "25", "20", { of: "due", ...due }),
    asked("due", "25", "24", { of: "due", ...due, after: due.before, reminders: [] }),
    asked("due", "25", "10", { of: "due", ...due, month: "2019-12", late: "2019-11" }),
    asked("zone", "Kirov", "Omsk", { of: "zone", time: "15:00" }),
    asked("weekLetter", "0", "1", { of: "weekLetter" }),
    asked("weekLetter", "1", "0", { of: "weekLetter" }),
    asked("monthLetter", "0", "1", { of: "monthLetter" }),
    asked("monthLetter", "1", "0", { of: "monthLetter" }),
    asked("kept", "none", "24", {
      of: "kept",
      past: { before: "2017-11-01", counts: { marks: 120, corrections: 14, calls: 0 } },
    }),
    asked("kept", "24", "36", { of: "kept", past: { before: "2016-11-01", counts: {} } }),
    asked("kept", "24", "none", { of: "kept", past: null }),
  ],
};
