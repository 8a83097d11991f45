import type { OrganisationReading } from "./plan.ts";
import { cyrillic, fold, lookForm, quotesBalanced, stem } from "./russian-text.ts";

/** What distinguishes a school from the others: compared instead of the letters, which everyone writes anew. */
interface SchoolTraits {
  family: "secondary" | "basic" | "primary" | "gymnasium" | "lyceum" | null;
  number: string | null;
  place: string | null;
}

const FAMILIES: [SchoolTraits["family"], RegExp][] = [
  ["gymnasium", /гимнази/],
  ["lyceum", /лице[йяею]/],
  [
    "basic",
    /(^|[^а-я])(м[кба]?оу)?оош([^а-я]|$)|основн[а-я]+ (общеобразовательн[а-я]+ )?школ|(^|[^а-я])ош([^а-я]|$)/,
  ],
  ["primary", /(^|[^а-я])нош([^а-я]|$)|начальн[а-я]+ (общеобразовательн[а-я]+ )?школ/],
  ["secondary", /(^|[^а-я])(м[кба]?оу)?(сош|сш|всош)([^а-я]|$)|средн[а-я]+ (общеобразовательн[а-я]+ )?школ/],
];

const NO_SCHOOL =
  /интернат|(^|[^а-я])ши([^а-я]|$)|школ[аы] искусств|музыкальн|спортивн|художествен|автошкол|детск[а-я]+ сад|(^|[^а-я])(дши|дюсш|сшор|дмш|дхш|доу|мдоу|мкдоу|мбдоу)([^а-я]|$)/;

const PLACE =
  /(?:^|[^А-Яа-яё])(?:пгт|пос[её]л(?:ок|ка)|пос|дер(?:евн[яи])?|сел[оа]|город[а]?|ст(?:аниц[аы])?|хут(?:ор)?|рп|р\. ?п|аул|[псдгх])\.?\s*([А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)?)/;

const familyOf = (form: string): SchoolTraits["family"] =>
  FAMILIES.find(([, pattern]) => pattern.test(form))?.[0] ?? null;

/** True for the name of a general school: not of a boarding school, a kindergarten or a school of arts. */
export function isSchoolName(text: string): boolean {
  const form = lookForm(text);
  if (NO_SCHOOL.test(form)) return false;
  return (
    familyOf(form) !== null ||
    (/(^|[^а-я])школ[аыеу]([^а-я]|$)/.test(form) && /№ ?\d|(^| )(п|с|д|г|пгт)\.? ?[а-я]/.test(form))
  );
}

function traitsOf(text: string): SchoolTraits {
  const source = cyrillic(fold(text)).replace(/^\d+\s*[.)]\s*/, "");
  const place = PLACE.exec(source)?.[1];
  return {
    family: familyOf(lookForm(source)),
    number: /№\s*(\d+)/.exec(source)?.[1] ?? null,
    place: place === undefined ? null : stem(place),
  };
}

/** One of these schools by however it is mentioned, or null where no one of them, or more than one, fits. */
export function schoolMentioned(
  mention: string,
  schools: readonly OrganisationReading[],
): OrganisationReading | null {
  const said = traitsOf(mention);
  if (said.number === null && said.place === null) return null;
  const fitting = schools.filter((school) => {
    if (school.kind !== "school") return false;
    const traits = traitsOf(`${school.shortName}; ${school.name}`);
    return (
      (said.number === null || traits.number === said.number) &&
      (said.place === null || traits.place === said.place) &&
      (said.family === null || traits.family === null || traits.family === said.family)
    );
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

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
    .replace(/([А-Яа-яё])«/g, "$1 «");

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

const AUTHORITY =
  /(^|[^а-я])(руо|муо|уо|роо|рооа|гуо|кдн|кдниз?п)([^а-я]|$)|управлени|отдел|министерств|департамент|администрац|округ|комисси/;

/** Bodies outside the cluster that plans name, by what their names hold. */
const OUTSIDE =
  /(^|[^а-я])(р?имц|рмк|руо|муо|роо|гуо|к?цзн|иро|киро|рмо|кдн|кдниз?п|пдн|одн|омвд|увд|овд|мвд|гибдд|мчс|г?дк|рдк|сдк|кдц|цдо|ддт|дтд|црт|дюц|дюсш|сшор|дши|дмш|црб|фап|ши|вуз[а-я]*|суз[а-я]*|спо|ппмс|пмпк|цпмпк|рдш|рддм|жкх|тик|загс|мфц|ффк|фок|крц|цнт|цоко|цппмсп|рц|пмсс)([^а-я]|$)|библиотек(а|ой|и)([^а-я]|$)|музе[йям]|дом[а-я]* (культуры|творчества|детского)|центр(?!ализ)|институт|колледж|техникум|училищ|университет|управлени|отдел[а-я]* |министерств|департамент|администраци[яи] [а-я]+(ского|ого)|(^| )комисси[яи]|военкомат|военный комиссариат|полици|больниц|поликлиник|интернат|школа искусств|спортивная школа|музыкальная школа|детский сад|совет ветеранов|общество |фонд |театр|редакци/;

/** True for a body outside the schools, which nobody can message. */
export const isOutsideName = (text: string): boolean =>
  OUTSIDE.test(lookForm(text)) || /(^|\s)[А-ЯЁ]{2,}[УО]\s*«/.test(cyrillic(fold(text)));

/** An outside body by its name as written: an authority over schools, or a partner. */
export function readOutside(written: string): OrganisationReading {
  const name = nominativeOffice(fold(written).replace(/([А-Яа-яё])«/g, "$1 «"));
  const form = lookForm(name);
  return {
    number: null,
    name,
    shortName: phoneName(name),
    kind: AUTHORITY.test(form) && !/(^|[^а-я])(цзн|центр)/.test(form) ? "authority" : "partner",
    topGrade: null,
    lead: false,
    municipal: false,
  };
}

/** «отдела Северо-Западного образовательного округа» as the округ itself. */
function nominativeOffice(name: string): string {
  const match = /([А-ЯЁ][А-Яа-яё-]+?)ого образовательного округа/.exec(name);
  if (match?.[1] === undefined) return name;
  return `${match[1]}${/[гкх]$/.test(match[1]) ? "ий" : "ый"} образовательный округ`;
}

const PHONE_NAME = 60;

function phoneName(name: string): string {
  if (name.length <= PHONE_NAME) return name;
  const cut = name.slice(0, PHONE_NAME - 2).replace(/\s+\S*$/, "");
  return cut.includes("«") ? `${cut}…»` : `${cut}…`;
}

/** One of these bodies by however it is mentioned: «РУО» is «РУО Опаринского района» where there is no other. */
export function outsideMentioned(
  mention: string,
  organisations: readonly OrganisationReading[],
): OrganisationReading | null {
  const key = outsideKey(nominativeOffice(fold(mention)));
  const bare = /^[а-я]{2,8}$/.test(key);
  const fitting = organisations.find((organisation) => {
    if (organisation.kind === "school") return false;
    const own = outsideKey(organisation.name);
    const first = lookForm(organisation.name).split(" ")[0] ?? "";
    return (
      own === key ||
      (bare && first === key) ||
      (own === lookForm(mention).split(" ")[0] && /^[а-я]{2,8}$/.test(own))
    );
  });
  return fitting ?? null;
}

const outsideKey = (name: string): string => lookForm(name).replace(/[^а-я0-9]/g, "");
