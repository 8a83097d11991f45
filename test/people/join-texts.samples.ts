import * as texts from "../../src/people/join-texts.ts";

export const samples: Record<string, unknown> = {
  ...texts,
  strangerStart: texts.strangerStart(),
  notSetUp: texts.notSetUp(),
  inviteRefusal: (["unknown", "used", "revoked", "expired", "alreadyYou", "chatTaken"] as const).map(
    texts.inviteRefusal,
  ),
  agreed: texts.agreed("1", "2 сентября 2019 года"),
  noOffice: texts.noOffice(),
  chooseCluster: texts.chooseCluster(),
  chooseOrganisation: texts.chooseOrganisation(),
  chooseOffice: [texts.chooseOffice("МКОУ СОШ п. Рассвет"), texts.chooseOffice(null)],
  officeButton: [
    texts.officeButton({ kind: "teacher", of: null }),
    texts.officeButton({ kind: "deputy", of: "УВР" }),
  ],
  askJoinName: texts.askJoinName(),
  requestSent: [texts.requestSent("Котова Е.И.", true), texts.requestSent("Котова Е.И.", false)],
  askRefused: [texts.askRefused("pending"), texts.askRefused("tooOften")],
  requestApproved: texts.requestApproved("Заречненский образовательный кластер"),
  requestDeclined: texts.requestDeclined("Северный"),
};
