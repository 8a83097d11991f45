import { Composer } from "grammy";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { html } from "../telegram/html.ts";
import { typed } from "../telegram/typed-word.ts";
import { runsOn } from "./acting.ts";
import { substitutionsOf } from "./acting-store.ts";
import { pendingJoinRequests } from "./join-request-store.ts";
import { strangerTap } from "./join-texts.ts";
import { memberTap } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import { ownGroups } from "./own-staff.ts";
import {
  addButton,
  nameButton,
  nextPage,
  nobodyYet,
  ownPeoplePage,
  peoplePage,
  previousPage,
  requestsButton,
  writeButton,
} from "./people-texts.ts";
import { may } from "./rights.ts";
import { seatWord } from "./seat-word.ts";
import { type StaffCounts, type StaffGroup, staffCounts, staffGroups, staffPages } from "./staff.ts";
import { loadStaff } from "./staff-store.ts";

/** `/people`: who has joined, who has not, which office has nobody; for a director, those of the own school. */
export const list = new Composer<Ctx>();

/** Lines of people on one screen of a phone. */
const PAGE = 10;

list.command("people", openList);
list.hears(typed("people"), openList);
list.callbackQuery(
  /^p:list:/,
  memberTap(async (ctx, member, [word]) => {
    const list = listFor(ctx, member);
    if (list === null) return toast(ctx, notAllowed);
    await toast(ctx);
    await showList(ctx, member, list, Number(word) || 0);
  }),
);

async function openList(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, html`${strangerTap}`);
  const list = listFor(ctx, member);
  if (list === null) return say(ctx, html`${notAllowed}`);
  await showList(ctx, member, list, 0);
}

interface List {
  groups: StaffGroup[];
  /** The whole cluster, or null: only those for whom the member may say who acts. */
  counts: StaffCounts | null;
}

/** The people whom the member may see, or null where there are none such. */
function listFor(ctx: Ctx, member: Member): List | null {
  const staff = loadStaff(ctx.db, member.clusterId, ctx.today);
  if (may(member, { do: "seePeople", clusterId: member.clusterId }))
    return { groups: staffGroups(staff), counts: staffCounts(staff) };
  const groups = ownGroups(member, staff);
  return groups.length === 0 ? null : { groups, counts: null };
}

async function showList(ctx: Ctx, member: Member, list: List, wanted: number): Promise<void> {
  const manages = may(member, { do: "managePeople", clusterId: member.clusterId });
  const requests = manages ? pendingJoinRequests(ctx.db, member.clusterId).length : 0;
  const pages = staffPages(list.groups, PAGE);
  if (pages.length === 0) return show(ctx, nobodyYet(), manages ? [ADD] : []);
  const at = Math.min(Math.max(0, Math.trunc(wanted)), pages.length - 1);
  const groups = pages[at] ?? [];
  const acting = substitutionsOf(ctx.db, member.clusterId, ctx.today).filter((one) => runsOn(one, ctx.today));
  const page = { groups, acting, at, of: pages.length };
  const text =
    list.counts === null ? ownPeoplePage(page) : peoplePage({ ...page, counts: list.counts, requests });
  const turning = [
    ...(at > 0 ? [{ text: previousPage, data: packCallback("p", "list", at - 1) }] : []),
    ...(at < pages.length - 1 ? [{ text: nextPage, data: packCallback("p", "list", at + 1) }] : []),
  ];
  await show(ctx, text, [
    ...(requests > 0 ? [[{ text: requestsButton(requests), data: packCallback("p", "reqs") }]] : []),
    ...(manages || list.counts === null ? groupButtons(groups) : []),
    ...(manages ? [ADD] : []),
    ...(may(member, { do: "sendNotices", clusterId: member.clusterId }) ? [WRITE] : []),
    ...(turning.length > 0 ? [turning] : []),
  ]);
}

const WRITE: Button[] = [{ text: writeButton, data: packCallback("n", "new") }];
const ADD: Button[] = [{ text: addButton, data: packCallback("p", "add") }];

function groupButtons(groups: readonly StaffGroup[]): Button[][] {
  const people = new Map(
    groups.flatMap((group) => group.people.map(({ personId, name }) => [personId, name])),
  );
  const cards = [...people].map(([personId, name]): Button => ({
    text: name,
    data: packCallback("p", "card", personId),
  }));
  const seats = groups.flatMap((group) =>
    group.emptySeats.flatMap((seat) => {
      const word = seatWord(seat);
      return word === null
        ? []
        : [[{ text: nameButton(seat, group.place?.shortName ?? ""), data: packCallback("p", "name", word) }]];
    }),
  );
  return [...cards.flatMap((_, i) => (i % 2 === 0 ? [cards.slice(i, i + 2)] : [])), ...seats];
}
