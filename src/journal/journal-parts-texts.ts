import { dayShort, monthWords } from "../calendar/calendar-texts.ts";
import { dayOf, isDay } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { isMonth } from "../calendar/month.ts";
import { OFFICE_KINDS } from "../people/office.ts";
import { officeTitle } from "../people/office-texts.ts";
import { clip, eventTitle } from "../plan/plan-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { type About, type Json, type JournalNames, numberOf, textOf, type Words } from "./journal-entry.ts";

/* What the entries' words are made of; everything that people wrote is clipped here. */

export const LONG = 120;
export const NAME_GONE = "имя удалено";

export const personWords = (name: string | null): string =>
  name === null || name === "" ? NAME_GONE : clip(name, 60);

/** «№5. Конференция, Рассвет»: what an entry is about, after a colon. */
export function aboutWords(about: About): string {
  switch (about.kind) {
    case "person":
      return personWords(about.name);
    case "event":
      return eventTitle(about, LONG);
    case "duty": {
      const school = about.school === null ? "" : `, ${clip(about.school, 40)}`;
      return `${eventTitle(about, LONG)}${school} (до ${dayShort(about.dueOn)})`;
    }
    case "report":
      return `${clip(about.school, 60)}, ${monthWords(about.month, "for", { year: true })}`;
    case "month":
      return isMonth(about.month) ? monthWords(about.month, "nominative", { year: true }) : "";
    case "request":
      return clip(about.what, LONG);
    case "school":
      return clip(about.name, 60);
    default:
      return "";
  }
}

/** «Было: …» and «Стало: …», where the two differ. */
export const change = (before: string | null, after: string | null, none = "нет"): Html[] =>
  before === after
    ? []
    : [html`Было: ${clip(before ?? none, LONG)}`, html`Стало: ${clip(after ?? none, LONG)}`];

export const dayOrText = (text: string | null): string | null =>
  text !== null && isDay(text) ? dayShort(text, { year: true }) : text;

export const instantDay = (text: string | null, zone: string): string | null =>
  text === null ? null : dayOrText(dayOf(momentOf(text, zone), zone));

/** «21 ноября 2019 года, 10:00, актовый зал». */
export const heldWords = (state: Json): string | null =>
  [dayOrText(textOf(state, "heldOn")), textOf(state, "heldAt"), textOf(state, "heldWhere")]
    .filter(Boolean)
    .join(", ") || null;

export const seatWords = (seat: Json, names: JournalNames): string | null => {
  const kind = OFFICE_KINDS.find((one) => one === textOf(seat, "kind"));
  if (kind === undefined) return null;
  const place = numberOf(seat, "organisationId");
  return [officeTitle({ kind, of: textOf(seat, "of") }), place === null ? null : names.place(place)]
    .filter(Boolean)
    .join(", ");
};

export const personIn = (json: Json, key: string, names: JournalNames): string | null => {
  const id = numberOf(json, key);
  return id === null ? null : personWords(names.person(id));
};

/** «Выполнено: №5. Конференция», and below it what else there is to say. */
export const titled =
  (title: string, more: Words = () => []): Words =>
  (entry) => {
    const about = aboutWords(entry.about);
    return [html`${title}${about === "" ? "" : `: ${about}`}`, ...[more(entry)].flat()];
  };
