import type { Day } from "../calendar/day.ts";

/** Whether the bot can write to a person, and why not. */
export type Reach = { state: "reachable" | "never" | "blocked" | "forgotten" } | { state: "paused"; to: Day };
