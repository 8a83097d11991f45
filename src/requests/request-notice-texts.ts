import type { Day } from "../calendar/day.ts";
import { clip } from "../plan/plan-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { type HelpRequest, LONGEST, MOST_QUESTIONS, type Refusal } from "./request.ts";
import { neededWords } from "./request-texts.ts";

const about = (request: HelpRequest): Html => html`«${clip(request.questions[0] ?? "", 150)}»`;

const school = (request: HelpRequest): string => request.school ?? "школа удалена";

/** To the Council: a school asks. */
export const askedNotice = (request: HelpRequest, today: Day): Html =>
  lines(
    html`<b>Просят методической помощи.</b> ${school(request)}`,
    html`${request.asker}: ${request.questions.at(-1) ?? ""}`,
    html`Кому: ${request.forWhom}`,
    html`Срок: ${neededWords(request.neededBy, today)}`,
  );

/** To the asker and to the others of the Council: it is in somebody's hands. */
export const takenNotice = (request: HelpRequest, owner: string): Html =>
  lines(
    html`<b>Просьбой о методической помощи занимается ${owner}</b>`,
    html`${school(request)}: ${about(request)}`,
  );

/** To one to whom it was handed over. */
export const givenNotice = (request: HelpRequest, from: string, today: Day): Html =>
  lines(
    html`<b>Вам передана просьба о методической помощи.</b> Передаёт ${from}`,
    html`${request.asker}, ${school(request)}: ${request.questions.at(-1) ?? ""}`,
    html`Кому: ${request.forWhom}`,
    html`Срок: ${neededWords(request.neededBy, today)}`,
  );

/** To the asker. */
export const answeredNotice = (request: HelpRequest, owner: string, answer: string): Html =>
  lines(html`<b>Ответ на Вашу просьбу.</b> ${owner}`, about(request), "", html`${answer}`);

/** To the owner: the asker's next question. */
export const moreNotice = (request: HelpRequest, question: string): Html =>
  lines(html`<b>Ещё вопрос.</b> ${request.asker}, ${school(request)}`, about(request), "", html`${question}`);

/** To the owner: nothing more is wanted. */
export const settledNotice = (request: HelpRequest): Html =>
  lines(html`<b>Отмечено: вопрос решён.</b> ${request.asker}, ${school(request)}`, about(request));

export const withdrawnNotice = (request: HelpRequest): Html =>
  lines(html`<b>Просьба отозвана.</b> ${request.asker}, ${school(request)}`, about(request));

// ── To the one who taps ────────────────────────────────────────────────────────────────────────────────────

/** Why a tap does nothing; `owner` is who has the request. */
export const refusalWords = (refusal: Refusal, owner: string): string => {
  const words: Record<Refusal, string> = {
    notAllowed: "У Вас нет права на это действие.",
    own: "Это Ваша просьба: ответить на неё может другой член Совета.",
    withdrawn: "Просьба отозвана.",
    answered: "На эту просьбу уже ответили.",
    inHand: `${owner} уже занимается этой просьбой.`,
    notOwner: owner === "" ? "Сначала нажмите «Беру»." : `${owner} занимается этой просьбой.`,
    unanswered: "Ответа на эту просьбу ещё нет.",
    settled: "Вопрос уже отмечен решённым. Новая просьба: /request",
    long: `В одной просьбе не больше ${MOST_QUESTIONS} вопросов. Начните новую: /request`,
  };
  return words[refusal];
};

export const requestGone = "Этой просьбы нет. Откройте список заново: /request";
export const changedMeanwhile = "Просьба изменилась. Откройте её заново: /request";

export const taken = "Просьба за Вами. Когда будет что ответить, нажмите «Ответить».";
export const settledToast = "Отмечено: вопрос решён.";

export const askAnswer = (request: HelpRequest): Html =>
  lines(
    html`Напишите ответ одним сообщением, не больше ${LONGEST.answer} знаков. Имён не пишите.`,
    html`Получатель: ${request.asker}`,
  );

export const askMoreText = (): Html => html`Напишите одним сообщением, что ещё нужно. Имён не пишите.`;

/** `reached` false: the asker is not in the bot any more. */
export const answerSent = (reached: boolean): Html =>
  reached
    ? html`Ответ передан.`
    : html`Ответ записан, но написать этому человеку бот не может: позвоните, пожалуйста.`;

/** `reached` false: there is nobody of the Council in the bot. */
export const moreSent = (reached: boolean): Html =>
  reached
    ? html`Вопрос передан. Ответ придёт сюда.`
    : html`Вопрос записан, но написать в Совет бот не может: позвоните председателю, пожалуйста.`;

export const askWithdraw = (): Html => html`Отозвать просьбу? Отвечать на неё больше не будут.`;
export const withdrawYes = "Да, отозвать";
export const backToRequest = "‹ Назад";

export const chooseHelper = (request: HelpRequest): Html =>
  lines(html`<b>Кому передать просьбу?</b>`, about(request));
export const nobodyToGive = (): Html =>
  lines(
    html`Передать некому: других членов Совета в боте нет.`,
    html`Пригласить их может председатель в разделе «Люди».`,
  );
export const given = (name: string): string => `Просьба передана: ${name}`;
