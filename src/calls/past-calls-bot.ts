import { dayShort } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import { eventName } from "../plan/plan-texts.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Ctx, show, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { calleeName } from "./call-texts.ts";
import { pastCalls } from "./calls-store.ts";
import { mayCall, type OpenCalls, TO_LIST } from "./open-calls-bot.ts";
import { type PastCall, readSubject } from "./past-call.ts";
import { pastCallPage, type ToldCall, undoButton } from "./past-call-texts.ts";

const PAST_SIZE = 5;

/** «Сделанные звонки», each with the way to take it back. */
export async function pastTapped(ctx: Ctx, open: OpenCalls, [word]: readonly string[]): Promise<void> {
  const asked = pageNumber(word);
  if (asked === null) return toast(ctx, deadButton);
  const page = pageOf(pastCalls(ctx.db, open.member.clusterId), asked, PAST_SIZE);
  const told = { ...page, items: page.items.map((call) => tellCall(ctx, open, call)) };
  const undo = page.items.flatMap((call, at) => {
    const one = told.items[at];
    return mayCall(open.member) && one !== undefined
      ? [{ text: undoButton(one), data: packCallback("t", "undo", call.id) }]
      : [];
  });
  await toast(ctx);
  await show(
    ctx,
    pastCallPage(told),
    filled([...inRows(undo, 1), pager(page, (to) => packCallback("t", "past", to)), TO_LIST]),
  );
}

function tellCall(ctx: Ctx, { cluster, directory }: OpenCalls, call: PastCall): ToldCall {
  const read = call.subjects.map(readSubject);
  const callee = read[0]?.callee ?? null;
  const ids = new Set(read.map(({ dutyId }) => dutyId));
  const events = cluster.duties.filter(({ id }) => ids.has(id)).map(({ event }) => eventName(event));
  const moment = momentOf(call.at, ctx.zone);
  return {
    when: `${dayShort(dayOf(moment, ctx.zone))} ${moment.toFormat("HH:mm")}`,
    by: call.by ?? "",
    whom: callee === null ? "Удалено" : calleeName(callee, directory),
    about: [...new Set(events)],
    note: call.note,
  };
}
