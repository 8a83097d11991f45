import { Composer } from "grammy";
import { schoolsOf } from "../../people/cluster-store.ts";
import { officeTitle } from "../../people/office-texts.ts";
import { filled, pager } from "../../telegram/button-rows.ts";
import { callbackId, packCallback } from "../../telegram/callback-data.ts";
import { type Ctx, toast } from "../../telegram/context.ts";
import { deadButton } from "../../telegram/general-texts.ts";
import { pageOf } from "../../telegram/page.ts";
import type { EventParty } from "../change.ts";
import type { Ticking } from "../editing/edit.ts";
import { answer, idWord, keepEdit, onTarget, type Target } from "../editing/edit-target-bot.ts";
import { askedPage, nextEdit } from "../editing/field-edit-bot.ts";
import { FREQUENT } from "../editing/party-edit.ts";
import { EDIT_WORDS, editOver, nobodyTicked, tickSchools } from "../editing/plan-edit-texts.ts";
import { clip } from "../plan-texts.ts";

const PAGE = 8;

type AddParties = (ctx: Ctx, target: Target, parties: readonly EventParty[]) => Promise<void>;

/** An office of single schools: they are ticked one by one, and then added to those who answer. */
export function tickingHandlers(add: AddParties): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^c:tick:/, onTarget(beginTicking));
  handlers.callbackQuery(/^c:school:/, onTarget(tickSchool));
  handlers.callbackQuery(
    /^c:schools:/,
    onTarget((ctx, target, [page]) => turnSchools(ctx, target, askedPage(page))),
  );
  handlers.callbackQuery(
    /^c:ticked:/,
    onTarget((ctx, target) => addTicked(ctx, target, add)),
  );
  return handlers;
}

async function beginTicking(ctx: Ctx, target: Target, [word]: readonly string[]): Promise<void> {
  const party = FREQUENT[word ?? ""];
  if (party?.kind !== "office") return toast(ctx, deadButton);
  await showTicking(ctx, target, { office: party.office, of: party.of, schools: [] }, 0);
}

async function tickSchool(ctx: Ctx, target: Target, [school, page]: readonly string[]): Promise<void> {
  const ticking = target.edit?.ticking ?? null;
  const id = callbackId(school);
  if (ticking === null || id === null) return toast(ctx, editOver);
  const schools = ticking.schools.includes(id)
    ? ticking.schools.filter((one) => one !== id)
    : [...ticking.schools, id];
  await showTicking(ctx, target, { ...ticking, schools }, askedPage(page));
}

async function turnSchools(ctx: Ctx, target: Target, page: number): Promise<void> {
  const ticking = target.edit?.ticking ?? null;
  if (ticking === null) return toast(ctx, editOver);
  await showTicking(ctx, target, ticking, page);
}

async function showTicking(ctx: Ctx, target: Target, ticking: Ticking, asked: number): Promise<void> {
  ctx.commit((tx) => keepEdit(tx, ctx, nextEdit(target, "responsible", { ticking })));
  const page = pageOf(schoolsOf(ctx.db, target.member.clusterId), asked, PAGE);
  const id = idWord(target);
  await answer(
    ctx,
    tickSchools(officeTitle({ kind: ticking.office, of: ticking.of }), ticking.schools.length),
    filled([
      ...page.items.map((school) => [
        {
          text: clip(`${ticking.schools.includes(school.id) ? "✓ " : ""}${school.name}`, 60),
          data: packCallback("c", "school", id, school.id, page.page),
        },
      ]),
      pager(page, (to) => packCallback("c", "schools", id, to)),
      [{ text: EDIT_WORDS.ticked, data: packCallback("c", "ticked", id) }],
      [{ text: EDIT_WORDS.back, data: packCallback("c", "f", id, "responsible") }],
    ]),
  );
}

async function addTicked(ctx: Ctx, target: Target, add: AddParties): Promise<void> {
  const ticking = target.edit?.ticking ?? null;
  if (ticking === null) return toast(ctx, editOver);
  const known = schoolsOf(ctx.db, target.member.clusterId).map(({ id }) => id);
  const schools = known.filter((id) => ticking.schools.includes(id));
  if (schools.length === 0) return toast(ctx, nobodyTicked);
  const { office, of } = ticking;
  await add(ctx, target, [{ kind: "office", office, of, schools }]);
}
