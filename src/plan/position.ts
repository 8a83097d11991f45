import type { OfficeKind } from "../people/office.ts";
import { cyrillic, fold, lookForm } from "./russian-text.ts";

/** A post in the singular: whose it is stands in `rest`. */
export interface Post {
  /** Null for a post that the bot gives no office to: «советник директора», «библиотекарь». */
  office: OfficeKind | null;
  /** A deputy's area, «ВР» or «УВР». */
  of: string | null;
  /** The words after the post: «КОГОБУ СШ пгт Опарино». */
  rest: string;
}

const END = "(?![а-я])";
const AREA = `(?:\\s*по (?:вопросам )?((?:учебно-воспитательн|воспитательн|учебн|научно-методическ|методическ|инновационн|административно-хозяйственн|хозяйственн|социальн)[а-я]*(?: и [а-я]+)? работе|[а-я]+ (?:воспитани|обучени)[а-я]+|воспитани[а-я]+|безопасности[а-я ]*|(?:увр|вр|ур|нмр|мр|ахч|ахр|обж|ив?р|нир|уч\\.? ?[а-я]*|восп\\.? ?[а-я]*)${END}))?`;
const DEPUTY = `(?:заместитель|зам\\.?|з\\/д|зам\\.? ?дир\\.?)(?: ?директора| ?дир\\.?| ?руководителя| ?заведующе[а-я]+)?(?: школы)?${AREA}`;

/** Read in this order at the start of a piece, on text in small letters. */
const POSTS: [OfficeKind | null, RegExp][] = [
  [
    "chair",
    new RegExp(
      `^(?:сопредседатель|председатель)(?: (?:координационного )?совета(?: (?:[а-я]+ого )*(?:кластера|директоров))?| (?:[а-я-]+ого )*кластера)${END}`,
    ),
  ],
  ["council", new RegExp(`^член (?:координационного )?совета(?: (?:[а-я]+ого )*кластера)?${END}`)],
  ["curator", /^куратор(?![а-я])(?: (?:[а-я]+ого )*кластера)?/],
  [
    "authorityHead",
    new RegExp(
      `^(?:начальник|руководитель|заведующ[а-я]{2}) (?=(?:руо|муо|уо|роо|гуо|районного управления|управления|(?:районного )?отдела образования|отдела по образованию|департамента)${END})`,
    ),
  ],
  [
    "methodicalUnionHead",
    new RegExp(
      `^(?:руководитель|рук\\.?) (?:районн[а-я]+ |школьн[а-я]+ )?(?:[рш]?мо|методическ[а-я]+ объединени[а-я]+)${END}`,
    ),
  ],
  ["deputy", new RegExp(`^(?:и\\. ?о\\.? )?${DEPUTY}${END}`)],
  ["deputy", new RegExp(`^(здувр|зувр|здвр|звр|здур|зур|завуч)(?: школы)?${AREA}${END}`)],
  ["director", new RegExp(`^(?:и\\. ?о\\.? )?директор${END}`)],
  [
    "director",
    new RegExp(`^руководитель (?=(?:школы|оо|оу|образовательн[а-я]+ (?:организации|учреждения))${END})`),
  ],
  ["methodist", new RegExp(`^(?:старший |ст\\. ?)?методист${END}`)],
  [
    "teacher",
    new RegExp(
      `^(?:учитель(?:-[а-я]+)?|педагог(?:-[а-я]+)?|преподаватель(?:-[а-я]+)?(?: обж)?|воспитатель|классный руководитель|кл\\. ?рук(?:оводитель|\\.)?|социальный педагог|соц\\.? ?педагог)${END}`,
    ),
  ],
  [
    null,
    new RegExp(
      `^(?:советник|(?:педагог-)?библиотекарь|зав(?:едующ[а-я]{2}|\\.)|начальник|старш[а-я]{2} вожат[а-я]{2}|вожат[а-я]{2}|секретарь|бухгалтер|инспектор|(?:главный |ведущий )?специалист|организатор|тьютор|руководитель|председатель|инженер|медсестра|фельдшер|завхоз|психолог|логопед|консультант|ответственн(?:ый|ая)|лаборант|тренер|координатор|инструктор|глава|депутат|настоятель|участковый)${END}`,
    ),
  ],
];

/** The post that a piece of text begins with, or null where it begins with none in the singular. */
export function readPost(text: string): Post | null {
  const source = cyrillic(fold(text));
  const form = source.toLowerCase().replaceAll("ё", "е");
  for (const [office, pattern] of POSTS) {
    const match = pattern.exec(form);
    if (match === null) continue;
    return {
      office,
      of: office === "deputy" ? areaOf(match[0]) : null,
      rest: source.slice(match[0].length).replace(/^[\s.,:–—-]+/, ""),
    };
  }
  return null;
}

/** A deputy's area as a text says it: «ВР», «УВР», or null where it says neither. */
export function areaOf(text: string): string | null {
  const form = lookForm(text);
  if (/учебно-воспитательн|(^|[^а-я])(з?д?увр|зур|здур|ур)([^а-я]|$)|по уч(ебной|\.)/.test(form))
    return "УВР";
  if (/воспитательн|воспитани|(^|[^а-я])(з?д?вр)([^а-я]|$)|по восп\./.test(form)) return "ВР";
  return form.startsWith("завуч") ? "УВР" : null;
}
