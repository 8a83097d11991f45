import type { AmountProblem } from "./amount.ts";
import { COMMENT_LENGTH, type CommentProblem } from "./comment.ts";
import type { DraftProblem } from "./draft.ts";
import type { ToldProblem } from "./told.ts";

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

export const amountWords = (problem: AmountProblem): string => AMOUNT[problem];
export const commentWords = (problem: CommentProblem): string => COMMENT[problem];

const EXAMPLE = "«9 класс: всего 12, СПО 5»";

/** Why a message with figures is not taken. */
function toldWords(problem: ToldProblem): string {
  switch (problem.why) {
    case "unclear":
      return `Не понято: «${piece(problem.piece)}». Пишите показатель и число, например ${EXAMPLE}.`;
    case "grade":
      return `Про ${problem.grade} класс Вашу школу не спрашивают: уберите его из сообщения.`;
    case "long":
      return `Сообщение слишком длинное: оставьте только показатели и числа, например ${EXAMPLE}.`;
    case "twice":
      return `Показатель назван дважды: «${piece(problem.piece)}». Оставьте одно число.`;
    case "change":
      return `Так изменить нельзя: «${piece(problem.piece)}». Напишите само число, например «СПО 5».`;
    case "noPast":
      return `Отчёта за прошлый месяц нет: напишите числа, например ${EXAMPLE}.`;
    case "notNumber":
      return `Не понято: «${piece(problem.piece)}». Пишите только показатели и числа, например ${EXAMPLE}.`;
    default:
      return `«${piece(problem.piece)}»: ${AMOUNT[problem.why].replace(/^./, (first) => first.toLowerCase())}`;
  }
}

const piece = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Why an answer is not taken, in one sentence that says what to do. */
export function problemWords(problem: DraftProblem): string {
  switch (problem.kind) {
    case "amount":
      return AMOUNT[problem.why];
    case "comment":
      return COMMENT[problem.why];
    case "told":
      return toldWords(problem.problem);
    case "tooMany":
      return `Это больше, чем осталось: введите число от 0 до ${problem.most} или вернитесь назад и исправьте итог.`;
    case "errors":
      return "Сначала исправьте то, что не сходится.";
    case "notHere":
      break;
  }
  return "На этом шаге выберите ответ кнопкой под сообщением.";
}
