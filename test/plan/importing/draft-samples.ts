import type { Doubt } from "../../../src/plan/importing/doubt.ts";
import { readDeadline } from "../../../src/plan/deadline.ts";
import type { Difference, RunningEvent } from "../../../src/plan/importing/plan-diff.ts";
import { event, madeUpPlan } from "../reading/made-up-plan.ts";

/* One of each kind of doubt and of difference, about the made-up plan. */

const period = { from: "2019-07-01", to: "2019-12-31" };
const deadline = (text: string) => readDeadline(text, period);

export const plan = madeUpPlan();

export const EVERY_DOUBT: Doubt[] = [
  { kind: "otherCluster", key: "otherCluster", inFile: "Лесной образовательный кластер" },
  { kind: "otherCluster", key: "otherCluster", inFile: null },
  {
    kind: "twoPlans",
    key: "twoPlans",
    message:
      "В файле, похоже, два плана: «План на 2-е полугодие 2019 года» и «План на 1-е полугодие 2020 года». Оставьте в файле один.",
  },
  { kind: "period", key: "period", likely: [period, { from: "2019-09-01", to: "2020-08-31" }] },
  { kind: "past", key: "past", period: { from: "2019-01-01", to: "2019-06-30" } },
  { kind: "dateless", key: "dateless" },
  { kind: "sender", key: "sender", chair: "Ветрова А.П.", people: [] },
  { kind: "sender", key: "sender", chair: null, people: ["Ветрова А.П.", "Лугов Б.И."] },
  { kind: "director", key: "director:ООШ д. Сосновка", school: "ООШ д. Сосновка" },
  {
    kind: "twoDirectors",
    key: "twoDirectors:СОШ с. Липки",
    school: "СОШ с. Липки",
    names: ["Лугов Б.И.", "Зимин В.В."],
  },
  { kind: "responsible", key: "responsible:педагоги", words: "педагоги", rows: [2], deputies: false },
  {
    kind: "responsible",
    key: "responsible:зам",
    words: "заместители школ кластера",
    rows: [0, 1, 2, 3, 4],
    deputies: true,
  },
  { kind: "responsible", key: "responsible:#4", words: "", rows: [4], deputies: false },
  {
    kind: "post",
    key: "post:Лугов Б.И.:завхоз",
    beside: { name: "Лугов Б.И.", post: "завхоз", own: true },
    rows: [1],
  },
  {
    kind: "post",
    key: "post:Ветрова А.П.:советник директора",
    beside: { name: "Ветрова А.П.", post: "советник директора", own: false },
    rows: [1, 2],
  },
  {
    kind: "deadline",
    key: "deadline:a",
    deadline: deadline("осенью, как всегда"),
    rows: [4],
    state: "missing",
  },
  { kind: "deadline", key: "deadline:b", deadline: deadline(""), rows: [4], state: "missing" },
  { kind: "deadline", key: "deadline:c", deadline: deadline("январь"), rows: [1, 2], state: "outside" },
  { kind: "deadline", key: "deadline:d", deadline: deadline("по запросу"), rows: [3], state: "elsewhere" },
  { kind: "deadline", key: "deadline:e", deadline: deadline("по плану ИРО"), rows: [3], state: "elsewhere" },
  { kind: "deadline", key: "deadline:f", deadline: deadline("актябрь"), rows: [3], state: "check" },
  {
    kind: "school",
    key: "school:Осокина В.Г.",
    person: "Осокина В.Г.",
    position: "заместитель директора по ВР",
  },
  { kind: "curator", key: "curator:Лугов Б.И.", person: "Лугов Б.И.", position: "куратор" },
  {
    kind: "name",
    key: "name:x",
    message: "Имя «Лугов Б.,И.» записано с опиской, прочитано как «Лугов Б.И.».",
    name: "Лугов Б.И.",
  },
  { kind: "slips", key: "slips", messages: ["В нумерации нет № 4.", "Слова слиты: «пгтБерёзово»."] },
];

export const added = event("6", "Школы", "Семинар «Медиация» <b>для всех</b>", deadline("октябрь"), []);
export const newer = { ...plan, events: [...plan.events, added] };

export const RUNNING = new Map<number, RunningEvent>(
  plan.events.map(({ number, section, title, deadline, responsible, place }, at) => [
    at + 1,
    {
      id: at + 1,
      now: { number, section, title, deadline: deadline.text, responsible: responsible.text, place },
      written: null,
      dates: deadline.occurrences,
      cancelled: at === 3 ? "here" : null,
    },
  ]),
);

export const EVERY_DIFFERENCE: Difference[] = [
  {
    kind: "conflict",
    key: "x1deadline",
    eventId: 1,
    row: 0,
    fields: [{ field: "deadline", now: "до 20 сентября", file: "октябрь" }],
  },
  { kind: "new", key: "n5", row: 5 },
  { kind: "returned", key: "r4", eventId: 4, row: 3, fields: [] },
  {
    kind: "changed",
    key: "c2",
    eventId: 2,
    row: 1,
    fields: [
      { field: "deadline", now: "21 ноября", file: "28 ноября" },
      { field: "number", now: "2", file: null },
    ],
  },
  {
    kind: "changed",
    key: "c4",
    eventId: 4,
    row: 3,
    fields: [{ field: "responsible", now: "Центр занятости", file: "ЦЗН, директора школ" }],
  },
  {
    kind: "changed",
    key: "c5",
    eventId: 5,
    row: 4,
    fields: [{ field: "title", now: "Форум", file: "Форум «Проектория»" }],
  },
  { kind: "dropped", key: "d3", eventId: 3 },
];
