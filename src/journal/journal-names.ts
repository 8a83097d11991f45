import type { Form } from "../monitoring/form.ts";
import type { JournalNames } from "./journal-entry.ts";

/** How the ids in a cluster's entries are called; `forms`: all versions of all its forms. */
export function journalNames(
  people: ReadonlyMap<number, string>,
  places: ReadonlyMap<number, string>,
  forms: readonly Form[],
): JournalNames {
  const indicators = forms.flatMap((form) => form.indicators);
  return {
    person: (id) => people.get(id) ?? "",
    place: (id) => places.get(id) ?? "",
    indicator: (grade, code) =>
      indicators.find((one) => one.code === code && one.grades.includes(Number(grade)))?.short ?? code,
  };
}
