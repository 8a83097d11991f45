import type { Day } from "../calendar/day.ts";
import { dayWords } from "../calendar/calendar-texts.ts";
import { reachWords } from "../calls/call-texts.ts";
import type { Reach } from "../calls/reach.ts";
import { clip } from "../plan/plan-texts.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { digestLine } from "./answers-texts.ts";
import { dutyLines } from "./duty-words-texts.ts";
import type { StandingDuty } from "./own-duties.ts";
import type { PastAnswer, SentDigest } from "./past-answer.ts";
import type { PlanSummary } from "./plan-summary.ts";
import { lastAnswers } from "./school-texts.ts";

export const PERSON_WORDS = { people: "‹ К людям", card: "Должности и приглашение" } as const;

export const personGone = "Этого человека в списке больше нет.";

/** One who answers for something, for the list of people. */
export interface PersonStanding {
  personId: number;
  name: string;
  overdue: number;
  open: number;
  reach: Reach;
}

/** Everybody who answers for something, those that are late first. */
export const peoplePage = (page: Page<PersonStanding>, today: Day): Html =>
  lines(
    html`<b>Люди на ${dayWords(today)}</b>`,
    page.total === 0 && html`Пока никто ни за что не отвечает.`,
    page.items.flatMap(({ name, overdue, open, reach }) => [
      "",
      html`<b>${nameOf(name)}</b>`,
      html`${overdue > 0 && `срок прошёл ${overdue}, `}впереди и идёт ${open}: ${reachWords(reach)}`,
    ]),
    page.pages > 1 && "",
    pageWords(page),
  );

const nameOf = (name: string): string => (name === "" ? "Имя удалено" : clip(name, 60));

export interface PersonCard {
  name: string;
  position: string;
  /** «директор, МКОУ СОШ п. Заря». */
  offices: readonly string[];
  reach: Reach;
  plan: PlanSummary;
  answers: readonly PastAnswer[];
  digests: readonly SentDigest[];
  today: Day;
  zone: string;
}

const OVERDUE_SHOWN = 3;

/** One person: their offices, what they answer for, what they were sent, and what they answered. */
export function personScreen(card: PersonCard): Html {
  const { plan, today, zone } = card;
  const late: readonly StandingDuty[] = plan.overdue.slice(0, OVERDUE_SHOWN);
  const more = plan.overdue.length - late.length;
  return lines(
    html`<b>${nameOf(card.name)}</b>`,
    card.offices.length > 0
      ? card.offices.slice(0, 4).map((office) => html`${clip(office, 100)}`)
      : card.position !== "" && html`${clip(card.position, 150)}`,
    html`Связь: ${reachWords(card.reach)}`,
    "",
    plan.total === 0
      ? html`В плане ничего не записано.`
      : html`Сделано: ${plan.done.length} из ${plan.total}, идёт ${plan.underWay.length}`,
    late.length > 0 && ["", html`<b>Срок прошёл: ${plan.overdue.length}</b>`],
    late.map((duty) => dutyLines(duty, today, "ownSchools")),
    more > 0 && html`и ещё ${more}`,
    "",
    html`<b>Сводки дня, что отправлено</b>`,
    card.digests.length === 0
      ? html`Ещё не отправлялись.`
      : card.digests.map((digest) => html`${digestLine(digest, today)}`),
    lastAnswers(card.answers, today, zone, "own"),
  );
}
