import { packCallback } from "../telegram/callback-data.ts";
import { PLAN_WORDS } from "./plan-pages-texts.ts";

/** Below the cluster's summary: the plan as a picture that can be passed on (`documents/pictures/` draws it). */
export const pictureButton = { text: PLAN_WORDS.picture, data: packCallback("pic", "plan", 0, "light") };
