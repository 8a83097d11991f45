import type { PlanFileProblem, PlanFileProblemCode } from "./plan-document.ts";

const MESSAGES: Record<PlanFileProblemCode, string> = {
  empty: "Файл пустой. Пришлите файл с планом ещё раз.",
  "too-large": "Файл больше 20 МБ. Удалите из него картинки и пришлите снова.",
  "too-large-inside":
    "Файл слишком велик внутри: после распаковки он занимает больше 50 МБ. Скопируйте план в новый документ Word и пришлите его.",
  damaged:
    "Файл повреждён, прочитать его не удалось. Откройте его в Word, сохраните как .docx и пришлите снова.",
  "old-word": "Это документ старого Word (.doc). Откройте его и сохраните как .docx, затем пришлите снова.",
  encrypted: "Файл защищён паролем. Снимите защиту, сохраните как .docx и пришлите снова.",
  "not-a-plan-file": "Это не документ Word и не простой текст. Пришлите план файлом .docx или .txt.",
  "no-table":
    "В файле нет таблицы с мероприятиями. Пришлите план, в котором мероприятия, сроки и ответственные стоят в таблице.",
};

/** Why the file was refused, in words that say what to do. */
export const planFileProblem = (code: PlanFileProblemCode): PlanFileProblem => ({
  code,
  message: MESSAGES[code],
});
