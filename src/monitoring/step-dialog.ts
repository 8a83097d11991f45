import { instant } from "../calendar/instant.ts";
import { type Month, monthOf } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { may } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { type Html, lines } from "../telegram/html.ts";
import { openQuestion } from "../telegram/question-store.ts";
import { formsOf } from "./asked-forms-bot.ts";
import { askedMonths } from "./asked-month.ts";
import { button as dialogButton, head, stepWords } from "./dialog-texts.ts";
import { type Draft, newDraft, type Sheet } from "./draft.ts";
import { type DraftRow, findDraft, openDraft } from "./draft-store.ts";
import { sheetButton } from "./figures-sheet-texts.ts";
import { leftOn } from "./month-bar-store.ts";
import { formFor } from "./form-versions.ts";
import { moveWords } from "./move.ts";
import { beingFilled, button, sharedDraft } from "./monitoring-texts.ts";
import { type Reply, seesCluster } from "./receipt-bot.ts";
import { askedSince, findSchool, type School } from "./school-store.ts";
import { screen } from "./screen.ts";
import { sheetOf } from "./sheet-store.ts";
import { restored } from "./stored-draft.ts";
import { monthsHandedIn } from "./submission-store.ts";

/** A draft with all that its screens need. */
export interface Place {
  row: DraftRow;
  school: School;
  sheet: Sheet;
  draft: Draft;
}

/** The draft, where it is still there and the one who asks may fill it in. */
export function findPlace(db: Db, ctx: Ctx, draftId: number): Place | "gone" | "denied" {
  const row = findDraft(db, draftId);
  if (ctx.member === null) return "denied";
  if (row === null) return "gone";
  const school = findSchool(db, ctx.member.clusterId, row.organisationId);
  const { clusterId } = ctx.member;
  const allowed =
    school !== null && may(ctx.member, { do: "handInFigures", clusterId, organisationId: school.id });
  if (!allowed) return "denied";
  const form = formFor(formsOf(ctx), row.form, row.month);
  const sheet = form === null ? null : sheetOf(db, school, form, row.month);
  return sheet === null ? "gone" : { row, school, sheet, draft: restored(sheet, row.answers) };
}

/** Opens the month's draft (there is one a school and month) and awaits the answer to its question. */
export function enterDraft(tx: Db, ctx: Ctx, school: School, sheet: Sheet, personId: number): Place | null {
  const at = isoNow(ctx);
  const about = { organisationId: school.id, form: sheet.form.code, month: sheet.month };
  const id = openDraft(tx, about, { draft: newDraft(sheet), personId, at });
  const place = findPlace(tx, ctx, id);
  if (typeof place === "string") return null;
  awaitAnswer(tx, ctx, place.row);
  return place;
}

export const isoNow = (ctx: Ctx): string => instant(ctx.now);

/** The question's revision goes with it: a text that answers an older screen is told apart. */
export function awaitAnswer(tx: Db, ctx: Ctx, row: { id: number; revision: number }): void {
  if (ctx.chatId === undefined) return;
  openQuestion(tx, ctx.chatId, "monitoring", { draftId: row.id, revision: row.revision }, isoNow(ctx));
}

/** Shows the step that the draft is at, a note above it where there is something to say. */
export async function replyStep(
  ctx: Ctx,
  reply: Reply,
  place: Place,
  note: Html | null = null,
): Promise<void> {
  const { row, school, sheet, draft } = place;
  const shown = screen(sheet, draft);
  const another = row.personId !== ctx.member?.personId;
  const text = lines(
    note,
    head(sheet.form, sheet.month, school.shortName),
    another && othersHand(ctx, place),
    "",
    shown.text,
  );
  const rows = shown.rows.map((buttons) =>
    buttons.map(({ text, move }): Button => ({
      text,
      data: packCallback("m", "a", row.id, row.revision, ...moveWords(move)),
    })),
  );
  const first = draft.past.length === 0 ? otherPlaces(ctx, place) : [];
  await reply(ctx, text, [
    ...rows,
    ...first,
    [
      { text: dialogButton.back, data: packCallback("m", "a", row.id, row.revision, "back") },
      { text: dialogButton.cancel, data: packCallback("m", "stop", row.id) },
    ],
  ]);
}

/** So long after their last answer somebody is still at it. */
const AT_IT_MINUTES = 15;

/** Who else fills in this draft: right now, or when it was. Nothing where another has only opened it, long ago. */
function othersHand(ctx: Ctx, { row, sheet, draft }: Place): Html | null {
  const atIt = row.updatedAt > instant(ctx.now.minus({ minutes: AT_IT_MINUTES }));
  if (atIt) return beingFilled(row.personName, stepWords(sheet.form, draft.now.step));
  return row.revision > 0 ? sharedDraft(row.personName, row.updatedAt, ctx.zone) : null;
}

/** From the first screen one may go to another month: those that are missing by name. */
function otherPlaces(ctx: Ctx, { row, school, sheet }: Place): Button[][] {
  const form = sheet.form.code;
  const months = missingMonths(ctx, school, form).filter((month) => month !== sheet.month);
  return [
    [{ text: sheetButton, data: packCallback("m", "sheet", row.id) }],
    ...months
      .slice(-2)
      .map((month) => [
        { text: button.missing(month), data: packCallback("m", "pick", school.id, month, form) },
      ]),
    ...(seesCluster(ctx)
      ? [[{ text: button.schools, data: packCallback("m", "grid", sheet.month, 0, form) }]]
      : monthsFor(ctx, school, form).length > 1
        ? [[{ text: button.otherMonth, data: packCallback("m", "months", school.id, form) }]]
        : []),
  ];
}

/** The months of a form that a school may be asked about today. */
export function monthsFor(ctx: Ctx, school: School, form: string): Month[] {
  const until = leftOn(ctx.db, school.id);
  const versions = formsOf(ctx).get(form) ?? [];
  return askedMonths(versions, askedSince(ctx.db, school.clusterId, form), ctx.today).filter(
    (month) => until === null || month <= monthOf(until),
  );
}

export function missingMonths(ctx: Ctx, school: School, form: string): Month[] {
  const handedIn = new Set(monthsHandedIn(ctx.db, school.id, form));
  return monthsFor(ctx, school, form).filter((month) => !handedIn.has(month));
}
