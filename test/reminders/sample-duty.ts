import type { Names } from "../../src/reminders/digest.ts";
import type { Duty } from "../../src/reminders/duty.ts";

/** A duty to show texts with. */
export const sampleDuty = (more: Partial<Duty> = {}): Duty => ({
  id: 12,
  occurrenceId: 7,
  event: {
    id: 3,
    number: "3",
    title: "Реализация проекта «Педагогический класс»",
    section: "Профориентационное направление",
    place: null,
    time: null,
    responsibleText: "Директора школ кластера, заместители по ВР",
  },
  opensOn: "2019-11-01",
  dueOn: "2019-11-30",
  plan: { from: "2019-07-01", to: "2019-12-31", startedOn: "2019-08-20" },
  organisation: { id: 2, shortName: "СОШ п. Липки" },
  form: null,
  state: "open",
  heldOn: null,
  heldAt: null,
  heldWhere: null,
  postponedTo: null,
  comment: null,
  help: null,
  updatedAt: "2019-11-01T06:00:00.000Z",
  people: [
    { personId: 1, name: "Дуб Б.Б.", reachable: true },
    { personId: 2, name: "Липа А.А.", reachable: false },
  ],
  gaps: [],
  ...more,
});

export const dated = (more: Partial<Duty> = {}): Duty =>
  sampleDuty({
    id: 14,
    event: { ...sampleDuty().event, number: "16", title: "Научно-практическая конференция <учителей>" },
    opensOn: "2019-11-21",
    dueOn: "2019-11-21",
    ...more,
  });

export const figures = sampleDuty({
  id: 13,
  event: { ...sampleDuty().event, number: "6", title: "Мониторинг" },
  dueOn: "2019-11-25",
  form: { code: "employment", heading: "Мониторинг", month: "2019-11" },
});

export const sampleNames: Names = {
  organisation: (id) => (id === 9 ? "ЦЗН" : "СОШ п. Сосновка"),
  person: () => "Граб Г.Г.",
};
