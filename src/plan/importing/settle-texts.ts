import { plainText } from "../../delivery/plain-text.ts";
import { doubtQuestion } from "./doubt-texts.ts";
import type { PlanReading } from "../plan.ts";
import { wrapped } from "../wrapped.ts";
import type { NumberedDoubt } from "./settle-doubts.ts";

/* The doubts of a file at the command line: numbered, each with its answers. */

export const SETTLE_FORMS =
  "Ожидается номер сомнения и ответ: 1=2, 3=leave или 4=до 20 ноября. Сомнения: klaster plan doubts ФАЙЛ";
export const noSuchDoubt = (number: number): string =>
  `Сомнения ${number} нет или оно уже разобрано. Ничего не сохранено. Сомнения: klaster plan doubts ФАЙЛ`;
export const noSuchChoice = (number: number, words: string, choices: number): string =>
  `Сомнение ${number}: ответа «${words}» нет, их ${choices}. Ничего не сохранено. Сомнения: klaster plan doubts ФАЙЛ`;
export const answerNotRead = (number: number, why: string): string =>
  `Сомнение ${number}: ${why} Ничего не сохранено.`;
export const badSettleLine = (line: number, text: string): string =>
  `Строка ${line}: «${text}» не понято. ${SETTLE_FORMS}`;

export const questionWords = (
  { doubt }: NumberedDoubt,
  plan: { reading: PlanReading; cluster: string },
): string => plainText(doubtQuestion(doubt, { events: plan.reading.events, cluster: plan.cluster }).text);

/** The doubts one under another, each with its numbered answers. */
export function doubtLines(
  doubts: readonly NumberedDoubt[],
  plan: { reading: PlanReading; cluster: string },
): string {
  if (doubts.length === 0) return "Сомнений нет.";
  const parts = doubts.map((one) => {
    const [first = "", ...rest] = questionWords(one, plan)
      .split("\n")
      .filter((line) => line !== "");
    return [
      wrapped(first, `${String(one.number).padStart(3)}. `),
      ...rest.map((line) => wrapped(line, "     ")),
      ...one.choices.map(({ label }, at) => wrapped(label, `       ${at + 1} – `)),
      ...(one.typed ? ["       или словами"] : []),
    ].join("\n");
  });
  return [
    `СОМНЕНИЯ: ${doubts.length}`,
    "",
    parts.join("\n\n"),
    "",
    wrapped("Ответить при загрузке: klaster plan import ФАЙЛ --settle 1=2 --settle 3=leave"),
    wrapped("Без ответа всё остаётся, как написано в файле."),
  ].join("\n");
}
