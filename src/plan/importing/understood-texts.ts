import { pageWords } from "../../telegram/general-texts.ts";
import { officeTitle } from "../../people/office-texts.ts";
import { type Html, html, type HtmlPart, lines } from "../../telegram/html.ts";
import type { Page } from "../../telegram/page.ts";
import { directorsOf } from "./doubt.ts";
import { sectionName } from "./draft-texts.ts";
import { datedSpans } from "../event-content.ts";
import { withPlace } from "../place.ts";
import type { EventReading, PlanReading } from "../plan.ts";
import { clip, deadlineMeaning, eventTitle, partyWords } from "../plan-texts.ts";

/* «Что понято»: a plan that has been read, event by event, and its people. */

export const chooseSection = (): Html => html`<b>Что понято</b>
Выберите раздел.`;

/** A page of a section: each event with what its deadline and its responsible were understood as. */
export function understoodEvents(
  section: string | null,
  page: Page<number>,
  { events, period }: Pick<PlanReading, "events" | "period">,
): Html {
  return lines(
    html`<b>${clip(sectionName(section), 120)}</b>`,
    page.items.flatMap((row): HtmlPart[] => {
      const event = events[row];
      if (event === undefined) return [];
      return [
        "",
        html`<b>${eventTitle(event, 90)}</b>`,
        html`Срок: ${clip(event.deadline.text || "не указан", 60)} → ${clip(meaningOf(event, period), 100)}`,
        html`Отвечают: ${clip(whoAnswers(event), 160)}`,
      ];
    }),
    page.pages > 1 && "",
    pageWords(page),
  );
}

const meaningOf = ({ deadline }: EventReading, period: PlanReading["period"]): string => {
  const time = period ?? { from: "0000-01-01", to: "9999-12-31" };
  if (period === null && deadline.occurrences.length > 0) return "год неизвестен, пока не назван период";
  return deadlineMeaning(deadline, datedSpans(deadline, time), time);
};

const partiesOf = ({ responsible }: EventReading): string[] =>
  [
    ...responsible.parties,
    ...responsible.unresolved.map((words) => ({ kind: "unresolved" as const, words })),
  ].map(partyWords);

const whoAnswers = (event: EventReading): string => partiesOf(event).join("; ") || "никто не назван";

const PARTIES_SHOWN = 12;

/** One event of the draft with everything about it. */
export function understoodEvent(read: EventReading, period: PlanReading["period"]): Html {
  const event = withPlace(read);
  const parties = partiesOf(event);
  return lines(
    html`<b>${eventTitle(event, 400)}</b>`,
    event.section !== null && html`<i>${clip(event.section, 120)}</i>`,
    "",
    html`<b>Срок в плане:</b> ${clip(event.written?.deadline ?? event.deadline.text, 200) || "не указан"}`,
    html`Понято: ${clip(meaningOf(event, period), 300)}`,
    event.deadline.note !== null && html`Примечание: ${clip(event.deadline.note, 150)}`,
    event.place !== null && html`<b>Место:</b> ${clip(event.place, 150)}`,
    "",
    html`<b>Ответственный в плане:</b> ${clip(event.written?.responsible ?? event.responsible.text, 300) || "не указан"}`,
    parties.length === 0 ? html`Понято: никто не назван` : html`Понято:`,
    parties.slice(0, PARTIES_SHOWN).map((words) => html`– ${clip(words, 120)}`),
    parties.length > PARTIES_SHOWN && html`– и ещё ${parties.length - PARTIES_SHOWN}`,
  );
}

export const askDeadline = (): Html =>
  html`Напишите срок, например: «до 20 ноября», «октябрь», «21 ноября в 10:00», «ежемесячно». Передумали: /cancel`;
export const askResponsible = (): Html =>
  html`Напишите, кто отвечает, например: «Иванова А.П., директора школ кластера». Передумали: /cancel`;

/** Schools with their directors, then people with their offices: one line each, for pages. */
export function peopleLines({ organisations, people }: PlanReading): Html[] {
  const schools = organisations.filter(({ kind }) => kind === "school");
  const others = organisations.filter(({ kind }) => kind !== "school");
  return [
    html`<b>Школы: ${schools.length}</b>`,
    ...schools.map(({ shortName, lead }) => {
      const director = directorsOf(people, shortName).join(", ") || "директор не назван";
      return html`– ${clip(shortName, 60)}${lead ? " (опорная)" : ""}: ${clip(director, 80)}`;
    }),
    html`<b>Люди: ${people.length}</b>`,
    ...people.map(({ name, position, offices }) => {
      const titles = offices.map(({ office, of }) => officeTitle({ kind: office, of })).join(", ");
      return html`– ${name}: ${clip(titles || position || "должность не названа", 100)}`;
    }),
    ...(others.length === 0
      ? []
      : [
          html`<b>Вне бота: ${others.length}</b>`,
          ...others.map(({ shortName }) => html`– ${clip(shortName, 80)}`),
        ]),
  ];
}
