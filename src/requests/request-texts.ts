import { dayShort, dayWords } from "../calendar/calendar-texts.ts";
import { type Day, yearOf } from "../calendar/day.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip, eventTitle } from "../plan/plan-texts.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import {
  type Council,
  type HelpRequest,
  isInHand,
  isUnanswered,
  type OwedRequest,
  type Tap,
} from "./request.ts";
import { wantedBy } from "./request-mornings.ts";

interface Button {
  text: string;
  data: string;
}

const placeOf = ({ school }: HelpRequest): string => schoolPlace(school ?? "школа удалена");
const askerOf = ({ asker }: HelpRequest): string => (asker === "" ? "имя удалено" : asker);
const ownerOf = ({ owner }: HelpRequest): string => (owner === "" ? "имя удалено" : owner);

/** «до 25 ноября», with the year where it is another than today's; «не срочно». */
export const neededWords = (neededBy: Day | null, today: Day): string =>
  neededBy === null ? "не срочно" : `до ${dayWords(neededBy, { year: yearOf(neededBy) !== yearOf(today) })}`;

/** Where a request stands. */
export function stateWords(request: HelpRequest, council: Council): string {
  switch (request.state) {
    case "open":
      return "ждёт ответа, пока никто не взял";
    case "taken":
      return isInHand(request, council)
        ? `ждёт ответа, занимается ${ownerOf(request)}`
        : `ждёт ответа, но ${ownerOf(request)} сейчас не в Совете`;
    case "answered":
      return request.settled ? "вопрос решён" : `есть ответ, ${ownerOf(request)}`;
    default:
      return "отозвана";
  }
}

/** The whole request: what is asked, for whom, where it stands, and the latest answer. */
export function requestCard(request: HelpRequest, council: Council, today: Day): Html {
  const [first = "", ...more] = request.questions;
  const answer = request.answers.at(-1);
  return lines(
    html`<b>Просьба о методической помощи</b>`,
    html`${askerOf(request)}, ${request.school ?? "школа удалена"}, ${dayWords(request.askedOn)}`,
    "",
    html`<b>Что нужно:</b> ${first}`,
    more.map((question) => html`<b>Ещё вопрос:</b> ${question}`),
    html`<b>Кому:</b> ${request.forWhom}`,
    html`<b>Срок:</b> ${neededWords(request.neededBy, today)}`,
    request.event !== null && html`<b>Мероприятие:</b> ${eventTitle(request.event, 120)}`,
    html`<b>Состояние:</b> ${stateWords(request, council)}`,
    answer !== undefined && [
      "",
      html`<b>${isUnanswered(request) ? "Прежний ответ" : "Ответ"}:</b> ${answer}`,
    ],
  );
}

const TAP_WORDS: Record<Tap, string> = {
  take: "Беру",
  answer: "Ответить",
  give: "Передать",
  settle: "Вопрос решён",
  more: "Ещё вопрос",
  withdraw: "Отозвать",
};

/** What a button of a request says; the chair gives out what is another's. */
export const tapButton = (tap: Tap, requestId: number, assigns = false): Button => ({
  text: tap === "give" && assigns ? "Назначить" : TAP_WORDS[tap],
  data: packCallback("r", tap, requestId),
});

export const openButton = (requestId: number): Button => ({
  text: "Открыть просьбу",
  data: packCallback("r", "card", requestId),
});

/** A button into a request's card: «18.11 · д. Полянская». */
export const listedButton = (request: HelpRequest): Button => ({
  text: clip(`${dayShort(request.askedOn)} · ${placeOf(request)}`, 36),
  data: packCallback("r", "card", request.id),
});

const pages = ({ page, pages }: Page<unknown>): HtmlPart =>
  pages > 1 && html`<i>Страница ${page + 1} из ${pages}</i>`;

/** One's own requests with where they stand. */
export const ownRequests = (page: Page<HelpRequest>, council: Council): Html =>
  page.total === 0
    ? lines(html`<b>Методическая помощь</b>`, html`Вы ещё ни о чём не просили.`)
    : lines(
        html`<b>Ваши просьбы о методической помощи: ${page.total}</b>`,
        page.items.flatMap((request) => [
          "",
          html`<b>${dayShort(request.askedOn)}</b> · ${clip(request.questions[0] ?? "", 80)}`,
          html`<i>${stateWords(request, council)}</i>`,
        ]),
        page.pages > 1 && "",
        pages(page),
      );

/** The cluster's requests, as the Council sees them. */
export const allRequests = (page: Page<HelpRequest>, council: Council, today: Day): Html =>
  page.total === 0
    ? lines(html`<b>Просьбы о методической помощи</b>`, html`Просьб пока нет.`)
    : lines(
        html`<b>Просьбы о методической помощи: ${page.total}</b>`,
        page.items.flatMap((request) => [
          "",
          html`<b>${dayShort(request.askedOn)} · ${placeOf(request)}</b>, ${neededWords(request.neededBy, today)}`,
          html`${clip(request.questions.at(-1) ?? "", 80)}`,
          html`<i>${stateWords(request, council)}</i>`,
        ]),
        page.pages > 1 && "",
        pages(page),
      );

export const newButton: Button = { text: "Новая просьба", data: packCallback("r", "new") };

export const allButton = (unanswered: number): Button => ({
  text: unanswered === 0 ? "Просьбы к Совету" : `Просьбы к Совету, без ответа: ${unanswered}`,
  data: packCallback("r", "all", 0),
});

export const ownButton: Button = { text: "‹ К своим просьбам", data: packCallback("r", "mine", 0) };

export const notForYou = (): Html =>
  html`Просить о методической помощи могут работники школ кластера, отвечать – члены Совета.`;

// ── In a digest ────────────────────────────────────────────────────────────────────────────────────────────

const OWED_SHOWN = 5;

/** What a morning's message says of requests that wait for the reader's answer. */
export function owedLines(requests: readonly OwedRequest[]): Html[] {
  const rest = requests.length - OWED_SHOWN;
  return [
    html`<b>Ждут ответа: методическая помощь</b>`,
    ...requests
      .slice(0, OWED_SHOWN)
      .map((request) =>
        lines(
          html`<b>до ${dayShort(wantedBy(request))}</b> · ${placeOf(request)}`,
          clip(request.questions.at(-1) ?? "", 70),
          !request.mine &&
            html`<i>${request.state === "open" ? "никто не взял" : `${ownerOf(request)}: сейчас не в Совете или не в боте`}</i>`,
        ),
      ),
    ...(rest > 0 ? [html`и ещё ${rest}`] : []),
  ];
}

/** The same in a list of all that would be sent. */
export const owedTitle = ({ questions }: HelpRequest): string =>
  `Методическая помощь: ${clip(questions.at(-1) ?? "", 70)}`;
export const owedWhy = "просьба ждёт ответа";

export const owedButtons = (requests: readonly HelpRequest[]): Button[][] =>
  requests.slice(0, OWED_SHOWN).map((request) => [
    {
      text: clip(`Просьба: ${placeOf(request)}`, 36),
      data: packCallback("r", "card", request.id),
    },
  ]);
