import type { Council, HelpRequest } from "../../src/requests/request.ts";

export const TODAY = "2019-11-18";

/** A request to show texts with: asked by Дуб, of whom Граб takes care where it is taken. */
export const sampleRequest = (more: Partial<HelpRequest> = {}): HelpRequest => ({
  id: 12,
  clusterId: 1,
  event: { id: 15, number: "15", title: "Организация адресной методической помощи" },
  school: "МКОУ ООШ д. Липки",
  askerId: 1,
  asker: "Дуб Б.Б.",
  askedOn: TODAY,
  questions: ["Нужна рабочая программа по биологии для 5 класса по новому стандарту"],
  forWhom: "учителям-предметникам",
  neededBy: "2019-11-25",
  state: "open",
  ownerId: null,
  owner: "",
  answers: [],
  answeredOn: null,
  settled: false,
  ...more,
});

export const takenRequest = (more: Partial<HelpRequest> = {}): HelpRequest =>
  sampleRequest({ state: "taken", ownerId: 2, owner: "Граб Г.Г.", ...more });

export const answeredRequest = (more: Partial<HelpRequest> = {}): HelpRequest =>
  takenRequest({
    state: "answered",
    answers: ["Программа есть в методическом кабинете школы пгт Бор, пришлём в четверг"],
    answeredOn: "2019-11-19",
    ...more,
  });

/** Граб and Ель sit in the Council, Ель has not joined; the chair is Сосна. */
export const council: Council = {
  members: [
    { personId: 2, name: "Граб Г.Г.", reachable: true },
    { personId: 3, name: "Ель Е.Е.", reachable: false },
  ],
  chair: { personId: 4, name: "Сосна С.С.", reachable: true },
};
