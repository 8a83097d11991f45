import type { OfficeKind } from "../../people/office.ts";
import { remembered } from "./remembered.ts";
import { cyrillic, fold, lookForm } from "../russian-text.ts";

/** A post, or a whole group of the same posts: whose they are stands in `rest`. */
export interface Post {
  /** Null for a post that the bot gives no office to: «библиотекарь», «начальник лагеря». */
  office: OfficeKind | null;
  /** A deputy's area, «ВР», «УВР», «АХЧ» …; a class teacher's grades, «5-11»; else null. */
  of: string | null;
  /** The words after the post: «КОГОБУ СШ пгт Опарино». */
  rest: string;
  /** «директор», «директора»; «ЗВР» and «кл. рук.» do not tell. */
  number: "one" | "many" | "either";
}

const END = "(?![а-я])";
const ACTING = "(?:и\\. ?о\\.? |исполняющ[а-я]+ обязанности )?";

/** What a deputy answers for; the first that fits. «по безопасности» is called in full. */
const AREAS: [string, RegExp][] = [
  ["УВР", /учебно ?-? ?воспитательн|(^|[^а-я])(з?д?увр|зд?ур|ур)([^а-я]|$)|по (вопросам )?уч(ебной|\.)/],
  ["УМР", /учебно ?-? ?методическ|(^|[^а-я])умр([^а-я]|$)/],
  ["НМР", /методическ|(^|[^а-я])(нмр|мр)([^а-я]|$)/],
  ["ВР", /воспитательн|воспитани|(^|[^а-я])(з?д?вр)([^а-я]|$)|по восп(ит)?\./],
  ["АХЧ", /хозяйств|(^|[^а-я])(ахч|ахр)([^а-я]|$)/],
  ["безопасности", /безопасност/],
];

const AREA_WORDS = `(?:(?:учебно ?-? ?воспитательн|учебно ?-? ?методическ|научно ?-? ?методическ|административно ?-? ?хозяйственн|воспитательн|учебн|методическ|инновационн|хозяйственн|социальн)[а-я]*(?: и [а-я]+)? (?:работе|части|деятельности)|воспитани[а-я]+|(?:комплексной )?безопасности|(?:увр|вр|ур|нмр|умр|мр|ахч|ахр|нир|уч\\.? ?(?:работе|раб\\.?|р\\.?)?|восп(?:ит)?\\.? ?(?:работе|раб\\.?|р\\.?)?)${END})`;
const LATER_AREA = new RegExp(`(?:^|\\s)по (?:вопросам )?${AREA_WORDS}`, "i");
const AREA = `(?:\\s*(?:по (?:вопросам )?${AREA_WORDS}|(?:увр|вр|нмр|умр|ахч|ахр)${END})(?:(?:,| и|, и|/) ?(?:по )?(?:увр|вр|ур|нмр|умр|мр|ахч)${END})*)?`;
const OF_SCHOOLS = "(?: (?:школы|школ|оо|оу)(?= по ))?";
const deputy = (word: string): string => `${word}${OF_SCHOOLS}${AREA}`;

const CLASS_WORD = "(?:кл(?:асс[а-я]*|\\.|(?![а-я])))";
const GRADE = `\\d{1,2}(?:-?(?:х|го|й|ых))?(?: ?[«"]?[а-и][»"]?${END}(?! \\d))?`;
const GRADES = `(?: ?\\(?(?:выпускных|начальных) классов\\)?| начальной школы| ?\\(?(?:${CLASS_WORD} ?)?${GRADE}(?:(?: ?[-–—,;] ?| и )${GRADE})*(?: ?-? ?${CLASS_WORD})?\\)?)?`;
const classTeacher = (word: string): string => `${word}${GRADES}`;

const ADVISER_OF =
  "(?: директора| директоров)?(?: школ[а-я]*| оо| оу)?(?: по (?:воспитательной работе|вопросам воспитания|воспитани[юя]|вр)(?: и (?:по )?(?:взаимодействи[юя]|работе) с (?:детскими )?(?:общественными )?(?:объединениями|организациями))?)?";
const UNION =
  "(?:районн[а-я]+ |школьн[а-я]+ |муниципальн[а-я]+ )?(?:[ршмогк]?м\\/?о|методическ[а-я]+ объединени[а-я]+)";

/** Read in this order at the start of a piece, on text in small letters. */
const POSTS: [OfficeKind | null, Post["number"], RegExp][] = [
  [
    "chair",
    "one",
    new RegExp(
      `^(?:сопредседатель|председатель)(?: (?:координационного )?совета(?! (?:школы|профилактик|родител|отцов|старш|обуча|ветеран|музея|трудов|уч))(?: (?:[а-я]+ого )*(?:кластера|директоров))?| (?:[а-я-]+ого )*кластера)${END}`,
    ),
  ],
  ["council", "one", /^член (?:координационного )?совета(?: (?:[а-я]+ого )*кластера)?(?![а-я]| [а-я])/],
  ["council", "one", /^(?:заместитель|зам\.?) председателя (?:координационного )?совета(?![а-я]| [а-я])/],
  [null, "one", /^(?:заместитель|зам\.?) председателя(?![а-я])/],
  ["curator", "one", /^куратор(?![а-я])(?: (?:[а-я]+ого )*кластера)?/],
  [
    "authorityHead",
    "one",
    new RegExp(
      `^(?:начальник|руководитель|заведующ[а-я]{2}|глава) (?=(?:м[бк]?у )?["«]?(?:руо|муо|уо|роо|гуо|(?:районного |городского |муниципального )?управлени[ея]|(?:районного )?отдела образования|отдела по образованию|департамента)${END})`,
    ),
  ],
  ["methodicalUnionHead", "many", new RegExp(`^(?:руководители|рук(?:овод)?-ли) (?:всех )?${UNION}${END}`)],
  ["methodicalUnionHead", "one", new RegExp(`^(?:руководитель|председатель) ${UNION}${END}`)],
  ["methodicalUnionHead", "either", new RegExp(`^рук\\.? ?${UNION}${END}`)],
  [
    "deputy",
    "many",
    new RegExp(
      `^(?:все )?${deputy("(?:заместители|замы)(?: (?:директоров|директора|руководител[а-я]+))?")}${END}`,
    ),
  ],
  ["deputy", "many", new RegExp(`^${deputy("зам\\.? ?(?:директоров|руководителей)")}${END}`)],
  ["deputy", "many", new RegExp(`^замдиректоров${AREA}${END}`)],
  ["deputy", "many", new RegExp(`^завучи${OF_SCHOOLS}${AREA}${END}`)],
  [
    "deputy",
    "either",
    new RegExp(
      `^(?:зам\\.? ?дир\\.|зам\\.?дир|замдиректора|завуч${END}(?: начальн[а-я]+ (?:классов|школы))?)${OF_SCHOOLS}${AREA}${END}`,
    ),
  ],
  ["deputy", "either", new RegExp(`^(?:здувр|зувр|здвр|звр|здур|зур)${END}${OF_SCHOOLS}`)],
  [
    "deputy",
    "one",
    new RegExp(
      `^${ACTING}${deputy("(?:заместител[ьюя]|зам\\.?|з\\/д|зд)(?: ?директора| ?дир\\.?| ?руководителя| ?рук\\.?| ?заведующе[а-я]+)?")}${END}`,
    ),
  ],
  ["adviser", "many", new RegExp(`^(?:все )?советники${ADVISER_OF}${END}`)],
  ["adviser", "one", new RegExp(`^советник(?! (?:главы|губернатора|президента))${ADVISER_OF}${END}`)],
  [
    "classTeacher",
    "many",
    new RegExp(
      `^${classTeacher("(?:все )?(?:классные руководители|классные рук(?:-?ли|\\.?)|кл(?:асс?)?\\.? ?рук(?:оводители|-?ли))")}${END}`,
    ),
  ],
  [
    "classTeacher",
    "one",
    new RegExp(`^${classTeacher("(?:классный руководитель|кл(?:асс?)?\\.? ?рук(?:оводитель|-?ль))")}${END}`),
  ],
  ["classTeacher", "either", new RegExp(`^${classTeacher("кл(?:асс?)?\\.? ?рук\\.?(?![а-я-])")}${END}`)],
  [
    "director",
    "one",
    new RegExp(
      `^(?:директор${END}|дир\\.(?= ?[а-я«"])|(?:и\\. ?о\\. ?|исполняющ[а-я]+ обязанности )директора?${END})`,
    ),
  ],
  ["director", "many", new RegExp(`^(?:все )?(?:директор[аы]|директоров)${END}`)],
  [
    "director",
    "many",
    /^руководители (?=(?:всех |муниципальных |сельских |городских )*(?:школ|оо|оу|(?:обще)?образовательных (?:организаций|учреждений))(?![а-я]))/,
  ],
  [
    "director",
    "one",
    new RegExp(
      `^руководитель (?=(?:школы|оо|оу|(?:обще)?образовательн[а-я]+ (?:организации|учреждения))${END})`,
    ),
  ],
  ["director", "either", /^рук\. ?(?=(?:школ[аы]?|оо|оу)(?![а-я]))/],
  ["methodist", "many", new RegExp(`^методисты${END}`)],
  ["methodist", "one", new RegExp(`^(?:старший |ст\\. ?)?методист${END}`)],
  [
    "teacher",
    "one",
    new RegExp(
      `^(?:учитель(?:-[а-я]+)?|педагог(?:-[а-я]+)?|преподаватель(?:-[а-я]+)?(?: обж)?|воспитатель|социальный педагог|соц\\.? ?педагог)${END}`,
    ),
  ],
  [
    null,
    "one",
    new RegExp(
      `^(?:(?:педагог-)?библиотекарь|зав(?:едующ[а-я]{2}|\\.)|начальник|старш(?:ий|ая) вожат(?:ый|ая)|вожат(?:ый|ая)|секретарь|(?:главный )?бухгалтер|инспектор|(?:главный |ведущий )?специалист|организатор|тьютор|руководитель|председатель|инженер|медсестра|фельдшер|врач|завхоз|(?:педагог-)?психолог|логопед|дефектолог|консультант|отв\\.|ответственн(?:ый|ая)|лаборант|тренер|координатор|инструктор|глава|депутат|настоятель|участковый|физрук|наставник|социолог)${END}`,
    ),
  ],
];

/** The post or the posts that a piece of text begins with, or null. */
export const readPosts = remembered((text): Readonly<Post> | null => {
  const source = cyrillic(fold(text));
  const form = source.toLowerCase().replaceAll("ё", "е");
  for (const [office, number, pattern] of POSTS) {
    const match = pattern.exec(form);
    if (match === null) continue;
    const rest = source.slice(match[0].length).replace(/^[\s.,:–—-]+/, "");
    if (office === "deputy") return { office, ...areaAfter(match[0], rest), number };
    if (office !== "classTeacher") return { office, of: null, rest, number };
    const of = gradesOf(match[0]);
    // «кл. рук. 5-х классов» are several, whatever their name was cut to.
    const many = number === "either" && /классов|\d ?[-–—,] ?\d|х кл| и \d/.test(match[0]);
    return { office, of, rest, number: many ? "many" : number };
  }
  return null;
});

/** The post that a piece of text begins with, or null where it begins with none in the singular. */
export function readPost(text: string): Post | null {
  const post = readPosts(text);
  return post?.number === "many" ? null : post;
}

/** «заместители директоров школ кластера по ВР»: the area may stand after the schools. */
function areaAfter(words: string, rest: string): { of: string | null; rest: string } {
  const of = areaOf(words);
  const later = of === null ? LATER_AREA.exec(rest) : null;
  if (later === null) return { of, rest };
  return {
    of: areaOf(later[0]),
    rest: `${rest.slice(0, later.index)}${rest.slice(later.index + later[0].length)}`.trim(),
  };
}

/** A deputy's area as a text says it, or null where it says none that the bot knows. */
export function areaOf(text: string): string | null {
  const form = lookForm(text);
  const area = AREAS.find(([, pattern]) => pattern.test(form))?.[0];
  return area ?? (form.startsWith("завуч") ? "УВР" : null);
}

/** «5-х – 11-х классов» as «5-11», «9 и 11 кл.» as «9, 11», «7 «а»» as «7А». */
function gradesOf(text: string): string | null {
  if (/начальн/.test(text)) return "1-4";
  if (/выпускн/.test(text)) return "9, 11";
  const digits = text.indexOf(/\d/.exec(text)?.[0] ?? "\uE000");
  if (digits === -1) return null;
  return text
    .slice(digits)
    .replace(new RegExp(` ?-? ?${CLASS_WORD}.*$`), "")
    .replace(/-?(х|го|й|ых)(?![а-я])/g, "")
    .replace(/[«»"()\s]/g, "")
    .replace(/(?<=\d)и(?=\d)/g, ",")
    .replace(/[–—]/g, "-")
    .replace(/[,;]/g, ", ")
    .toUpperCase();
}
