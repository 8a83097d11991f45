import { type Html, html, lines } from "../telegram/html.ts";
import { pageWords } from "../telegram/general-texts.ts";
import type { Page } from "../telegram/page.ts";
import type { HeldOffice } from "./member.ts";
import { officeTitle } from "./office-texts.ts";

/** What one says to choose, also as a button under the chat. */
export const CHOOSE_WORD = "Другой кластер";

/** What a phone shows of a button that has its row for itself. */
const inButton = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39).trimEnd()}…`);

export const chooseClusterButton = (cluster: string): string => inButton(`Кластер: ${cluster}`);
export const chosenMark = (name: string, chosen: boolean): string => inButton(`${chosen ? "✓ " : ""}${name}`);

/** One of the clusters that a chat belongs to, with what its person is there. */
export interface OwnCluster {
  personId: number;
  name: string;
  offices: readonly HeldOffice[];
  /** The chat speaks for this one. */
  chosen: boolean;
}

/** `places` names the organisations by id. */
function officeWords(offices: readonly HeldOffice[], places: ReadonlyMap<number, string>): string {
  if (offices.length === 0) return "сейчас без должности";
  const words = offices.map((office) => {
    const place = office.organisationId === null ? undefined : places.get(office.organisationId);
    return place === undefined ? officeTitle(office) : `${officeTitle(office)}, ${place}`;
  });
  return [...new Set(words)].join("; ");
}

export const clusterChoice = (page: Page<OwnCluster>, places: ReadonlyMap<number, string>): Html =>
  lines(
    html`<b>Ваши кластеры: ${page.total}</b>`,
    html`О каком из них говорит бот, выбирается здесь. Кнопки под сообщением относятся к его кластеру.`,
    page.items.flatMap(({ name, offices, chosen }) => [
      "",
      html`<b>${name}</b>${chosen ? " (выбран)" : ""}`,
      officeWords(offices, places),
    ]),
    page.pages > 1 ? ["", pageWords(page)] : [],
  );

export const oneCluster = (): Html => html`Вы участвуете в одном кластере: выбирать не из чего.`;

/** After a choice, after joining another, and in the help. */
export const speaksOf = (name: string): Html =>
  html`Сейчас бот говорит с Вами о кластере: ${name}. Сменить: «${CHOOSE_WORD}»`;
