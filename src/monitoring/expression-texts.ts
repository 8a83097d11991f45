import { count } from "../calendar/calendar-texts.ts";
import {
  type Amount,
  type Arithmetic,
  type Comparison,
  type Condition,
  type Expression,
  type Group,
  isCondition,
} from "./expression.ts";
import type { ExpressionProblem } from "./expression-reader.ts";
import type { Form } from "./form.ts";

export const GROUP_WORDS: Record<Group, string> = {
  destinations: "все направления",
  of_which: "все «из них»",
  stays: "все, кто остаётся в регионе",
  unsure: "все, о ком ещё не известно",
  with_comment: "все показатели с комментарием",
};

const NEEDED: Record<string, string> = {
  x: "одного показателя",
  "1": "одного числа",
};

/** Why a rule's text is no rule, for whoever edits the form. */
export function expressionProblem(problem: ExpressionProblem): string {
  switch (problem.kind) {
    case "foreign":
      return `непонятный знак «${problem.text}»`;
    case "unexpected":
      return problem.text === "" ? "выражение обрывается" : `лишнее или не на месте: «${problem.text}»`;
    case "unknown":
      return `показатель ${problem.name} не определён`;
    case "rule":
      return `${problem.name} – это правило, а нужен показатель`;
    case "itself":
      return "правило ссылается на само себя";
    case "circle":
      return `имена ссылаются друг на друга по кругу: ${problem.names.join(" → ")}`;
    case "noCondition":
      return "нужно условие, например total > 0, а записано число";
    case "noAmount":
      return "нужно число, а записано условие";
    case "noEach":
      return "x ничего не значит без each";
    case "group":
      return `${problem.group} – это несколько показателей, их можно только сложить: sum(${problem.group})`;
    case "arguments":
      return `${problem.name}(…) берётся от ${NEEDED[problem.wanted] ?? `целого числа ${problem.wanted}`}`;
    case "divides":
      return problem.always
        ? "деление на ноль невозможно"
        : "деление на ноль невозможно исключить: запишите умножением или делите на max(1, …)";
    case "long":
      break;
  }
  return "выражение слишком длинное, разделите его на несколько правил";
}

const COMPARED: Record<Comparison, string> = {
  "==": "=",
  "!=": "≠",
  "<": "меньше, чем",
  "<=": "не больше, чем",
  ">": "больше, чем",
  ">=": "не меньше, чем",
};

const SIGNS: Record<Arithmetic, string> = { "+": "+", "-": "−", "*": "×", "/": ":" };

/** Whose labels are said, and what `x` is there. */
export interface Naming {
  form: Form;
  each: string | null;
}

/** A condition in words: «Работа» больше, чем «Работа» в прошлом отчёте. */
export function conditionWords(one: Condition, naming: Naming): string {
  switch (one.is) {
    case "compare":
      return `${amountWords(one.left, naming)} ${COMPARED[one.op]} ${amountWords(one.right, naming)}`;
    case "both":
    case "either": {
      const [left, right] = [one.left, one.right].map((part) => inBrackets(part, naming));
      return `${left} ${one.is === "both" ? "и" : "или"} ${right}`;
    }
    case "not":
      return `неверно, что ${inBrackets(one.of, naming)}`;
    case "same":
      return `цифры одинаковы ${count(one.reports, ["отчёт", "отчёта", "отчётов"])} подряд`;
    case "commented":
      break;
  }
  return `${amountWords(one.of, naming)}: 0 или есть комментарий`;
}

function amountWords(one: Amount, naming: Naming): string {
  const named = (code: string): string =>
    `«${naming.form.indicators.find((other) => other.code === code)?.label ?? (code === "total" ? "Всего" : code)}»`;
  switch (one.is) {
    case "number":
      return numberWords(one.value);
    case "figure":
      return named(one.code);
    case "each":
      return naming.each === null ? "показатель" : named(naming.each);
    case "sum":
      return `сумма (${one.of
        .map((part) => (part.is === "group" ? GROUP_WORDS[part.group] : amountWords(part, naming)))
        .join(", ")})`;
    case "least":
    case "most": {
      const all = one.of.map((part) => amountWords(part, naming)).join(", ");
      return `${one.is === "least" ? "наименьшее" : "наибольшее"} из (${all})`;
    }
    case "size":
      return one.of.is === "count" && one.of.op === "-"
        ? `разница (${amountWords(one.of.left, naming)}, ${amountWords(one.of.right, naming)})`
        : `величина (${amountWords(one.of, naming)})`;
    case "share":
      return `доля от итога (${amountWords(one.of, naming)})`;
    case "before":
      return `${inBrackets(one.of, naming)} в прошлом отчёте`;
    case "count":
      break;
  }
  return `${operand(one.left, one.op, "left", naming)} ${SIGNS[one.op]} ${operand(one.right, one.op, "right", naming)}`;
}

const isTerm = (op: Arithmetic): boolean => op === "+" || op === "-";

/** In brackets where it would be read otherwise without them. */
function operand(one: Amount, op: Arithmetic, side: "left" | "right", naming: Naming): string {
  const words = amountWords(one, naming);
  if (one.is !== "count") return words;
  const looser = isTerm(one.op) && !isTerm(op);
  const undone = side === "right" && (op === "-" || op === "/");
  return looser || undone ? `(${words})` : words;
}

/** What is made of two goes into brackets inside another. */
function inBrackets(one: Expression, naming: Naming): string {
  const words = isCondition(one) ? conditionWords(one, naming) : amountWords(one, naming);
  const plain = one.is !== "both" && one.is !== "either" && one.is !== "count" && one.is !== "not";
  return plain ? words : `(${words})`;
}

/** A part of one is said in per cent. */
const numberWords = (value: number): string =>
  value > 0 && value < 1
    ? `${decimal(Math.round(value * 1000) / 10)} %`
    : decimal(Math.round(value * 100) / 100);

const decimal = (value: number): string => String(value).replace(".", ",");
