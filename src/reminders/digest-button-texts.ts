import { handInButton } from "../monitoring/heading-texts.ts";
import { monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { monthOf } from "../calendar/month.ts";
import { schoolPlace } from "../people/school-place.ts";
import { owedButtons } from "../requests/request-texts.ts";
import { filled, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { PAGER_WORDS } from "../telegram/general-texts.ts";
import type { Page } from "../telegram/page.ts";
import { type DigestPage, isOwn } from "./digest.ts";
import { cut, type DigestButton, dueWords, eventMark } from "./digest-texts.ts";
import { dueOf, type Duty } from "./duty.ts";

/** So many of the reader's own have a row with their likely answer; the rest a button each. */
const ANSWERED_AT_ONCE = 6;

/** The buttons under a page: of what is nearest its likely answer, one a duty; where there is but one, its answers. */
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
      : [...answerRows(page, duties, digestId), asked, acceptAllRow(page, digestId)]),
    ...owedButtons(page.requests),
    [
      ...(page.page > 1 ? [turn(PAGER_WORDS.earlier, page.page - 1)] : []),
      ...(page.page < page.pages ? [turn(PAGER_WORDS.later, page.page + 1)] : []),
    ],
  ]);
}

/** A row for what is likely to be answered now, «Сделано №1» beside the card; below them a button for each other. */
function answerRows(page: DigestPage, duties: readonly Duty[], digestId: number): DigestButton[][] {
  const cards = dutyButtons(duties, digestId);
  const own = new Set(
    page.groups
      .filter(isOwn)
      .flatMap((group) => ("entries" in group ? group.entries : []))
      .map(({ duty }) => duty.id),
  );
  const likely = duties
    .filter(({ id }) => own.has(id))
    .map((duty) => ({ duty, answer: likelyAnswer(duty, page.today) }))
    .filter(({ answer }) => answer !== null)
    .slice(0, ANSWERED_AT_ONCE);
  const answered = new Map(likely.map(({ duty, answer }) => [duty.id, answer]));
  const rows = duties.flatMap((duty, at): DigestButton[][] => {
    const [card, answer] = [cards[at], answered.get(duty.id)];
    if (card === undefined || answer === undefined || answer === null) return [];
    const data = packCallback("d", answer, duty.id, digestId, page.page);
    const mark = duty.event.number === null ? "" : ` ${eventMark(duty)}`;
    return [
      [
        { text: `${ANSWERS[answer]}${mark}`, data },
        { ...card, text: card.text.length < 17 ? `${card.text} …` : cut(card.text, 18) },
      ],
    ];
  });
  return [...rows, ...packed(cards.filter((_, at) => !answered.has(duties[at]?.id ?? 0)))];
}

const ANSWERS = { fin: "Сделано", ok: "Принято" } as const;

/** What one is likely to say of a duty in one tap: that it is done, once its day has come; till then that it is read. */
function likelyAnswer(duty: Duty, today: Day): keyof typeof ANSWERS | null {
  if (duty.form !== null || duty.state === "done" || duty.state === "notOurs") return null;
  if (dueOf(duty) <= today) return "fin";
  return duty.state === "open" ? "ok" : null;
}

/** One tap for all that nobody has answered yet, on every page; that something is done is said one by one. */
const acceptAllRow = ({ unanswered }: DigestPage, digestId: number): DigestButton[] =>
  unanswered < 2
    ? []
    : [{ text: `Принято: все (${unanswered})`, data: packCallback("d", "okall", digestId) }];

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
