import { Composer } from "grammy";
import { addDays, type Day, latest } from "../../calendar/day.ts";
import type { Period } from "../../calendar/period.ts";
import { loadStaff } from "../../people/staff-store.ts";
import { staffCounts } from "../../people/staff.ts";
import { filled, inRows, pager } from "../../telegram/button-rows.ts";
import { packCallback } from "../../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../../telegram/context.ts";
import { deadButton } from "../../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../../telegram/page.ts";
import { changesApplied, nothingTaken } from "./diff-texts.ts";
import { notTaken } from "./diff-changes.ts";
import { isDecisive } from "./doubt.ts";
import { showDoubt } from "./doubt-bot.ts";
import { dropDraftOf } from "./draft-store.ts";
import { DRAFT_WORDS, noDraft, oldScreen } from "./draft-texts.ts";
import type { DraftEnd, ImportParts } from "./import-bot.ts";
import {
  draftData,
  draftTap,
  type OpenDraft,
  openDraft,
  showPlan,
  closeDraftQuestion,
} from "./open-draft-bot.ts";
import { openDoubtsOf, runningPlan } from "../plan-store.ts";
import { clip } from "../plan-texts.ts";
import { planStarted, type PlannedMessage, previewOf, previewPeople, settleFirst } from "./start-texts.ts";

const PEOPLE_SIZE = 12;
const MESSAGES_SIZE = 6;
const PREVIEW_DAYS = 30;

/** «Кому что уйдёт», and what brings a draft to its end: «Запустить план», «Применить отмеченное». */
export function startHandlers(parts: ImportParts): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(
    /^i:v:/,
    draftTap((ctx, open, [page]) => previewTapped(ctx, open, parts, page)),
  );
  handlers.callbackQuery(
    /^i:vp:/,
    draftTap((ctx, open, words) => personTapped(ctx, open, parts, words)),
  );
  handlers.callbackQuery(
    /^i:go:/,
    draftTap((ctx, open) => started(ctx, open, parts), { revision: true }),
  );
  handlers.callbackQuery(
    /^i:dg:/,
    draftTap((ctx, open) => applied(ctx, open, parts), { revision: true }),
  );
  return handlers;
}

const endOf = (ctx: Ctx, { chair }: OpenDraft): DraftEnd => ({
  clusterId: chair.clusterId,
  personId: chair.personId,
  now: ctx.now,
  zone: ctx.zone,
});

/** Shows the doubt that has to be settled first; false where there is none. */
async function mustSettle(ctx: Ctx, open: OpenDraft): Promise<boolean> {
  const at = open.draft.doubts.findIndex(isDecisive);
  if (at === -1) return false;
  await toast(ctx, settleFirst);
  await showDoubt(ctx, open, at, show);
  return true;
}

/** A month from today, or from the plan's first day where that is yet to come. */
function monthOf({ reading }: OpenDraft["draft"], today: Day): Period {
  const from = latest(today, reading.period?.from ?? today);
  return { from, to: addDays(from, PREVIEW_DAYS) };
}

function messagesByPerson(ctx: Ctx, open: OpenDraft, parts: ImportParts) {
  const month = monthOf(open.draft, ctx.today);
  const rows = parts.preview(ctx.db, open.row, open.draft, endOf(ctx, open), month);
  const people = [...Map.groupBy(rows, ({ person }) => person)]
    .map(([person, messages]) => ({ person, messages }))
    .toSorted((a, b) => a.person.localeCompare(b.person, "ru"));
  return { month, people };
}

async function previewTapped(
  ctx: Ctx,
  open: OpenDraft,
  parts: ImportParts,
  pageWord: string | undefined,
): Promise<void> {
  if (await mustSettle(ctx, open)) return;
  await toast(ctx);
  const { month, people } = messagesByPerson(ctx, open, parts);
  const page = pageOf(people, pageNumber(pageWord) ?? 0, PEOPLE_SIZE);
  await show(
    ctx,
    previewPeople(page, month),
    filled([
      ...inRows(
        page.items.map(({ person }, at) => ({
          text: clip(person, 24),
          data: draftData(open, "vp", page.page * PEOPLE_SIZE + at, 0),
        })),
        2,
      ),
      pager(page, (to) => draftData(open, "v", to)),
      [{ text: DRAFT_WORDS.toPlan, data: draftData(open, "o") }],
    ]),
  );
}

async function personTapped(
  ctx: Ctx,
  open: OpenDraft,
  parts: ImportParts,
  [word, pageWord]: readonly string[],
): Promise<void> {
  if (await mustSettle(ctx, open)) return;
  const index = pageNumber(word);
  const { people } = messagesByPerson(ctx, open, parts);
  const one = index === null ? undefined : people[index];
  if (index === null || one === undefined) return toast(ctx, deadButton);
  const page = pageOf<PlannedMessage>(one.messages, pageNumber(pageWord) ?? 0, MESSAGES_SIZE);
  await toast(ctx);
  await show(
    ctx,
    previewOf(one.person, page),
    filled([
      pager(page, (to) => draftData(open, "vp", index, to)),
      [{ text: DRAFT_WORDS.back, data: draftData(open, "v", Math.floor(index / PEOPLE_SIZE)) }],
    ]),
  );
}

async function started(ctx: Ctx, open: OpenDraft, parts: ImportParts): Promise<void> {
  if (await mustSettle(ctx, open)) return;
  const { chair, draft, row } = open;
  const { period, title, events } = draft.reading;
  if (draft.changes !== null || period === null) {
    await toast(ctx, oldScreen);
    return showPlan(ctx, open, show);
  }
  const plan = ctx.commit((tx) => {
    const kept = parts.start(tx, row, draft, endOf(ctx, open));
    if ("problem" in kept) return kept;
    closeDraftQuestion(tx, chair.chatId);
    dropDraftOf(tx, chair.clusterId, chair.personId);
    return kept;
  });
  if ("problem" in plan) {
    await toast(ctx, clip(plan.problem, 190));
    const now = openDraft(ctx);
    return now === null ? undefined : showPlan(ctx, now, show);
  }
  await toast(ctx);
  const waits = runningPlan(ctx.db, chair.clusterId, ctx.today)?.id !== plan.planId;
  const left = openDoubtsOf(ctx.db, plan.planId).length;
  const inPlan = (screen: string) => packCallback("e", screen, 0, ...(waits ? ["next"] : []));
  const { out, blocked, empty } = staffCounts(loadStaff(ctx.db, chair.clusterId, ctx.today));
  await show(
    ctx,
    planStarted({
      title,
      period,
      events: events.length,
      out: out + blocked,
      empty,
      waits,
      doubts: left,
      differs: plan.differs,
    }),
    [
      [
        {
          text: DRAFT_WORDS.invite,
          data: packCallback("p", out > 0 ? "tour" : "list", ...(out > 0 ? [] : [0])),
        },
      ],
      ...(left > 0 ? [[{ text: `${DRAFT_WORDS.open}: ${left}`, data: inPlan("doubts") }]] : []),
      [{ text: DRAFT_WORDS.wholePlan, data: inPlan("all") }],
    ],
  );
}

async function applied(ctx: Ctx, open: OpenDraft, parts: ImportParts): Promise<void> {
  if (await mustSettle(ctx, open)) return;
  const { chair, draft, row } = open;
  const { changes } = draft;
  if (changes === null) {
    await toast(ctx, noDraft);
    return showPlan(ctx, open, show);
  }
  if (changes.taken.size === 0) return toast(ctx, nothingTaken);
  const result = ctx.commit((tx) => {
    const changed = parts.change(tx, row, draft, endOf(ctx, open));
    closeDraftQuestion(tx, chair.chatId);
    dropDraftOf(tx, chair.clusterId, chair.personId);
    return changed;
  });
  await toast(ctx);
  await show(ctx, changesApplied(result.applied, notTaken(changes), result.differs), [
    [{ text: DRAFT_WORDS.wholePlan, data: packCallback("e", "all", 0) }],
  ]);
}
