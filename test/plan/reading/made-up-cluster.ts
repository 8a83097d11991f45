import type { Block } from "../../../src/plan/reading/plan-document.ts";

export const table = (rows: readonly (readonly string[])[]): Block => ({
  kind: "table",
  rows: rows.map((row) => row.map((text) => ({ text }))),
});

/** What stands over the events in a made-up cluster's plan: its title and its three schools with their directors. */
export const CLUSTER: Block[] = [
  { kind: "paragraph", text: "План работы Лесного образовательного кластера на 2-е полугодие 2025 года" },
  table([
    ["Образовательные организации", "Состав Координационного Совета"],
    ["1. КОГОБУ СШ пгт Лесное", "Мельник С.И., директор КОГОБУ СШ пгт Лесное, председатель Совета"],
    ["2. МКОУ СОШ с. Ключи", "Панов Е.Е., директор МКОУ СОШ с. Ключи"],
    ["3. МКОУ ООШ д. Мостки", "Рябова А.Л., директор МКОУ ООШ д. Мостки"],
  ]),
];
