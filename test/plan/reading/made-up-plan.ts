import type {
  Deadline,
  EventReading,
  OrganisationReading,
  Party,
  PersonReading,
  PlanReading,
  Span,
} from "../../../src/plan/plan.ts";

/** A small made-up cluster's plan: three schools, one of them without a director, and five events. */
export function madeUpPlan(change: Partial<PlanReading> = {}): PlanReading {
  return {
    cluster: { name: "Берёзовский кластер" },
    title: "План работы Берёзовского кластера на 2-е полугодие 2019 года",
    period: { from: "2019-07-01", to: "2019-12-31" },
    organisations: [
      school(1, "СШ пгт Берёзово", { topGrade: 11, lead: true, municipal: false }),
      school(2, "СОШ с. Липки", { topGrade: 11 }),
      school(3, "ООШ д. Сосновка", { topGrade: 9 }),
    ],
    people: [
      person("Ветрова А.П.", "директор СШ пгт Берёзово, председатель Совета", "СШ пгт Берёзово", [
        { office: "director", of: null, organisation: "СШ пгт Берёзово" },
        { office: "chair", of: null, organisation: null },
        { office: "council", of: null, organisation: null },
      ]),
      person("Лугов Б.И.", "директор СОШ с. Липки", "СОШ с. Липки", [
        { office: "director", of: null, organisation: "СОШ с. Липки" },
      ]),
      person("Осокина В.Г.", "заместитель директора по ВР СШ пгт Берёзово", "СШ пгт Берёзово", [
        { office: "deputy", of: "ВР", organisation: "СШ пгт Берёзово" },
      ]),
    ],
    events: [
      event("1", "Право", "Договоры", window("сентябрь", ["2019-09-01", "2019-09-30"]), [
        { kind: "person", name: "Ветрова А.П." },
        { kind: "office", office: "director", of: null, schools: "municipal" },
      ]),
      event(
        "2",
        "Школы",
        "Заседание Совета",
        { ...window("21 ноября"), kind: "date", occurrences: [{ from: "2019-11-21", to: "2019-11-21" }] },
        [{ kind: "office", office: "council", of: null, schools: "all" }],
      ),
      event(
        "3",
        "Школы",
        "Сверка",
        window("до 20 ноября", [null, "2019-11-20"]),
        [{ kind: "office", office: "deputy", of: "ВР", schools: ["СШ пгт Берёзово", "СОШ с. Липки"] }],
        ["педагоги"],
      ),
      event("5", "Школы", "Помощь школам", { ...window("по запросу"), kind: "onRequest" }, [
        { kind: "organisation", name: "Центр занятости" },
      ]),
      event(
        null,
        null,
        "Форум",
        { ...window("апрель"), kind: "unclear", occurrences: [{ from: "--04-01", to: "--04-30" }] },
        [],
      ),
    ],
    problems: [{ code: "number-gap", event: null, message: "В нумерации нет № 4." }],
    ...change,
  };
}

export const school = (
  number: number,
  shortName: string,
  change: Partial<OrganisationReading> = {},
): OrganisationReading => ({
  number,
  name: `Муниципальное учреждение ${shortName}`,
  shortName,
  kind: "school",
  topGrade: 11,
  lead: false,
  municipal: true,
  ...change,
});

export const person = (
  name: string,
  position: string,
  organisation: string | null,
  offices: PersonReading["offices"],
): PersonReading => ({ name, position, organisation, offices });

export const event = (
  number: string | null,
  section: string | null,
  title: string,
  deadline: Deadline,
  parties: Party[],
  unresolved: string[] = [],
): EventReading => ({
  number,
  section,
  title,
  deadline,
  responsible: { text: "как в плане", parties, unresolved },
  place: null,
  form: null,
});

export const window = (text: string, ...spans: [Span["from"], Span["to"]][]): Deadline => ({
  text,
  kind: "window",
  occurrences: spans.map(([from, to]) => ({ from, to })),
  every: null,
  time: null,
  note: null,
  problems: [],
});
