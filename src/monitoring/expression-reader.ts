import {
  type Amount,
  type Arithmetic,
  type Comparison,
  type Condition,
  type Expression,
  type Group,
  GROUPS,
  isCondition,
  sizeOf,
  type Template,
} from "./expression.ts";
import { boundsOf } from "./expression-bounds.ts";
import { type Token, tokensOf } from "./expression-tokens.ts";

/** Why a text is no expression. */
export type ExpressionProblem =
  | { kind: "foreign"; text: string }
  /** Something else is wanted here; an empty text is the end. */
  | { kind: "unexpected"; text: string }
  | { kind: "unknown"; name: string }
  /** A rule's own code, or another's, where an indicator belongs. */
  | { kind: "rule"; name: string }
  | { kind: "itself" }
  | { kind: "circle"; names: readonly string[] }
  | { kind: "noCondition" }
  | { kind: "noAmount" }
  | { kind: "noEach" }
  | { kind: "group"; group: Group }
  | { kind: "arguments"; name: string; wanted: string }
  | { kind: "divides"; always: boolean }
  | { kind: "long" };

export type Read<T> = { read: T } | { problem: ExpressionProblem };

/** What a name that is no word of the grammar stands for. */
export type Scope = (name: string) => Read<Expression>;

/** Words of the grammar: no indicator may have such a code. */
export const RESERVED: ReadonlySet<string> = new Set<string>(
  ["and", "or", "not", "x", "sum", "min", "max", "abs", "share", "prev", "same", "commented"].concat(GROUPS),
);

const LONGEST_TEXT = 400;
const MOST_PARTS = 300;
const MOST_REPORTS = 12;

/** Carries a problem out of the reader's depths; never leaves this file. */
class Unreadable extends Error {
  readonly problem: ExpressionProblem;

  constructor(problem: ExpressionProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Reads a condition; `each`: whether `x` means something in it. */
export const readCondition = (text: string, scope: Scope, each: boolean): Read<Condition> =>
  reading(() => {
    const read = new Reader(text, scope, each).whole();
    if (isCondition(read)) return read;
    throw new Unreadable({ kind: "noCondition" });
  });

export const readExpression = (text: string, scope: Scope): Read<Expression> =>
  reading(() => new Reader(text, scope, false).whole());

const readAmount = (text: string, scope: Scope, each: boolean): Amount => {
  const read = new Reader(text, scope, each).whole();
  if (!isCondition(read)) return read;
  throw new Unreadable({ kind: "noAmount" });
};

/** Reads a sentence with amounts in braces. */
export const readTemplate = (text: string, scope: Scope, each: boolean): Read<Template> =>
  reading(() =>
    text
      .split(/(\{[^{}]*\})/)
      .filter((part) => part !== "")
      .map((part) => (/^\{.*\}$/s.test(part) ? readAmount(part.slice(1, -1), scope, each) : part)),
  );

function reading<T>(read: () => T): Read<T> {
  try {
    return { read: read() };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}

const END: Token = { is: "sign", text: "" };
const COMPARISONS: readonly string[] = ["==", "!=", "<", "<=", ">", ">="];

/** One level of the grammar a method, the loosest first; each takes its tokens and leaves the rest. */
class Reader {
  private readonly tokens: readonly Token[];
  private readonly scope: Scope;
  private readonly each: boolean;
  private at = 0;

  constructor(text: string, scope: Scope, each: boolean) {
    if (text.length > LONGEST_TEXT) throw new Unreadable({ kind: "long" });
    const tokens = tokensOf(text);
    if ("foreign" in tokens) throw new Unreadable({ kind: "foreign", text: tokens.foreign });
    [this.tokens, this.scope, this.each] = [tokens, scope, each];
  }

  whole(): Expression {
    const read = this.either();
    if (this.next !== END) this.unexpected();
    if (sizeOf(read) > MOST_PARTS) throw new Unreadable({ kind: "long" });
    return read;
  }

  private get next(): Token {
    return this.tokens[this.at] ?? END;
  }

  private unexpected(): never {
    throw new Unreadable({ kind: "unexpected", text: this.next.text });
  }

  /** The next token, where it is one of these. */
  private takes(...texts: readonly string[]): string | null {
    const { is, text } = this.next;
    if (is === "number" || !texts.includes(text) || text === "") return null;
    this.at++;
    return text;
  }

  private wants(text: string): void {
    if (this.takes(text) === null) this.unexpected();
  }

  private either(): Expression {
    let left = this.both();
    while (this.takes("or") !== null) {
      left = { is: "either", left: condition(left), right: condition(this.both()) };
    }
    return left;
  }

  private both(): Expression {
    let left = this.not();
    while (this.takes("and") !== null) {
      left = { is: "both", left: condition(left), right: condition(this.not()) };
    }
    return left;
  }

  private not(): Expression {
    return this.takes("not") === null ? this.compared() : { is: "not", of: condition(this.not()) };
  }

  private compared(): Expression {
    const left = this.terms();
    const op = this.takes(...COMPARISONS);
    if (op === null) return left;
    return { is: "compare", op: op as Comparison, left: amount(left), right: amount(this.terms()) };
  }

  private terms(): Expression {
    let left = this.factors();
    for (let op = this.takes("+", "-"); op !== null; op = this.takes("+", "-")) {
      left = counted(op as Arithmetic, left, this.factors());
    }
    return left;
  }

  private factors(): Expression {
    let left = this.signed();
    for (let op = this.takes("*", "/"); op !== null; op = this.takes("*", "/")) {
      left = counted(op as Arithmetic, left, this.signed());
    }
    return left;
  }

  private signed(): Expression {
    return this.takes("-") === null ? this.one() : counted("-", { is: "number", value: 0 }, this.signed());
  }

  private one(): Expression {
    const token = this.next;
    if (this.takes("(") !== null) {
      const inside = this.either();
      this.wants(")");
      return inside;
    }
    if (token.is === "sign") this.unexpected();
    this.at++;
    if (token.is === "number") return { is: "number", value: token.value };
    return this.next.text === "(" ? this.called(token.text) : this.named(token.text);
  }

  private named(name: string): Expression {
    const group = GROUPS.find((one) => one === name);
    if (group !== undefined) throw new Unreadable({ kind: "group", group });
    if (name === "x") {
      if (this.each) return { is: "each" };
      throw new Unreadable({ kind: "noEach" });
    }
    if (RESERVED.has(name)) throw new Unreadable({ kind: "unexpected", text: name });
    const meant = this.scope(name);
    if ("problem" in meant) throw new Unreadable(meant.problem);
    return meant.read;
  }

  private called(name: string): Expression {
    this.wants("(");
    if (name === "sum") return { is: "sum", of: this.listed(() => this.summed()) };
    const given = this.listed(() => this.either());
    const [first] = given;
    if (first === undefined) this.unexpected();
    const alone = (): Amount => {
      if (given.length > 1) throw new Unreadable({ kind: "arguments", name, wanted: "1" });
      return amount(first);
    };
    switch (name) {
      case "min":
        return { is: "least", of: given.map(amount) };
      case "max":
        return { is: "most", of: given.map(amount) };
      case "abs":
        return { is: "size", of: alone() };
      case "share":
        return { is: "share", of: alone() };
      case "prev":
        return { is: "before", of: alone() };
      case "commented": {
        const of = alone();
        if (of.is === "figure" || of.is === "each") return { is: "commented", of };
        throw new Unreadable({ kind: "arguments", name, wanted: "x" });
      }
      case "same": {
        const of = alone();
        const reports = of.is === "number" && Number.isInteger(of.value) ? of.value : 0;
        if (reports >= 2 && reports <= MOST_REPORTS) return { is: "same", reports };
        throw new Unreadable({ kind: "arguments", name, wanted: `2–${MOST_REPORTS}` });
      }
      default:
        throw new Unreadable({ kind: "unknown", name: `${name}()` });
    }
  }

  /** What stands between brackets, a comma between; the opening one is taken. */
  private listed<T>(one: () => T): T[] {
    const all = [one()];
    while (this.takes(",") !== null) all.push(one());
    this.wants(")");
    return all;
  }

  private summed(): Amount | { is: "group"; group: Group } {
    const group = GROUPS.find((one) => one === this.next.text);
    if (group === undefined) return amount(this.terms());
    this.at++;
    return { is: "group", group };
  }
}

function amount(read: Expression): Amount {
  if (!isCondition(read)) return read;
  throw new Unreadable({ kind: "noAmount" });
}

function condition(read: Expression): Condition {
  if (isCondition(read)) return read;
  throw new Unreadable({ kind: "noCondition" });
}

function counted(op: Arithmetic, left: Expression, right: Expression): Amount {
  const by = amount(right);
  if (op === "/") {
    const [low, high] = boundsOf(by);
    if (low <= 0 && high >= 0) throw new Unreadable({ kind: "divides", always: low === 0 && high === 0 });
  }
  return { is: "count", op, left: amount(left), right: by };
}
