import { yearOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { grantsIn } from "../people/grant-store.ts";
import { GRANT_BUTTONS } from "../people/grant-texts.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import type { MemberChange } from "../people/staff-change.ts";
import { unpackCallback } from "../telegram/callback-data.ts";
import { inRows } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, openQuestionOf, toast } from "../telegram/context.ts";
import { notAllowed } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { pauseOf } from "../reminders/wishes.ts";
import { chairSets, type ClusterShown, SETTINGS_BUTTONS as BUTTONS, settingsHome } from "./settings-texts.ts";
import { loadSettings, type Settings } from "./settings-store.ts";

/** Callback data of this feature: «set:ask:at:0830». */
export const pack = (...words: (string | number)[]): string => packCallback("set", ...words);

/** What stands in a tap's data after «set:step». */
const wordsOf = (ctx: Ctx): string[] => unpackCallback(ctx.callbackQuery?.data ?? "")?.slice(2) ?? [];

export type Tap = (ctx: Ctx, member: Member, words: readonly string[]) => Promise<void>;

/** A tap of any member's on their own reminders. */
export const ownTap =
  (handle: Tap) =>
  async (ctx: Ctx): Promise<void> => {
    const { member } = ctx;
    if (member === null || !may(member, { do: "changeOwnReminders", clusterId: member.clusterId }))
      return toast(ctx, notAllowed);
    await handle(ctx, member, wordsOf(ctx));
  };

/** A tap of the chair's on the cluster's. */
export const chairTap =
  (handle: Tap) =>
  async (ctx: Ctx): Promise<void> => {
    const { member } = ctx;
    if (member === null) return toast(ctx, notAllowed);
    if (!setsCluster(member)) return toast(ctx, chairSets);
    await handle(ctx, member, wordsOf(ctx));
  };

export const setsCluster = (member: Member): boolean =>
  may(member, { do: "changeSettings", clusterId: member.clusterId });

export const changeOf = (ctx: Ctx, member: Member): MemberChange => ({
  clusterId: member.clusterId,
  by: member.personId,
  at: instant(ctx.now),
  today: ctx.today,
});

/** Awaits what is typed; every kind of this feature's questions begins so. */
export function awaitText(ctx: Ctx, kind: `settings.${string}`, subject: unknown): void {
  const { chatId } = ctx;
  if (chatId !== undefined) ctx.commit((tx) => openQuestion(tx, chatId, kind, subject, instant(ctx.now)));
}

/** Nothing of ours is awaited any more; another feature's question stays open. */
export function closeOurs(ctx: Ctx, tx: Db): void {
  const { chatId } = ctx;
  if (chatId !== undefined && openQuestionOf(ctx)?.kind.startsWith("settings.") === true)
    closeQuestion(tx, chatId);
}

export const homeRow: Button[] = [{ text: BUTTONS.home, data: pack("home") }];

/** The first screen; `saved` says so above it. */
export function homeScreen(ctx: Ctx, member: Member, saved = false): [Html, Button[][]] {
  const { own, cluster, holidays } = loadSettings(ctx.db, member.clusterId, member.personId);
  const usualHour = ctx.standardHour(cluster.timezone, ctx.now);
  const sets = setsCluster(member);
  const shown = {
    own,
    pause: pauseOf(own, ctx.today),
    cluster: sets ? { ...cluster, ...beside(ctx, member) } : null,
    holidays,
    usualHour: sets ? usualHour : (cluster.digestAt ?? usualHour),
  };
  return [
    settingsHome(shown, saved),
    [
      [
        { text: BUTTONS.at, data: pack("pick", "at") },
        { text: BUTTONS.pause, data: pack("pause") },
      ],
      [{ text: BUTTONS.weekends(own.onWeekends), data: pack("ask", "weekends", own.onWeekends ? 0 : 1) }],
      [{ text: BUTTONS.holidays(own.onHolidays), data: pack("ask", "holidays", own.onHolidays ? 0 : 1) }],
      ...(sets ? clusterRows(cluster) : []),
    ],
  ];
}

/** What the chair is shown of the cluster that is no setting of its own. */
const beside = (ctx: Ctx, { clusterId }: Member): Pick<ClusterShown, "years" | "granted"> => ({
  years: [yearOf(ctx.today), yearOf(ctx.today) + 1].map((year) => ({
    year,
    known: ctx.calendar.knows(year),
  })),
  granted: [...grantsIn(ctx.db, clusterId).values()].filter((grants) => grants.length > 0).length,
});

const clusterRows = ({ weekLetter, monthLetter }: Settings["cluster"]): Button[][] =>
  inRows(
    [
      { text: BUTTONS.hour, data: pack("pick", "hour") },
      { text: BUTTONS.policy, data: pack("pick", "policy") },
      { text: BUTTONS.rest, data: pack("rest") },
      { text: BUTTONS.calendar, data: pack("cal") },
      { text: BUTTONS.due, data: pack("pick", "due") },
      { text: BUTTONS.zone, data: pack("pick", "zone") },
      { text: BUTTONS.weekLetter(weekLetter), data: pack("ask", "weekLetter", weekLetter ? 0 : 1) },
      { text: BUTTONS.monthLetter(monthLetter), data: pack("ask", "monthLetter", monthLetter ? 0 : 1) },
      { text: BUTTONS.kept, data: pack("pick", "kept") },
      { text: GRANT_BUTTONS.screen, data: packCallback("p", "grants") },
      { text: BUTTONS.groups, data: packCallback("g", "list") },
      { text: BUTTONS.journal, data: packCallback("log", "all", 0) },
    ],
    2,
  );
