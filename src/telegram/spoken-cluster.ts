import { chooseClusterButton } from "../people/several-clusters-texts.ts";
import { packCallback } from "./callback-data.ts";
import { type Html, html, lines } from "./html.ts";

/** Of which cluster a message speaks, in a chat that belongs to people of several. */
export interface SpokenCluster {
  /** As whom the chat is spoken to there. */
  personId: number;
  name: string;
}

/** What a phone shows in a line. */
const WIDTH = 40;

const headOf = (name: string): string => {
  const head = /кластер/i.test(name) ? name : `Кластер: ${name}`;
  return head.length <= WIDTH ? head : `${head.slice(0, WIDTH - 1).trimEnd()}…`;
};

/** The text under the name of its cluster. */
export const underCluster = (text: Html, spoken: SpokenCluster | null): Html =>
  spoken === null ? text : lines(html`<i>${headOf(spoken.name)}</i>`, text);

const OWNED = /^(.*)@([0-9a-z]{1,11})$/;

/** A button's data with whose it is, so that a tap is understood by the cluster that its message was about. */
export const ownedData = (data: string, spoken: SpokenCluster | null): string =>
  spoken === null ? data : `${data}@${spoken.personId.toString(36)}`;

/** The button's own data, and the person whose message it was under; null: the chat had one cluster then. */
export function ownerOfData(data: string): { data: string; personId: number | null } {
  const [, own, owner] = OWNED.exec(data) ?? [];
  return own === undefined || owner === undefined
    ? { data, personId: null }
    : { data: own, personId: Number.parseInt(owner, 36) };
}

/** A row that leads to the choice of another cluster; none where there is one. */
export const chooseClusterRow = (spoken: SpokenCluster | null): { text: string; data: string }[] =>
  spoken === null ? [] : [{ text: chooseClusterButton(spoken.name), data: packCallback("k", "list", 0) }];
