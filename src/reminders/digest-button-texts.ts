import { handInButton } from "../monitoring/heading-texts.ts";
import { monthWords } from "../calendar/calendar-texts.ts";
import { monthOf } from "../calendar/month.ts";
import { schoolPlace } from "../people/school-place.ts";
import { owedButtons } from "../requests/request-texts.ts";
import { filled, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { PAGER_WORDS } from "../telegram/general-texts.ts";
import type { Page } from "../telegram/page.ts";
import type { DigestPage } from "./digest.ts";
import { cut, type DigestButton, dueWords, eventMark } from "./digest-texts.ts";
import type { Duty } from "./duty.ts";

/** The buttons under a page: one a duty, or, where there is but one, its answers at once. */
export function digestButtons(page: DigestPage, digestId: number): DigestButton[][] {
  const duties = dutiesOf(page);
  const [first] = duties;
  const isAlone = duties.length === 1 && page.pages === 1 && page.groups[0]?.key !== "news";
  const answersAtOnce = isAlone && first?.form === null && first.state === "open";
  const asked = askButtons(page.undated, digestId);
  const turn = (text: string, to: number): DigestButton => ({
    text,
    data: packCallback("d", "list", digestId, to),
  });
  return filled([
    ...(first !== undefined && answersAtOnce
      ? [answerButtons(first, digestId), asked, [cardButton(first, digestId, "Подробнее")]]
      : [...packed(dutyButtons(duties, digestId)), asked]),
    ...owedButtons(page.requests),
    [
      ...(page.page > 1 ? [turn(PAGER_WORDS.earlier, page.page - 1)] : []),
      ...(page.page < page.pages ? [turn(PAGER_WORDS.later, page.page + 1)] : []),
    ],
  ]);
}

/** Those that the page tells of and the reader can open, each once. */
function dutiesOf(page: DigestPage): Duty[] {
  const duties = page.groups.flatMap((group): Duty[] => {
    if (group.key === "news") return group.news.map(({ duty }) => duty);
    if (group.key !== "calls") return group.entries.map(({ duty }) => duty);
    // Nobody but the chair can tick what no one in the bot answers for.
    return group.callees.flatMap((callee) => callee.duties.filter(({ people }) => people.length === 0));
  });
  return [...new Map(duties.map((duty) => [duty.id, duty])).values()];
}

const answerButtons = (duty: Duty, digestId: number): DigestButton[] => [
  { text: "Принято", data: packCallback("d", "accept", duty.id, digestId) },
  { text: "Сделано", data: packCallback("d", "done", duty.id, digestId) },
];

const cardButton = ({ id }: Duty, digestId: number, text: string): DigestButton => ({
  text,
  data: packCallback("d", "card", id, digestId),
});

/** «Когда проведёте?»: straight to the month of the only one, or to the list of them. */
function askButtons(undated: readonly Duty[], digestId: number): DigestButton[] {
  const [first, ...rest] = undated;
  if (first === undefined) return [];
  const data =
    rest.length === 0 ? packCallback("d", "held", first.id, digestId) : packCallback("d", "when", digestId);
  return [{ text: "Когда проведёте?", data }];
}

/** A screen of those whose day is not chosen yet, a button each. */
export const undatedButtons = (page: Page<Duty>, digestId: number): DigestButton[][] =>
  filled([
    ...page.items.map((duty) => [
      { text: cut(undatedWords(duty), 40), data: packCallback("d", "held", duty.id, digestId) },
    ]),
    pager(page, (to) => packCallback("d", "when", digestId, to)),
    [{ text: "‹ К напоминаниям", data: packCallback("d", "list", digestId, 1) }],
  ]);

/** With its month and its school: the same event may be there for two. */
const undatedWords = ({ event, opensOn, organisation }: Duty): string =>
  [
    monthWords(monthOf(opensOn), "nominative"),
    ...(event.number === null ? [] : [eventMark({ event })]),
    ...(organisation === null ? [] : [schoolPlace(organisation.shortName)]),
    event.title,
  ].join(" · ");

/** A button each; where there are several schools, with the school's place, short enough for a phone. */
function dutyButtons(duties: readonly Duty[], digestId: number): DigestButton[] {
  const schools = new Set(duties.flatMap(({ organisation }) => organisation?.shortName ?? []));
  const places = new Set([...schools].map(schoolPlace));
  const words = ({ organisation }: Duty): string => {
    if (schools.size < 2 || organisation === null) return "";
    return ` ${places.size === schools.size ? schoolPlace(organisation.shortName) : organisation.shortName}`;
  };
  const buttons = duties.map((duty) => dutyButton(duty, digestId, words(duty)));
  // One event may be there with two of its days.
  const times = Map.groupBy(buttons, ({ text }) => text);
  return buttons.map((button, at) => {
    const duty = duties[at];
    const alone = times.get(button.text)?.length === 1 || duty === undefined;
    return alone ? button : { ...button, text: cut(`${button.text} ${dueWords(duty)}`, 36) };
  });
}

function dutyButton(duty: Duty, digestId: number, school: string): DigestButton {
  if (duty.form !== null && duty.organisation !== null && duty.state !== "done") {
    return {
      text: cut(`${handInButton(duty.form.heading, duty.form.month)}${school}`, 36),
      data: packCallback("m", "open", duty.organisation.id, duty.form.month, duty.form.code),
    };
  }
  return cardButton(duty, digestId, cut(`${eventMark(duty)}${school}`, 36));
}

/** How many letters a row of buttons shows on a phone, with what stands around each. */
const ROW_WIDTH = 38;

/** As many in a row as a phone shows whole, all of one width; the month's figures have a row to themselves. */
function packed(buttons: readonly DigestButton[]): DigestButton[][] {
  const rows: DigestButton[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const button of buttons) {
    const size = button.data.startsWith("m:") ? ROW_WIDTH : Math.max(8, button.text.length + 2);
    const row = rows.at(-1);
    const widest = Math.max(width, size);
    if (row !== undefined && widest * (row.length + 1) <= ROW_WIDTH) {
      row.push(button);
      width = widest;
    } else {
      rows.push([button]);
      width = size;
    }
  }
  return rows;
}
