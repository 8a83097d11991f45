import * as texts from "../../src/cli/people-command-texts.ts";
import type { Substitution } from "../../src/people/acting.ts";

const office = "директор, МКОУ СОШ п. Заря";
const cluster = "Берёзовский кластер";
const acting: Substitution = {
  id: 9,
  officeId: 3,
  kind: "director",
  of: null,
  organisationId: 2,
  holderId: 2,
  holder: "Лугов Б.И.",
  personId: 4,
  person: "Седова А.И.",
  since: "2019-10-14",
  until: "2019-10-18",
};
const held = (
  officeId: number,
  kind: "director" | "chair" | "deputy",
  of: string | null,
  at: number | null,
) => ({
  officeId,
  kind,
  of,
  organisationId: at,
});

export const samples: Record<string, unknown> = {
  noSeat: texts.noSeat("директор Луна"),
  severalSeats: texts.severalSeats([
    { cluster, holder: { name: "Лугов Б.И." }, office },
    { cluster, holder: null, office: "директор, ООШ д. Сосновка" },
  ]),
  chairInBot: texts.chairInBot,
  nobodyThere: texts.nobodyThere(office),
  sameHolder: texts.sameHolder(office),
  seatTaken: texts.seatTaken(office),
  twoOfName: texts.twoOfName("Лугов Б.И."),
  nobodyActs: texts.nobodyActs(office),
  replacedBy: [
    texts.replacedBy(office, "Седова А.И.", "Лугов Б.И."),
    texts.replacedBy(office, "Седова А.И.", undefined),
  ],
  vacatedNow: [texts.vacatedNow(office, "Лугов Б.И.", true), texts.vacatedNow(office, "", false)],
  actingSet: texts.actingSet(acting, office),
  actingEnded: texts.actingEnded(office, [acting]),
  clusterPeople: texts.clusterPeople({
    cluster,
    staff: {
      places: [
        { id: 1, shortName: "СШ пгт Берёзово", school: true },
        { id: 2, shortName: "МКОУ СОШ п. Заря", school: true },
        { id: 3, shortName: "ООШ д. Сосновка", school: true },
      ],
      people: [
        {
          personId: 1,
          name: "Ветрова А.П.",
          position: "",
          state: "in",
          offices: [held(1, "chair", null, null), held(2, "director", null, 1)],
        },
        {
          personId: 2,
          name: "Лугов Б.И.",
          position: "",
          state: "out",
          offices: [held(3, "director", null, 2)],
        },
        {
          personId: 4,
          name: "Седова А.И.",
          position: "",
          state: "blocked",
          offices: [
            held(4, "deputy", "ВР", 2),
            { ...held(9, "director", null, 2), actingUntil: "2019-10-18" },
          ],
        },
      ],
      asked: [],
    },
    empty: [],
    acting: [acting],
  }),
};
