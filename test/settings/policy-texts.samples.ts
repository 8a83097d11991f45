import { POLICIES } from "../../src/reminders/policy.ts";
import * as texts from "../../src/settings/policy-texts.ts";
import { example } from "./sample-example.ts";

export const samples: Record<string, unknown> = {
  choosePolicy: [texts.choosePolicy("usual", example), texts.choosePolicy("calm", null)],
  policyWords: POLICIES.map(texts.policyWords),
  exampleDates: texts.exampleDates(POLICIES[0], example),
};
