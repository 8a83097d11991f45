import { packCallback } from "../telegram/callback-data.ts";
import type { HomeRow } from "./home-row.ts";
import { PLAN_WORDS } from "./plan-pages-texts.ts";

/** Below the cluster's summary: the plan as a picture that can be passed on (`documents/pictures/` draws it). */
export const pictureRow: HomeRow = () => [
  { text: PLAN_WORDS.picture, data: packCallback("pic", "plan", 0, "light") },
];
