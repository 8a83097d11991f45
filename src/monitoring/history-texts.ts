import type { Month } from "../calendar/month.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { head, shortened } from "./dialog-texts.ts";
import { type Form, indicatorsOf } from "./form.ts";
import { momentWords, nameOf } from "./monitoring-texts.ts";
import { commentOn, figure, type Report } from "./report.ts";

/** One change of a handed-in report, or what the chair made of it. */
export type HistoryEntry = { at: string; by: string } & (
  | { kind: "revision"; before: Report | null; after: Report; why: string | null }
  | { kind: "accepted" }
  | { kind: "returned"; why: string }
);

/** When, who, what was and what is, why. At most about 3,500 characters. */
export const entryLines = (form: Form, grades: readonly number[], zone: string, entry: HistoryEntry): Html =>
  lines(
    html`<b>${momentWords(entry.at, zone)}, ${nameOf(entry.by)}</b>`,
    entry.kind === "accepted" && html`Отчёт принят.`,
    entry.kind === "returned" && html`Возвращён на исправление: ${entry.why}`,
    entry.kind === "revision" &&
      (entry.before === null ? html`Отчёт сдан.` : changeLines(form, grades, entry.before, entry.after)),
    entry.kind === "revision" && entry.why !== null && html`Причина: ${entry.why}`,
  );

/** A page of changes, the newest first. */
export const history = (
  form: Form,
  title: { month: Month; school: string; page: number; pages: number },
  entries: readonly Html[],
): Html =>
  lines(
    html`<b>История отчёта</b>${title.pages > 1 && ` (${title.page} из ${title.pages})`}`,
    head(form, title.month, title.school),
    entries.flatMap((one) => ["", one]),
  );

/** How many changed figures of one correction are listed. */
const CHANGES = 20;

function changeLines(form: Form, grades: readonly number[], before: Report, after: Report): Html {
  const reason =
    before.noData === after.noData ? null : html`Было: ${givenWords(before)}. Стало: ${givenWords(after)}.`;
  const changes = grades
    .flatMap((grade) =>
      indicatorsOf(form, grade).flatMap(({ short, code }) => {
        const [was, is] = [figure(before, grade, code), figure(after, grade, code)];
        const [said, says] = [commentOn(before, grade, code), commentOn(after, grade, code)];
        return [
          was !== is && html`${grade} кл. ${short}: было ${was}, стало ${is}`,
          said !== says &&
            html`${grade} кл. ${short}, комментарий: было ${quoted(said)}, стало ${quoted(says)}`,
        ];
      }),
    )
    .filter((change) => change !== false);
  if (reason === null && changes.length === 0) return html`Сдано повторно без изменений.`;
  const more = changes.length - CHANGES;
  return lines(reason, changes.slice(0, CHANGES), more > 0 && html`И ещё изменений: ${more}`);
}

const givenWords = ({ noData }: Report): string =>
  noData === null ? "цифры" : `нет данных, ${quoted(noData)}`;

const quoted = (comment: string | null): string => (comment === null ? "–" : `«${shortened(comment, 150)}»`);
