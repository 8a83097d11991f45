import {
  capital,
  dayShort,
  dayWords,
  monthWords,
  weekdayShort,
  weekdayWords,
} from "../calendar/calendar-texts.ts";
import { dateOf, type Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { schoolPlace } from "../people/school-place.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import { cut, type DigestButton, eventMark } from "./digest-texts.ts";
import type { Duty } from "./duty.ts";
import { backButtons, type CardPlace, cardTitle } from "./duty-texts.ts";
import type { HeldDay } from "./held-day.ts";
import type { Clash, DatedEvent, MonthAgenda } from "./month-agenda.ts";

/** So many events of a month are named, a phone's row or a half more each. */
const EVENTS_SHOWN = 12;
const ROW_LENGTH = 60;

const title = (duty: Duty): Html => html`<b>${cut(cardTitle(duty), 200)}</b>`;

/** «Когда проведёте?» over the month's buttons. */
export const askHeldDay = (duty: Duty, bounds: Period, agenda: MonthAgenda): Html =>
  lines(
    title(duty),
    html`Когда проведёте? С ${dayWords(bounds.from)} по ${dayWords(bounds.to)}.`,
    "",
    agendaLines(agenda),
    "",
    html`Нажмите день${agenda.events.length > 0 && " (• – уже занят)"} или напишите, например: «${dayWords(bounds.to)} в 10:00, актовый зал».`,
  );

function agendaLines({ month, events, daysOff, holidays }: MonthAgenda): HtmlPart[] {
  const rest = events.length - EVENTS_SHOWN;
  const spans = holidays.map(({ name, from, to }) => `${cut(name, 30)}, ${dayShort(from)}–${dayShort(to)}`);
  return [
    events.length === 0
      ? html`${capital(monthWords(month, "in"))} пока ничего не назначено.`
      : html`<b>${capital(monthWords(month, "in"))} уже назначено:</b>`,
    ...events.slice(0, EVENTS_SHOWN).map((event) => cut(agendaRow(event), ROW_LENGTH)),
    rest > 0 && html`и ещё ${rest}: /plan`,
    daysOff.length > 0 && html`Выходные: ${daysOff.map((day) => dayShort(day)).join(", ")}`,
    spans.length > 0 && html`Каникулы: ${spans.join("; ")}`,
  ];
}

/** «12 чт, 10:00 · №13 · п. Липки · Конференция…» */
function agendaRow({ day, time, event, schools }: DatedEvent): string {
  const when = `${dateOf(day)} ${weekdayShort(day)}${time === null ? "" : `, ${time}`}`;
  const where = schools.length === 0 ? [] : [cut(schools.map(schoolPlace).join(", "), 24)];
  return [when, ...(event.number === null ? [] : [eventMark({ event })]), ...where, event.title].join(" · ");
}

/** Before a day is kept on which something speaks against it. */
export const dayClashes = (duty: Duty, held: HeldDay, clashes: readonly Clash[]): Html => {
  const events = clashes.flatMap((clash) => (clash.kind === "event" ? [clash] : []));
  const rest = events.length - EVENTS_SHOWN;
  return lines(
    title(duty),
    html`${capital(weekdayWords(held.heldOn))}, ${heldWords(held)}.`,
    "",
    clashes.map((clash) => clash.kind === "dayOff" && html`Это выходной день.`),
    clashes.map((clash) => clash.kind === "holidays" && html`Это каникулы: ${cut(clash.name, 30)}.`),
    events.length > 0 && html`<b>В этот день уже:</b>`,
    events.slice(0, EVENTS_SHOWN).map(eventLine),
    rest > 0 && html`и ещё ${rest}`,
    "",
    html`Назначить этот день всё равно?`,
  );
};

function eventLine({ dated, people, sameSchool }: Extract<Clash, { kind: "event" }>): Html {
  const { event, time } = dated;
  const mark = event.number === null ? "" : `${eventMark({ event })} `;
  const who = people.length > 0 ? `те же люди: ${cut(people.join(", "), 60)}` : sameSchool && "та же школа";
  return html`– ${mark}${cut(event.title, 60)}${time !== null && `, ${time}`} (${who})`;
}

const heldWords = ({ heldOn, heldAt, heldWhere }: HeldDay): string =>
  [dayWords(heldOn), heldAt, heldWhere === null ? null : cut(heldWhere, 100)]
    .filter((part) => part !== null)
    .join(", ");

export const clashButtons = ({ dutyId, digestId }: CardPlace, day: Day): DigestButton[][] => [
  [
    { text: "Всё равно", data: packCallback("d", "heldyes", dutyId, digestId, day) },
    { text: "Другой день", data: packCallback("d", "held", dutyId, digestId, day.slice(0, 7)) },
  ],
  ...backButtons({ dutyId, digestId }),
];

/** Of a time that no clock shows: it is not taken for a place. */
export const timeNotRead = (): Html => html`Такого времени нет. Напишите, например: «10:00, актовый зал».`;

export const askTimeAndPlace = (day: Day): Html =>
  lines(
    html`Дата назначена: ${dayWords(day)}.`,
    html`Если время и место известны, напишите их, например: «10:00, актовый зал».`,
  );

export const skipButtons = ({ dutyId, digestId }: CardPlace): DigestButton[][] => [
  [{ text: "Пропустить", data: packCallback("d", "card", dutyId, digestId) }],
];
