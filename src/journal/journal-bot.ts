import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { placeNames } from "../people/cluster-store.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { eventTitle } from "../plan/plan-texts.ts";
import { searchEvents } from "../plan/search.ts";
import { filled, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, strangerText } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { typed } from "../telegram/typed-word.ts";
import type { JournalFilter, JournalNames } from "./journal-entry.ts";
import { journalNames } from "./journal-names.ts";
import { peopleNamed } from "./journal-search.ts";
import { countEntries, journalEvents, loadEntries, peopleNames } from "./journal-store.ts";
import {
  askWhatToFind,
  eventButton,
  foundMany,
  foundNothing,
  JOURNAL_BUTTONS as BUTTONS,
  journalPage,
  nobodyThere,
  onlyChairReads,
  personButton,
} from "./journal-texts.ts";

/** «Журнал»: who changed what and when, the newest first; all of it, a person's, or an event's. */
export function journalFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("journal", open);
  handlers.hears(typed("journal"), open);
  handlers.callbackQuery(/^log:(?:all|person|event):/, journalTap(turn));
  handlers.callbackQuery(/^log:find$/, journalTap(askToFind));
  handlers.callbackQuery(/^log:/, (ctx) => toast(ctx, deadButton));
  return { handlers, answers: { [FIND]: find } };
}

const FIND = "journal.find";
/** Entries on one screen of a phone; a message holds them however long they are. */
const PAGE = 5;
const MOST_FOUND = 12;

type Screen = [Html, Button[][]];

const mayRead = (member: Member): boolean => may(member, { do: "seeJournal", clusterId: member.clusterId });

const journalTap =
  (handle: (ctx: Ctx, member: Member, words: readonly string[]) => Promise<void>) =>
  async (ctx: Ctx): Promise<void> => {
    const { member } = ctx;
    if (member === null || !mayRead(member)) return toast(ctx, onlyChairReads);
    await handle(ctx, member, unpackCallback(ctx.callbackQuery?.data ?? "")?.slice(1) ?? []);
  };

async function open(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, strangerText());
  if (!mayRead(member)) return say(ctx, html`${onlyChairReads}`);
  await say(ctx, ...screen(ctx, member, { of: "all" }, null, 0));
}

async function turn(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const [of, first, second] = words;
  const page = pageNumber(of === "all" ? first : second);
  if (page === null) return toast(ctx, deadButton);
  if (of === "all") {
    await toast(ctx);
    return show(ctx, ...screen(ctx, member, { of: "all" }, null, page));
  }
  const id = callbackId(first);
  if (id === null || (of !== "person" && of !== "event")) return toast(ctx, deadButton);
  const about = aboutOf(ctx, member, { of, id });
  if (about === null) return toast(ctx, nobodyThere);
  await toast(ctx);
  await show(ctx, ...screen(ctx, member, { of, id }, about, page));
}

/** Whose or which event's entries are asked for, in words; null: nobody's of this cluster. */
function aboutOf(
  ctx: Ctx,
  { clusterId }: Member,
  filter: Exclude<JournalFilter, { of: "all" }>,
): string | null {
  if (filter.of === "person") {
    const name = peopleNames(ctx.db, clusterId).get(filter.id);
    return name === undefined || name === "" ? null : name;
  }
  const event = journalEvents(ctx.db, clusterId).find(({ id }) => id === filter.id);
  return event === undefined ? null : eventTitle(event, 100);
}

function screen(
  ctx: Ctx,
  member: Member,
  filter: JournalFilter,
  about: string | null,
  asked: number,
): Screen {
  const { clusterId } = member;
  const total = countEntries(ctx.db, clusterId, filter);
  const page = pageOf(
    Array.from({ length: total }, (_, at) => at),
    asked,
    PAGE,
  );
  const names = namesOf(ctx, clusterId);
  const items = loadEntries(ctx.db, clusterId, filter, { from: page.page * PAGE, size: PAGE }).map(
    (entry) => ({
      ...entry,
      names,
      zone: ctx.zone,
    }),
  );
  const data = (to: number): string =>
    filter.of === "all" ? packCallback("log", "all", to) : packCallback("log", filter.of, filter.id, to);
  return [
    journalPage(about, { ...page, items }),
    filled([
      pager(page, data),
      [
        { text: BUTTONS.find, data: packCallback("log", "find") },
        ...(filter.of === "all" ? [] : [{ text: BUTTONS.all, data: packCallback("log", "all", 0) }]),
      ],
      [{ text: BUTTONS.settings, data: "set:home" }],
    ]),
  ];
}

const namesOf = (ctx: Ctx, clusterId: number): JournalNames =>
  journalNames(
    peopleNames(ctx.db, clusterId),
    placeNames(ctx.db, clusterId),
    [...ctx.forms(ctx.db, clusterId).values()].flat(),
  );

// ── Finding ────────────────────────────────────────────────────────────────────────────────────────────────

async function askToFind(ctx: Ctx, member: Member): Promise<void> {
  ctx.commit((tx) => openQuestion(tx, member.chatId, FIND, {}, instant(ctx.now)));
  await toast(ctx);
  await say(ctx, askWhatToFind());
}

async function find(ctx: Ctx, _: unknown, query: string): Promise<void> {
  const { member, chatId } = ctx;
  if (chatId === undefined) return;
  if (member === null || !mayRead(member)) {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${onlyChairReads}`);
  }
  const people = peopleNamed(peopleNames(ctx.db, member.clusterId), query);
  const events = searchEvents(journalEvents(ctx.db, member.clusterId), query);
  const total = people.length + events.length;
  if (total === 0) return say(ctx, foundNothing(query));
  ctx.commit((tx) => closeQuestion(tx, chatId));
  const [person, event] = [people[0], events[0]];
  if (total === 1 && person !== undefined)
    return say(ctx, ...screen(ctx, member, { of: "person", id: person.id }, person.name, 0));
  if (total === 1 && event !== undefined)
    return say(ctx, ...screen(ctx, member, { of: "event", id: event.id }, eventTitle(event, 100), 0));
  const buttons = [
    ...people.map(({ id, name }) => ({
      text: personButton(name),
      data: packCallback("log", "person", id, 0),
    })),
    ...events.map((one) => ({
      text: eventButton(eventTitle(one, 100)),
      data: packCallback("log", "event", one.id, 0),
    })),
  ].slice(0, MOST_FOUND);
  await say(
    ctx,
    foundMany(query, buttons.length, total),
    buttons.map((button) => [button]),
  );
}
