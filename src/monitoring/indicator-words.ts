import type { Indicator } from "./form.ts";

/*
 * Which figures a person means by «СПО», «10 кл.» or «не опр.»: the words of the form's own labels, shortened and
 * declined as people write them, and the field's other words for the same.
 */

/** What a word is when it stands for another: whole words in small letters, «ё» as «е». */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^кл(?:асс[а-я]*)?$/, "класс"],
  [/^(?:спо|ссуз[а-я]*|пту|училищ[а-я]*)$/, "колледж"],
  [/^(?:университет|институт|академи)[а-я]*$/, "вуз"],
  [/^арми[а-я]*$/, "военная"],
  [/^(?:итого|все)$/, "всего"],
  [/^(?:др|вне|пределами|чуж[а-я]*|ин(?:ой|ом|ых|ую))$/, "другой"],
  [/^(?:трудоустро|работающ)[а-я]*$/, "работа"],
];

/** A figure named by this one word alone. */
const ALONE: Readonly<Record<string, string>> = {
  другое: "иное",
  другие: "иное",
  прочее: "иное",
  прочие: "иное",
};

/** Words that name no figure: they may stand anywhere. */
const IDLE = new Set(
  (
    "а в во на с со и из них по о об у к для за это до чел человек человека учеников ученика ученик учащихся обучающихся " +
    "ребят детей пойдут пойдет идут идет поступают поступит поступят будут остаются уйдут уходят уедут количество число"
  ).split(" "),
);

/** The words of a text, in small letters, without those that name nothing: «10 кл. своей школы» is 10, класс, своей, школы. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[а-яa-z]+|[0-9]+/g) ?? [];
  return words.flatMap(sameWords).filter((word) => !IDLE.has(word));
}

const sameWords = (word: string): string[] => {
  const glued = /^не(опр[а-я]*)$/.exec(word);
  if (glued !== null) return ["не", glued[1] ?? ""];
  return [SAME.find(([written]) => written.test(word))?.[1] ?? word];
};

export const isIdle = (word: string): boolean => wordsOf(word).length === 0;

/** By what an indicator may be called. */
const namesOf = ({ label, short, aliases }: Indicator): string[] => [label, short, ...aliases];

/** The indicators that these words name: one whose whole name they are, else all that have each of them. */
export function indicatorsNamed(indicators: readonly Indicator[], words: readonly string[]): Indicator[] {
  const [first, second] = words;
  if (first === undefined) return [];
  const said = second === undefined && Object.hasOwn(ALONE, first) ? [ALONE[first] ?? first] : words;
  const named = indicators.filter((indicator) => {
    const own = namesOf(indicator).flatMap(wordsOf);
    return said.every((word) => own.some((name) => isSameWord(word, name) || mayBeOwnRegion(word, name)));
  });
  const whole = named.filter((indicator) =>
    namesOf(indicator).some((name) =>
      wordsOf(name).every((own) => said.some((word) => isSameWord(word, own))),
    ),
  );
  return whole.length > 0 ? whole : named;
}

/** Whether two names are one to whoever reads them: «СПО» and «колледж», «10 кл.» and «10 класс». */
export const isSameName = (a: string, b: string): boolean => {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return one.length > 0 && one.toSorted().join(" ") === other.toSorted().join(" ");
};

/** «СПО в регионе» may be in the own one as well as in another: it is asked. */
const mayBeOwnRegion = (said: string, name: string): boolean =>
  said.startsWith("регион") && name.startsWith("област");

/** Whether a written word is a name's word, shortened («опр») or in another form («работу»). */
function isSameWord(said: string, name: string): boolean {
  if (said === name) return true;
  if (said.length < 3 || /[0-9]/.test(said)) return false;
  if (name.startsWith(said)) return true;
  const shorter = Math.min(said.length, name.length);
  let common = 0;
  while (common < shorter && said[common] === name[common]) common++;
  return common >= Math.max(3, Math.ceil(0.6 * shorter));
}
