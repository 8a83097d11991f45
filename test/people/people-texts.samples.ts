import type { Substitution } from "../../src/people/acting.ts";
import * as texts from "../../src/people/people-texts.ts";
import { type Staff, staffCounts, staffGroups } from "../../src/people/staff.ts";

const places = new Map([
  [1, "КОГОБУ СШ пгт Заречный"],
  [2, "МКОУ СОШ п. Боровой"],
]);
const staff: Staff = {
  places: [...places].map(([id, shortName]) => ({ id, shortName, school: true })),
  people: [
    {
      personId: 1,
      name: "Ветрова М.И.",
      position: "директор КОГОБУ СШ пгт Заречный",
      state: "in",
      offices: [
        { officeId: 1, kind: "chair", of: null, organisationId: null },
        { officeId: 2, kind: "director", of: null, organisationId: 1 },
      ],
    },
    {
      personId: 2,
      name: "Котова Е.И.",
      position: "",
      state: "blocked",
      offices: [{ officeId: 3, kind: "deputy", of: "ВР", organisationId: null }],
    },
    { personId: 3, name: "Седов <b>О.О.</b>", position: "", state: "out", offices: [] },
  ],
  asked: [{ kind: "deputy", of: "ВР", organisationId: 1 }],
};
const substitution: Substitution = {
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
const later: Substitution = { ...substitution, id: 10, since: "2019-12-02", until: "2020-01-10" };
/** The director is away, the deputy acts. */
const absent: Staff = {
  ...staff,
  people: staff.people.slice(0, 2).map((person) => ({
    ...person,
    offices:
      person.personId === 1
        ? person.offices
        : [
            { officeId: 3, kind: "deputy", of: "ВР", organisationId: 1 },
            { officeId: 9, kind: "director", of: null, organisationId: 1, actingUntil: "2019-11-15" },
          ],
  })),
};
const director = { kind: "director", of: null } as const;
const deputy = { kind: "deputy", of: "УВР" } as const;
const office = "зам. по УВР, МКОУ СОШ п. Боровой";

export const samples: Record<string, unknown> = {
  ...texts,
  peoplePage: [
    texts.peoplePage({
      counts: staffCounts(staff),
      requests: 2,
      groups: staffGroups(staff),
      acting: [],
      at: 0,
      of: 1,
    }),
    texts.peoplePage({
      counts: staffCounts(absent),
      requests: 0,
      groups: staffGroups(absent),
      acting: [substitution],
      at: 0,
      of: 1,
    }),
    texts.peoplePage({
      counts: staffCounts(staff),
      requests: 0,
      groups: staffGroups(staff).slice(0, 1),
      acting: [],
      at: 1,
      of: 2,
    }),
  ],
  nobodyYet: texts.nobodyYet(),
  requestsButton: texts.requestsButton(2),
  nameButton: texts.nameButton({ ...director, organisationId: 2 }, "МКОУ СОШ п. Боровой"),
  ownPeoplePage: texts.ownPeoplePage({
    groups: staffGroups(absent).slice(0, 1),
    acting: [substitution],
    at: 0,
    of: 1,
  }),
  chooseAddPlace: texts.chooseAddPlace(),
  chooseAddOffice: [texts.chooseAddOffice("МКОУ СОШ п. Боровой"), texts.chooseAddOffice(null)],
  personCard: [
    ...staff.people.map((person) => texts.personCard(person, places, [])),
    ...absent.people.map((person) => texts.personCard(person, places, [substitution, later])),
  ],
  vacateButton: texts.vacateButton(director),
  endActingOf: texts.endActingOf(director),
  vacateQuestion: texts.vacateQuestion("Котова Е.И.", office),
  vacated: [
    texts.vacated(office, { council: false, director: "Дятлов С.В.", acting: null }),
    texts.vacated("директор, МКОУ СОШ п. Рассвет", { council: true, director: null, acting: null }),
    texts.vacated("директор, МКОУ СОШ п. Рассвет", {
      council: true,
      director: null,
      acting: { person: "Котова Е.И.", until: "2019-11-15" },
    }),
  ],
  officeWithPlace: [
    texts.officeWithPlace({ ...director, organisationId: 2 }, places),
    texts.officeWithPlace({ ...deputy, organisationId: null }, places),
    texts.officeWithPlace({ kind: "council", of: null, organisationId: null }, places),
  ],
  whereabouts: staff.people.map((person) => texts.whereabouts(person, places)),
  inviteButton: [texts.inviteButton(false), texts.inviteButton(true)],
  replaceButton: texts.replaceButton(director),
  schoolButton: texts.schoolButton(deputy),
  inviteMessage: texts.inviteMessage({
    cluster: "Заречненский образовательный кластер",
    name: "Дятлов С.В.",
    link: "https://t.me/klaster_bot?start=AAAAAAAAAAAAAAAAAAAAAA",
    until: "16 сентября",
  }),
  forwardHint: texts.forwardHint("Дятлов С.В."),
  askName: [texts.askName(office, null), texts.askName(office, "Котова Е.И.")],
  sameNameQuestion: [
    texts.sameNameQuestion("Котова Е.И.", "директор, МКОУ СОШ п. Рассвет"),
    texts.sameNameQuestion("Котова Е.И.", ""),
  ],
  named: [
    texts.named("Котова Е.И.", office, { council: false, joined: false }),
    texts.named("Котова Е.И.", office, { council: true, joined: true }),
  ],
  removeQuestion: [
    texts.removeQuestion("Котова Е.И.", [office, "член Совета"]),
    texts.removeQuestion("Седов О.О.", []),
  ],
  removed: texts.removed("Котова Е.И."),
  chooseSchool: texts.chooseSchool("Котова Е.И.", "зам. по ВР, школа не указана"),
  handOverQuestion: texts.handOverQuestion("Дятлов С.В."),
  handedOver: texts.handedOver("Дятлов С.В."),
  youAreChair: texts.youAreChair(),
  joinRequestText: texts.joinRequestText({ name: "Котова Е.И.", office }),
  noRequests: texts.noRequests(),
  approved: texts.approved("Котова Е.И."),
  declined: texts.declined("Котова Е.И."),
  replaceQuestion: texts.replaceQuestion("Котова Е.И.", "директор, МКОУ СОШ п. Рассвет", "Дятлов С.В."),
  replaceYes: texts.replaceYes("Дятлов С.В."),
};
