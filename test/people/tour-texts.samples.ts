import * as texts from "../../src/people/tour-texts.ts";
import type { StaffPerson } from "../../src/people/staff.ts";
import type { InviteGroup, TourFacts, TourStep } from "../../src/people/tour.ts";

const facts: TourFacts = { named: true, draft: false, plan: true, out: 11, invited: 0, joined: 3 };
const before: TourFacts = { ...facts, plan: false };

const person = (personId: number, name: string): StaffPerson => ({
  personId,
  name,
  position: "",
  state: "out",
  offices: [],
});
const groups: InviteGroup[] = [
  {
    school: "МКОУ СОШ п. Рассвет",
    people: ["Дятлов С.В.", "Зимина О.С.", "Белкина Т.Р.", "Орлова Т.Н.", "Гончар П.Е."].map((name, at) =>
      person(at, name),
    ),
  },
  ...Array.from({ length: 13 }, () => ({ school: null, people: [person(9, "Крылова Е.О.")] })),
];
const screen = (step: TourStep, of: TourFacts, missing: readonly string[] = []) =>
  texts.tourScreen(step, of, missing);
const cluster = "Заречненский образовательный кластер";
const link = "https://t.me/klaster_bot?start=AAAAAAAAAAAAAAAAAAAAAA";

export const samples: Record<string, unknown> = {
  ...texts,
  stepWords: texts.stepWords("file"),
  TOUR_BUTTONS: Object.values(texts.TOUR_BUTTONS),
  tourScreen: [
    screen("name", { ...before, named: false }),
    screen("file", before),
    screen("start", before),
    screen("invite", facts, texts.missingLines(groups)),
    screen("waiting", facts, ["п. Рассвет: Дятлов С.В."]),
    screen("done", { ...facts, out: 0, joined: 14 }),
  ],
  missingLines: texts.missingLines(groups.slice(0, 2)),
  tourGoesOn: texts.tourGoesOn("invite"),
  forwardEach: [texts.forwardEach(1, false), texts.forwardEach(7, true)],
  groupInvite: [
    texts.groupInvite({
      cluster,
      school: "МКОУ СОШ п. Рассвет",
      people: [
        { name: "Дятлов С.В.", office: { kind: "director", of: null }, link },
        { name: "Зимина О.С.", office: { kind: "deputy", of: "ВР" }, link },
      ],
      until: "21 октября",
    }),
    texts.groupInvite({
      cluster,
      school: null,
      people: [{ name: "<b>Крылова</b> Е.О.", office: null, link }],
      until: "21 октября",
    }),
  ],
  allInvited: [texts.allInvited(0), texts.allInvited(12)],
  moreInvites: texts.moreInvites(12),
  allJoined: [texts.allJoined(14, 0), texts.allJoined(14, 2)],
};
