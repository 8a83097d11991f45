/*
 * What a form's rule says about figures, as a tree: «abs(x - prev(x)) > max(2, 30% * total)». Reading it from text is
 * `expression-reader.ts`, counting it `expression-value.ts`, saying it in Russian `expression-texts.ts`.
 */

/** Several indicators by what they are; a grade has its own of them. */
export const GROUPS = ["destinations", "of_which", "stays", "unsure", "with_comment"] as const;
export type Group = (typeof GROUPS)[number];

export type Arithmetic = "+" | "-" | "*" | "/";
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** A number, or nothing where it cannot be known: nobody reported before. */
export type Amount =
  | { is: "number"; value: number }
  /** An indicator; «total» is the grade's total, whatever its code. */
  | { is: "figure"; code: string }
  /** `x`: the indicator that is looked at now. */
  | { is: "each" }
  | { is: "sum"; of: readonly (Amount | { is: "group"; group: Group })[] }
  | { is: "least" | "most"; of: readonly Amount[] }
  | { is: "size" | "share" | "before"; of: Amount }
  | { is: "count"; op: Arithmetic; left: Amount; right: Amount };

export type Condition =
  | { is: "compare"; op: Comparison; left: Amount; right: Amount }
  | { is: "both" | "either"; left: Condition; right: Condition }
  | { is: "not"; of: Condition }
  /** So many reports in a row with the same figures, this one among them. */
  | { is: "same"; reports: number }
  /** 0, or with a comment. */
  | { is: "commented"; of: Amount };

export type Expression = Amount | Condition;

const CONDITIONS: ReadonlySet<string> = new Set(["compare", "both", "either", "not", "same", "commented"]);

export const isCondition = (one: Expression): one is Condition => CONDITIONS.has(one.is);

/** What an expression is made of, itself left out. */
export function partsOf(one: Expression): readonly Expression[] {
  switch (one.is) {
    case "sum":
      return one.of.filter((part) => part.is !== "group");
    case "least":
    case "most":
      return one.of;
    case "size":
    case "share":
    case "before":
    case "not":
    case "commented":
      return [one.of];
    case "count":
    case "compare":
    case "both":
    case "either":
      return [one.left, one.right];
    case "number":
    case "figure":
    case "each":
    case "same":
      break;
  }
  return [];
}

/** How many parts it has, with all of theirs. */
export const sizeOf = (one: Expression): number =>
  partsOf(one).reduce((size, part) => size + sizeOf(part), 1);

/** A sentence with amounts to be filled in: «С {prev(total)} на {total}». */
export type Template = readonly (string | Amount)[];
