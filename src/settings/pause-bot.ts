import { Composer } from "grammy";
import { type Day, isDay } from "../calendar/day.ts";
import { type Period, within } from "../calendar/period.ts";
import { sinceBounds, sinceChoices, untilBounds, untilChoices } from "../people/acting.ts";
import { actingDayNotRead, actingProblem, sinceButton, untilButton } from "../people/acting-texts.ts";
import { placeNames } from "../people/cluster-store.ts";
import type { Member } from "../people/member.ts";
import { type OfficeRow, seatOf } from "../people/office-store.ts";
import { officeWithPlace } from "../people/people-texts.ts";
import { may } from "../people/rights.ts";
import { findStaffPerson } from "../people/staff-store.ts";
import { readTypedDay } from "../plan/editing/typed-day.ts";
import { pauseOf } from "../reminders/wishes.ts";
import { findWishes } from "../reminders/wishes-store.ts";
import { callbackId } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { pageNumber } from "../telegram/page.ts";
import { newPause, nextOffice, type PauseDraft, readPause, type StandIn, stepBack } from "./pause.ts";
import { beginPause, officesToLeave, standInRefused } from "./pause-store.ts";
import { candidates, isCandidate } from "./stand-in-bot.ts";
import {
  askPauseFrom,
  askPauseTo,
  askStandIn,
  chooseStandIn,
  endPauseButton,
  type OfficeLeft,
  pauseQuestion,
  pauseShown,
  pauseYes,
} from "./pause-texts.ts";
import { endPauseHandlers, leftDuring } from "./pause-end-bot.ts";
import { awaitText, changeOf, closeOurs, homeRow, homeScreen, ownTap, pack } from "./settings-screen-bot.ts";
import { SETTINGS_BUTTONS as BUTTONS } from "./settings-texts.ts";

/** A pause: the first day, the last one, who stands in office by office, a word of confirmation. */
export function pauseHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^set:pause$/, ownTap(open));
  handlers.callbackQuery(/^set:pz:/, ownTap(stepTapped));
  handlers.use(endPauseHandlers());
  return handlers;
}

const PAUSE = "settings.pause";

export const pauseAnswers: Feature["answers"] = { [PAUSE]: typed };

async function open(ctx: Ctx, member: Member): Promise<void> {
  const pause = pauseOf(findWishes(ctx.db, member.personId), ctx.today);
  await toast(ctx);
  if (pause === null) return ask(ctx, member, newPause(ctx.now.toMillis()), show);
  await show(ctx, pauseShown(pause, leftDuring(ctx, member, pause)), [
    [{ text: endPauseButton, data: pack("unpause") }],
    homeRow,
  ]);
}

/** Keeps the draft and asks what is still to be said. */
async function ask(ctx: Ctx, member: Member, draft: PauseDraft, tell: typeof say, page = 0): Promise<void> {
  awaitText(ctx, PAUSE, draft);
  await tell(ctx, ...screen(ctx, member, draft, page));
}

function screen(ctx: Ctx, member: Member, draft: PauseDraft, page: number): [Html, Button[][]] {
  const button = (text: string, ...words: (string | number)[]): Button => ({
    text,
    data: pack("pz", draft.stamp, ...words),
  });
  const backRow = [button(BUTTONS.back, "back")];
  if (draft.from === null) {
    const days = sinceChoices(ctx.today).map((day) => [button(sinceButton(day, ctx.today), "from", day)]);
    return [askPauseFrom(), [...days, homeRow]];
  }
  const { from } = draft;
  if (draft.to === null) {
    const days = untilChoices(from).map((day) => [button(untilButton(day, from), "to", day)]);
    return [askPauseTo(from), [...days, backRow]];
  }
  const days = { from, to: draft.to };
  const office = nextOffice(draft, officesToLeave(ctx.db, changeOf(ctx, member), days));
  if (office !== null) {
    const chosen = draft.standIns.flatMap(({ personId }) => personId ?? []);
    return [
      askStandIn(officeWords(ctx, office), days),
      [...candidates(ctx, member, { office, days, chosen, page, button }), backRow],
    ];
  }
  return [pauseQuestion(days, leftIn(ctx, member, draft, days)), [[button(pauseYes, "save")], backRow]];
}

const officeWords = (ctx: Ctx, office: OfficeRow): string =>
  officeWithPlace(seatOf(office), placeNames(ctx.db, office.clusterId));

const leftIn = (ctx: Ctx, member: Member, { standIns }: PauseDraft, days: Period): OfficeLeft[] =>
  officesToLeave(ctx.db, changeOf(ctx, member), days).map((office) => {
    const personId = standIns.find(({ officeId }) => officeId === office.id)?.personId ?? null;
    const person = personId === null ? null : findStaffPerson(ctx.db, member.clusterId, personId, ctx.today);
    return {
      office: officeWords(ctx, office),
      standIn: person?.name ?? null,
      chair: office.kind === "chair",
    };
  });

/** A tap on a button of the draft that is being written, and of no other. */
async function stepTapped(ctx: Ctx, member: Member, words: readonly string[]): Promise<void> {
  const [stamp, action, word, other] = words;
  const question = openQuestionOf(ctx);
  const draft = question?.kind === PAUSE ? readPause(question.subject) : null;
  if (draft === null || String(draft.stamp) !== stamp) return toast(ctx, deadButton);
  if (action === "save") return save(ctx, member, draft);
  if (action === "back") {
    const before = stepBack(draft);
    await toast(ctx);
    return before === null ? show(ctx, ...homeScreen(ctx, member)) : ask(ctx, member, before, show);
  }
  if (action === "page") {
    await toast(ctx);
    return ask(ctx, member, draft, show, pageNumber(word) ?? 0);
  }
  const next =
    action === "who" ? withStandIn(ctx, member, draft, word, other) : withDay(draft, action, word, ctx.today);
  if (next === null) return toast(ctx, deadButton);
  await toast(ctx);
  await ask(ctx, member, next, show);
}

/** The draft with a day said; null where the day is none of those that may be. */
function withDay(
  draft: PauseDraft,
  action: string | undefined,
  word: string | undefined,
  today: Day,
): PauseDraft | null {
  if (word === undefined || !isDay(word)) return null;
  if (action === "from" && draft.from === null && within(word, sinceBounds(today)))
    return { ...draft, from: word };
  if (action === "to" && draft.from !== null && draft.to === null && within(word, untilBounds(draft.from)))
    return { ...draft, to: word };
  return null;
}

function withStandIn(
  ctx: Ctx,
  member: Member,
  draft: PauseDraft,
  officeWord: string | undefined,
  personWord: string | undefined,
): PauseDraft | null {
  const { from, to, standIns } = draft;
  if (from === null || to === null) return null;
  const days = { from, to };
  const office = nextOffice(draft, officesToLeave(ctx.db, changeOf(ctx, member), days));
  const personId = callbackId(personWord);
  if (office === null || office.id !== callbackId(officeWord)) return null;
  if (personId !== null && !isCandidate(ctx, member, { office, days, personId })) return null;
  const one: StandIn = { officeId: office.id, personId };
  return { ...draft, standIns: [...standIns, one] };
}

async function save(ctx: Ctx, member: Member, draft: PauseDraft): Promise<void> {
  const { from, to, standIns } = draft;
  if (from === null || to === null) return toast(ctx, deadButton);
  const change = changeOf(ctx, member);
  const days = { from, to };
  // Left and taken up again later: the first day has passed, or somebody acts there by now.
  const refusal = from < ctx.today ? "past" : standInRefused(ctx.db, change, days, standIns);
  if (refusal !== null) {
    await toast(ctx, actingProblem(refusal));
    return ask(ctx, member, newPause(draft.stamp), show);
  }
  if (nextOffice(draft, officesToLeave(ctx.db, change, days)) !== null) return toast(ctx, deadButton);
  ctx.commit((tx) => {
    const reached = beginPause(tx, change, days, standIns);
    closeOurs(ctx, tx);
    ctx.remindNow(tx, member.clusterId, reached, ctx.now);
  });
  await toast(ctx);
  await show(ctx, ...homeScreen(ctx, member, true));
}

/** A day that is typed while the buttons are shown. */
async function typed(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const { member } = ctx;
  const draft = readPause(subject);
  const allowed = member !== null && may(member, { do: "changeOwnReminders", clusterId: member.clusterId });
  if (draft === null || !allowed) {
    ctx.commit((tx) => closeOurs(ctx, tx));
    return say(ctx, html`${allowed ? deadButton : notAllowed}`);
  }
  if (draft.to !== null) return say(ctx, html`${chooseStandIn}`, screen(ctx, member, draft, 0)[1]);
  const bounds = draft.from === null ? sinceBounds(ctx.today) : untilBounds(draft.from);
  const day = readTypedDay(text, bounds)?.day ?? null;
  if (day === null) return say(ctx, actingDayNotRead(bounds), screen(ctx, member, draft, 0)[1]);
  await ask(ctx, member, draft.from === null ? { ...draft, from: day } : { ...draft, to: day }, say);
}
