import { policyOf } from "../../src/reminders/policy.ts";
import { nextDates } from "../../src/reminders/next-dates.ts";
import { NO_WISHES } from "../../src/reminders/wishes.ts";
import * as texts from "../../src/settings/settings-texts.ts";
import { calendar } from "../reminders/cast.ts";
import { dated } from "../reminders/sample-duty.ts";

const today = "2019-11-05";
const holidays = [
  { id: 1, name: "осенние", from: "2019-10-28", to: "2019-11-04" },
  { id: 2, name: "дополнительные для первоклассников", from: "2020-02-10", to: "2020-02-16" },
];
const [autumn, winter] = holidays;
if (autumn === undefined || winter === undefined) throw new Error("no holidays");
const cluster = { digestAt: null, policy: "usual", dueDay: 25, timezone: "Europe/Kirov" };
const usualHour = "09:00";
const example: texts.Example = {
  event: "№16",
  title: "Научно-практическая конференция",
  due: "21.11",
  dates: (policy) => nextDates(dated(), policy, { calendar, holidays: [], today }),
};
const asked = (
  field: "at" | "hour" | "weekends" | "holidays",
  before: string,
  after: string,
): ReturnType<typeof texts.changeQuestion> =>
  texts.changeQuestion({ field, before, after, usual: usualHour, effect: { of: field } });

export const samples: Record<string, unknown> = {
  settingsHome: [
    texts.settingsHome({ own: NO_WISHES, pause: null, cluster: null, holidays: [], usualHour }, false),
    texts.settingsHome(
      {
        own: { at: "08:30", onWeekends: true, onHolidays: false },
        pause: { from: "2019-11-11", to: "2019-11-29" },
        cluster,
        holidays,
        usualHour,
      },
      true,
    ),
  ],
  SETTINGS_BUTTONS: Object.values(texts.SETTINGS_BUTTONS).flatMap((one) =>
    typeof one === "string" ? [one] : [one(true), one(false)],
  ),
  chooseHour: [texts.chooseHour("at", "08:30", usualHour), texts.chooseHour("hour", null, usualHour)],
  hourProblem: [texts.hourProblem("quiet"), texts.hourProblem("unread")],
  chooseDueDay: texts.chooseDueDay(25),
  chooseZone: [texts.chooseZone("Europe/Kirov"), texts.chooseZone("Europe/Berlin")],
  zoneButton: texts.zoneButton({ city: "Киров", hours: 3 }),
  choosePolicy: [texts.choosePolicy("usual", example), texts.choosePolicy("calm", null)],
  changeQuestion: [
    asked("at", "none", "0830"),
    asked("hour", "0800", "none"),
    asked("weekends", "0", "1"),
    asked("weekends", "1", "0"),
    asked("holidays", "0", "1"),
    asked("holidays", "1", "0"),
    texts.changeQuestion({
      field: "policy",
      before: "usual",
      after: "insistent",
      usual: usualHour,
      effect: { of: "policy", policy: policyOf("insistent"), example },
    }),
    texts.changeQuestion({
      field: "due",
      before: "25",
      after: "20",
      usual: usualHour,
      effect: { of: "due", next: "2019-11-20" },
    }),
    texts.changeQuestion({
      field: "zone",
      before: "Kirov",
      after: "Omsk",
      usual: usualHour,
      effect: { of: "zone", time: "15:00" },
    }),
  ],
  sameAlready: texts.sameAlready,
  chairSets: texts.chairSets,
  holidaysShown: [texts.holidaysShown([]), texts.holidaysShown(holidays)],
  holidayButton: [texts.holidayButton(autumn), texts.holidayButton(winter)],
  holidayNotRead: texts.holidayNotRead(),
  holidayMeets: texts.holidayMeets(autumn),
  tooManyHolidays: texts.tooManyHolidays(20),
  addHolidayQuestion: texts.addHolidayQuestion(autumn, 8),
  removeHolidayQuestion: texts.removeHolidayQuestion(autumn),
  removeYes: texts.removeYes,
  holidayGone: texts.holidayGone,
};
