import { dayShort } from "../calendar/calendar-texts.ts";
import { type Day, yearOf } from "../calendar/day.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import { dueOf } from "../reminders/duty.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { isHeardBy, type StandingDuty, type Told } from "./own-duties.ts";

/** «21.11», with the year where it is another than today's. */
export const shortDay = (day: Day, today: Day): string =>
  dayShort(day, { year: yearOf(day) !== yearOf(today) });

/** «21.11» for a day, «до 30.11» for a stretch, «с 01.12» for one that has not begun. */
export function whenWords({ duty, standing }: StandingDuty, today: Day): string {
  const due = shortDay(dueOf(duty), today);
  if (duty.heldOn !== null || duty.opensOn === duty.dueOn) return due;
  const ahead = standing === "coming" || standing === "later";
  return ahead ? `${shortDay(duty.opensOn, today)}–${due}` : `до ${due}`;
}

/**
 * What is known of a duty: «принято», «нет ответа». Silence is told as silence: whoever has not answered may
 * well have done it; and of those whom the bot cannot write to nothing is known at all.
 */
export function stateWords({ duty, standing }: StandingDuty, today: Day): string {
  const answer = answerWords({ duty, standing });
  return [
    answer,
    standing === "overdue" ? "срок прошёл" : null,
    duty.heldOn === null || standing === "done" ? null : `назначено на ${shortDay(duty.heldOn, today)}`,
    duty.postponedTo === null || standing === "done" || duty.postponedTo <= today
      ? null
      : `отложено до ${shortDay(duty.postponedTo, today)}`,
    duty.help !== null && duty.help.settledAt === null ? "нужна помощь" : null,
  ]
    .filter((words) => words !== null)
    .join(", ");
}

const NOBODY = "некому сообщить";

function answerWords({ duty, standing }: StandingDuty): string {
  if (standing === "done") return duty.form === null ? "сделано" : "сдано";
  if (standing === "notOurs") return "не наше";
  if (standing === "past") return "прошло до начала работы бота";
  if (duty.state === "accepted") return "принято";
  if (standing === "coming" || standing === "later") return "впереди";
  if (duty.form !== null) return "не сдано";
  if (duty.people.length === 0) return NOBODY;
  return isHeardBy(duty) ? "нет ответа" : "нет связи";
}

/** «Дятлов С.В.», «Лугов Б.И. и ещё 2»; null where nobody answers. */
export function whomWords(duty: StandingDuty["duty"]): string | null {
  const [first, ...rest] = duty.people;
  if (first === undefined) return null;
  return rest.length === 0 ? first.name : `${first.name} и ещё ${rest.length}`;
}

/** One duty in a list, two or three short lines; the school and the people where the list is of several. */
export function dutyLines(standing: StandingDuty, today: Day, told: Told): Html {
  const { duty } = standing;
  const school = duty.organisation?.shortName ?? null;
  const where = told !== "own" && school !== null ? ` · ${clip(school, 30)}` : "";
  const state = stateWords(standing, today);
  const people = told === "everyone" ? (whomWords(duty) ?? NOBODY) : null;
  const whom = people === null || state.startsWith(people) ? "" : `${clip(people, 40)}: `;
  return lines(
    html`<b>${whenWords(standing, today)}</b> · ${eventName(duty.event)}${where}`,
    duty.event.number !== null && clip(duty.event.title, 70),
    html`<i>${whom}${state}</i>`,
  );
}

/** «№20 до 30.11», «№20 п. Заря»: a button into the duty's card. */
export function dutyButton(standing: StandingDuty, today: Day, told: Told): string {
  const { duty } = standing;
  const name = clip(eventName(duty.event), 14);
  const school = duty.organisation?.shortName ?? null;
  // The place is what tells schools apart: «МКОУ СОШ п. Заря» begins as its neighbours do.
  return told !== "own" && school !== null
    ? `${name} · ${placeOf(school)}`
    : `${name} · ${whenWords(standing, today)}`;
}

/** «п. Заря» of «МКОУ СОШ п. Заря», as much of it as a button shows. */
export const placeOf = (school: string): string => clip(schoolPlace(school), 20);
