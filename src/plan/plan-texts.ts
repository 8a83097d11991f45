import { atTime, count, spanWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { overlap, type Period } from "../calendar/period.ts";
import { officeTitle } from "../people/office-texts.ts";
import { isSchoolOffice, type OfficeKind } from "../people/office.ts";
import type { Deadline, DeadlineKind, Every } from "./plan.ts";

/**
 * The beginning of a text that is longer than `max` characters, cut between words where it can be. Counted as
 * Telegram counts: what stands outside the basic plane is two, and is not torn.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "");
  const words = start.replace(/\s+\S*$/, "");
  return `${words.length > max / 2 ? words : start}…`;
}

/** «№20», or the beginning of the title where the event has no number. */
export const eventName = (event: { number: string | null; title: string }): string =>
  event.number === null ? clip(event.title, 24) : `№${clip(event.number, 8)}`;

/** «№20. День выпускника», as long as fits. */
export const eventTitle = (event: { number: string | null; title: string }, max: number): string =>
  clip(event.number === null ? event.title : `${eventName(event)}. ${event.title}`, max);

const UNDATED: Record<DeadlineKind, string> = {
  date: "дата не определена",
  window: "даты не определены",
  recurring: "даты не определены",
  onRequest: "по запросу, без даты",
  external: "по чужому графику, даты в плане нет",
  unclear: "дату понять не удалось",
};

const EVERY: Record<Every, string> = {
  day: "ежедневно",
  week: "еженедельно",
  twoWeeks: "раз в две недели",
  month: "ежемесячно",
  quarter: "ежеквартально",
  term: "каждую четверть",
  halfYear: "раз в полугодие",
  year: "ежегодно",
};

export interface Dated {
  opensOn: Day;
  dueOn: Day;
}

const inPeriod = ({ opensOn, dueOn }: Dated, period: Period): boolean =>
  overlap({ from: opensOn, to: dueOn }, period) !== null;

type ReadDeadline = Pick<Deadline, "kind" | "every" | "time" | "problems">;

/** Why nothing can be asked by a date: no dates, or all of them outside the plan; null where something can. */
export function undatedWords(
  { kind, problems }: Pick<ReadDeadline, "kind" | "problems">,
  dates: readonly Dated[],
  period: Period,
): string | null {
  const outside = problems.some(({ code }) => code === "outside-period");
  if (dates.length === 0) return outside ? "вне периода плана" : UNDATED[kind];
  if (dates.some((dated) => inPeriod(dated, period))) return null;
  return `вне периода плана: ${datesWords(dates, 2)}`;
}

/** «ноябрь»; «август, ноябрь»; «ежемесячно, 6 раз: июль, август, сентябрь и ещё 3». */
export function deadlineMeaning(deadline: ReadDeadline, dates: readonly Dated[], period: Period): string {
  const undated = undatedWords(deadline, dates, period);
  if (undated !== null) return undated;
  const words = `${datesWords(dates, 4)}${dates.length > 1 && deadline.time !== null ? "," : ""}${atTime(deadline.time)}`;
  if (deadline.every === null) return words;
  return `${EVERY[deadline.every]}, ${count(dates.length, ["раз", "раза", "раз"])}: ${words}`;
}

function datesWords(dates: readonly Dated[], most: number): string {
  const shown = dates.slice(0, most).map(({ opensOn, dueOn }) => spanWords(opensOn, dueOn));
  const rest = dates.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} и ещё ${rest}` : shown.join(", ");
}

const SCOPES = { all: "все школы", municipal: "муниципальные школы", lead: "опорная школа" } as const;

/** A party as the plan's reader or the store gives it; only the words are needed. */
export type NamedParty =
  | { kind: "person"; name: string }
  | { kind: "organisation"; name: string }
  | {
      kind: "office";
      office: OfficeKind;
      of: string | null;
      schools: "all" | "municipal" | "lead" | string[];
    }
  | { kind: "unresolved"; words: string };

/** «директор: муниципальные школы», «Ветрова А.П.», «ИМЦ (не в боте)», ««педагоги»: неясно, кто это». */
export function partyWords(party: NamedParty): string {
  if (party.kind === "person") return party.name;
  if (party.kind === "organisation") return `${party.name} (не в боте)`;
  if (party.kind === "unresolved") return `«${party.words}»: неясно, кто это`;
  const title = officeTitle({ kind: party.office, of: party.of });
  // «Член Совета» belongs to no school, so «все школы» would say nothing of it.
  if (!isSchoolOffice(party.office)) return title;
  return `${title}: ${Array.isArray(party.schools) ? party.schools.join(", ") : SCOPES[party.schools]}`;
}
