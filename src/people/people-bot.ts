import { Composer } from "grammy";
import { type Ctx, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { actingHandlers } from "./acting-bot.ts";
import { actingEndHandlers } from "./acting-end-bot.ts";
import { answerActing, type ReadDays } from "./acting-typed-bot.ts";
import { answerJoinName, ask } from "./ask-bot.ts";
import { card } from "./card-bot.ts";
import { answerOwnName, founding } from "./founding-bot.ts";
import { granting } from "./grant-bot.ts";
import { help } from "./help-bot.ts";
import { join } from "./join-bot.ts";
import { strangerTap } from "./join-texts.ts";
import { list } from "./list-bot.ts";
import { answerName, naming } from "./naming-bot.ts";
import { staleButton } from "./people-texts.ts";
import { privacy } from "./privacy-bot.ts";
import { requests } from "./requests-bot.ts";
import { severalClusters } from "./several-clusters-bot.ts";
import { staffing } from "./staffing-bot.ts";
import { tour } from "./tour-bot.ts";

/** What people ask of the features that stand on them. */
export interface PeopleParts {
  readDays: ReadDays;
}

/** Who is in the cluster, how one gets in and out, who acts for whom, and what is kept of one. */
export function peopleFeature({ readDays }: PeopleParts): Feature {
  const handlers = new Composer<Ctx>();
  handlers.use(severalClusters, join, founding, ask, help, privacy);
  handlers.use(list, card, naming, staffing, granting, tour, requests);
  handlers.use(actingHandlers(), actingEndHandlers());
  // A button of ours that no step knows: of an older version, or made by hand.
  handlers.callbackQuery(/^p:/, (ctx) => toast(ctx, ctx.member === null ? strangerTap : staleButton));
  return {
    handlers,
    answers: {
      "people.joinName": answerJoinName,
      "people.ownName": answerOwnName,
      "people.name": answerName,
      "people.acting": answerActing(readDays),
    },
  };
}
