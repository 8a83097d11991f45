import * as texts from "../../../src/plan/importing/answer-texts.ts";
import { readDeadline } from "../../../src/plan/deadline.ts";
import type { Settlement } from "../../../src/plan/importing/settle.ts";
import { EVERY_DOUBT, plan } from "./draft-samples.ts";

const period = { from: "2019-07-01", to: "2019-12-31" };
const asked = new Map(EVERY_DOUBT.map((doubt) => [doubt.kind, doubt]));

const ANSWERS: Settlement[] = [
  { do: "period", key: "period", period },
  { do: "director", key: "d", school: "ООШ д. Сосновка", name: "Зимин В.В." },
  { do: "school", key: "s", person: "Осокина В.Г.", school: "СОШ с. Липки" },
  { do: "rename", key: "n", from: "Лугов Б.И.", to: "Луговой Б.И." },
  {
    do: "parties",
    key: "r",
    words: "заместители",
    rows: [0, 2],
    parties: [{ kind: "office", office: "deputy", of: "ВР", schools: "all" }],
  },
  { do: "posts", key: "p" },
  {
    do: "post",
    key: "p",
    rows: [1],
    beside: { name: "Лугов Б.И.", post: "завхоз", own: true },
  },
  {
    do: "post",
    key: "p",
    rows: [1, 2],
    beside: { name: "Лугов Б.И.", post: "завхоз", own: false },
  },
  { do: "deadline", key: "t", rows: [4], deadline: readDeadline("21 ноября в 10:00, актовый зал", period) },
];

export const samples: Record<string, unknown> = {
  askDoubt: (["deadline", "period", "responsible", "director"] as const).flatMap((kind) => {
    const doubt = asked.get(kind);
    return doubt === undefined ? [] : [texts.askDoubt(doubt)];
  }),
  deadlineNotRead: texts.deadlineNotRead(texts.noDates),
  notInPeriod: texts.notInPeriod,
  noDates: texts.noDates,
  periodNotRead: texts.periodNotRead(),
  responsibleNotRead: [texts.responsibleNotRead([]), texts.responsibleNotRead(["педагоги", "все"])],
  recorded: ANSWERS.map((answer) => texts.recorded(answer, plan.events) ?? ""),
};
