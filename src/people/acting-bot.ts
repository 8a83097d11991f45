import { Composer } from "grammy";
import { type Day, isDay } from "../calendar/day.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, show, toast } from "../telegram/context.ts";
import { askFirstDay, askLastDay, confirm, refusalOf } from "./acting-question-bot.ts";
import {
  type Acting,
  askedOf,
  closeActing,
  keepStep,
  type Place,
  placeOf,
  whoOf,
} from "./acting-step-bot.ts";
import { appointActing, substitutionsFor } from "./acting-store.ts";
import {
  actingHome,
  actingKept,
  actingProblem,
  askWhoActs,
  candidateButton,
  endActingButton,
  newActingButton,
} from "./acting-texts.ts";
import { changeBy, commitStaff, memberTap } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import { inviteButton, nextPage, personGone, previousPage, staleButton, toCard } from "./people-texts.ts";
import { may } from "./rights.ts";
import { candidatesFor } from "./staff.ts";
import { findStaffPerson, loadStaff } from "./staff-store.ts";

/** Names on one screen of a phone. */
const PAGE = 8;

/** «Кто замещает»: the person, the first day, the last day, a word of confirmation. */
export function actingHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^p:act:/, memberTap(home));
  handlers.callbackQuery(/^p:actnew:/, memberTap(chooseWho));
  handlers.callbackQuery(/^p:actwho:/, memberTap(whoTapped));
  handlers.callbackQuery(/^p:actday:/, memberTap(sinceTapped));
  handlers.callbackQuery(/^p:actto:/, memberTap(untilTapped));
  handlers.callbackQuery(/^p:actok:/, memberTap(appoint));
  return handlers;
}

/** Who acts already, with a way to end it; where nobody does, straight to the choice. */
async function home(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const place = placeOf(ctx, member, words[0]);
  if (typeof place === "string") return toast(ctx, place);
  const known = substitutionsFor(ctx.db, member.clusterId, place.officeId, ctx.today);
  if (known.length === 0) return chooseWho(ctx, member, words);
  closeActing(ctx);
  await toast(ctx);
  await show(ctx, actingHome(place.office, place.holder.name, known), [
    ...known.map((one): Button[] => [
      { text: endActingButton(one), data: packCallback("p", "actend", one.id) },
    ]),
    [{ text: newActingButton, data: packCallback("p", "actnew", place.officeId, 0) }],
    [{ text: toCard, data: packCallback("p", "card", place.holder.personId) }],
  ]);
}

async function chooseWho(ctx: Ctx, member: Member, [word, pageWord]: readonly string[]): Promise<void> {
  const place = placeOf(ctx, member, word);
  if (typeof place === "string") return toast(ctx, place);
  const { officeId } = place;
  const people = candidatesFor(loadStaff(ctx.db, member.clusterId, ctx.today), place.holder, place.seat);
  const last = Math.max(0, Math.ceil(people.length / PAGE) - 1);
  const at = Math.min(Math.max(0, Math.trunc(Number(pageWord ?? 0)) || 0), last);
  const turn = (text: string, to: number): Button => ({
    text,
    data: packCallback("p", "actnew", officeId, to),
  });
  const turning = [
    ...(at > 0 ? [turn(previousPage, at - 1)] : []),
    ...(at < last ? [turn(nextPage, at + 1)] : []),
  ];
  keepStep(ctx, { step: "who", officeId });
  await toast(ctx);
  await show(ctx, askWhoActs(place.office, place.holder.name), [
    ...people.slice(at * PAGE, (at + 1) * PAGE).map((person): Button[] => [
      {
        text: candidateButton(person.name, person.offices[0]),
        data: packCallback("p", "actwho", officeId, person.personId),
      },
    ]),
    ...(turning.length > 0 ? [turning] : []),
    [{ text: toCard, data: packCallback("p", "card", place.holder.personId) }],
  ]);
}

async function whoTapped(ctx: Ctx, member: Member, [word, person]: readonly string[]): Promise<void> {
  const place = placeOf(ctx, member, word);
  if (typeof place === "string") return toast(ctx, place);
  const who = whoOf(ctx, member, place, person);
  if (who === null) return toast(ctx, personGone);
  if (who.personId === place.holder.personId) return toast(ctx, actingProblem("self"));
  await toast(ctx);
  await askFirstDay(ctx, place, who, show);
}

async function sinceTapped(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const step = stepOfTap(ctx, member, words);
  if (typeof step === "string") return toast(ctx, step);
  if (step.since < ctx.today) return toast(ctx, actingProblem("past"));
  await toast(ctx);
  await askLastDay(ctx, step.place, step.who, step.since, show);
}

async function untilTapped(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const step = stepOfTap(ctx, member, words);
  if (typeof step === "string") return toast(ctx, step);
  const { place, who, since, until } = step;
  if (until === null) return toast(ctx, staleButton);
  const refusal = refusalOf(ctx, member, place, who, { since, until });
  if (refusal !== null) return toast(ctx, actingProblem(refusal));
  await toast(ctx);
  await confirm(ctx, place, who, { since, until }, show);
}

async function appoint(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const step = stepOfTap(ctx, member, words);
  if (typeof step === "string") return toast(ctx, step);
  const { place, who, since, until } = step;
  if (until === null) return toast(ctx, staleButton);
  const change = changeBy(ctx, member);
  const asked = { officeId: place.officeId, ...askedOf(who), since, until };
  const done = commitStaff(
    ctx,
    change,
    (tx) => {
      const done = appointActing(tx, change, asked);
      if (done.ok) closeActing(ctx, tx);
      return done;
    },
    (done) => (done.ok ? [done.substitution.personId] : []),
  );
  if (!done.ok) return toast(ctx, actingProblem(done.reason));
  const { substitution } = done;
  const person = findStaffPerson(ctx.db, member.clusterId, substitution.personId, ctx.today);
  const reach = person?.state ?? "out";
  const invites = may(member, { do: "managePeople", clusterId: member.clusterId });
  await toast(ctx);
  await show(ctx, actingKept(substitution, place.office, reach, invites), [
    ...(invites && reach === "out"
      ? [[{ text: inviteButton(false), data: packCallback("p", "inv", substitution.personId) }]]
      : []),
    [{ text: toCard, data: packCallback("p", "card", place.holder.personId) }],
  ]);
}

/** What stands in the data of a tap on a day: the place, who acts, the first day and perhaps the last. */
function stepOfTap(
  ctx: Ctx,
  member: Member,
  [office, person, since, until]: readonly string[],
): { place: Place; who: Acting; since: Day; until: Day | null } | string {
  const place = placeOf(ctx, member, office);
  if (typeof place === "string") return place;
  const who = whoOf(ctx, member, place, person);
  if (who === null) return personGone;
  if (since === undefined || !isDay(since) || (until !== undefined && !isDay(until))) return staleButton;
  return { place, who, since, until: until ?? null };
}
