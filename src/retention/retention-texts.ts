import { count, dayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { type Html, html } from "../telegram/html.ts";
import { PAST_KINDS, type PastCounts, type PastKind } from "./past.ts";

const KINDS: Record<PastKind, string> = {
  changes: "записи журнала",
  marks: "отметки о мероприятиях",
  comments: "комментарии к мероприятиям",
  corrections: "исправления отчётов",
  figureComments: "отчёты с пояснениями (уйдут только пояснения)",
  requests: "просьбы о методической помощи",
  messages: "сведения об отправленных сообщениях",
  digests: "сводки дня",
  notices: "объявления",
  calls: "отметки о звонках",
  entries: "заявки на вход",
  planDrafts: "незаконченные загрузки плана",
  people: "имена тех, кто вышел из кластера",
};

/** «24 месяца». */
export const keptWords = (months: number | null): string =>
  months === null ? "бессрочно" : count(months, ["месяц", "месяца", "месяцев"]);

/** «– записи журнала: 120», for what there is. */
export const pastLines = (counts: PastCounts): Html[] =>
  PAST_KINDS.flatMap((kind) => {
    const n = counts[kind] ?? 0;
    return n === 0 ? [] : [html`– ${KINDS[kind]}: ${n}`];
  });

export const pastBorder = (before: Day): string => `до ${dayWords(before, { year: true })}`;
