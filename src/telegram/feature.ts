import type { Composer } from "grammy";
import type { Ctx } from "./context.ts";

/**
 * Handles the text that answers an open question of this kind. `subject` is what was stored with the question
 * (JSON, made by the feature itself). It closes the question or leaves it open to ask again.
 */
export type Answer = (ctx: Ctx, subject: unknown, text: string) => Promise<void>;

/** What a feature's `-bot.ts` gives to the app: its commands, words and buttons, and its open questions. */
export interface Feature {
  handlers: Composer<Ctx>;
  /** By the kind of the question, «duty.comment»: each kind belongs to one feature. */
  answers: Record<string, Answer>;
  /** What comes from groups and channels; everything else there is passed over in silence. */
  elsewhere?: Composer<Ctx>;
}
