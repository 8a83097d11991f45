import type { DateTime } from "luxon";
import type { Context } from "grammy";
import { type Day, dayOf } from "../calendar/day.ts";
import type { Db } from "../db/open.ts";
import type { Member } from "../people/member.ts";
import { chosenOf, findMembers, type FoundMember } from "../people/member-store.ts";
import { COMMANDS, type Command } from "./menu-texts.ts";
import { findQuestion } from "./question-store.ts";
import type { SpokenCluster } from "./spoken-cluster.ts";
import { typed } from "./typed-word.ts";

/** As whom the bot speaks with a chat in one update: the member, the cluster's own day, and its name where there are several. */
export interface Speaker {
  /** Null for a stranger. */
  member: Member | null;
  /** UTC for a stranger. */
  zone: string;
  today: Day;
  spoken: SpokenCluster | null;
}

/** «Другой кластер» as people type it. */
export const CHOOSE_WORDS = /^\s*(?:(?:другой|сменить|выбрать)\s+кластер|мои\s+кластеры)\s*[.!?]?\s*$/iu;

const asked = (Object.keys(COMMANDS) as Command[]).filter((command) => command !== "cancel").map(typed);

/** What is asked of the cluster that was chosen; any other text may be the answer to a question of any of them. */
const isRequest = (text: string): boolean =>
  /^\/(?!cancel\b)/.test(text) || CHOOSE_WORDS.test(text) || asked.some((word) => word.test(text));

/**
 * Who writes. In a chat of several clusters a tap is of the one whose message it is on (`owner`, from the button: a
 * message from before there were several says nothing, and is of the first), a text of the one whose question it
 * answers, and everything else of the one that was chosen. Null: the button is of one who is not of this chat.
 */
export function speakerOf(db: Db, ctx: Context, owner: number | null, now: DateTime): Speaker | null {
  // A person's own chat has their id; in a group it is whoever has done something there.
  const chatId = ctx.chat?.type === "private" ? ctx.chat.id : ctx.from?.id;
  const members = chatId === undefined ? [] : findMembers(db, chatId, now);
  const isOwner = ({ member }: FoundMember): boolean => member.personId === owner;
  if (owner !== null && !members.some(isOwner)) return null;
  if (chatId === undefined || members.length < 2) return speaking(members[0] ?? null, members, now);
  if (ctx.callbackQuery !== undefined)
    return speaking(owner === null ? members.at(-1) : members.find(isOwner), members, now);
  const answers = ctx.message !== undefined && !isRequest(ctx.message.text ?? "");
  const askedOf = answers ? findQuestion(db, chatId)?.personId : null;
  const answering = members.find(({ member }) => member.personId === askedOf);
  return speaking(answering ?? chosenOf(db, chatId, members), members, now);
}

function speaking(
  found: FoundMember | null | undefined,
  members: readonly FoundMember[],
  now: DateTime,
): Speaker {
  const zone = found?.timezone ?? "UTC";
  const today = dayOf(now, zone);
  if (found === null || found === undefined) return { member: null, zone, today, spoken: null };
  const spoken = members.length < 2 ? null : { personId: found.member.personId, name: found.clusterName };
  return { member: found.member, zone, today, spoken };
}

/** As whom the chat is spoken to from here on in the update: it has joined a cluster, or chosen another. */
export function speakerChosen(db: Db, chatId: number, now: DateTime): Speaker {
  const members = findMembers(db, chatId, now);
  return speaking(chosenOf(db, chatId, members), members, now);
}
