import { monthOf } from "../calendar/month.ts";
import type { Ctx } from "../telegram/context.ts";
import { type Forms, versionOf } from "./form-versions.ts";

/** The forms of the member's cluster, those to come included. */
export const formsOf = (ctx: Ctx): Forms =>
  ctx.member === null ? new Map() : ctx.forms(ctx.db, ctx.member.clusterId);

/** The codes of the forms that have begun, in their order. */
export const begunForms = (ctx: Ctx): string[] =>
  [...formsOf(ctx)].flatMap(([code, versions]) =>
    versionOf(versions, monthOf(ctx.today)) === null ? [] : [code],
  );

/** The form that a button names; one from before there were several names none and means the first. */
export function formNamed(ctx: Ctx, word: string | undefined): string | null {
  const codes = begunForms(ctx);
  return (word === undefined ? codes[0] : codes.find((code) => code === word)) ?? null;
}
