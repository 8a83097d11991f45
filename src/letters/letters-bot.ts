import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { may } from "../people/rights.ts";
import { changeSetting } from "../settings/settings-store.ts";
import { unpackCallback } from "../telegram/callback-data.ts";
import { type Ctx, say, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { isLetter } from "./letter.ts";
import { letterSwitched, switchOnButton } from "./letter-texts.ts";

/** The chair's letters, of the week and of the month: here she only says that she wants them no more, or again. */
export function lettersFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^l:/, switched);
  return { handlers, answers: {} };
}

async function switched(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  const [, word, letter] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  if (!isLetter(letter) || (word !== "on" && word !== "off")) return toast(ctx, deadButton);
  if (member === null || !may(member, { do: "changeSettings", clusterId: member.clusterId }))
    return toast(ctx, notAllowed);
  const on = word === "on";
  const { clusterId, personId: by } = member;
  const change = { clusterId, by, at: instant(ctx.now), today: ctx.today };
  ctx.commit((tx) => changeSetting(tx, change, `${letter}Letter`, on ? "1" : "0"));
  await toast(ctx);
  await say(ctx, letterSwitched(letter, on), on ? [] : [[switchOnButton(letter)]]);
}
