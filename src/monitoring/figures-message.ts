import { type Form, type Indicator, indicatorsOf, totalOf } from "./form.ts";
import { clausesOf, type Item, itemLists, shown, split } from "./figures-clause.ts";
import { type Token, tokensOf, type Unreadable } from "./figures-tokens.ts";
import { indicatorsNamed, isIdle, wordsOf } from "./indicator-words.ts";

/** A figure of the form: an indicator of a grade. */
export interface Place {
  grade: number;
  code: string;
}

/** One figure of a message, and what it may be the figure of: several places where only its sender knows. */
export interface Said {
  /** As it was written, for the question that settles it. */
  words: string;
  value: number;
  /** So many more or fewer than before. */
  sign: "+" | "-" | null;
  of: Place[];
  /** Figures of one part of the message belong to one grade. */
  part: number;
}

export type FiguresProblem =
  | Unreadable
  /** No indicator is called so, or its number is missing. */
  | { why: "unclear"; piece: string }
  /** The school has no such grade. */
  | { why: "grade"; grade: number }
  | { why: "long" };

export type Message = { said: Said[]; asBefore: boolean } | { problem: FiguresProblem };

/** What a message is read against. `open` is the grade that the question on the screen is about. */
export interface Listener {
  form: Form;
  grades: readonly number[];
  open: number | null;
}

const LONGEST = 1500;
const AS_BEFORE = /как\s+(?:и\s+)?(?:(?:в|за)\s+)?прошл[а-я]+(?:\s+месяц[а-я]*)?|без\s+изменений/iu;

/**
 * A month's figures told in one message: «9 класс: всего 12, СПО 5», «12 6 0 5» in the form's order, «как в прошлом
 * месяце, СПО +1». Null where the text tells no figures at all.
 */
export function readFigures(listener: Listener, text: string): Message | null {
  const asBefore = AS_BEFORE.test(text);
  if (!asBefore && !tellsFigures(listener, text)) return null;
  if (text.length > LONGEST) return { problem: { why: "long" } };
  const tokens = tokensOf(text.replace(AS_BEFORE, ","));
  if (!Array.isArray(tokens)) return { problem: tokens };
  const said: Said[] = [];
  for (const [part, one] of partsOf(listener, tokens).entries()) {
    const read = saidIn(listener, one, part);
    if (!Array.isArray(read)) return { problem: read };
    said.push(...read);
  }
  return said.length === 0 && !asBefore ? null : { said: settled(said), asBefore };
}

/**
 * Whether a message that nobody asked for is surely one of figures: it was understood and is more than a number or
 * two, or it begins like one, so that its sender should hear what was not understood.
 */
export function isPlainly(message: Message, text: string): boolean {
  if ("problem" in message) return /[0-9]\s*(?:-?й\s*)?кл|всего/i.test(text);
  return (
    message.asBefore || message.said.length > 2 || message.said.some(({ words }) => /[а-яё]/i.test(words))
  );
}

/** Whether there is a number beside a word of the form, or numbers alone, several of them. */
function tellsFigures({ form }: Listener, text: string): boolean {
  const numbers = text.match(/[0-9]+/g) ?? [];
  if (numbers.length === 0) return false;
  if (/^[0-9\s,;]+$/.test(text)) return numbers.length > 1 && !/[0-9],[0-9]/.test(text);
  return wordsOf(text).some(
    (word) => /[а-я]/.test(word) && indicatorsNamed(form.indicators, [word]).length > 0,
  );
}

/** Part of a message: all of it is about one grade. */
interface Part {
  /** Null where it does not say. */
  grade: number | null;
  tokens: Token[];
}

/** «9 класс» begins a part; «10 класс» does not, where the form asks nothing of grade 10. */
function partsOf({ form, grades }: Listener, tokens: readonly Token[]): Part[] {
  const parts: Part[] = [{ grade: null, tokens: [] }];
  for (let at = 0; at < tokens.length; at++) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined) break;
    const heads = token.is === "number" && token.sign === null && form.grades.includes(token.value);
    if (heads && next?.is === "word" && wordsOf(next.text)[0] === "класс") {
      parts.push({ grade: token.value, tokens: [] });
      at++;
    } else parts.at(-1)?.tokens.push(token);
  }
  const told = parts.filter((part) => part.grade !== null || part.tokens.some(({ is }) => is === "number"));
  const [only] = told;
  if (only === undefined || told.length > 1 || only.grade !== null) return told;
  return byLines(form, grades, only) ?? told;
}

/** A line for each grade, in their order: lines of numbers, or each with its own total. */
function byLines(form: Form, grades: readonly number[], part: Part): Part[] | null {
  const lines = split(part.tokens, ["line"]).filter((line) => line.some(({ is }) => is === "number"));
  if (grades.length < 2 || lines.length !== grades.length) return null;
  const bare = lines.every((line) => line.length > 1 && line.every(({ is }) => is !== "word"));
  const whole = lines.every((line) =>
    line.some(
      (token) =>
        token.is === "word" &&
        indicatorsNamed(form.indicators, wordsOf(token.text)).some(({ role }) => role === "total"),
    ),
  );
  return bare || whole ? lines.map((tokens, i) => ({ grade: grades[i] ?? null, tokens })) : null;
}

function saidIn({ form, grades, open }: Listener, part: Part, number: number): Said[] | FiguresProblem {
  if (part.grade !== null && !grades.includes(part.grade)) return { why: "grade", grade: part.grade };
  const all = part.grade === null ? grades : [part.grade];
  const indicators = all.flatMap((grade) => indicatorsOf(form, grade));
  const items = itemsIn(indicators, part);
  if (!Array.isArray(items)) return items;
  const placesOf = (item: Item, grade: number): Place[] =>
    calledBy(form, grade, item).map(({ code }) => ({ grade, code }));
  const may = all.filter((grade) => items.every((item) => placesOf(item, grade).length > 0));
  const lost = items.find((item) => all.every((grade) => placesOf(item, grade).length === 0)) ?? items.at(-1);
  if (may.length === 0) return { why: "unclear", piece: lost === undefined ? "" : written(lost) };
  const among = open !== null && may.includes(open) ? [open] : may;
  return items.map((item) => ({
    words: written(item),
    value: item.value,
    sign: item.sign,
    of: among.flatMap((grade) => placesOf(item, grade)),
    part: number,
  }));
}

function calledBy(form: Form, grade: number, { words, order }: Item): Indicator[] {
  if (words.length > 0) return indicatorsNamed(indicatorsOf(form, grade), words);
  const total = totalOf(form, grade);
  const inOrder = [total, ...indicatorsOf(form, grade).filter((one) => one !== total)];
  return inOrder.slice(order, order + 1);
}

const written = ({ text, value, sign }: Item): string => `${text} ${sign ?? ""}${value}`.trim();

/** Every number of a part with its words, or what in it cannot be understood. */
function itemsIn(indicators: readonly Indicator[], part: Part): Item[] | FiguresProblem {
  const tokens = part.tokens.filter((token) => token.is !== "word" || !isIdle(token.text));
  if (tokens.every(({ is }) => is !== "word")) {
    return tokens.filter((token) => token.is === "number").map((token, order) => alone(token, order));
  }
  const items: Item[] = [];
  for (const [i, clause] of clausesOf(tokens).entries()) {
    const [first, ...rest] = clause;
    const ways = itemLists(indicators, clause);
    // «9 класс: 12, из них СПО 5»: the number right after the grade is its total.
    if (i === 0 && part.grade !== null && first?.is === "number") {
      const more = rest.length === 0 ? [[]] : itemLists(indicators, rest);
      ways.push(...more.map((list) => [alone(first, 0), ...list]));
    }
    const [way, other] = ways;
    if (way === undefined || other !== undefined) return { why: "unclear", piece: shown(clause) };
    items.push(...way);
  }
  return items;
}

type NumberToken = Extract<Token, { is: "number" }>;

const alone = ({ value, sign }: NumberToken, order: number): Item => ({
  words: [],
  text: "",
  value,
  sign,
  order,
});

/** A place that one figure surely has is no other's: «СПО в области 3, СПО 2». */
export function settled(said: readonly Said[]): Said[] {
  const taken = new Set(said.flatMap(({ of }) => (of.length === 1 ? of.map(placeKey) : [])));
  const fewer = said.map((one) => {
    const left = one.of.filter((place) => !taken.has(placeKey(place)));
    return one.of.length > 1 && left.length > 0 && left.length < one.of.length ? { ...one, of: left } : one;
  });
  return fewer.some((one, i) => one !== said[i]) ? settled(fewer) : fewer;
}

export const placeKey = ({ grade, code }: Place): string => `${grade}:${code}`;
