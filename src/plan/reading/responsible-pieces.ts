import type { NameFound } from "./person-name.ts";
import { findNames } from "./person-name.ts";
import { readPost, readPosts } from "./position.ts";
import { isSchoolItself } from "./organisation.ts";
import { isBody } from "./outside-body.ts";
import { MASK, postsOverNames, trimmed } from "./posts-over-names.ts";
import { isDoubtful, isOwn, type PostsKnown } from "./whose-post.ts";
import { lookForm, quotesBalanced } from "../russian-text.ts";

/** What a «responsible» cell falls into: named people with their posts, and the rest as written. */
export type ResponsiblePiece =
  | {
      kind: "person";
      found: NameFound;
      posts: string[];
      postFirst: boolean;
      /** Of the posts the ones that may be somebody else's. */
      perhaps: string[];
    }
  | {
      kind: "rest";
      text: string;
      /** The name before it, whose own post this may be. */
      perhapsOf: string | null;
    };

/** Words around those who answer that name nobody. */
const AROUND =
  /\(\s*по согл(?:асованию|\.)?\s*\)|по согласованию|(?:(?:^|[\s,;])(?:и|а также)\s+)?(?<![а-яё])(?:др(?:угие|\.)|т\.\s?д\.|пр\.)(?=[\s,;]*(?:$|\n))/gi;
/** «Ильвес Т.Т., 2-14-55»: a telephone is nobody; «9-10-11 классы» are no telephone. */
const TELEPHONE =
  /(?:(?<![а-яё])т(?:ел(?:ефон)?)?\.?\s?:?\s?)?(?<!\d)(?:(?:\+7|8)[\s-]?\(?\d{3,5}\)?[\s-]?)?(?:\d{1,3}-\d\d-\d\d|(?<=\)[\s-]?)\d{5,7}|[89]\d{9,10})(?!\d|\s?кл)/gi;
const TOGETHER =
  /(^|[\s,;(])(?:совместно с|вместе с|при участии|при поддержке|с участием|с привлечением|во взаимодействии с)(?:о)?\s+/gi;

/** Of a list of people: what stands after a name is that person's. */
const LISTED: PostsKnown = {
  after: (_, __, already) => (already < 4 ? "own" : "other"),
  over: () => "other",
};

/** Of rows of which nothing is known yet. */
export const NOTHING_KNOWN: PostsKnown = {
  after: (_, post, already) => (already === 0 || (already < 4 && isSeat(post)) ? "likely" : "other"),
  over: () => "likely",
};

const isSeat = (post: string): boolean => /^(chair|council|curator)$/.test(readPost(post)?.office ?? "");

/**
 * Cuts a cell at commas, semicolons, line ends and at «и» between two who answer; not inside quotes, brackets
 * and «учителя русского языка и литературы». Whose a post is that stands beside a name, `known` says.
 */
export function responsiblePieces(text: string, known: PostsKnown = LISTED): ResponsiblePiece[] {
  const source = text
    .replaceAll(MASK, "")
    .replace(AROUND, " ")
    .replace(TELEPHONE, " ")
    .replace(TOGETHER, "$1; ")
    .replace(/^\s*(ответственн[а-яё]+|исполнител[а-яё]+|отв\.)\s*[:–—-]\s*/i, "");
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
  const over = postsOverNames(masked, names, known.over);
  for (const segment of cut(over.text)) {
    const person = pieces.at(-1);
    if (!segment.includes(MASK)) {
      const { name } = person?.kind === "person" && mayBeOf(person, segment) ? person.found : { name: null };
      const whose =
        name === null || person?.kind !== "person"
          ? "other"
          : known.after(name, segment, person.posts.length);
      if (person?.kind === "person" && isOwn(whose)) {
        person.posts.push(segment);
        if (isDoubtful(whose)) person.perhaps.push(segment);
      } else pieces.push({ kind: "rest", text: segment, perhapsOf: isDoubtful(whose) ? name : null });
      continue;
    }
    for (const part of aroundNames(segment)) {
      const found = part.includes(MASK) ? names[next++] : undefined;
      const perhaps = over.perhaps.has(next - 1);
      const post = postLeading(trimmed(part.replace(MASK, " ")));
      if (found === undefined) {
        if (post !== "") pieces.push({ kind: "rest", text: post, perhapsOf: null });
      } else {
        // «соц. педагог Рыбина Т.А., инспектор ПДН»: here posts lead, so the next one is somebody else's.
        const postFirst = post !== "" && !part.trimStart().startsWith(MASK);
        // «Лисова О.П. / совет музея»: a body below a name is no post of that person.
        const isBelow =
          !postFirst && (BODY_WORD.test(post) || MANY.test(post) || readPosts(post)?.number === "many");
        const posts = post === "" || isBelow ? [] : [post];
        pieces.push({ kind: "person", found, posts, postFirst, perhaps: perhaps ? [...posts] : [] });
        if (isBelow) pieces.push({ kind: "rest", text: post, perhapsOf: null });
      }
    }
  }
  return pieces;
}

/** A body, and nobody's post: «секретарь комиссии» begins otherwise. */
const BODY_WORD = /^(?:совет|комитет|комиссия|оргкомитет|штаб|актив)(?![а-яё])/i;

/** «Ведерникова А.П. учителя СОШ № 2»: several, and nobody's post. */
const MANY =
  /^(?:все |учителя|педагоги|воспитатели|классные|члены|специалисты|библиотекари|психологи|вожатые|родители|обучающиеся|учащиеся|волонт[её]ры|ответственные|наставники|тьюторы|школы)(?![а-яё])/i;

/** One name a part: what stands before the first name says whether posts lead or follow. */
function aroundNames(segment: string): string[] {
  const parts = segment.startsWith(MASK)
    ? segment.split(new RegExp(`(?=${MASK})`))
    : segment.split(new RegExp(`(?<=${MASK})`));
  return parts.filter((part) => trimmed(part) !== "");
}

/** A post after the name, or the school alone; before it stood a post already, then only a seat in the Council. */
function mayBeOf(person: ResponsiblePiece & { kind: "person" }, segment: string): boolean {
  const post = readPost(segment);
  if (person.postFirst) return isSeat(segment);
  return post !== null || (person.posts.length === 0 && isSchoolItself(segment));
}

/** «МКОУ СОШ д. Гари (директор Орлов П.С.)»: the post is named after its school. */
function postLeading(text: string): string {
  const match = /^([^()]+?)\s*\(([^()]+)$/.exec(text);
  const [, place = "", post = ""] = match ?? [];
  return readPost(post) !== null && readPost(place) === null ? `${post.trim()} ${place}` : text;
}

function cut(text: string): string[] {
  const lines = joinWrapped(text);
  const segments = lines.flatMap((line) => splitOutside(line, quotesBalanced(line)));
  const whole: string[] = [];
  for (const segment of segments.flatMap(splitAnd).map(trimmed)) {
    if (segment === "" || /^[.…!?"'«»()]+$/.test(segment)) continue;
    const last = whole.at(-1);
    const joint = last === undefined || last.includes(MASK) ? null : goesOn(last, segment);
    if (joint !== null) whole[whole.length - 1] = `${last}${joint}${segment}`;
    else if (!/^[\d.…!?"'«»()]+$/.test(segment)) whole.push(segment);
  }
  return whole;
}

/** What joins a piece to the one before it that it only goes on with, or null. */
function goesOn(last: string, segment: string): string | null {
  // «по УВР, ВР» is one post; so are «кл. рук. 9, 11 классов», «СОШ № 21, 22», «школ, кроме СОШ № 3».
  if (/(^|[^а-яё])(у?вр|ахч|нмр)$/i.test(last) && /^(по )?(у?вр|ахч|нмр)( |$)/i.test(segment)) return " и ";
  // «руководители РМО, ШМО»
  if (/руководител[ьи] [рш]?мо$/i.test(last) && /^[рш]?мо$/i.test(segment)) return " и ";
  if (
    /(\d|\d\s?-?х|\d\s?[«"]?[а-и][»"]?)( ?кл[а-я.]*)?$/i.test(last) &&
    /^(№ ?)?\d{1,2}(-?х)?(\s?[«"]?[а-и][»"]?(?![а-яё]))?([-–—,\s].*)?$/i.test(segment)
  )
    return ", ";
  if (/^(кроме|за исключением|исключая) /i.test(segment)) return ", ";
  if (
    /(кроме|за исключением|исключая) /i.test(last) &&
    !READS_AS_POST.test(lookForm(segment)) &&
    /[А-ЯЁ]{2}|№ ?\d|^[псдг]\. ?[А-ЯЁ]/.test(segment)
  )
    return ", ";
  // «заместители, ответственные за профориентационную работу» are some of them.
  const some = /^(ответственные|ответственных|отвечающи|курирующи)[а-яё]*( |$)/i.test(segment);
  if (
    some &&
    /^(все )?(зам|учител|педагог|специалист|методист|работник|сотрудник|директор|руководител)/i.test(last)
  )
    return ", ";
  if (/^(учитель|преподаватель) [а-яё, ]+$/i.test(last) && /^(ОБЗР|ОБЖ|ИЗО|МХК|ФК|ИКТ)$/.test(segment))
    return ", ";
  // «учителя химии, биологии»
  if (
    /^(учителя|преподаватели|педагоги)[ -][а-яё, ]+$/i.test(last) &&
    /^([а-яё ]+|ОБЗР|ОБЖ|ИЗО|МХК|ФК)$/.test(segment) &&
    !READS_AS_POST.test(segment) &&
    !isBody(segment)
  )
    return ", ";
  return null;
}

const READS_AS_POST =
  /^(директор|руковод|зам|завуч|з[уд]|учител|педагог|классн|кл|советник|методист|психолог|логопед|дефектолог|библиот|вожат|воспит|соц|родит|обуча|учащ|админ|специалист|инспектор|председател|члены|куратор|наставник|волонт|физрук|мед|врач|бухгалт|секретар|школ|все)/;

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
    const open = last !== undefined && (isOpen(last, line) || !quotesBalanced(last));
    if (last !== undefined && /[а-яё]-\s*$/.test(last) && /^\s*[а-яё]/.test(line))
      lines[lines.length - 1] = `${last.trimEnd()}${line.trimStart()}`;
    else if (last !== undefined && (goesOn || open)) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

const POST_OF =
  /(?:директора?|учител[ья]|методист|советник|завуч|по У?ВР|педагог|библиотекарь|психолог)\s*$/i;

/** «классные / руководители», «учителя / математики»: the first line is no whole by itself. */
function isOpen(last: string, line: string): boolean {
  if (/(^|\s)(по|на|с|в|при|за|и|для|№|директора|зам\.?)\s*$/i.test(last)) return true;
  // «учитель / МБОУ СОШ № 4»
  if (POST_OF.test(last) && /^\s*([А-ЯЁ]{1,5}(ОУ|БУ|АУ)|СОШ|ООШ|СШ)(?![А-Яа-яЁё])/.test(line)) return true;
  if (!/^\s*[а-яё]/.test(line)) return false;
  if (/(^|[\s,;])[а-яё-]{3,40}(ые|ый|ого|ых|ий|ая|ной)\s*$/i.test(last)) return true;
  if (/(^|[\s,;])заместител[ьи]\s*$/i.test(last) && /^\s*(директор|руководител)/.test(line)) return true;
  return (
    /(^|[\s,;])(учител[ья]|педагоги?|руководител[ьи]|члены|специалисты?|методисты?|советники?)\s*$/i.test(
      last,
    ) && !READS_AS_POST.test(line.trim())
  );
}

function splitOutside(line: string, quotes: boolean): string[] {
  const segments = [""];
  let depth = 0;
  let straight = false;
  for (const [index, letter] of line.split("").entries()) {
    if (letter === "(" || (quotes && letter === "«")) depth++;
    else if (letter === ")" || (quotes && letter === "»")) depth = Math.max(0, depth - 1);
    else if (quotes && letter === '"') straight = !straight;
    if (depth === 0 && !straight && cutsAt(line, index)) segments.push("");
    else segments[segments.length - 1] += letter;
  }
  return segments;
}

/** No more of the line is looked at on either side: a long one must not cost a square of its length. */
const BESIDE = 9;

function cutsAt(line: string, index: number): boolean {
  const letter = line[index] ?? "";
  if (letter === ";" || letter === "+") return true;
  if (letter !== "," && letter !== "/" && letter !== ".") return false;
  const before = `${index > BESIDE ? "…" : ""}${line.slice(Math.max(0, index - BESIDE), index)}`;
  const after = line.slice(index + 1, index + 1 + BESIDE);
  // «Классные руководители. Администрация»
  if (letter === ".") return /[а-яё]{4}$/.test(before) && /^\s+[А-ЯЁ][а-яё]{3}/.test(after);
  // «№ 1,2»
  if (/\d$/.test(before) && /^\d/.test(after)) return false;
  // «п/п», «шефы в/ч»
  if (letter === "/") return !/(^|[^а-яё])[а-яё]$/i.test(before) && !/^[а-яё]([^а-яё]|$)/i.test(after);
  // «8, 9 классы»
  return !(/(^|[,;])\s*\d{1,2}$/.test(before) && /^\s*\d{1,2}[\s,и–-]/.test(after));
}

const ANSWERS =
  /^(директор|зам|завуч|з[уд]?вр|здувр|кл\.|классн|педагог|учител|методист|руковод|соц|советник|куратор|имц|руо|школы|библиотек|психолог|логопед|инспектор|председатель|члены|родител|администрац|воспитател(?!ьн)|вожат|старш|специалист|координационн|обучающ|учащ|ученик|волонт|юнарм|тьютор|наставник|команд|\uE000)/;
const answers = (text: string): boolean => ANSWERS.test(lookForm(text)) || isBody(text);

/** More «и» than this are prose, and not those who answer. */
const MOST_AND = 20;

function splitAnd(segment: string): string[] {
  const parts = segment.split(/\s+и\s+/);
  if (parts.length > MOST_AND) return [segment];
  const segments: string[] = [];
  for (const part of parts) {
    const last = segments.at(-1);
    if (
      last !== undefined &&
      !(
        quotesBalanced(last) &&
        answers(part) &&
        !/^ЗП(?![а-яё])/i.test(part) &&
        (last.includes(MASK) || answers(last))
      )
    ) {
      segments[segments.length - 1] = `${last} и ${part}`;
    } else segments.push(part);
  }
  return segments;
}
