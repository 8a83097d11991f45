import * as texts from "../../../src/plan/importing/understood-texts.ts";
import { pageOf } from "../../../src/telegram/page.ts";
import { plan } from "./draft-samples.ts";

const [first, , third] = plan.events;

export const samples: Record<string, unknown> = {
  chooseSection: texts.chooseSection(),
  understoodEvents: [
    texts.understoodEvents("Школы", pageOf([0, 1, 2, 3, 4], 0, 4), plan),
    texts.understoodEvents(null, pageOf([4], 0, 4), { ...plan, period: null }),
  ],
  understoodEvent: [first, third].flatMap((event) =>
    event === undefined ? [] : [texts.understoodEvent(event, plan.period)],
  ),
  askDeadline: texts.askDeadline(),
  askResponsible: texts.askResponsible(),
  peopleLines: texts.peopleLines(plan),
};
