import { remembered } from "./remembered.ts";
import { cyrillic, lookForm } from "../russian-text.ts";

/** A person's name found in a text. */
export interface NameFound {
  /** «Котова И.И.» */
  name: string;
  /** As written: «Котова И.,И». */
  written: string;
  start: number;
  end: number;
  /** A comma or a missing dot among the initials, a foreign letter: read all the same, but to be told. */
  slip: boolean;
}

// Every run is bounded: a hostile cell of one letter a thousand times must not cost a square of it.
const UP = "[А-ЯЁ]";
/** «Соловьёва – Бойко»: a double surname typed with a dash. */
const SPACED = `${UP}[а-яё]{1,40}(?:(?:ов|ев|ёв|ин|ын)а?|ск(?:ая|ий|ой))\\s?[-–—]\\s?${UP}[а-яё]{1,40}`;
const PARTICLE = "(?:(?<![А-Яа-яЁё])(?:фон|ван|де|ди|аль|эль)\\s(?:дер\\s|ден\\s|ла\\s)?)?";
const SURNAME = `${PARTICLE}(?:${SPACED}|[ОДЛ]['’]${UP}[а-яё]{1,40}|${UP}[а-яё]{1,40}(?:-${UP}?[а-яё]{1,40})?|${UP}{3,40}(?:ОВА?|ЕВА?|ИНА?|ЫНА?|КО|ИЙ|АЯ|УК|ЮК|ИЧ|ИХ|ЫХ|ЯН|ЦА|НА)(?!${UP}))`;
const INITIAL = `${UP}(?![А-Яа-яЁё])`;
const DOT = "\\s*[.,]{1,2}\\s*";
const PATRONYMIC = `${UP}[а-яё]{1,40}(?:(?:вич|вна|ична|инична|ьич|кызы|оглы)|[ -](?:[Оо]глы|[Кк]ызы|[Уу]улу))(?![а-яё])`;
const GIVEN = `${UP}[а-яё]{1,40}`;

const SURNAME_FIRST = `(?<s1>${SURNAME}),?\\s*(?<i1>${INITIAL})${DOT}(?<j1>${INITIAL})\\s*(?<d1>\\.|,(?=\\s*$)|)`;
const INITIALS_FIRST = `(?<i2>${INITIAL})${DOT}(?<j2>${INITIAL})(?<d2>\\s*[.,]{0,2}\\s*)(?<s2>${SURNAME})`;
const FULL = `(?<s3>${GIVEN}(?:-${UP}[а-яё]{1,40})?)\\s+(?<n3>${GIVEN})\\s+(?<p3>${PATRONYMIC})`;
const FULL_LAST = `(?<n4>${GIVEN})\\s+(?<p4>${PATRONYMIC})\\s+(?<s4>${GIVEN}(?:-${UP}[а-яё]{1,40})?)`;
/** One initial only, and then nothing more of the name: «Петрова О., учитель». */
const ONE_INITIAL = `(?<s5>${UP}[а-яё]{1,40}(?:ова|ева|ёва|ина|ына|ов|ев|ёв|ин|ын|ко|ук|юк|ич|ая|ий|их|ых))\\s(?<i5>${INITIAL})\\.(?=\\s*(?:[,;)]|$))`;
/** «Петров А И», «Петрова АИ»: without the dots only what must be a surname counts. */
const NO_DOTS = `(?<s6>${UP}[а-яё]{1,40}(?:ова|ева|ёва|ина|ына|ов|ев|ёв|ин|ын|ко|ский|ская|ук|юк|ич))\\s(?<i6>${UP})\\s?(?<j6>${UP})(?![А-Яа-яЁё.])`;
/** Two capitals after a word that are no initials. */
const ABBREVIATION = /^(ОО|ОУ|МО|РФ|ГО|ЧС|УО|ВР|УР|МР|МС|ДК|ДО|СП|ПО|СШ|ОШ|НШ)$/;

const NAME = new RegExp(
  [FULL_LAST, FULL, INITIALS_FIRST, SURNAME_FIRST, ONE_INITIAL, NO_DOTS].join("|"),
  "g",
);

/** A post glued to the surname before it: «Петровадиректор». */
const GLUED_POST =
  /^([А-ЯЁ][а-яё]{2,}?)((?:директор|заместител|зам|учител|педагог|завуч|методист|куратор|председател|начальник|классн)[а-яё]*)$/;

/** Words that begin with a capital in front of initials and are no surname. */
const NO_SURNAME =
  /^(директор[а-я]*|заместител[а-я]*|учител[а-я]*|педагог[а-я]*|завуч[а-я]*|методист[а-я]*|руководител[а-я]*|ответственн[а-я]*|председател[а-я]*|библиотекарь|психолог|советник|куратор|зам|школ[а-я]*|им|имени|памяти|союза|героя|россии|федерации|труда|славы|организатор|воспитател[а-я]*|вожат[а-я]*|начальник|инспектор|члены|совет[а-я]*)$/;

/**
 * Every person's name in the text, in either order, with initials or in full. The names that schools bear («им.
 * А.С. Пушкина») are no people. Positions are in the text as given.
 */
export const findNames = remembered((text): readonly Readonly<NameFound>[] => {
  const source = cyrillic(text);
  const found: NameFound[] = [];
  const pattern = new RegExp(NAME.source, "g");
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const name = nameOf(match, text, source);
    if (name === null) pattern.lastIndex = match.index + 1;
    else {
      found.push(name);
      pattern.lastIndex = name.end;
    }
  }
  return found;
});

function nameOf(match: RegExpExecArray, text: string, source: string): NameFound | null {
  const g = match.groups ?? {};
  let surname = g["s1"] ?? g["s2"] ?? g["s3"] ?? g["s4"] ?? g["s5"] ?? g["s6"] ?? "";
  let end = match.index + match[0].length;
  const initials = [
    g["i1"] ?? g["i2"] ?? g["i5"] ?? g["i6"] ?? (g["n3"] ?? g["n4"])?.[0],
    g["j1"] ?? g["j2"] ?? g["j6"] ?? (g["p3"] ?? g["p4"])?.[0],
  ];
  const before = lookForm(source.slice(Math.max(0, match.index - 60), match.index));
  if (/(^|[^а-я])(им\.?|имени|памяти|героя)( героя)?( [а-я]+ союза)?$/.test(before)) return null;
  if (NO_SURNAME.test(lookForm(surname))) return null;
  if (ABBREVIATION.test(`${g["i6"]}${g["j6"]}`)) return null;
  surname = surname.replace(/\s?[-–—]\s?/, "-");
  const glued = GLUED_POST.exec(surname);
  if (glued !== null && g["s2"] !== undefined) {
    surname = glued[1] ?? surname;
    end -= glued[2]?.length ?? 0;
  }
  const written = text.slice(match.index, end);
  const shown = surname === surname.toUpperCase() ? titled(surname) : surname;
  const dots = initials.filter((initial) => initial !== undefined).map((initial) => `${initial}.`);
  return {
    name: `${shown} ${dots.join("")}`,
    written: written.trim(),
    start: match.index,
    end,
    slip: isSlip(g, written) || written !== source.slice(match.index, end),
  };
}

function isSlip(g: Record<string, string | undefined>, written: string): boolean {
  if (g["s1"] !== undefined) return g["d1"] !== "." || /,/.test(written) || /\.\./.test(written);
  if (g["s6"] !== undefined) return true;
  if (g["s2"] !== undefined) return /,/.test(written) || /\.\./.test(written) || !g["d2"]?.includes(".");
  return false;
}

const titled = (surname: string): string =>
  surname.toLowerCase().replace(/(^|-)[а-яё]/g, (letter) => letter.toUpperCase());

/** Equal for two writings of one person's name. */
export const personKey = (name: string): string => lookForm(name).replace(/[^а-я]/g, "");
