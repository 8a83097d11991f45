import { Composer } from "grammy";
import { filled, inRows, pager } from "../../telegram/button-rows.ts";
import { type Ctx, show, toast } from "../../telegram/context.ts";
import { deadButton } from "../../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../../telegram/page.ts";
import { DIFF_SIZE, DIFF_WORDS, diffDetails, diffList, type DiffPlan, toggleButton } from "./diff-texts.ts";
import type { DraftChanges } from "./draft.ts";
import { DRAFT_WORDS, oldScreen } from "./draft-texts.ts";
import { draftData, draftTap, type OpenDraft, saveAnswer, showPlan } from "./open-draft-bot.ts";

/** A newer file of a running plan: each of its changes is taken or left. */
export function diffHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^i:d:/, changesTap(listTapped));
  handlers.callbackQuery(/^i:dd:/, changesTap(detailsTapped));
  handlers.callbackQuery(/^i:dt:/, changesTap(toggled, { revision: true }));
  handlers.callbackQuery(/^i:da:/, changesTap(allTaken, { revision: true }));
  return handlers;
}

type ChangesTap = (
  ctx: Ctx,
  open: OpenDraft,
  changes: DraftChanges,
  words: readonly string[],
) => Promise<void>;

/** Where the running plan is gone meanwhile, or another period was said, there is nothing to compare with. */
const changesTap = (handle: ChangesTap, options?: { revision: boolean }) =>
  draftTap(async (ctx, open, words) => {
    const { changes } = open.draft;
    if (changes !== null) return handle(ctx, open, changes, words);
    await toast(ctx, oldScreen);
    await showPlan(ctx, open, show);
  }, options);

const diffPlan = ({ draft }: OpenDraft, { running, taken }: DraftChanges): DiffPlan => ({
  events: draft.reading.events,
  running,
  taken,
});

async function listTapped(
  ctx: Ctx,
  open: OpenDraft,
  changes: DraftChanges,
  [word]: readonly string[],
): Promise<void> {
  await toast(ctx);
  await showList(ctx, open, changes, pageNumber(word) ?? 0);
}

async function showList(ctx: Ctx, open: OpenDraft, changes: DraftChanges, asked: number): Promise<void> {
  const page = pageOf(changes.all, asked, DIFF_SIZE);
  const plan = diffPlan(open, changes);
  const { revision } = open.row;
  const index = (at: number): number => page.page * DIFF_SIZE + at;
  await show(
    ctx,
    diffList(page, plan),
    filled([
      ...inRows(
        page.items.flatMap((one, at) => [
          { text: toggleButton(index(at) + 1, one, plan), data: draftData(open, "dt", revision, index(at)) },
          { text: `${DIFF_WORDS.details} ${index(at) + 1}`, data: draftData(open, "dd", index(at)) },
        ]),
        2,
      ),
      pager(page, (to) => draftData(open, "d", to)),
      [{ text: `${DIFF_WORDS.apply}: ${changes.taken.size}`, data: draftData(open, "dg", revision) }],
      [{ text: DRAFT_WORDS.toPlan, data: draftData(open, "o") }],
    ]),
  );
}

function differenceAt({ all }: DraftChanges, word: string | undefined) {
  const at = pageNumber(word);
  const one = at === null ? undefined : all[at];
  return at === null || one === undefined ? null : { at, one };
}

async function detailsTapped(
  ctx: Ctx,
  open: OpenDraft,
  changes: DraftChanges,
  [word]: readonly string[],
): Promise<void> {
  const found = differenceAt(changes, word);
  if (found === null) return toast(ctx, deadButton);
  const { at, one } = found;
  const plan = diffPlan(open, changes);
  await toast(ctx);
  await show(ctx, diffDetails(one, plan), [
    [
      {
        text: changes.taken.has(one.key) ? DIFF_WORDS.leave : DIFF_WORDS.take,
        data: draftData(open, "dt", open.row.revision, at),
      },
    ],
    [{ text: DIFF_WORDS.toList, data: draftData(open, "d", Math.floor(at / DIFF_SIZE)) }],
  ]);
}

async function toggled(
  ctx: Ctx,
  open: OpenDraft,
  changes: DraftChanges,
  [word]: readonly string[],
): Promise<void> {
  const found = differenceAt(changes, word);
  if (found === null) return toast(ctx, deadButton);
  const { at, one } = found;
  const { state } = open.row;
  const flipped = state.flipped.includes(one.key)
    ? state.flipped.filter((key) => key !== one.key)
    : [...state.flipped, one.key];
  const now = await saveAnswer(ctx, open, { ...state, flipped });
  await toast(ctx, now === null ? oldScreen : undefined);
  if (now !== null && now.draft.changes !== null)
    await showList(ctx, now, now.draft.changes, Math.floor(at / DIFF_SIZE));
}

/** Everything in the file, what was changed here too. */
async function allTaken(ctx: Ctx, open: OpenDraft, changes: DraftChanges): Promise<void> {
  const { state } = open.row;
  const flipped = changes.all.filter(({ kind }) => kind === "conflict").map(({ key }) => key);
  const now = await saveAnswer(ctx, open, { ...state, flipped });
  await toast(ctx, now === null ? oldScreen : undefined);
  if (now !== null) await showPlan(ctx, now, show);
}
