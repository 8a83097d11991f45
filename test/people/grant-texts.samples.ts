import * as texts from "../../src/people/grant-texts.ts";
import { GRANT_KINDS } from "../../src/people/rights.ts";

const page = { items: [], page: 0, pages: 2, total: 20 };

export const samples: Record<string, unknown> = {
  ...texts,
  grantShort: GRANT_KINDS.map(texts.grantShort),
  GRANT_BUTTONS: Object.values(texts.GRANT_BUTTONS),
  grantsScreen: [
    texts.grantsScreen([]),
    texts.grantsScreen([
      { name: "Дятлов С.В.", grants: ["managePeople", "reviewFigures"] },
      { name: "<b>Орлова</b> Т.Н.", grants: ["manageGroups"] },
    ]),
  ],
  grantSwitch: [texts.grantSwitch("changePlan", false), texts.grantSwitch("changePlan", true)],
  chooseGranted: [texts.chooseGranted(page), texts.chooseGranted({ ...page, pages: 1, total: 0 })],
  personGrants: [
    texts.personGrants("Дятлов С.В.", ["директор, МКОУ СОШ п. Рассвет"], [], false),
    texts.personGrants("Дятлов С.В.", ["директор, МКОУ СОШ п. Рассвет"], GRANT_KINDS, true),
  ],
  grantQuestion: GRANT_KINDS.flatMap((grant) => [
    texts.grantQuestion("Дятлов С.В.", grant, true),
    texts.grantQuestion("Дятлов С.В.", grant, false),
  ]),
  grantGiven: texts.grantGiven("managePeople"),
  grantTaken: texts.grantTaken("managePeople"),
};
