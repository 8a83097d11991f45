import { capital } from "../../calendar/calendar-texts.ts";
import type { OrganisationReading } from "../plan.ts";
import { cyrillic, fold, lookForm, stem } from "../russian-text.ts";

const AUTHORITY =
  /(^|[^а-я])(руо|муо|уо|роо|рооа|гуо|кдн|кдниз?п)([^а-я]|$)|управлени|отдел|министерств|департамент|администрац|округ|комисси/;

/** Bodies outside the cluster that plans name, by what their names hold. */
const OUTSIDE =
  /(^|[^а-я])(р?имц|рмк|имк|ммс|ммц|ммк|уо|руо|муо|роо|гуо|к?цзн|г?ку цзн|иро|киро|[а-я]{0,5}(?:иро|ипк|ипкро)|рцоко|рцои|цнппм|рмо|кдн|кдниз?п|пдн|одн|омвд|увд|овд|мвд|о?гибдд|мчс|пс?ч-? ?\d+|\d+-? ?пс?ч|онд|ондипр|фсб|гимс|рвк|досааф|уии|г?дк|рдк|сдк|м?цкс|кдц|цдт|цдтт|цдют|цдютт|цдод|цдо|црт?дю|црдо|цвр|ддт|дтд|дтдм|црт|дюц|дюсш|сшор|дши|дмш|дхш|сют|сюн|црб|цгб|фап|ши|вуз[а-я]*|суз[а-я]*|спо|ппмс|пмпк|тпмпк|цпмпк|рдш|рддм|рддмдд|юнармия|жкх|тик|загс|мфц|ффк|фок|крц|цнт|цоко|цппмсп|ксцон|кцсон|рц|пмсс|ржд|сфр|пфр|днд|тсж|[а-я]{1,6}г(?:у|пу|му|ту|ау)|м[кба]?доу|д\/с)([^а-я]|$)|библиотек(а|ой|и)([^а-я]|$)|музе(й|я|ем|ю)(?![а-я])|дом[а-я]* (культуры|творчества|детского|пионеров|ребенка|школьник)|(сельск|городск)[а-я]+ поселени|(районн|городск|сельск|поселков)[а-я]+ (клуб|архив)|центр(?!ализ|альн)|институт|колледж|техникум|училищ|университет|академи[яи]|кванториум|точка роста|(?<!само)управлени|отдел(а|е|у|ом|ы|ов|ами)? |(?<!первичн[а-я]{2} )отделени|дворец|диспансер|министерств|департамент|администраци[яи] ([а-я]+(ского|ого)|город|район|округ|сел|пос|муницип|мо)|(районн|городск|сельск|поселков)[а-я]+ администрац|военкомат|военный комиссариат|полици|прокуратур|больниц|поликлиник|централизованн[а-я]+ бухгалтери|методическ[а-я]+ кабинет|интернат|школа искусств|спортивная школа|музыкальная школа|детский сад|детсад|профсоюз($| (работников|организаци))|совет ветеранов|общество |фонд |театр|редакци|церков|кинотеатр|предприяти|лесничеств|пожарн[а-я]+ часть|воинск[а-я]+ част|росгвард|роспотребнадзор|пожнадзор|следственн[а-я]+ комитет|(органы|специалисты) опеки|социальн[а-я]+ защит/;

/** Councils and commissions of grown-ups with a name of their own; «совет» and «комиссия» alone say nothing. */
const COUNCIL =
  /^(?!координационн|родительск|ученическ)(?:[а-я-]+(?:ый|ий|ая) (?:совет|комитет|консилиум|комиссия|штаб)(?![а-я])|[а-я-]+ные комиссии(?![а-я])|(?:пед|метод)совет(?![а-я])|(?:совет|комиссия|комитет|консилиум|штаб) (?!школ(?! №)|старш|обуча|учащ|уч[её]н|родител|отц|мат[ие]р|лидер|детей|актив)[а-я]|комиссия|ш?ппк(?![а-я])|шпмпк(?![а-я])|пмпк(?![а-я])|(?:школьная )?служба (?:медиации|примирения)|шсп(?![а-я])|шсм(?![а-я]))/;
/** «члены Совета профилактики» are the council. */
const MEMBERS =
  /^(?:члены|представители|заседание) (?=совета [а-я]|[а-я-]+(?:ого|ой) (?:совета|комитета|комиссии)|комиссии по|ш?ппк|штаба [а-я])/;

/** People of a body who are nobody in particular: the body itself has to be phoned. */
export const REPRESENTATIVE =
  /^(?:(?:главн|ведущ|старш)[а-я]+ )?(?:специалист|сотрудник|работник|представител|инспектор|врач|нарколог|психиатр|педиатр|психолог|библиотекар|тренер|юрист|медработник|медсестр|фельдшер|консультант|экономист|бухгалтер|инженер|программист|юрисконсульт|логопед|дефектолог|социолог|администраци|руководств|заместител[а-я]* (?:начальник|руководител|заведующ)|зам\.? ?(?:начальник|руководител|заведующ))[а-я]*(?: по [а-я]+)? (?=[а-яё])/;

/** «МКУ УО», «МБУ ДО Эврика», «МУП «Теплосеть»». */
const LEGAL_FORM =
  /^(?:(?:М|Г|РГ|ОГ|КОГ|ФГ)[КБА]У|ФКУ|ФБУЗ|ГБУЗ|ООО|ОАО|ЗАО|ПАО|АО|МУП|ГУП|ФГУП|СПК|СХПК|КФХ|АНО|ИП) ?(?:(?:ДО|ДПО) )?[«"А-ЯЁ]/;

/** «ЦРО», «ММС»: the short name of some body, where it is no post, no subject and no group of children. */
const SHORT_NAME =
  /^(?!(?:З?Д?У?ВР|НМР|УМР|АХЧ|ОБЖ|ОБЗР|ИЗО|МХК|ИКТ|ОРКСЭ|ОГЭ|ЕГЭ|ГИА|ВПР|ШМО|РМО|НМС|ШМС|ЮИД|ДЮП|ШСК|НОУ|ДОО|ДОУ|ВПК|СОШ|ООШ|НОШ|[А-ЯЁ]*(?:ОУ|[КБА]У))$)[А-ЯЁ]{3,6}$/;

export const isShortName = (text: string): boolean => SHORT_NAME.test(cyrillic(fold(text)));

/** True for a body outside the schools, which nobody can message. */
export const isOutsideName = (text: string): boolean => {
  const form = lookForm(text);
  return (
    OUTSIDE.test(form) ||
    COUNCIL.test(form) ||
    MEMBERS.test(form) ||
    /(^|\s)[А-ЯЁ]{1,}[УО]\s*«[А-ЯЁа-яё]/.test(cyrillic(fold(text))) ||
    LEGAL_FORM.test(cyrillic(fold(text)))
  );
};

/** True for an outside body, false for people of a school. */
export function isBody(text: string): boolean {
  const form = lookForm(text);
  if (
    /^(учител|педагог(?!ическ)|классн|кл\.|школы|школа$|обучающ|учащ|родител(?!ьский комитет)|воспитател|ответственн|заместител|зам|завуч|директор|руководител|все |коллектив|волонт|актив|отряд|команд|групп|лидер|ученик|дети([^а-я]|$)|советник|психолог|библиотекар|члены|комиссия школы|комиссия$|школьн[а-я]+ (музе|библиотек|театр|медиацентр|центр|газет)|медиацентр|председател|секретар)/.test(
      form,
    )
  ) {
    return false;
  }
  return isOutsideName(text);
}

/** «сотрудники МЧС» as «МЧС», «члены Совета профилактики» as «Совет профилактики». */
export function bodyNamed(text: string): string {
  const source = fold(text);
  const form = lookForm(source);
  const people = MEMBERS.exec(form) ?? REPRESENTATIVE.exec(form);
  if (people === null || people[0].length >= source.length)
    // «совместно с районной библиотекой»
    return /^(?:[а-яё-]+(?:ым|им|ой|ей) )*[а-яё]+(?:ем|ом|ой|ей)(?![а-яё])/.test(source)
      ? nominativeBody(source)
      : source;
  // The administration of a place is its name, and none of its people.
  if (/^администраци[а-я]* .*(?:поселени|сельсовет)/.test(form)) return source;
  const name = nominativeBody(source.slice(people[0].length).replace(/ по [а-яё-]+ работе$/, ""));
  // «представители колледжей» are of several.
  if (/^(?:[а-яё-]+(?:ых|их) )*[а-яё]+(?:ей|ов|ий|ств|школ)(?![а-яё])/.test(name)) return source;
  return isOutsideName(name) ? name : source;
}

const HEADS: [RegExp, string][] = [
  [/^управлени(?:я|ем)$/i, "управление"],
  [/^отдел(?:[ае]|ом)$/i, "отдел"],
  [/^отделени[яе]$/i, "отделение"],
  [/^центр(?:[ае]|ом)$/i, "центр"],
  [/^дом(?:а|ом)$/i, "дом"],
  [/^музе(?:я|ем)$/i, "музей"],
  [/^библиотек(?:и|ой)$/i, "библиотека"],
  [/^администраци(?:и|ей)$/i, "администрация"],
  [/^комисси(?:и|ей)$/i, "комиссия"],
  [/^совет(?:а|ом)$/i, "совет"],
  [/^комитета$/i, "комитет"],
  [/^штаба$/i, "штаб"],
  [/^колледж(?:а|ем)$/i, "колледж"],
  [/^техникум(?:а|ом)$/i, "техникум"],
  [/^института$/i, "институт"],
  [/^университета$/i, "университет"],
  [/^больницы$/i, "больница"],
  [/^поликлиники$/i, "поликлиника"],
  [/^полици(?:и|ей)$/i, "полиция"],
  [/^прокуратуры$/i, "прокуратура"],
  [/^театр(?:а|ом)$/i, "театр"],
];

/** «районной библиотеки» as «районная библиотека»: the head noun and the adjectives before it, in their first case. */
export function nominativeBody(name: string): string {
  const words = name.split(" ");
  const headAt = words.findIndex((word) => HEADS.some(([pattern]) => pattern.test(word)));
  if (headAt === -1 || headAt > 3) return name;
  const changed = words.map((word, index) => {
    if (index > headAt) return word;
    if (index === headAt) {
      const head = HEADS.find(([pattern]) => pattern.test(word))?.[1] ?? word;
      return /^[А-ЯЁ]/.test(word) ? capital(head) : head;
    }
    return word
      .replace(/(?<=[гкх])ого$/, "ий")
      .replace(/ого$|ым$/, "ый")
      .replace(/(?<=[гкх])им$/, "ий")
      .replace(/его$/, "ий")
      .replace(/ой$/, "ая");
  });
  return changed.join(" ");
}

/** An outside body by its name as written: an authority over schools, or a partner. */
export function readOutside(written: string): OrganisationReading {
  const name = nominativeOffice(fold(written).replace(/([А-Яа-яё])«/g, "$1 «"));
  const form = lookForm(name);
  const school = /школьн|педагогическ|совет|служба|ппк|питани|аттестац/.test(form);
  return {
    number: null,
    name,
    shortName: phoneName(name),
    kind: AUTHORITY.test(form) && !school && !/(^|[^а-я])(цзн|центр)/.test(form) ? "authority" : "partner",
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

/** The words without their endings: «управления образования» is «Управление образования». */
const outsideKey = (name: string): string =>
  lookForm(name)
    .split(/[^а-я0-9]+/)
    .filter((word) => word !== "")
    .map((word) => (word.length > 5 ? stem(word) : word))
    .join("");
