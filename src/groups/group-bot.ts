import { Composer } from "grammy";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, strangerText } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { typed } from "../telegram/typed-word.ts";
import { addDays, dayOf, daysFrom } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { findCluster } from "../people/cluster-store.ts";
import { type Group, groupState, readWeekday } from "./group.ts";
import { type Chair, chairsOf, groupOfTap } from "./group-tap-bot.ts";
import {
  changeGroup,
  findGroup,
  type GroupAction,
  type GroupPart,
  groupsOf,
  weekMessage,
} from "./group-store.ts";
import {
  clusterButton,
  groupButton,
  groupCard,
  groupList,
  type LastWeek,
  notForYou,
  previewButton,
  silenceButton,
  silenced,
  toListButton,
  weekdayButtons,
  weekdayKept,
  weekEmpty,
  weekPreview,
} from "./group-texts.ts";
import { membership } from "./membership-bot.ts";
import { nextStart } from "./week.ts";
import { weekText } from "./week-texts.ts";
import { loadWeek } from "./week-store.ts";

/** Group chats to which the week goes: the chair says which and on what day, in her own chat. */
export function groupFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("groups", openList);
  handlers.hears(typed("groups"), openList);
  handlers.callbackQuery("g:list", listTapped);
  handlers.callbackQuery(/^g:card:/, groupTap(cardTapped));
  handlers.callbackQuery(/^g:day:/, groupTap(dayTapped));
  handlers.callbackQuery(/^g:off:/, groupTap(offTapped));
  handlers.callbackQuery(/^g:in:/, groupTap(clusterTapped));
  handlers.callbackQuery(/^g:week:/, groupTap(weekTapped));
  handlers.callbackQuery(/^g:/, (ctx) => toast(ctx, deadButton));
  return { handlers, answers: {}, elsewhere: membership() };
}

type Screen = [text: Html, rows: Button[][]];

type Tap = (ctx: Ctx, tapped: { group: Group; chair: Chair; word: string | undefined }) => Promise<void>;

const groupTap =
  (handle: Tap) =>
  async (ctx: Ctx): Promise<void> => {
    const tapped = groupOfTap(ctx);
    if (typeof tapped === "string") return toast(ctx, tapped);
    await handle(ctx, tapped);
  };

async function openList(ctx: Ctx): Promise<void> {
  if (ctx.member === null) return say(ctx, strangerText());
  const chairs = chairsOf(ctx);
  await say(ctx, ...listScreen(ctx, chairs));
}

async function listTapped(ctx: Ctx): Promise<void> {
  const chairs = chairsOf(ctx);
  await toast(ctx);
  await show(ctx, ...listScreen(ctx, chairs));
}

function listScreen(ctx: Ctx, chairs: readonly Chair[]): Screen {
  // Of the cluster that is spoken of: another's are a tap away.
  const chair = chairs.find(({ personId }) => personId === ctx.member?.personId);
  if (chair === undefined) return [notForYou(), []];
  const groups = groupsOf(ctx.db, chair.clusterId);
  return [
    groupList(groups.length, ctx.me.username),
    groups.map((group) => [{ text: groupButton(group), data: packCallback("g", "card", group.id) }]),
  ];
}

const cardTapped: Tap = async (ctx, { group }) => {
  await toast(ctx);
  await showCard(ctx, group.id);
};

/** What stands now; the day tapped is also the chair's word that it is the cluster's group. */
const dayTapped: Tap = async (ctx, { group, chair, word }) => {
  const weekday = readWeekday(word);
  if (weekday === null) return toast(ctx, deadButton);
  if (group.weekday !== weekday || group.confirmedAt === null)
    keep(ctx, group, chair, "group.day", { weekday, confirmedAt: instant(ctx.now) });
  await toast(ctx, weekdayKept(weekday));
  await showCard(ctx, group.id);
};

const offTapped: Tap = async (ctx, { group, chair }) => {
  if (group.confirmedAt !== null) keep(ctx, group, chair, "group.silenced", { confirmedAt: null });
  await toast(ctx, silenced);
  await showCard(ctx, group.id);
};

/** Of the clusters that she chairs the next; nothing goes to the group until she has chosen the day there. */
const clusterTapped: Tap = async (ctx, { group, chair, word }) => {
  const next = chairsOf(ctx).find(({ clusterId }) => String(clusterId) === word);
  if (next === undefined) return toast(ctx, deadButton);
  if (next.clusterId !== group.clusterId)
    keep(ctx, group, chair, "group.cluster", { clusterId: next.clusterId, confirmedAt: null });
  await toast(ctx);
  await showCard(ctx, group.id);
};

function keep(ctx: Ctx, group: Group, chair: Chair, action: GroupAction, set: GroupPart): void {
  ctx.commit((tx) => changeGroup(tx, group, action, set, { by: chair.personId, at: instant(ctx.now) }));
}

const weekTapped: Tap = async (ctx, { group, chair }) => {
  const today = dayOf(ctx.now, chair.timezone);
  const from = groupState(group) === "on" ? nextStart(today, group.weekday) : today;
  const days = { from, to: addDays(from, 6) };
  const week = loadWeek(ctx.db, group.clusterId, days, {
    calendar: ctx.calendar,
    forms: ctx.forms,
    today,
  });
  await toast(ctx);
  await say(ctx, week.lines.length === 0 ? weekEmpty(days) : weekPreview(from, weekText(week)), [
    [{ text: toListButton, data: "g:list" }],
  ]);
};

async function showCard(ctx: Ctx, groupId: number): Promise<void> {
  const group = findGroup(ctx.db, groupId);
  if (group === null) return;
  await show(ctx, ...cardScreen(ctx, group));
}

function cardScreen(ctx: Ctx, group: Group): Screen {
  const state = groupState(group);
  const cluster = findCluster(ctx.db, group.clusterId);
  const others = chairsOf(ctx).filter(({ clusterId }) => clusterId !== group.clusterId);
  const today = dayOf(ctx.now, cluster?.timezone ?? "UTC");
  const chosen = state === "on" ? group.weekday : null;
  return [
    groupCard(group, cluster?.name ?? "", lastWeek(ctx, group, today)),
    [
      ...(state === "out" ? [] : weekdayButtons(group.id, chosen)),
      ...(state === "out"
        ? []
        : others.map(({ clusterId, clusterName }) => [
            { text: clusterButton(clusterName), data: packCallback("g", "in", group.id, clusterId) },
          ])),
      [
        { text: previewButton, data: packCallback("g", "week", group.id) },
        ...(state === "on" ? [{ text: silenceButton, data: packCallback("g", "off", group.id) }] : []),
      ],
      [{ text: toListButton, data: "g:list" }],
    ],
  ];
}

const WENT = { sent: "sent", uncertain: "unsure", pending: "underWay", sending: "underWay" } as const;

function lastWeek(ctx: Ctx, group: Group, today: string): LastWeek {
  const message = weekMessage(ctx.db, group.id, daysFrom(addDays(today, -6), today));
  if (message === null || message.state === "cancelled") return null;
  const went = WENT[message.state as keyof typeof WENT] ?? "not";
  return { day: message.day, went };
}
