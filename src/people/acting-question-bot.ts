import type { Day } from "../calendar/day.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx, say } from "../telegram/context.ts";
import { type ActingRefusal, sinceChoices, untilChoices } from "./acting.ts";
import { type Acting, askedOf, keepStep, type Place, whoWord } from "./acting-step-bot.ts";
import { actingRefused } from "./acting-store.ts";
import { actingQuestion, actingYes, askSince, askUntil, sinceButton, untilButton } from "./acting-texts.ts";
import { changeBy } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import { back } from "./people-texts.ts";

/* The questions about one who is to act, shown in place of the former one after a tap, said anew after a text. */

type Tell = typeof say;

export async function askFirstDay(ctx: Ctx, place: Place, who: Acting, tell: Tell): Promise<void> {
  const { officeId } = place;
  keepStep(ctx, { step: "since", officeId, ...askedOf(who) });
  await tell(ctx, askSince({ person: who.name, office: place.office, holder: place.holder.name }), [
    ...sinceChoices(ctx.today).map((day): Button[] => [
      { text: sinceButton(day, ctx.today), data: packCallback("p", "actday", officeId, whoWord(who), day) },
    ]),
    [{ text: back, data: packCallback("p", "actnew", officeId, 0) }],
  ]);
}

export async function askLastDay(ctx: Ctx, place: Place, who: Acting, since: Day, tell: Tell): Promise<void> {
  const { officeId } = place;
  keepStep(ctx, { step: "until", officeId, since, ...askedOf(who) });
  const asked = { person: who.name, office: place.office, holder: place.holder.name, since };
  await tell(ctx, askUntil(asked), [
    ...untilChoices(since).map((day): Button[] => [
      {
        text: untilButton(day, since),
        data: packCallback("p", "actto", officeId, whoWord(who), since, day),
      },
    ]),
    [{ text: back, data: packCallback("p", "actwho", officeId, whoWord(who)) }],
  ]);
}

export interface Days {
  since: Day;
  until: Day;
}

export const refusalOf = (
  ctx: Ctx,
  member: Member,
  place: Place,
  who: Acting,
  days: Days,
): ActingRefusal | null =>
  actingRefused(ctx.db, changeBy(ctx, member), { officeId: place.officeId, ...askedOf(who), ...days });

export async function confirm(ctx: Ctx, place: Place, who: Acting, days: Days, tell: Tell): Promise<void> {
  const { officeId } = place;
  const { since, until } = days;
  keepStep(ctx, { step: "confirm", officeId, since, until, ...askedOf(who) });
  const asked = { ...days, person: who.name, holder: place.holder.name, office: place.office };
  await tell(ctx, actingQuestion(asked), [
    [
      { text: actingYes, data: packCallback("p", "actok", officeId, whoWord(who), since, until) },
      { text: back, data: packCallback("p", "actday", officeId, whoWord(who), since) },
    ],
  ]);
}
