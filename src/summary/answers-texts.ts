import { count, dayShort } from "../calendar/calendar-texts.ts";
import { type Day, dayOf, isDay } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { clip, eventName, eventTitle } from "../plan/plan-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { placeOf, shortDay } from "./duty-words-texts.ts";
import type { PastAnswer, SentDigest } from "./past-answer.ts";

const KINDS: Record<PastAnswer["kind"], string> = {
  accepted: "принято",
  done: "сделано",
  undone: "отметка снята",
  dateSet: "назначено на",
  postponed: "отложено до",
  helpAsked: "просьба о помощи",
  helpSettled: "вопрос решён",
  notOurs: "не наше",
  commented: "комментарий",
};

/** «назначено на 21.11 10:00 актовый зал», «комментарий: «…»». */
export function answeredWords({ kind, value }: PastAnswer, today: Day): string {
  const words = KINDS[kind];
  if (value === null || value === "") return words;
  const [first = "", ...rest] = value.split(" ");
  if (isDay(first)) return [words, shortDay(first, today), ...rest].join(" ");
  return `${words}: «${value}»`;
}

const nameOf = (by: string | null): string => (by === null ? "" : by === "" ? "Имя удалено" : by);

/** «18.11 10:05 · №17 · п. Рассвет», and who answered what below. */
export function answerLines(
  answer: PastAnswer,
  today: Day,
  zone: string,
  told: "all" | "event" | "own",
): Html {
  const moment = momentOf(answer.at, zone);
  const when = `${dayShort(dayOf(moment, zone))} ${moment.toFormat("HH:mm")}`;
  const event = told === "event" ? "" : ` · ${eventName(answer.event)}`;
  const school = answer.school === null ? "" : ` · ${placeOf(answer.school)}`;
  const by = told === "own" || answer.by === null ? "" : `${clip(nameOf(answer.by), 40)}: `;
  return lines(
    html`<b>${when}</b>${event}${school}`,
    html`<i>${by}${clip(answeredWords(answer, today), 160)}</i>`,
  );
}

const STATES: Record<NonNullable<SentDigest["state"]>, string> = {
  pending: "ещё не отправлена",
  sending: "отправляется",
  sent: "отправлена",
  uncertain: "неизвестно, дошла ли",
  failed: "не отправлена",
  blocked: "не отправлена, бот заблокирован",
  expired: "не отправлена вовремя",
  cancelled: "не понадобилась",
};

/** «18.11: отправлена, ответов 1 из 3». */
export function digestLine({ day, state, told, answered }: SentDigest, today: Day): string {
  const how = state === null ? "сведений об отправке нет" : STATES[state];
  const answers =
    told === 0 ? "" : answered === 0 ? `, нет ответа (${told})` : `, ответов ${answered} из ${told}`;
  return `${shortDay(day, today)}: ${how}${answers}`;
}

/** Everything that was answered about an event. */
export const eventAnswers = (
  event: { number: string | null; title: string },
  page: Page<PastAnswer>,
  today: Day,
  zone: string,
): Html =>
  lines(
    html`<b>${eventTitle(event, 150)}</b>`,
    page.total === 0
      ? html`Ответов ещё не было. Это не значит, что ничего не сделано.`
      : html`${count(page.total, ["ответ", "ответа", "ответов"])}, новые сверху`,
    page.items.flatMap((answer) => ["", answerLines(answer, today, zone, "event")]),
    page.pages > 1 && "",
    pageWords(page),
  );

export const ANSWER_WORDS = { answers: "Ответы", changes: "Изменения плана" } as const;
