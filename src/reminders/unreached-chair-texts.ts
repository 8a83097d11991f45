import { count, dayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { type Html, html, lines } from "../telegram/html.ts";

interface Unreached {
  name: string;
  why: "blocked" | "paused";
  until: Day | null;
}

const whyWords = ({ why, until }: Unreached): string =>
  why === "blocked"
    ? "бот заблокирован"
    : `пауза${until === null ? "" : ` до ${dayWords(until)}`}, никто не замещает`;

/** To the curator or the Council; `late` is how much nobody has marked. */
export const chairUnreached = (chair: Unreached, late: number): Html =>
  lines(
    html`<b>Бот не может написать председателю</b>`,
    html`${chair.name}: ${whyWords(chair)}.`,
    html`Срок прошёл, отметки нет: ${count(late, ["обязанность", "обязанности", "обязанностей"])}. Ответственным бот напоминает сам.`,
    chair.why === "blocked"
      ? html`Позвоните, пожалуйста: пусть председатель откроет бот и нажмёт /start.`
      : html`Позвоните, пожалуйста: пусть председатель назначит, кто замещает («Люди»), или снимет паузу.`,
  );

/** For whoever runs the bot. */
export const chairUnreachedLine = (cluster: string, chair: Unreached): string =>
  `${cluster}: председателю (${chair.name}) бот не пишет: ${whyWords(chair)}`;
