import type { AmountProblem } from "./amount.ts";
import { COMMENT_LENGTH, type CommentProblem } from "./comment.ts";
import type { DraftProblem } from "./draft.ts";

const AMOUNT: Record<AmountProblem, string> = {
  empty: "Введите число цифрами, например 7.",
  otherDigits: "Введите число обычными цифрами от 0 до 9, например 7.",
  fraction: "Нужно целое число, без запятой и точки, например 12.",
  range: "Нужно одно число, а не промежуток, например 12.",
  sign: "Введите число без плюса и минуса, например 5.",
  large: "Нужно число не больше 999.",
  notNumber: "Это не число. Введите целое число от 0 до 999 цифрами, например 7.",
};

const COMMENT: Record<CommentProblem, string> = {
  empty: "Напишите несколько слов.",
  long: `Текст слишком длинный: оставьте не больше ${COMMENT_LENGTH} знаков.`,
  name: "Похоже, в тексте есть фамилия или имя. Имена здесь не пишут: напишите то же без них.",
};

/** Why an answer is not taken, in one sentence that says what to do. */
export function problemWords(problem: DraftProblem): string {
  switch (problem.kind) {
    case "amount":
      return AMOUNT[problem.why];
    case "comment":
      return COMMENT[problem.why];
    case "tooMany":
      return `Это больше, чем осталось: введите число от 0 до ${problem.most} или вернитесь назад и исправьте итог.`;
    case "errors":
      return "Сначала исправьте то, что не сходится.";
    case "notHere":
      break;
  }
  return "На этом шаге выберите ответ кнопкой под сообщением.";
}
