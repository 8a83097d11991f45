import type { ActingRefusal, Substitution } from "../../src/people/acting.ts";
import * as texts from "../../src/people/acting-texts.ts";

const one: Substitution = {
  id: 9,
  officeId: 2,
  kind: "director",
  of: null,
  organisationId: 1,
  holderId: 1,
  holder: "Дятлов С.В.",
  personId: 2,
  person: "Котова Е.И.",
  since: "2019-10-07",
  until: "2019-10-15",
};
const months: Substitution = { ...one, since: "2019-10-28", until: "2019-11-15" };
const years: Substitution = { ...one, since: "2019-12-23", until: "2020-01-10" };
const day: Substitution = { ...one, until: "2019-10-07" };
const office = "директор, МКОУ СОШ п. Рассвет";
const asked = { person: "Котова Е.И.", office, holder: "Дятлов С.В." };
const refusals: ActingRefusal[] = ["gone", "self", "past", "order", "tooLong", "overlap"];

export const samples: Record<string, unknown> = {
  ...texts,
  actingDays: [one, months, years, day].map((one) => texts.actingDays(one)),
  actingMark: texts.actingMark(one.until),
  awayMark: texts.awayMark(one),
  awayLine: texts.awayLine(months),
  actingLine: [texts.actingLine(one, office), texts.actingLine({ ...one, holder: "" }, office)],
  whoActsButton: texts.whoActsButton(one),
  actingHome: texts.actingHome(office, "Дятлов С.В.", [one, years]),
  endActingButton: texts.endActingButton(one),
  askWhoActs: texts.askWhoActs(office, "Дятлов С.В."),
  candidateButton: [
    texts.candidateButton("Котова Е.И.", { kind: "deputy", of: "ВР" }),
    texts.candidateButton("Белозёрская-Новикова Е.И.", { kind: "methodicalUnionHead", of: null }),
    texts.candidateButton("Седов О.О.", undefined),
  ],
  askSince: texts.askSince(asked),
  askUntil: texts.askUntil({ ...asked, since: one.since }),
  sinceButton: [texts.sinceButton(one.since, one.since), texts.sinceButton(one.until, one.since)],
  untilButton: [texts.untilButton(one.since, one.since), texts.untilButton(one.until, one.since)],
  actingQuestion: [
    texts.actingQuestion({ ...asked, since: one.since, until: one.until }),
    texts.actingQuestion({ ...asked, since: one.since, until: one.since }),
  ],
  actingKept: [
    texts.actingKept(one, office, "in", true),
    texts.actingKept(one, office, "out", true),
    texts.actingKept(one, office, "out", false),
    texts.actingKept(one, office, "blocked", true),
  ],
  endActingQuestion: [
    texts.endActingQuestion(one, office),
    texts.endActingQuestion({ ...one, holder: "" }, office),
  ],
  actingEnded: texts.actingEnded(one, office),
  actingProblem: refusals.map(texts.actingProblem),
  actingDayNotRead: texts.actingDayNotRead({ from: "2019-10-07", to: "2020-04-07" }),
  actingBegins: [texts.actingBegins(one, office), texts.actingBegins({ ...one, holder: "" }, office)],
  awayBegins: texts.awayBegins(months, office),
  actingCancelled: texts.actingCancelled(one, office),
  awayCancelled: [texts.awayCancelled(one, office, true), texts.awayCancelled(one, office, false)],
  nothingToday: [
    texts.nothingToday("Дятлов С.В.", [{ one, office, away: true }]),
    texts.nothingToday("Котова Е.И.", [{ one: months, office, away: false }]),
  ],
};
