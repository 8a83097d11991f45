import type { NameFound } from "./person-name.ts";
import { readPost } from "./position.ts";
import { isDoubtful, isOwn, type PostsKnown } from "./whose-post.ts";

/** Names are taken out before the text is cut at commas, because names have commas and dots of their own. */
export const MASK = "\uE000";

/** A piece of a cell without the marks and spaces around it. */
export const trimmed = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/^[\s.,;:–—-]+|[\s,;:–—-]+$/g, "")
    .replace(/^\((.*)\)$/, "$1")
    .replace(/\s*\($|^\)\s*/g, "")
    .trim();

/**
 * «Зам. директора по ВР / Лозовая О.А.»: where the lines are a post and a name in turn, a name is joined to the post over
 * it that it may hold. `perhaps` are the places of the names of which that is not certain.
 */
export function postsOverNames(
  text: string,
  names: readonly NameFound[],
  over: PostsKnown["over"],
): { text: string; perhaps: ReadonlySet<number> } {
  const lines = text.split(/[\n\r\v\f]+/).filter((line) => line.trim() !== "");
  const inTurn = lines.every((line, at) =>
    at % 2 === 1
      ? trimmed(line).replace(/\.$/, "") === MASK
      : !/[,;]|\uE000/.test(line) && readPost(trimmed(line)) !== null,
  );
  const perhaps = new Set<number>();
  if (lines.length % 2 === 1 || lines.length === 0 || !inTurn) return amongOthers(lines, names, over);
  const joined = lines.map((line, at) => {
    const whose = at % 2 === 1 ? "other" : over(names[at >> 1]?.name ?? "", trimmed(line));
    if (isDoubtful(whose)) perhaps.add(at >> 1);
    return isOwn(whose) ? `${line} ` : `${line}\n`;
  });
  return { text: joined.join(""), perhaps };
}

/** Several people's, «классные руководители»: no post of the one below. */
const OF_MANY =
  /^(?:[а-яё]+[ыи]е(?![а-яё])|(?:заместител|руководител|педагог|советник|завуч|методист|специалист|психолог|библиотекар|организатор)и(?![а-яё])|(?:учител|директор|тренер|мастер|член)[аяы](?![а-яё]))/i;

/**
 * Among other lines a post is joined to the name below it where it is that person's for certain; or where it may be, and
 * stands below no other name.
 */
function amongOthers(
  lines: readonly string[],
  names: readonly NameFound[],
  over: PostsKnown["over"],
): { text: string; perhaps: ReadonlySet<number> } {
  const perhaps = new Set<number>();
  let before = 0;
  const joined = lines.map((line, at) => {
    const name = names[before]?.name;
    const isFree = !(lines[at - 1] ?? "").includes(MASK) && !OF_MANY.test(trimmed(line));
    const place = before;
    before += line.split(MASK).length - 1;
    const below = trimmed(lines[at + 1] ?? "").replace(/[.,;]+$/, "");
    const isPost = !/[,;]|\uE000/.test(line) && below === MASK && readPost(trimmed(line)) !== null;
    if (!isPost || name === undefined) return `${line}\n`;
    const whose = over(name, trimmed(line));
    if (whose === "own") return `${line} `;
    if (!isFree || whose !== "likely") return `${line}\n`;
    perhaps.add(place);
    return `${line} `;
  });
  return { text: joined.join(""), perhaps };
}
