import type { OrganisationReading } from "../plan.ts";
import { remembered } from "./remembered.ts";
import { cyrillic, fold, lookForm, quotesBalanced, stem } from "../russian-text.ts";

/** What distinguishes a school from the others: compared instead of the letters, which everyone writes anew. */
interface SchoolTraits {
  family: "secondary" | "basic" | "primary" | "gymnasium" | "lyceum" | null;
  number: string | null;
  place: string | null;
  /** «Поиск» of «Лицей «Поиск»». */
  called: string | null;
}

const FAMILIES: [SchoolTraits["family"], RegExp][] = [
  ["gymnasium", /гимнази/],
  ["lyceum", /лице[йяею]/],
  [
    "basic",
    /(^|[^а-я])(м[кба]?оу)?оош([^а-я]|$)|основн[а-я]+ (общеобразовательн[а-я]+ )?школ|(^|[^а-я])ош([^а-я]|$)/,
  ],
  ["primary", /(^|[^а-я])(нош|нш|нш ?- ?дс)([^а-я]|$)|начальн[а-я]+ (общеобразовательн[а-я]+ )?школ/],
  ["secondary", /(^|[^а-я])(м[кба]?оу)?(сош|сш|всош)([^а-я]|$)|средн[а-я]+ (общеобразовательн[а-я]+ )?школ/],
];

const NO_SCHOOL =
  /интернат|(^|[^а-я])ши([^а-я]|$)|школ[аы] искусств|музыкальн|спортивн|художествен|автошкол|детск[а-я]+ сад|(^|[^а-я])(дши|дюсш|сшор|дмш|дхш|доу|мдоу|мкдоу|мбдоу)([^а-я]|$)/;

const PLACE =
  /(?:^|[^А-Яа-яё])(?:пгт|пос[её]л(?:ок|ка)|пос|дер(?:евн[яи])?|сел[оа]|город[а]?|ст(?:аниц[аы])?|хут(?:ор)?|рп|р\. ?п|аул|[псдгх])\.?\s*([А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)?)/;

/** «Ветлужская СОШ», «Прудовской школы»: a school called by its place, as an adjective in any case. */
const PLACE_ADJECTIVE =
  /(?:^|[^А-Яа-яё])([А-ЯЁ][а-яё]*(?:-[А-ЯЁ][а-яё]+)?(?:ск|цк|нн|ов|ев|ин|н))(?:ая|ой|ую|ий|ого|ому|ым)\s+(?:[а-яё]+\s+){0,2}(?:СОШ|ООШ|НОШ|СШ|ОШ|школ|средн|основн|гимнази|лице)/;
const NO_PLACE =
  /^(средн|основн|начальн|опорн|вечерн|детск|спортивн|музыкальн|сельск|городск|районн|муниципальн|общеобразовательн|художественн|российск)/;

const familyOf = (form: string): SchoolTraits["family"] =>
  FAMILIES.find(([, pattern]) => pattern.test(form))?.[0] ?? null;

/** True for the name of a general school: not of a boarding school, a kindergarten or a school of arts. */
export function isSchoolName(text: string): boolean {
  const form = lookForm(text);
  if (NO_SCHOOL.test(form)) return false;
  return (
    familyOf(form) !== null ||
    (/(^|[^а-я])школ[аыеу]([^а-я]|$)/.test(form) &&
      (/№ ?\d|(^| )(п|с|д|г|пгт)\.? ?[а-я]/.test(form) || placeAdjective(text) !== null))
  );
}

/** «МКОУ СОШ п. Заря», «школа № 5», «Ветлужская СОШ»; not «учителя СОШ № 5», «команда школы № 5». */
const SCHOOL_ITSELF =
  /^(?:все )?(?:[«"]|[а-я]{1,6}оу|[а-я]{2,4}об?[ба]у|сош|оош|нош|сш|ош|школ|гимнази|лице|средн|основн|муницип|[а-я]+ (?:областн|краев|государств)|[а-я-]+(?:ая|ой|ую|ий|ого) (?:сош|оош|сш|ош|школ|гимн|лиц|средн|основн))/;

export const isSchoolItself = (text: string): boolean =>
  isSchoolName(text) && SCHOOL_ITSELF.test(lookForm(text));

function placeAdjective(text: string): string | null {
  const adjective = PLACE_ADJECTIVE.exec(cyrillic(fold(text)))?.[1];
  return adjective === undefined || NO_PLACE.test(lookForm(adjective)) ? null : adjective;
}

const traitsOf = remembered((text): SchoolTraits => {
  const source = cyrillic(fold(text)).replace(/^\d+\s*[.)]\s*/, "");
  const place = PLACE.exec(source)?.[1] ?? placeAdjective(source) ?? undefined;
  return {
    family: familyOf(lookForm(source)),
    number: /№\s*(\d+)/.exec(source)?.[1] ?? null,
    place: place === undefined ? null : stem(place),
    called: calledOf(source),
  };
});

const calledOf = (name: string): string | null => {
  const called = /(?:гимнази|лице|школ)[а-яё]* «([^«»]{3,40})(?:»|$)/i.exec(name)?.[1];
  return called === undefined ? null : lookForm(called);
};

/** One of these schools by however it is mentioned, or null where no one of them, or more than one, fits. */
export function schoolMentioned(
  mention: string,
  schools: readonly OrganisationReading[],
): OrganisationReading | null {
  const said = traitsOf(mention);
  // «МБОУ «Лицей»» where there is one.
  const alone = /^(?:[а-я]{1,5}оу )?[«"]?(?:гимнази|лице)[а-я]*[»"]?$/.test(lookForm(mention));
  if (said.number === null && said.place === null && said.called === null && !alone) return null;
  const fitting = schools.filter((school) => {
    if (school.kind !== "school") return false;
    const traits = traitsOf(`${school.shortName}; ${school.name}`);
    return (
      (said.number === null || traits.number === said.number) &&
      (said.place === null || traits.place === said.place) &&
      (said.called === null || traits.called === null || traits.called === said.called) &&
      (said.family === null || traits.family === null || traits.family === said.family)
    );
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/**
 * The names in a list of schools: «СОШ № 21, 22» is «СОШ № 21» and «СОШ № 22», «Прудовской и Холмской школ» is
 * «Прудовской школы» and «Холмской школы», «Дубровской и Озёрской ООШ» too.
 */
export function schoolNames(text: string): string[] {
  const names: string[] = [];
  const kind = /(?<![а-яё])(школ|СОШ|ООШ|НОШ|СШ|ОШ)(?![а-яё])/.exec(text)?.[1];
  for (const part of text.split(/\s*[,;]\s*|\s+и\s+/)) {
    const number = /^(?:№\s*)?(\d{1,4})$/.exec(part.trim())?.[1];
    const last = names.at(-1);
    if (number !== undefined && last !== undefined && /№\s*\d/.test(last))
      names.push(last.replace(/№\s*\d+.*$/, `№ ${number}`));
    else if (kind !== undefined && /^[А-ЯЁ][А-ЯЁа-яё-]+ой$/.test(part.trim()))
      names.push(`${part.trim()} ${kind === "школ" ? "школы" : kind}`);
    else if (part.trim() !== "") names.push(part.trim().replace(/^([А-ЯЁ][А-ЯЁа-яё-]+ой) школ$/, "$1 школы"));
  }
  return names;
}

/** «Прудовской ООШ» as «Прудовская ООШ», as a list would have it. */
export const nominativeSchool = (name: string): string =>
  name
    .replace(/([А-ЯЁ][а-яё-]+)ой (СОШ|ООШ|НОШ|СШ|ОШ)(?![а-яё])/, "$1ая $2")
    .replace(/([А-ЯЁ][а-яё-]+ск)ой школы?(?![а-яё])/, "$1ая школа");

/** A school by its name as written, with or without its number in a list. */
export function readSchool(written: string): OrganisationReading {
  const text = fold(written);
  const numbered = /^(\d{1,3})\s*[.)]\s*(.+)$/.exec(text);
  const whole = (numbered?.[2] ?? text).replace(/[\s;,.]+$/, "");
  const name = spaced(quotesBalanced(whole) || !/«[^»]*$/.test(whole) ? whole : `${whole}»`);
  const form = lookForm(name);
  const family = familyOf(form);
  return {
    number: numbered === null ? null : Number(numbered[1]),
    name,
    shortName: shortNameOf(name),
    kind: "school",
    topGrade: family === "basic" ? 9 : family === "primary" || family === null ? null : 11,
    lead: false,
    municipal: /^м[а-я]?оу|^м[а-я]{1,2}оу|муниципальн/.test(form),
  };
}

const spaced = (name: string): string =>
  name
    .replace(/(пгт|[псдгх])\.?\s*(?=[А-ЯЁ][а-яё])/g, (place, kind: string, at: number) =>
      at > 0 && /[А-Яа-яё]/.test(name[at - 1] ?? "") ? place : kind === "пгт" ? "пгт " : `${kind}. `,
    )
    .replace(/([А-Яа-яё])«/g, "$1 «")
    .replace(/№(?=\d)/g, "№ ");

const TYPES: [RegExp, string][] = [
  [/средняя общеобразовательная школа/i, "СОШ"],
  [/основная общеобразовательная школа/i, "ООШ"],
  [/начальная общеобразовательная школа/i, "НОШ"],
  [/средняя школа/i, "СШ"],
  [/основная школа/i, "ОШ"],
  [/начальная школа/i, "НШ"],
];

/** «МКОУ СОШ п. Заря» of «Муниципальное казенное общеобразовательное учреждение средняя … школа п. Заря». */
function shortNameOf(name: string): string {
  let short = name.replace(/^.*?учреждение(?![а-яё])/i, (form) =>
    form
      .split(/[\s-]+/)
      .filter((word) => /^[А-ЯЁа-яё]{2,}/.test(word))
      .map((word) => word[0]?.toUpperCase())
      .join(""),
  );
  for (const [pattern, type] of TYPES) short = short.replace(pattern, type);
  return fold(
    short
      .replace(/с углубл[её]нным изучением.*?предмет(ов|а)/i, "с УИОП")
      .replace(/[«»"“”„]/g, " ")
      .replace(/\s+[А-ЯЁ][а-яё-]+ского (муниципального )?(района|округа).*$/, "")
      .replace(/\s+[А-ЯЁ][а-яё-]+ской области.*$/, ""),
  );
}
