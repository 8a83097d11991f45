import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { html } from "../telegram/html.ts";
import { typed } from "../telegram/typed-word.ts";
import { findCluster, placeNames } from "./cluster-store.ts";
import { inviteLink } from "./invite.ts";
import { issueInvite } from "./invite-store.ts";
import { pendingJoinRequests } from "./join-request-store.ts";
import { strangerTap } from "./join-texts.ts";
import { changeBy, chairTap, peopleRefusal } from "./manager-bot.ts";
import { holds, type Member } from "./member.ts";
import {
  forwardHint,
  handOverButton,
  inviteButton,
  inviteMessage,
  nameButton,
  nextPage,
  nobodyYet,
  peoplePage,
  personCard,
  personGone,
  previousPage,
  removeButton,
  replaceButton,
  requestsButton,
  schoolButton,
  toList,
} from "./people-texts.ts";
import { may } from "./rights.ts";
import { seatWord } from "./seat-word.ts";
import { type StaffGroup, type StaffPerson, staffCounts, staffGroups, staffPages } from "./staff.ts";
import { findStaffPerson, loadStaff } from "./staff-store.ts";

/** `/people`: who has joined, who has not, which office has nobody; a card and an invite for each. */
export const list = new Composer<Ctx>();

/** Lines of people on one screen of a phone. */
const PAGE = 10;

list.command("people", openList);
list.hears(typed("people"), openList);
list.callbackQuery(/^p:list:/, async (ctx) => {
  const refusal = peopleRefusal(ctx.member, "seePeople");
  if (refusal !== null || ctx.member === null) return toast(ctx, refusal ?? strangerTap);
  await toast(ctx);
  await showList(ctx, ctx.member, Number(unpackCallback(ctx.callbackQuery.data)?.[2]) || 0);
});
list.callbackQuery(
  /^p:card:/,
  chairTap(async (ctx, chair, [word]) => {
    const person = personBehind(ctx, chair, word);
    if (person === null) return toast(ctx, personGone);
    await toast(ctx);
    await showCard(ctx, chair, person);
  }),
);
list.callbackQuery(/^p:inv:/, chairTap(invite));

async function openList(ctx: Ctx): Promise<void> {
  const refusal = peopleRefusal(ctx.member, "seePeople");
  if (refusal !== null || ctx.member === null) return say(ctx, html`${refusal}`);
  await showList(ctx, ctx.member, 0);
}

async function showList(ctx: Ctx, member: Member, wanted: number): Promise<void> {
  const staff = loadStaff(ctx.db, member.clusterId, ctx.today);
  const manages = may(member, { do: "managePeople", clusterId: member.clusterId });
  const requests = manages ? pendingJoinRequests(ctx.db, member.clusterId).length : 0;
  const pages = staffPages(staffGroups(staff), PAGE);
  if (pages.length === 0) return show(ctx, nobodyYet());
  const at = Math.min(Math.max(0, Math.trunc(wanted)), pages.length - 1);
  const groups = pages[at] ?? [];
  const text = peoplePage({ counts: staffCounts(staff), requests, groups, at, of: pages.length });
  const turning = [
    ...(at > 0 ? [{ text: previousPage, data: packCallback("p", "list", at - 1) }] : []),
    ...(at < pages.length - 1 ? [{ text: nextPage, data: packCallback("p", "list", at + 1) }] : []),
  ];
  await show(ctx, text, [
    ...(requests > 0 ? [[{ text: requestsButton(requests), data: packCallback("p", "reqs") }]] : []),
    ...(manages ? groupButtons(groups) : []),
    ...(turning.length > 0 ? [turning] : []),
  ]);
}

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

/** The person whose id stands in a button's data, of the chair's own cluster. */
export function personBehind(ctx: Ctx, chair: Member, word: string | undefined): StaffPerson | null {
  const id = callbackId(word);
  return id === null ? null : findStaffPerson(ctx.db, chair.clusterId, id, ctx.today);
}

export async function showCard(ctx: Ctx, chair: Member, person: StaffPerson): Promise<void> {
  const id = person.personId;
  const self = id === chair.personId;
  const isChair = person.offices.some((office) => office.kind === "chair");
  const rows = [
    [{ text: inviteButton(person.state !== "out"), data: packCallback("p", "inv", id) }],
    ...person.offices
      .filter((office) => office.kind !== "chair")
      .map((office) => [{ text: replaceButton(office), data: packCallback("p", "repl", office.officeId) }]),
    ...person.offices
      .filter((office) => ["director", "deputy"].includes(office.kind) && office.organisationId === null)
      .map((office) => [{ text: schoolButton(office), data: packCallback("p", "school", office.officeId) }]),
    ...(person.state === "in" && !isChair && holds(chair, "chair")
      ? [[{ text: handOverButton, data: packCallback("p", "hand", id) }]]
      : []),
    ...(self || isChair ? [] : [[{ text: removeButton, data: packCallback("p", "rm", id) }]]),
    [{ text: toList, data: packCallback("p", "list", 0) }],
  ];
  await show(ctx, personCard(person, placeNames(ctx.db, chair.clusterId)), rows);
}

async function invite(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = personBehind(ctx, chair, word);
  if (person === null) return toast(ctx, personGone);
  const { at } = changeBy(ctx, chair);
  const { personId, name } = person;
  const made = ctx.commit((tx) =>
    issueInvite(tx, { clusterId: chair.clusterId, personId, createdBy: chair.personId, now: at }),
  );
  await toast(ctx);
  await say(ctx, forwardHint(name));
  await say(
    ctx,
    inviteMessage({
      cluster: findCluster(ctx.db, chair.clusterId)?.name ?? "",
      name,
      link: inviteLink(ctx.me.username, made.token),
      until: dayWords(dayOf(momentOf(made.expiresAt, ctx.zone), ctx.zone)),
    }),
  );
}
