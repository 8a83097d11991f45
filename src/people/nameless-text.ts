import { NAMES_IN_A, NAMES_IN_CONSONANT } from "./first-name.ts";

/** Why a text is not kept; each feature says it in its own words. */
export type TextProblem = "empty" | "long" | "name";

/*
 * No pupil is ever named in what people write here. A name is told by initials, by a patronymic, or by a first name beside
 * another capitalised word. It is better to refuse a street named after someone than to keep a child's name;
 * but colleges and villages («КОГПОАУ Вятский колледж», «п. Заря») pass.
 */

const CAPITAL = "[А-ЯЁA-Z]";
const WORD = `${CAPITAL}[а-яёa-z]+(?:-${CAPITAL}[а-яёa-z]+)?`;
const SURNAME = `${CAPITAL}[а-яёА-ЯЁa-zA-Z]+(?:-${CAPITAL}[а-яёА-ЯЁa-zA-Z]+)?`;
// \b knows Latin letters only.
const START = "(?<!\\p{L})";
const END = "(?!\\p{L})";

const NAME = `(?:(?:${NAMES_IN_CONSONANT.join("|")})(?:а|у|ом|е|й|я|ю|ем|ь|и)?|(?:${NAMES_IN_A.join("|")})(?:а|ы|у|ой|е|я|и|ю|ей))`;

const NAMED: readonly RegExp[] = [
  // Фамилия И.О., Фамилия, И. О., Фамилия И.О
  `${START}${SURNAME},? ${CAPITAL}\\. ?${CAPITAL}${END}`,
  // И.О. Фамилия
  `${START}${CAPITAL}\\. ?${CAPITAL}\\. ?${SURNAME}`,
  // Фамилия И., where nothing follows that the letter could shorten: «Техникум Г. Киров» passes.
  `${START}${WORD} ${CAPITAL}\\.(?! ?${CAPITAL})`,
  // И. Фамилия; but Г., Д., П., Р., С. are a town, a village, a settlement, a river, and «9 А. Все» is a class.
  `${START}(?<![0-9] ?)[АБВЕЁЖЗИКЛМНОТУФХЦЧШЩЭЮЯA-Z]\\. ?${WORD}`,
  // фамилия и.о. in small letters; «и т.д.» passes.
  `${START}[а-яё]+(?:[оеё]ва?|[иы]на?|ск(?:ий|ая)) (?!т\\.|н\\. ?э\\.)[а-яё]\\. ?[а-яё]\\.`,
  // Имя Отчество
  `${START}${WORD} ${CAPITAL}[а-яё]+(?:[оеь]вич|ьич|[оеё]вна|ична)(?:а|у|ем|ом|е|ы|ой)?${END}`,
  // Имя Фамилия, but not «г. Владимир Политехнический колледж».
  `${START}(?<!г\\. ?)${NAME} ${WORD}`,
  // Фамилия Имя
  `${START}${WORD} ${NAME}${END}`,
].map((pattern) => new RegExp(pattern, "u"));

/** What a person wrote, white space folded, or why it is not kept: nothing to be seen, too long, somebody named. */
export function readNamelessText(written: string, longest: number): { text: string } | TextProblem {
  const text = written.trim().replaceAll(/\s+/gu, " ");
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(text)) return "empty";
  if (text.length > longest) return "long";
  return NAMED.some((pattern) => pattern.test(text)) ? "name" : { text };
}
