import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { mayEnd } from "./acting-end-bot.ts";
import { substitutionsOf } from "./acting-store.ts";
import { whoActsButton } from "./acting-texts.ts";
import { findCluster, placeNames } from "./cluster-store.ts";
import { GRANT_BUTTONS } from "./grant-texts.ts";
import { inviteLink } from "./invite.ts";
import { issueInvite } from "./invite-store.ts";
import { changeBy, chairTap, memberTap } from "./manager-bot.ts";
import { holds, isChairOnPaper, type Member } from "./member.ts";
import { isSchoolOffice } from "./office.ts";
import { officesToAct } from "./own-staff.ts";
import {
  endActingOf,
  forwardHint,
  handOverButton,
  inviteButton,
  inviteMessage,
  journalButton,
  personCard,
  personGone,
  removeButton,
  replaceButton,
  schoolButton,
  toList,
  vacateButton,
} from "./people-texts.ts";
import { may } from "./rights.ts";
import type { StaffPerson } from "./staff.ts";
import { findStaffPerson } from "./staff-store.ts";

/** A person's card, with all that the reader may change of them; and an invite for the chair to forward. */
export const card = new Composer<Ctx>();

card.callbackQuery(
  /^p:card:/,
  memberTap(async (ctx, member, [word]) => {
    const person = personBehind(ctx, member, word);
    const manages = may(member, { do: "managePeople", clusterId: member.clusterId });
    if (!manages && (person === null || officesToAct(member, person).length === 0))
      return toast(ctx, notAllowed);
    if (person === null) return toast(ctx, personGone);
    await toast(ctx);
    await showCard(ctx, member, person);
  }),
);
card.callbackQuery(/^p:inv:/, chairTap(invite));

/** The person whose id stands in a button's data, of the member's own cluster. */
export function personBehind(ctx: Ctx, member: Member, word: string | undefined): StaffPerson | null {
  const id = callbackId(word);
  return id === null ? null : findStaffPerson(ctx.db, member.clusterId, id, ctx.today);
}

export async function showCard(ctx: Ctx, member: Member, person: StaffPerson): Promise<void> {
  const { clusterId } = member;
  const acting = substitutionsOf(ctx.db, clusterId, ctx.today);
  const manages = may(member, { do: "managePeople", clusterId });
  const rows = [
    ...(manages && mayInvite(member, person)
      ? [[{ text: inviteButton(person.state !== "out"), data: packCallback("p", "inv", person.personId) }]]
      : []),
    ...officesToAct(member, person).map((office) => [
      { text: whoActsButton(office), data: packCallback("p", "act", office.officeId) },
    ]),
    ...acting
      .filter((one) => one.personId === person.personId && mayEnd(member, one))
      .map((one) => [{ text: endActingOf(one), data: packCallback("p", "actend", one.id) }]),
    ...(manages ? chairButtons(member, person) : []),
    [{ text: toList, data: packCallback("p", "list", 0) }],
  ];
  await show(ctx, personCard(person, placeNames(ctx.db, clusterId), acting), rows);
}

function chairButtons(chair: Member, person: StaffPerson): Button[][] {
  const id = person.personId;
  const own = person.offices.filter((office) => office.actingUntil == null);
  const isChair = own.some((office) => office.kind === "chair");
  const changing = own.filter((office) => office.kind !== "chair");
  const placing = own.filter((office) => isSchoolOffice(office.kind) && office.organisationId === null);
  const handsOver = person.state === "in" && !isChair && isChairOnPaper(chair);
  const grants =
    person.state !== "out" &&
    person.offices.length > 0 &&
    !isChair &&
    may(chair, { do: "grantRights", clusterId: chair.clusterId });
  return [
    ...changing.map((office) => [
      { text: replaceButton(office), data: packCallback("p", "repl", office.officeId) },
    ]),
    ...placing.map((office) => [
      { text: schoolButton(office), data: packCallback("p", "school", office.officeId) },
    ]),
    ...changing.map((office) => [
      { text: vacateButton(office), data: packCallback("p", "vac", office.officeId) },
    ]),
    ...(may(chair, { do: "seeJournal", clusterId: chair.clusterId })
      ? [[{ text: journalButton, data: packCallback("log", "person", id, 0) }]]
      : []),
    ...(grants ? [[{ text: GRANT_BUTTONS.card, data: packCallback("p", "gr", id) }]] : []),
    ...(handsOver ? [[{ text: handOverButton, data: packCallback("p", "hand", id) }]] : []),
    ...(id === chair.personId || isChair
      ? []
      : [[{ text: removeButton, data: packCallback("p", "rm", id) }]]),
  ];
}

/** A link for the chair's own place is hers alone to make: whoever opens it is the chair. */
const mayInvite = (member: Member, person: StaffPerson): boolean =>
  holds(member, "chair") || !person.offices.some(({ kind }) => kind === "chair");

async function invite(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = personBehind(ctx, chair, word);
  if (person === null) return toast(ctx, personGone);
  if (!mayInvite(chair, person)) return toast(ctx, notAllowed);
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
