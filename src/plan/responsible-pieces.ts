import type { NameFound } from "./person-name.ts";
import { findNames } from "./person-name.ts";
import { readPost } from "./position.ts";
import { lookForm, quotesBalanced } from "./russian-text.ts";

/** What a «responsible» cell falls into: named people with their posts, and the rest as written. */
export type ResponsiblePiece =
  { kind: "person"; found: NameFound; posts: string[]; postFirst: boolean } | { kind: "rest"; text: string };

/** Names are taken out before the text is cut at commas, because names have commas and dots of their own. */
const MASK = "\uE000";

/**
 * Cuts a cell at commas, semicolons, line ends and at «и» between two who answer; not inside quotes, brackets
 * and «учителя русского языка и литературы». A post without a name belongs to the person before it.
 */
export function responsiblePieces(text: string): ResponsiblePiece[] {
  const source = text
    .replaceAll(MASK, "")
    .replace(/\(\s*по согласованию\s*\)|по согласованию/gi, " ")
    .replace(/^\s*(ответственн[а-яё]+|исполнител[а-яё]+)\s*[:–—-]\s*/i, "");
  const names = findNames(source);
  let masked = "";
  let from = 0;
  for (const name of names) {
    masked += source.slice(from, name.start) + MASK;
    from = name.end;
  }
  masked += source.slice(from);
  const pieces: ResponsiblePiece[] = [];
  let next = 0;
  for (const segment of cut(masked)) {
    const person = pieces.at(-1);
    if (!segment.includes(MASK)) {
      const post = readPost(segment);
      if (post !== null && person?.kind === "person" && !person.postFirst && person.posts.length < 4) {
        person.posts.push(segment);
      } else pieces.push({ kind: "rest", text: segment });
      continue;
    }
    for (const part of aroundNames(segment)) {
      const found = part.includes(MASK) ? names[next++] : undefined;
      const post = trimmed(part.replace(MASK, " "));
      if (found === undefined) {
        if (post !== "") pieces.push({ kind: "rest", text: post });
      } else {
        // «соц. педагог Рыбина Т.А., инспектор ПДН»: here posts lead, so the next one is somebody else's.
        const postFirst = post !== "" && !part.trimStart().startsWith(MASK);
        pieces.push({ kind: "person", found, posts: post === "" ? [] : [post], postFirst });
      }
    }
  }
  return pieces;
}

/** One name a part: what stands before the first name says whether posts lead or follow. */
function aroundNames(segment: string): string[] {
  const parts = segment.startsWith(MASK)
    ? segment.split(new RegExp(`(?=${MASK})`))
    : segment.split(new RegExp(`(?<=${MASK})`));
  return parts.filter((part) => trimmed(part) !== "");
}

const trimmed = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/^[\s.,;:–—-]+|[\s,;:–—-]+$/g, "")
    .replace(/^\((.*)\)$/, "$1")
    .trim();

function cut(text: string): string[] {
  const lines = joinWrapped(text);
  const segments = lines.flatMap((line) => splitOutside(line, quotesBalanced(line)));
  const whole: string[] = [];
  for (const segment of segments.flatMap(splitAnd).map(trimmed)) {
    if (segment === "" || /^[.…!?"'«»()\d]+$/.test(segment)) continue;
    const last = whole.at(-1);
    // «по УВР, ВР» is one post, and so is «заместители, ответственные за профориентационную работу».
    const area = last !== undefined && /(^|[^а-яё])у?вр$/i.test(last) && /^у?вр$/i.test(segment);
    if (area) whole[whole.length - 1] = `${last} и ${segment}`;
    else if (
      last !== undefined &&
      /^(ответственн(ые|ых|ый|ая)|отвечающ|курирующ)[а-яё]*( |$)/i.test(segment) &&
      !last.includes(MASK)
    ) {
      whole[whole.length - 1] = `${last}, ${segment}`;
    } else whole.push(segment);
  }
  return whole;
}

/** A line that goes on with a preposition or ends with one is only wrapped. */
function joinWrapped(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/[\n\r\v\f]+/)) {
    if (line.trim() === "") continue;
    const last = lines.at(-1);
    const goesOn =
      /^\s*(по|на|с|в|при|за|и|для|от|к|школ[а-я]*|кластера|района|работе|совет[а-я]?|области)(?![а-яё])/.test(
        line,
      );
    const open =
      last !== undefined &&
      (/(^|\s)(по|на|с|в|при|за|и|для|№|директора|зам\.?)\s*$/i.test(last) || !quotesBalanced(last));
    if (last !== undefined && (goesOn || open)) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

function splitOutside(line: string, quotes: boolean): string[] {
  const segments = [""];
  let depth = 0;
  let straight = false;
  for (const [index, letter] of line.split("").entries()) {
    if (letter === "(" || (quotes && letter === "«")) depth++;
    else if (letter === ")" || (quotes && letter === "»")) depth = Math.max(0, depth - 1);
    else if (quotes && letter === '"') straight = !straight;
    const between = /[\d]/.test(line[index - 1] ?? "") && /\d/.test(line[index + 1] ?? "");
    const cuts =
      letter === "," || letter === ";" || (letter === "/" && !/п\/?$|з\/?$/i.test(line.slice(0, index)));
    if (cuts && depth === 0 && !straight && !between) segments.push("");
    else segments[segments.length - 1] += letter;
  }
  return segments;
}

const ANSWERS =
  /^(директор|зам|завуч|кл\.|классн|педагог|учител|методист|руковод|соц|советник|куратор|имц|руо|школы|библиотек|психолог|председатель|члены|родител|администрац|воспитател|вожат|старш|специалист|координационн|\uE000)/;

function splitAnd(segment: string): string[] {
  const parts = segment.split(/\s+и\s+/);
  const segments: string[] = [];
  for (const part of parts) {
    const last = segments.at(-1);
    if (
      last !== undefined &&
      !(ANSWERS.test(lookForm(part)) && (ANSWERS.test(lookForm(last)) || last.includes(MASK)))
    ) {
      segments[segments.length - 1] = `${last} и ${part}`;
    } else segments.push(part);
  }
  return segments;
}
