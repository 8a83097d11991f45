import * as texts from "../../src/monitoring/history-texts.ts";
import { EMPTY } from "../../src/monitoring/report.ts";
import { report, employment as form, typical } from "./employment.ts";

const zone = "Europe/Kirov";
const school = "МКОУ СОШ п. Берёзовка";
const at = "2019-10-03T07:12:00.000Z";
const by = "Ветрова А.П.";
const entries: texts.HistoryEntry[] = [
  {
    kind: "revision",
    at,
    by,
    before: report({ 9: { total: 12, spo_region: 5, other: 7 } }, { 9: { other: "переезд" } }),
    after: report({ 9: { total: 12, spo_region: 6, other: 6 } }, { 9: { other: "болезнь" } }),
    why: "ошибка в счёте",
  },
  { kind: "revision", at, by: "", before: typical, after: typical, why: null },
  { kind: "revision", at, by, before: { ...EMPTY, noData: "Сведения уточняются" }, after: EMPTY, why: null },
  { kind: "revision", at, by, before: null, after: typical, why: null },
  { kind: "returned", at, by, why: "Проверьте 9 класс: всего 12, а было 14" },
  { kind: "accepted", at, by: "" },
];

export const samples: Record<string, unknown> = {
  entryLines: entries.map((entry) => texts.entryLines(form, [9], zone, entry)),
  history: texts.history(
    form,
    { month: "2019-10", school, page: 1, pages: 2 },
    entries.slice(0, 2).map((entry) => texts.entryLines(form, [9], zone, entry)),
  ),
};
