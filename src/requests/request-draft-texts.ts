import { dayShort, dayWords, capital } from "../calendar/calendar-texts.ts";
import { addDays, type Day } from "../calendar/day.ts";
import type { TextProblem } from "../people/nameless-text.ts";
import { clip, eventTitle } from "../plan/plan-texts.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { neededBounds } from "./needed-by.ts";
import { LONGEST, MOST_WAITING } from "./request.ts";
import { type Choices, type Draft, isAnswered, stepsOf } from "./request-draft.ts";
import { neededWords } from "./request-texts.ts";

interface Button {
  text: string;
  data: string;
}

/** Whom help is most often asked for; the rest is typed. */
export const FOR_WHOM = ["учителям-предметникам", "классным руководителям", "администрации"] as const;

/** What is asked at the draft's step. */
export function draftQuestion(draft: Draft, choices: Choices, today: Day): Html {
  const steps = stepsOf(choices);
  const at = html`<i>Шаг ${steps.indexOf(draft.step) + 1} из ${steps.length}</i>`;
  switch (draft.step) {
    case "school":
      return lines(at, html`От какой школы просьба?`);
    case "event":
      return lines(at, html`К какому мероприятию плана относится просьба?`);
    case "what":
      return lines(
        at,
        html`Напишите одним сообщением, какая методическая помощь нужна. Просьбу получит Совет кластера.`,
        html`Имён не пишите.`,
        ...now(draft.what),
      );
    case "forWhom":
      return lines(at, html`Кому нужна помощь? Нажмите или напишите.`, ...now(draft.forWhom));
    case "neededBy":
      return lines(
        at,
        html`К какому дню нужен ответ? Нажмите или напишите, например: «${dayWords(addDays(today, 7))}».`,
        ...now(draft.neededBy === null ? null : neededWords(draft.neededBy.day, today)),
      );
    default:
      return draftSummary(draft, choices, today);
  }
}

const now = (said: string | null): Html[] => (said === null ? [] : [html``, html`Сейчас: ${said}`]);

/** Everything that will be sent, to be checked. */
function draftSummary(draft: Draft, { schools, events }: Choices, today: Day): Html {
  const event = events.find(({ id }) => id === draft.eventId);
  return lines(
    html`<b>Проверьте просьбу</b>`,
    html`<b>Школа:</b> ${schools.find(({ id }) => id === draft.organisationId)?.name ?? "не выбрана"}`,
    html`<b>Что нужно:</b> ${draft.what ?? ""}`,
    html`<b>Кому:</b> ${draft.forWhom ?? ""}`,
    html`<b>Срок:</b> ${neededWords(draft.neededBy?.day ?? null, today)}`,
    event !== undefined && html`<b>Мероприятие:</b> ${eventTitle(event, 120)}`,
    "",
    html`Исправить: «Назад». Отправить Совету: «Отправить».`,
  );
}

/** The step's answers, and the way on, back and out; the data carry the draft's stamp. */
export function draftButtons(draft: Draft, choices: Choices, today: Day): Button[][] {
  const to = (...words: (string | number)[]): string => packCallback("r", "draft", draft.stamp, ...words);
  const first = stepsOf(choices)[0] === draft.step;
  return [
    ...answerRows(draft, choices, today, to),
    ...(isAnswered(draft) ? [[{ text: "Оставить как есть", data: to("keep") }]] : []),
    [...(first ? [] : [{ text: "‹ Назад", data: to("back") }]), { text: "Отмена", data: to("cancel") }],
  ];
}

function answerRows(
  draft: Draft,
  { schools, events }: Choices,
  today: Day,
  to: (...words: (string | number)[]) => string,
): Button[][] {
  switch (draft.step) {
    case "school":
      return schools.map(({ id, name }) => [{ text: clip(name, 60), data: to("school", id) }]);
    case "event":
      return [
        ...events.map((event) => [{ text: eventTitle(event, 60), data: to("event", event.id) }]),
        [{ text: "Ни к одному", data: to("event", 0) }],
      ];
    case "forWhom":
      return FOR_WHOM.map((words, i) => [{ text: capital(words), data: to("for", i) }]);
    case "neededBy": {
      const day = (words: string, by: Day): Button => ({
        text: `${words}, до ${dayShort(by)}`,
        data: to("by", by),
      });
      return [
        [day("Через неделю", addDays(today, 7))],
        [day("Через две недели", addDays(today, 14))],
        [{ text: "Не срочно", data: to("by", "none") }],
      ];
    }
    case "check":
      return [[{ text: "Отправить", data: to("send") }]];
    default:
      return [];
  }
}

/** Why a text is not taken, and what to do. */
export const textProblem = (problem: TextProblem, what: keyof typeof LONGEST): Html => {
  switch (problem) {
    case "empty":
      return html`Сообщение пустое: напишите несколько слов.`;
    case "long":
      return html`Текст слишком длинный: оставьте не больше ${LONGEST[what]} знаков.`;
    default:
      return html`Похоже, в тексте есть имя или инициалы. Об обучающихся и коллегах напишите без имён, автора учебника назовите одной фамилией.`;
  }
};

export const neededProblem = (problem: "unread" | "outside", today: Day): Html => {
  const { from, to } = neededBounds(today);
  const example = html`Напишите, например: «${dayWords(addDays(today, 7))}», или нажмите «Не срочно».`;
  return problem === "unread"
    ? lines(html`День не понят.`, example)
    : lines(html`Нужен день с ${dayWords(from)} по ${dayWords(to, { year: true })}.`, example);
};

export const chooseByButton = "На этом шаге выберите ответ кнопкой под сообщением.";

export const tooManyWaiting = (): Html =>
  html`Ответа уже ждут ${MOST_WAITING} Ваших просьб. Дождитесь ответа или отзовите ненужную.`;

export const draftCancelled = (): Html => html`Просьба не отправлена.`;

export const draftGone = "Эта просьба уже отправлена или отменена. Начните новую: /request";

/** `told` is how many of the Council get it; with none it waits in the list. */
export const requestSent = (told: number): Html =>
  told > 0
    ? lines(
        html`Просьба отправлена Совету. Кто её возьмёт и что ответит, придёт сюда.`,
        html`Ваши просьбы: /request`,
      )
    : lines(
        html`Просьба записана, но в боте нет никого из Совета: позвоните председателю, пожалуйста.`,
        html`Ваши просьбы: /request`,
      );
