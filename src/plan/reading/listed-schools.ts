import { isSchoolName } from "./organisation.ts";
import { findNames } from "./person-name.ts";
import { readPost } from "./position.ts";
import { cyrillic, fold } from "../russian-text.ts";

/** No line of a list or an approval is longer; the rest of a longer one is prose. */
export const LONGEST_LINE = 1_000;

/** A line or cell that begins with a school's name, and not with a person's or a post. */
export function listsSchool(text: string): boolean {
  const line = cyrillic(fold(text.slice(0, LONGEST_LINE)))
    .replace(/^(\d+\s*[.)]|[-–—•*])\s*/, "")
    .replace(LEAD, "");
  const school = beforePerson(line);
  if (school.length > 260 || !isSchoolName(school) || readPost(line) !== null) return false;
  return (
    SCHOOL_START.test(school) &&
    !/(^|[^а-яё])(план|циклограмма|график|программа)[а-яё]*([^а-яё]|$)/i.test(school)
  );
}

const SCHOOL_START =
  /^(?:[«"]|[А-ЯЁ]{2,}(?![а-яё])|[А-ЯЁ][а-яё]+(?: [а-яё-]+){1,6} учреждение|Средняя|Основная|Начальная|Гимназия|Лицей|СРЕДНЯЯ|ОСНОВНАЯ)/;

/** «МКОУ СОШ п. Заря – директор Иванова А.А.» up to the dash. */
export function beforePerson(line: string): string {
  // «МБОУ Гимназия на 2025-2026 учебный год» is the end of a title.
  const text = line.replace(/\s+(?:на|за)\s+(?:\d{4}|[IVX]+ |перв|втор).*$/i, "");
  const name = findNames(text)[0]?.start ?? text.length;
  const post =
    /[\s–—,(:-]+(?:и\.? ?о\.? ?)?(?:директора?|руководитель)(?![а-яё])/i.exec(text)?.index ?? text.length;
  return text.slice(0, Math.min(name, post)).replace(/[\s–—,(:-]+$/, "");
}

/** «МБОУ СОШ № 21 (опорная школа)», «Базовая школа – МБОУ СОШ № 21». */
export const LEAD =
  /\(\s*(?:опорная|базовая)(?: школа[^)]*)?\)|^\s*(?:опорная|базовая) школа(?: [а-яё]+){0,2}\s*[:–—-]\s*|\s*[,–—-]\s*(?:опорная|базовая|опорной|базовой) школ[аы](?: кластера)?(?=\s*(?:$|[,;.(–—-]))/i;

const LABEL = /^[^:«»]{3,80}:\s*/;

/** «Участники: МБОУ СОШ № 21 (опорная школа), МБОУ СОШ № 22»: a list on one line, without people. */
export function schoolsInLine(line: string): string[] {
  if (findNames(line).length > 0) return [];
  const parts = line
    .replace(LABEL, "")
    .split(/\s*[,;]\s*/)
    .map((part) => part.replace(/\.$/, ""))
    .filter((part) => part !== "");
  const schools = parts.filter(listsSchool);
  // Beside the schools a label may list their partners; prose that names a school or two is no list.
  const list =
    schools.length > 1 && (schools.length === parts.length || (LABEL.test(line) && parts.length < 20));
  return list ? schools : [];
}

/** «Школы куста: МКОУ Дубровская ООШ (директор Шестаков Г.М.), МКОУ …»: a line for each where each is a school. */
export function eachListed(line: string): string[] {
  const parts = line
    .replace(LABEL, "")
    .split(/\s*[,;]\s*(?![^(]*\))/)
    .filter((part) => part !== "");
  return parts.length > 1 && parts.length < 40 && findNames(line).length > 1 && parts.every(listsSchool)
    ? parts
    : [line];
}
