import { Composer } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { instant, momentOf } from "../calendar/instant.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { commandButton } from "../telegram/command-button.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { findCluster } from "./cluster-store.ts";
import { ownNameButton } from "./founding-texts.ts";
import { inviteLink } from "./invite.ts";
import { issueInvite } from "./invite-store.ts";
import { changeBy, memberTap } from "./manager-bot.ts";
import { holds, type Member } from "./member.ts";
import { loadStaff } from "./staff-store.ts";
import {
  type InviteGroup,
  inviteGroups,
  isUnderWay,
  type TourFacts,
  type TourStep,
  tourStep,
} from "./tour.ts";
import { tourFacts, withGoodLink } from "./tour-store.ts";
import {
  allInvited,
  forwardEach,
  groupInvite,
  missingLines,
  moreInvites,
  nobodyToInvite,
  planFirst,
  TOUR_BUTTONS as BUTTONS,
  tourGoesOn,
  tourIsChairs,
  tourScreen,
} from "./tour-texts.ts";

/** A new chair's first steps, to everyone being invited; what is done is seen from what there is. */
export const tour = new Composer<Ctx>();

tour.callbackQuery(/^p:tour$/, tourTap(open));
tour.callbackQuery(/^p:tourinv(?::|$)/, tourTap(inviteMany));

/** Messages at one tap: Telegram takes about one a second in a chat. */
const AT_ONCE = 10;

type Handler = (ctx: Ctx, chair: Member, words: readonly string[]) => Promise<void>;

function tourTap(handle: Handler): (ctx: Ctx) => Promise<void> {
  return memberTap((ctx, member, words) =>
    holds(member, "chair") ? handle(ctx, member, words) : toast(ctx, tourIsChairs),
  );
}

export const tourButton: Button = { text: BUTTONS.open, data: packCallback("p", "tour") };

const factsOf = (ctx: Ctx, member: Member): TourFacts =>
  tourFacts(ctx.db, member, ctx.today, instant(ctx.now));

/** Whether a chair has a step of her own before her. */
export const goesOn = (ctx: Ctx, member: Member): boolean =>
  holds(member, "chair") && isUnderWay(tourStep(factsOf(ctx, member)));

/** Below the greeting: that the tour is not at its end, where its next step is people. */
export async function sayTourGoesOn(ctx: Ctx, member: Member): Promise<void> {
  const step = tourStep(factsOf(ctx, member));
  if (isUnderWay(step)) await say(ctx, tourGoesOn(step), [[tourButton]]);
}

async function open(ctx: Ctx, chair: Member): Promise<void> {
  await toast(ctx);
  await show(ctx, ...screen(ctx, chair));
}

function screen(ctx: Ctx, chair: Member): [Html, Button[][]] {
  const facts = factsOf(ctx, chair);
  const step = tourStep(facts);
  const groups = inviteGroups(loadStaff(ctx.db, chair.clusterId, ctx.today));
  return [tourScreen(step, facts, missingLines(groups)), rowsOf(step, facts)];
}

function rowsOf(step: TourStep, { invited }: TourFacts): Button[][] {
  const people = { text: BUTTONS.people, data: packCallback("p", "list", 0) };
  const refresh = { text: BUTTONS.refresh, data: packCallback("p", "tour") };
  switch (step) {
    case "name":
      return [[{ text: ownNameButton, data: packCallback("p", "own") }]];
    case "file":
      return [[refresh]];
    case "start":
      return [[commandButton("import", BUTTONS.draft)]];
    case "invite":
      return [
        [{ text: invited > 0 ? BUTTONS.inviteRest : BUTTONS.inviteAll, data: packCallback("p", "tourinv") }],
        [people, refresh],
      ];
    case "waiting":
      return [[{ text: BUTTONS.anew, data: packCallback("p", "tourinv", "anew", 0) }], [people, refresh]];
    default:
      return [[commandButton("status"), commandButton("settings")], [people]];
  }
}

/** Links for everyone who has none that is good; `anew`: for everyone from a group on, the old ones ending. */
async function inviteMany(ctx: Ctx, chair: Member, [how, word]: readonly string[]): Promise<void> {
  if (!factsOf(ctx, chair).plan) return toast(ctx, planFirst);
  const from = how === "anew" ? Number(word ?? 0) : 0;
  if (!Number.isInteger(from) || from < 0) return toast(ctx, deadButton);
  const all = inviteGroups(loadStaff(ctx.db, chair.clusterId, ctx.today));
  const due = how === "anew" ? all.slice(from) : withoutLink(ctx, all);
  if (due.length === 0) {
    await toast(ctx, nobodyToInvite);
    return show(ctx, ...screen(ctx, chair));
  }
  const now = due.slice(0, AT_ONCE);
  const { at } = changeBy(ctx, chair);
  const made = ctx.commit((tx) =>
    now.map(({ school, people }) => ({
      school,
      people: people.map(({ personId, name, offices }) => ({
        name,
        office: offices[0] ?? null,
        ...issueInvite(tx, { clusterId: chair.clusterId, personId, createdBy: chair.personId, now: at }),
      })),
    })),
  );
  await toast(ctx);
  await say(ctx, forwardEach(made.length, how === "anew"));
  const cluster = findCluster(ctx.db, chair.clusterId)?.name ?? "";
  for (const { school, people } of made) {
    const until = dayWords(dayOf(momentOf(people[0]?.expiresAt ?? at, ctx.zone), ctx.zone));
    const links = people.map(({ token, ...person }) => ({
      ...person,
      link: inviteLink(ctx.me.username, token),
    }));
    await say(ctx, groupInvite({ cluster, school, people: links, until }));
  }
  const more = due.length - now.length;
  const next =
    how === "anew" ? packCallback("p", "tourinv", "anew", from + AT_ONCE) : packCallback("p", "tourinv");
  await say(ctx, allInvited(more), [
    [
      more > 0
        ? { text: moreInvites(more), data: next }
        : { text: BUTTONS.who, data: packCallback("p", "tour") },
    ],
  ]);
}

/** The groups as far as their people have no link that still lets them in. */
function withoutLink(ctx: Ctx, groups: readonly InviteGroup[]): InviteGroup[] {
  const good = withGoodLink(
    ctx.db,
    groups.flatMap(({ people }) => people),
    instant(ctx.now),
  );
  return groups.flatMap(({ school, people }) => {
    const due = people.filter(({ personId }) => !good.has(personId));
    return due.length === 0 ? [] : [{ school, people: due }];
  });
}
