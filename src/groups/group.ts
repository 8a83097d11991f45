import type { Weekday } from "../calendar/day.ts";

/** A group chat to which a cluster's week goes. */
export interface Group {
  id: number;
  clusterId: number;
  chatId: number;
  title: string;
  weekday: Weekday;
  /** UTC instants, ISO text. */
  confirmedAt: string | null;
  leftAt: string | null;
}

/** `silent`: the bot is there and the chair has not (or not yet) said that it may write. `out`: it cannot write there. */
export type GroupState = "on" | "silent" | "out";

export function groupState(group: Pick<Group, "confirmedAt" | "leftAt">): GroupState {
  if (group.leftAt !== null) return "out";
  return group.confirmedAt === null ? "silent" : "on";
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

/** A weekday from a callback's word, or null. */
export const readWeekday = (word: string | undefined): Weekday | null =>
  WEEKDAYS.find((day) => String(day) === word) ?? null;

/** How the bot stands in a chat, as Telegram tells it. */
export interface Standing {
  status: string;
  is_member?: boolean | undefined;
  can_send_messages?: boolean | undefined;
}

/** Whether the bot is there, though it may have to be silent. */
export function isThere({ status, is_member }: Standing): boolean {
  if (status === "restricted") return is_member === true;
  return status === "member" || status === "administrator" || status === "creator";
}

/** Whether the bot can write there. */
export const isPresent = (standing: Standing): boolean =>
  isThere(standing) && (standing.status !== "restricted" || standing.can_send_messages !== false);

/** Ids of supergroups are below this one, those of plain groups above it. */
const SUPERGROUPS = -1_000_000_000_000;
export const isPlainGroup = (chatId: number): boolean => chatId > SUPERGROUPS;
