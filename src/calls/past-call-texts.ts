import { clip } from "../plan/plan-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { CALL_WORDS } from "./call-texts.ts";

/** A call that was made, in words. */
export interface ToldCall {
  when: string;
  /** Empty where they have asked to be forgotten. */
  by: string;
  whom: string;
  /** «№3, №5». */
  about: string[];
  note: string | null;
}

const ABOUT_SHOWN = 6;

/** A page of the calls that were made, the newest first. */
export const pastCallPage = (page: Page<ToldCall>): Html =>
  page.total === 0
    ? html`<b>Отмеченных звонков пока нет.</b>`
    : lines(
        html`<b>${CALL_WORDS.past}: ${page.total}</b>${page.pages > 1 && `, страница ${page.page + 1} из ${page.pages}`}`,
        page.items.flatMap(({ when, by, whom, about, note }) => {
          const more = about.length - ABOUT_SHOWN;
          const events = `${about.slice(0, ABOUT_SHOWN).join(", ")}${more > 0 ? ` и ещё ${more}` : ""}`;
          return [
            "",
            html`<b>${clip(whom, 60)}</b>${events !== "" && ` · ${clip(events, 80)}`}`,
            html`<i>${when}${by !== "" && `, ${clip(by, 40)}`}</i>`,
            note !== null && html`${clip(note, 300)}`,
          ];
        }),
      );

/** «Отменить: ИМЦ, 18.11». */
export const undoButton = ({ whom, when }: Pick<ToldCall, "whom" | "when">): string =>
  `Отменить: ${clip(whom, 18)}, ${when.slice(0, 5)}`;
