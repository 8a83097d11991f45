import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { addMonths, isMonth, type Month } from "../calendar/month.ts";
import { askedMonths, hasBegun } from "../monitoring/asked-month.ts";
import { type Form, sameLeavers } from "../monitoring/form.ts";
import { formFor } from "../monitoring/form-versions.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import { askedSince } from "../monitoring/school-store.ts";
import { findCluster } from "../people/cluster-store.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { filled, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, toast } from "../telegram/context.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { pageOf } from "../telegram/page.ts";
import { noteFileName, noteSent } from "./month-note-texts.ts";
import { back, send, sending, showScreen } from "./paper-sending-bot.ts";
import { chooseNote, noNotes, noteButton, tableButton } from "./papers-texts.ts";
import { chairOf, type PlanFacts } from "./plan-report-store.ts";

const MONTHS = 6;

/** The months of the figures, each with its note; the chair has its workbook beside it. */
export async function showNotes(ctx: Ctx, member: Member, facts: PlanFacts, asked: number): Promise<void> {
  const { clusterId } = member;
  if (!may(member, { do: "seeClusterFigures", clusterId })) return toast(ctx, notAllowed);
  const versions = ctx.forms(ctx.db, clusterId);
  const months = facts.figures
    .flatMap(({ form, heading }) =>
      askedMonths(versions.get(form) ?? [], askedSince(ctx.db, clusterId, form), ctx.today).map((month) => ({
        form,
        heading: facts.figures.length > 1 ? heading : null,
        month,
      })),
    )
    .toSorted((a, b) => (a.month > b.month ? -1 : a.month < b.month ? 1 : 0));
  if (months.length === 0) return showScreen(ctx, [noNotes(), [back]]);
  const page = pageOf(months, asked, MONTHS);
  const tables = may(member, { do: "reviewFigures", clusterId });
  await showScreen(ctx, [
    chooseNote(),
    filled([
      ...page.items.map(({ form, heading, month }) => [
        { text: noteButton(month, heading), data: packCallback("x", "note", form, month) },
        ...(tables ? [{ text: tableButton, data: packCallback("x", "month", form, month) }] : []),
      ]),
      pager(page, (to) => packCallback("x", "notes", to)),
      back,
    ]),
  ]);
}

export async function sendNote(ctx: Ctx, member: Member, code: string, month: string): Promise<void> {
  const { clusterId } = member;
  if (!may(member, { do: "seeClusterFigures", clusterId })) return toast(ctx, notAllowed);
  const form = isMonth(month) && hasBegun(month, ctx.today) ? formOf(ctx, clusterId, code, month) : null;
  if (form === null) return toast(ctx, deadButton);
  const figures = (of: Month) =>
    monthFigures(ctx.db, { clusterId, form, month: of, today: ctx.today, calendar: ctx.calendar });
  const last = addMonths(month, -1);
  await sending(ctx);
  await send(ctx, {
    make: async () =>
      (await import("./month-note-file.ts")).monthNoteDocument({
        form,
        month: figures(month),
        before: sameLeavers(form, last, month) ? figures(last) : null,
        cluster: findCluster(ctx.db, clusterId)?.name ?? "",
        today: ctx.today,
        dayAt: (at) => dayOf(momentOf(at, ctx.zone), ctx.zone),
        chair: chairOf(ctx.db, clusterId, ctx),
      }),
    name: noteFileName(month),
    caption: noteSent(form.title, month),
  });
}

const formOf = (ctx: Ctx, clusterId: number, code: string, month: Month): Form | null =>
  formFor(ctx.forms(ctx.db, clusterId), code, month);
