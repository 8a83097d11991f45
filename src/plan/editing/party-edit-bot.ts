import { Composer } from "grammy";
import { loadStaff } from "../../people/staff-store.ts";
import { filled, inRows, pager } from "../../telegram/button-rows.ts";
import { callbackId, packCallback } from "../../telegram/callback-data.ts";
import { type Ctx, say, toast } from "../../telegram/context.ts";
import { deadButton } from "../../telegram/general-texts.ts";
import { pageOf } from "../../telegram/page.ts";
import { clusterNames, clusterWorld, typedIds } from "./cluster-names-store.ts";
import type { EventParty } from "../change.ts";
import {
  answer,
  changedBy,
  type ChangePlan,
  closeEdit,
  idWord,
  keepEdit,
  onTarget,
  type Target,
  wayBack,
} from "./edit-target-bot.ts";
import { eventParties } from "../event-content.ts";
import {
  askedPage,
  askFor,
  keepField,
  nextEdit,
  showMenu,
  stepAfter,
  toStep,
  wordsFor,
} from "./field-edit-bot.ts";
import {
  type Answering,
  documentWords,
  FREQUENT,
  partyMark,
  readTyped,
  withoutParty,
  withParties,
} from "./party-edit.ts";
import {
  choosePerson,
  EDIT_WORDS,
  editOver,
  listChanged,
  responsibleNotRead,
  responsibleReadBack,
  saved,
} from "./plan-edit-texts.ts";
import type { Responsible } from "../plan.ts";
import { clip } from "../plan-texts.ts";
import { tickingHandlers } from "../importing/ticking-bot.ts";

const PAGE = 8;

/** Who answers for an event: added, taken out, chosen from the people or school by school, or typed. */
export function partyHandlers(change: ChangePlan): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(
    /^c:plus:/,
    onTarget(async (ctx, target, [word]) => {
      const party = FREQUENT[word ?? ""];
      if (party === undefined) return toast(ctx, deadButton);
      await add(ctx, change, target, [party]);
    }),
  );
  handlers.callbackQuery(
    /^c:minus:/,
    onTarget((ctx, target, words) => remove(ctx, change, target, words)),
  );
  handlers.callbackQuery(
    /^c:people:/,
    onTarget((ctx, target, [page]) => showPeople(ctx, target, askedPage(page))),
  );
  handlers.callbackQuery(
    /^c:person:/,
    onTarget(async (ctx, target, [word]) => {
      const personId = callbackId(word);
      const known = personId !== null && clusterNames(ctx.db, target.member.clusterId).people.has(personId);
      if (!known) return toast(ctx, deadButton);
      await add(ctx, change, target, [{ kind: "person", personId }]);
    }),
  );
  handlers.use(tickingHandlers((ctx, target, parties) => add(ctx, change, target, parties)));
  handlers.callbackQuery(
    /^c:who:/,
    onTarget((ctx, target, [how]) => confirmTyped(ctx, change, target, how)),
  );
  return handlers;
}

const answeringOf = ({ content }: Target): Answering => ({
  parties: content.parties,
  responsibleText: content.responsibleText,
});

/** Keeps those who answer now; in a new event one goes on choosing. */
async function keep(ctx: Ctx, change: ChangePlan, target: Target, now: Answering): Promise<void> {
  if (target.event === null) {
    return toStep(ctx, { ...target, content: { ...target.content, ...now } }, "responsible");
  }
  await keepField(ctx, change, target, now);
}

async function add(
  ctx: Ctx,
  change: ChangePlan,
  target: Target,
  parties: readonly EventParty[],
): Promise<void> {
  const words = documentWords(parties, clusterNames(ctx.db, target.member.clusterId));
  await keep(ctx, change, target, withParties(answeringOf(target), parties, words));
}

async function remove(
  ctx: Ctx,
  change: ChangePlan,
  target: Target,
  [index, mark]: readonly string[],
): Promise<void> {
  const party = target.content.parties[Number(index)];
  if (party === undefined || String(partyMark(party)) !== mark) {
    await toast(ctx, listChanged);
    return askFor(ctx, target, { field: "responsible" });
  }
  const names = clusterNames(ctx.db, target.member.clusterId);
  await keep(ctx, change, target, withoutParty(answeringOf(target), party, names));
}

async function showPeople(ctx: Ctx, target: Target, asked: number): Promise<void> {
  const staff = loadStaff(ctx.db, target.member.clusterId, ctx.today).people;
  const page = pageOf(staff, asked, PAGE);
  const id = idWord(target);
  await answer(
    ctx,
    choosePerson(),
    filled([
      ...inRows(
        page.items.map(({ personId, name }) => ({
          text: clip(name, 40),
          data: packCallback("c", "person", id, personId),
        })),
        2,
      ),
      pager(page, (to) => packCallback("c", "people", id, to)),
      [{ text: EDIT_WORDS.back, data: packCallback("c", "f", id, "responsible") }],
    ]),
  );
}

// ── Typed ──────────────────────────────────────────────────────────────────────────────────────────────────

const readOf = (ctx: Ctx, target: Target, text: string): Responsible => {
  const { clusterId } = target.member;
  const people = [...clusterNames(ctx.db, clusterId).people.values()];
  return readTyped(text, clusterWorld(ctx.db, clusterId), people);
};

/** Reads back what was typed, and asks whether it is so. */
export async function responsibleTyped(ctx: Ctx, target: Target, text: string): Promise<void> {
  const words = await wordsFor(ctx, target, "responsible", text);
  if (words === null) return;
  const read = readOf(ctx, target, words);
  if (read.parties.length + read.unresolved.length === 0) {
    return say(ctx, responsibleNotRead(), [wayBack(target)]);
  }
  ctx.commit((tx) => keepEdit(tx, ctx, nextEdit(target, "responsible", { typed: words })));
  const id = idWord(target);
  const button = (text: string, how: string) => ({ text, data: packCallback("c", "who", id, how) });
  await say(ctx, responsibleReadBack(read), [
    target.content.parties.length === 0
      ? [button(EDIT_WORDS.right, "replace")]
      : [button(EDIT_WORDS.replace, "replace"), button(EDIT_WORDS.besides, "add")],
    [{ text: EDIT_WORDS.again, data: packCallback("c", "f", id, "responsible") }],
    wayBack(target),
  ]);
}

async function confirmTyped(
  ctx: Ctx,
  change: ChangePlan,
  target: Target,
  how: string | undefined,
): Promise<void> {
  const { event, member } = target;
  const typed = target.edit?.typed ?? null;
  if (typed === null || target.edit?.field !== "responsible") return toast(ctx, editOver);
  const read = readOf(ctx, target, typed);
  const none: Answering = { parties: [], responsibleText: "" };
  const before = how === "add" ? answeringOf(target) : none;
  // An outside body that is new here is made in the transaction that names it.
  const now = ctx.commit((tx) => {
    const now = withParties(before, eventParties(read, typedIds(tx, member.clusterId)), typed);
    if (event === null)
      keepEdit(tx, ctx, nextEdit({ ...target, content: { ...target.content, ...now } }, "place"));
    else {
      change(tx, [{ kind: "rewrite", eventId: event.id, set: now }], changedBy(ctx, member));
      closeEdit(tx, ctx);
    }
    return now;
  });
  if (event !== null) return showMenu(ctx, event.id, saved);
  const fresh = { ...target, content: { ...target.content, ...now } };
  await toStep(ctx, fresh, stepAfter("responsible", fresh));
}
