import * as texts from "../../../src/plan/importing/start-texts.ts";
import { pageOf } from "../../../src/telegram/page.ts";

const item = {
  event: "1",
  title: "Договоры о педагогическом классе",
  dueOn: "2019-09-30",
  why: "начало срока",
};
const message = (day: string): texts.PlannedMessage => ({
  day,
  person: "Лугов Б.И.",
  items: [item, item, { ...item, event: null, title: "Форум", why: "за 7 дней" }],
});
const messages = [message("2019-09-02"), message("2019-09-23")];
const month = { from: "2019-09-01", to: "2019-10-01" };
const started = {
  title: "План работы Берёзовского кластера на 2-е полугодие 2019 года",
  period: { from: "2019-07-01", to: "2019-12-31" },
  events: 22,
};

export const samples: Record<string, unknown> = {
  settleFirst: texts.settleFirst,
  previewPeople: [
    texts.previewPeople(pageOf([{ person: "Лугов Б.И.", messages }], 0, 8), month),
    texts.previewPeople(pageOf([], 0, 8), month),
  ],
  previewOf: texts.previewOf("Лугов Б.И.", pageOf(messages, 0, 1)),
  planStarted: [
    texts.planStarted({
      ...started,
      out: 10,
      empty: 3,
      waits: true,
      doubts: 4,
      differs: [
        "По плану директор СОШ с. Липки: Новикова Д.Е., а в кластере записан(а) Лугов Б.И.: оставлено прежнее, заменить можно командой /people.",
      ],
    }),
    texts.planStarted({ ...started, out: 0, empty: 0, waits: false, doubts: 0, differs: [] }),
  ],
};
