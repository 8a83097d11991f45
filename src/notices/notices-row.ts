import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { COMMANDS } from "../telegram/menu-texts.ts";

/** The way to the messages from the chair's first screen. */
export const noticesRow = (member: Member): { text: string; data: string }[] =>
  may(member, { do: "sendNotices", clusterId: member.clusterId })
    ? [{ text: COMMANDS.notice.word, data: packCallback("n", "list", 0) }]
    : [];
