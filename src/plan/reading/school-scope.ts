import { isSchoolName, schoolMentioned, schoolNames } from "./organisation.ts";
import type { OrganisationReading, SchoolScope } from "../plan.ts";
import { fold, lookForm } from "../russian-text.ts";

/** The schools that a plan is for. */
export interface Schools {
  organisations: readonly OrganisationReading[];
  /** The plan is one school's own: «директор» can be only hers. */
  singleSchool: boolean;
}

/** «школ», «всех ОО кластера», «общеобразовательных учреждений района»: every school there is. */
const EVERY =
  /^(?:и |всех |все |каждой |наш(?:ей|его) |сельских |городских |базовых )*(?:(?:обще)?образовательн[а-я]+ )?(?:школ[аыу]?|школами|школ ?- ?участни[а-я]*|оо|оу|организаци[ийя]|учреждени[ийя]|гимнази[ийя]|лице[йяи]|лицеев)?(?: [а-я-]+ского| [а-я-]+ского муниципального)?(?: ?(?:сетевого |школьного |образовательного )?(?:кластера|района|округа|города|поселка|сети)(?: «[^»]+»)?)?$/;

/** Which schools the words after an office mean; null where they name some that are not known, or say something else. */
export function scopeOf(
  words: string,
  schools: Schools,
  number: "one" | "many" | "either",
): SchoolScope | null {
  const text = fold(words)
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^[\s.,:;–—-]+|[\s.,:;–—-]+$/g, "");
  const except = /^(.*?)[\s,(]*(?:кроме|за исключением|исключая)\s+(.+?)\)?$/i.exec(text);
  if (except !== null) return allBut(except[1] ?? "", except[2] ?? "", schools, number);
  const form = lookForm(text).replace(/^(в|по|на|от|из) /, "");
  if (/^(опорн|базов)[а-я]+ школ[а-я]*( кластера| округа)?$/.test(form))
    return schools.singleSchool ? "all" : "lead";
  if (/^(гимнази[ия]|лице[йя])$/.test(form) && !schools.singleSchool)
    return theOnly(form.slice(0, 4), schools);
  if (
    /^(всех |обще|образовательных )*муниципальн[а-я]+ (обще)?(образовательных )?(школ|оо|оу|организаций|учреждений)/.test(
      form,
    )
  )
    return "municipal";
  const plural = /(^|[^а-я])(школ|оо|оу|организаций|учреждений|кластера|района|округа)([^а-я]|$)/.test(form);
  if (EVERY.test(form)) return schools.singleSchool || number !== "one" || plural ? "all" : null;
  const named = namedSchools(text, schools);
  if (named !== null) return named;
  // A single school need not be told from others, however its name is cut.
  return schools.singleSchool && isSchoolName(text) ? "all" : null;
}

/** «гимназии» where the plan has one. */
function theOnly(kind: string, schools: Schools): SchoolScope | null {
  const found = schools.organisations.filter(
    (one) => one.kind === "school" && lookForm(one.name).includes(kind),
  );
  return found.length === 1 ? found.map(({ shortName }) => shortName) : null;
}

/** The schools of a list of names, or null where one of them is not known. */
function namedSchools(text: string, schools: Schools): SchoolScope | null {
  const found: string[] = [];
  for (const name of schoolNames(text)) {
    const school = schoolMentioned(name, schools.organisations);
    if (school === null) {
      if (/^[а-яё\s.]+$/.test(name) && found.length > 0) continue;
      return null;
    }
    if (!found.includes(school.shortName)) found.push(school.shortName);
  }
  if (found.length === 0) return null;
  return schools.singleSchool ? "all" : found;
}

/** «школ, кроме МКОУ ООШ д. Мостки»: all the others by name. */
function allBut(
  of: string,
  without: string,
  schools: Schools,
  number: "one" | "many" | "either",
): SchoolScope | null {
  const base = scopeOf(of, schools, number);
  if (schools.singleSchool || (base !== "all" && base !== "municipal")) return null;
  const all = schools.organisations.filter(
    ({ kind, municipal }) => kind === "school" && (base === "all" || municipal),
  );
  const lead = /^(опорн|базов)/.test(lookForm(without));
  const named = lead
    ? all.filter((school) => school.lead).map(({ shortName }) => shortName)
    : namedSchools(without, schools);
  if (!Array.isArray(named) || named.length === 0) return null;
  const rest = all.map(({ shortName }) => shortName).filter((name) => !named.includes(name));
  return rest.length === 0 ? null : rest;
}
