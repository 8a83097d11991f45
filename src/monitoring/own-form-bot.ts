import { type Month, monthOf } from "../calendar/month.ts";
import { may } from "../people/rights.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import { formsOf } from "./asked-forms-bot.ts";
import type { Form } from "./form.ts";
import { formChanges } from "./form-changes.ts";
import { FormError, readForm } from "./form-file.ts";
import { allOwnForms, findOwnForm, lastReported, type OwnForm, ownForms } from "./form-store.ts";
import { formButtons, formLook, formToasts } from "./form-upload-texts.ts";
import type { Versions } from "./form-versions.ts";
import { monthsToBegin } from "./form-month.ts";
import type { Reply } from "./receipt-bot.ts";

/** A form that the chair has sent, read again, with the other versions that the cluster has of it. */
export interface OwnPlace {
  row: OwnForm;
  form: Form;
  /** Those that are switched on, itself left out. */
  others: Versions;
  clusterId: number;
  personId: number;
}

export const mayChangeForm = ({ member }: Ctx): boolean =>
  member !== null && may(member, { do: "changeForm", clusterId: member.clusterId });

/** The form of a button; null after saying why there is none. */
export async function ownPlace(ctx: Ctx, word: string | undefined): Promise<OwnPlace | null> {
  if (!mayChangeForm(ctx)) {
    await toast(ctx, notAllowed);
    return null;
  }
  const id = callbackId(word);
  const place = findOwnPlace(ctx, id);
  const unread = unreadForms(ctx).some((row) => row.id === id);
  if (place === null) await toast(ctx, unread ? formToasts.unread : formToasts.gone);
  return place;
}

export function findOwnPlace(ctx: Ctx, id: number | null): OwnPlace | null {
  const { member } = ctx;
  const row = id === null || member === null ? null : findOwnForm(ctx.db, member.clusterId, id);
  const form = row === null ? null : readOwn(row);
  if (member === null || row === null || form === null) return null;
  const all = formsOf(ctx).get(row.code) ?? [];
  const others = all.filter(({ version, from }) => version !== row.version || from !== row.fromMonth);
  return { row, form, others, clusterId: member.clusterId, personId: member.personId };
}

function readOwn({ source, fromMonth }: OwnForm): Form | null {
  try {
    const form = readForm(source, "form");
    return fromMonth === null ? form : { ...form, from: fromMonth };
  } catch (error) {
    if (error instanceof FormError) return null;
    throw error;
  }
}

/** From which months this version may be asked; a month of a version that is no longer read is taken too. */
export function openMonths(ctx: Ctx, { form, others, clusterId, row }: OwnPlace): Month[] {
  const taken = new Set(allOwnForms(ctx.db, clusterId, row.code).map(({ fromMonth }) => fromMonth));
  return monthsToBegin(form, {
    versions: others,
    lastReported: lastReported(ctx.db, clusterId, row.code),
    current: monthOf(ctx.today),
  }).filter((month) => !taken.has(month));
}

/** Versions that were switched on and that this bot no longer reads: the ones before are asked in their place. */
export const unreadForms = ({ db, member }: Ctx): OwnForm[] =>
  member === null ? [] : ownForms(db, member.clusterId).filter((row) => readOwn(row) === null);

export async function replyLook(ctx: Ctx, reply: Reply, place: OwnPlace): Promise<void> {
  const { row, form, others } = place;
  const before =
    others.findLast(({ from }) => row.fromMonth === null || (from ?? "") < row.fromMonth) ?? null;
  const text = formLook(form, {
    from: row.fromMonth,
    before,
    changes: before === null ? [] : formChanges(before, form),
  });
  const button = (text: string, word: string): Button[] => [{ text, data: packCallback("f", word, row.id) }];
  await reply(ctx, text, [
    button(formButtons.tryIt, "try"),
    [...button(formButtons.rules, "rules")],
    ...(row.fromMonth === null
      ? [button(formButtons.switchOn, "when"), button(formButtons.drop, "drop")]
      : [button(formButtons.back, "undo")]),
  ]);
}
