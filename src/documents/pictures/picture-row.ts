import { PLAN_WORDS } from "../../summary/plan-pages-texts.ts";
import type { HomeRow } from "../../summary/home-row.ts";
import { packCallback } from "../../telegram/callback-data.ts";

/** Below the cluster's summary: the plan as a picture that can be passed on. */
export const pictureRow: HomeRow = () => [
  { text: PLAN_WORDS.picture, data: packCallback("pic", "plan", 0, "light") },
];
