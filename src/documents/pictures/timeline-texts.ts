import { count, dayShort, dayWords } from "../../calendar/calendar-texts.ts";
import { type Day, yearOf } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import { clip, deadlineMeaning, undatedWords } from "../../plan/plan-texts.ts";
import { type Html, html, lines } from "../../telegram/html.ts";
import { countsOf, type Timeline, type TimelineEvent, type TimelineInstance } from "./timeline.ts";
import type { Theme } from "./palette.ts";

export const STATE_WORDS: Readonly<Record<TimelineEvent["state"], string>> = {
  done: "сделано",
  underWay: "идёт",
  overdue: "срок прошёл",
  coming: "впереди",
  past: "до начала работы бота",
  notOurs: "не наше",
  undated: "нет даты",
  cancelled: "отменено",
};

const period = ({ from, to }: Period): string =>
  `${dayWords(from, { year: yearOf(from) !== yearOf(to) })} – ${dayWords(to, { year: true })}`;

export const TIMELINE_WORDS = {
  title: ({ cluster }: Timeline): string => cluster,
  plan: (timeline: Timeline): string => `План: ${period(timeline.period)}`,
  day: ({ today }: Timeline, part: { at: number; of: number }): string =>
    `На ${dayWords(today, { year: true })}${part.of > 1 ? `. Часть ${part.at + 1} из ${part.of}` : ""}`,
  legend: (state: TimelineEvent["state"], number: number): string => `${STATE_WORDS[state]}: ${number}`,
  today: (today: Day): string => `сегодня ${dayShort(today)}`,
  noSection: "Без раздела",
  continued: (title: string): string => `${title} (продолжение)`,
  undated: "Без даты",
  cancelled: "Отменены",
  overdueNote: "«Срок прошёл»: отметки нет. Сделано ли, знает ответственный.",
  partNote: "«2 из 6»: столько отметок «сделано» из ожидаемых.",
  noEvents: "Мероприятий в плане нет.",
} as const;

/** «№17. День выпускника». */
export const titleWords = ({ event }: TimelineEvent): string =>
  event.number === null ? event.title : `${numberWords(event.number)} ${event.title}`;

const numberWords = (number: string): string => `№${clip(number, 8)}.`;

/** «до 30.11», «21.11»; of several instances how many there are: «6 дат». */
export function whenWords(instances: readonly TimelineInstance[]): string {
  const [one, another] = instances;
  if (one === undefined) return "";
  if (another !== undefined) return count(instances.length, ["дата", "даты", "дат"]);
  return one.opensOn === one.dueOn ? dayShort(one.dueOn) : `до ${dayShort(one.dueOn)}`;
}

/** «сделано», «идёт, 2 из 6»: of those who each answer for themselves and of the dates that have come. */
export function progressWords({ state, instances }: TimelineEvent): string {
  const [done, of] = instances.reduce(
    ([marked, all], instance) =>
      instance.state === "coming" || instance.state === "past"
        ? [marked, all]
        : [marked + instance.done, all + instance.of],
    [0, 0],
  );
  const words = STATE_WORDS[state];
  return state === "done" || of < 2 || done === 0 ? words : `${words}, ${done} из ${of}`;
}

/** Why an event stands on no day: «по запросу, без даты»; of one that is called off the reason. */
export function listedWords({ event }: TimelineEvent, within: Period): string {
  if (event.cancelled !== null) return event.cancelled.reason ?? STATE_WORDS.cancelled;
  const { deadline, occurrences } = event;
  return undatedWords(deadline, occurrences, within) ?? deadlineMeaning(deadline, occurrences, within);
}

/** Under the picture, in words: what it shows to one who cannot see it. */
export const timelineCaption = (timeline: Timeline, part: { at: number; of: number }): Html =>
  lines(
    html`<b>${clip(timeline.cluster, 200)}</b>`,
    html`${TIMELINE_WORDS.plan(timeline)}`,
    html`${TIMELINE_WORDS.day(timeline, part)}`,
    countsOf(timeline).map(({ state, number }) => html`${capitalised(TIMELINE_WORDS.legend(state, number))}`),
  );

const capitalised = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** A button to the same picture in the other colours. */
export const themeButton = (theme: Theme): string => (theme === "dark" ? "Тёмная" : "Светлая");

export const timelineName = (today: Day, at: number): string => `План на ${today}, ${at + 1}.png`;
