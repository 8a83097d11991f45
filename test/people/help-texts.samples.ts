import { helpMain, helpText, keyboardWords, mainCommands, welcome } from "../../src/people/help-texts.ts";
import type { Substitution } from "../../src/people/acting.ts";
import type { HeldOffice, Member } from "../../src/people/member.ts";

const member = (...offices: HeldOffice[]): Member => ({
  personId: 1,
  clusterId: 1,
  chatId: 1,
  name: "Ветрова М.И.",
  offices,
});
const chair = member(
  { kind: "chair", of: null, organisationId: null },
  { kind: "director", of: null, organisationId: 1 },
);
const deputy = member({ kind: "deputy", of: "ВР", organisationId: 1 });
const acting = member(
  { kind: "deputy", of: "ВР", organisationId: 1 },
  { kind: "director", of: null, organisationId: 1, actingUntil: "2019-11-15" },
);
const away: Substitution = {
  id: 9,
  officeId: 2,
  kind: "director",
  of: null,
  organisationId: 1,
  holderId: 1,
  holder: "Ветрова М.И.",
  personId: 2,
  person: "Котова Е.И.",
  since: "2019-11-05",
  until: "2019-11-15",
};
const methodist = member({ kind: "methodist", of: null, organisationId: null });
const places = new Map([[1, "КОГОБУ СШ пгт Заречный"]]);
const cluster = "Заречненский образовательный кластер";

export const samples: Record<string, unknown> = {
  mainCommands: [chair, deputy, methodist].map((member) => mainCommands(member).join(" ")),
  keyboardWords: [chair, deputy, methodist].map((member) =>
    keyboardWords(member)
      .map((row) => row.join(" | "))
      .join("\n"),
  ),
  welcome: [
    ...[chair, deputy, acting, methodist].map((member) => welcome(member, cluster, places, [])),
    welcome(methodist, cluster, places, [away]),
  ],
  helpText: [helpText(chair), helpText(deputy), helpText(null)],
  helpMain: [helpMain(chair), helpMain(deputy), helpMain(methodist)],
};
