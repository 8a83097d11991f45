import type { Member } from "../people/member.ts";

/**
 * A row of buttons that another feature puts at the end of the chair's and the curator's first screen; empty where it
 * has nothing for this member.
 */
export type HomeRow = (member: Member) => { text: string; data: string }[];
