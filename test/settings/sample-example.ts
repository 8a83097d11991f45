import { nextDates } from "../../src/reminders/next-dates.ts";
import type { Example } from "../../src/settings/policy-texts.ts";
import { calendar } from "../reminders/cast.ts";
import { dated } from "../reminders/sample-duty.ts";

/** The conference, on which the presets are shown. */
export const example: Example = {
  event: "№16",
  title: "Научно-практическая конференция",
  due: "21.11",
  dates: (policy) => nextDates(dated(), policy, { calendar, holidays: [], today: "2019-11-05" }),
};
