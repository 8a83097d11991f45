import { Composer, InputFile } from "grammy";
import { instant } from "../../calendar/instant.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { recordTaken, type TakenFile } from "../../plan/calendar-taken-store.ts";
import { callbackId, unpackCallback } from "../../telegram/callback-data.ts";
import { type Ctx, toast } from "../../telegram/context.ts";
import { deadButton, notAllowed } from "../../telegram/general-texts.ts";
import { CALENDAR_WORDS as words, calendarName, calendarSent } from "./calendar-entry-texts.ts";
import { calendarDomain, type CalendarScope, loadCalendar } from "./calendar-store.ts";

/** Calendar files: of one event, of one's own, of the whole plan; for everybody who sees the plan. */
export const calendarFiles = new Composer<Ctx>();
calendarFiles.callbackQuery(/^ics:/, async (ctx) => {
  const { member } = ctx;
  if (member === null || !may(member, { do: "seePlan", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const asked = askedFile(member, ctx.callbackQuery.data);
  if (asked === null) return toast(ctx, deadButton);
  await sendCalendar(ctx, member, asked);
});

interface AskedFile {
  scope: CalendarScope;
  taken: TakenFile;
}

function askedFile({ personId }: Member, data: string): AskedFile | null {
  const [, kind, word] = unpackCallback(data) ?? [];
  const eventId = callbackId(word);
  if (kind === "own") return { scope: { personId }, taken: "own" };
  if (kind === "plan") return { scope: "plan", taken: "plan" };
  if (eventId === null) return null;
  if (kind === "event") return { scope: { eventId, askedBy: personId }, taken: { eventId } };
  return kind === "gone" ? { scope: { goneId: eventId }, taken: { eventId } } : null;
}

async function sendCalendar(ctx: Ctx, member: Member, { scope, taken }: AskedFile): Promise<void> {
  const { clusterId, personId } = member;
  const at = instant(ctx.now);
  const { cluster, number, entries } = ctx.commit((tx) => {
    const found = loadCalendar(tx, clusterId, scope, { ...contextOf(ctx), domain: calendarDomain(tx) });
    if (found.entries.length > 0) recordTaken(tx, { clusterId, personId, at }, taken);
    return found;
  });
  if (entries.length === 0) return toast(ctx, taken === "own" ? words.nothingOwn : words.noDate);
  await toast(ctx);
  await ctx.replyWithChatAction("upload_document");
  // Loaded when it is first needed: the bot starts without it.
  const { calendarFile } = await import("./calendar-file.ts");
  const name = taken === "own" ? words.ownName(cluster) : taken === "plan" ? words.planName(cluster) : null;
  const bytes = calendarFile(entries, { cluster, name: name === null ? null : calendarName(name), now: at });
  await ctx.replyWithDocument(new InputFile(bytes, fileName(taken, number)), {
    caption: calendarSent(entries).text,
    parse_mode: "HTML",
  });
}

const contextOf = ({ today, calendar, forms }: Ctx) => ({ today, calendar, forms });

const fileName = (taken: TakenFile, number: string | null): string =>
  typeof taken === "string" ? words[taken] : words.event(number);
