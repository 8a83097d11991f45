import { factWords, settlementButton } from "../../src/monitoring/rules-texts.ts";
import { employment as form } from "./employment.ts";

const study = ["spo_region", "spo_out", "vo_region", "vo_out"];

export const samples: Record<string, unknown> = {
  factWords: [
    factWords(form, { kind: "addsUp", grade: 9, total: 12, rest: 2 }),
    factWords(form, { kind: "addsUp", grade: 9, total: 12, rest: -2 }),
    factWords(form, { kind: "atMost", grade: 9, what: ["target_ped"], of: ["target"], value: 2, limit: 1 }),
    factWords(form, { kind: "atMost", grade: 11, what: ["target"], of: study, value: 5, limit: 4 }),
    factWords(form, { kind: "commented", grade: 9, code: "other", value: 1 }),
    factWords(form, { kind: "changed", grade: 9, code: "total", before: 12, now: 14, since: "2019-09" }),
    factWords(form, { kind: "changed", grade: 9, code: "undecided", before: 1, now: 3, since: "2019-09" }),
    factWords(form, { kind: "zero", grade: 9, code: "total" }),
    factWords(form, { kind: "over", grade: 9, what: ["undecided", "risk"], value: 3, total: 12 }),
    factWords(form, { kind: "same", reports: 3 }),
    factWords(form, { kind: "same", reports: 6 }),
    factWords(form, { kind: "other", grade: 9, rule: "moved", each: "work", sides: [5, 3.6] }),
    factWords(form, { kind: "other", grade: 9, rule: "target_of_study", each: null, sides: null }),
    factWords(form, { kind: "zero", grade: 9, code: "total", said: "Выпускников 0 из 12." }),
  ],
  settlementButton: settlementButton(form, { grade: 9, code: "undecided", value: 3 }),
};
