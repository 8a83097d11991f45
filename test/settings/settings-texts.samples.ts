import { NO_WISHES } from "../../src/reminders/wishes.ts";
import * as texts from "../../src/settings/settings-texts.ts";

const holidays = [
  { id: 1, name: "осенние", from: "2019-10-28", to: "2019-11-04" },
  { id: 2, name: "дополнительные для первоклассников", from: "2020-02-10", to: "2020-02-16" },
];
const [autumn, winter] = holidays;
if (autumn === undefined || winter === undefined) throw new Error("no holidays");
const cluster: texts.ClusterShown = {
  digestAt: null,
  policy: "usual",
  dueDay: 25,
  timezone: "Europe/Kirov",
  weekLetter: true,
  monthLetter: false,
  keptMonths: null,
  years: [
    { year: 2019, known: true },
    { year: 2020, known: false },
  ],
  granted: 2,
};
const usualHour = "09:00";
const fresh: texts.ClusterShown = {
  ...cluster,
  digestAt: "08:00",
  weekLetter: false,
  monthLetter: true,
  keptMonths: 24,
  years: [{ year: 2019, known: true }],
  granted: 0,
};

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
    texts.settingsHome({ own: NO_WISHES, pause: null, cluster: fresh, holidays: [], usualHour }, false),
  ],
  yesNo: [texts.yesNo(true), texts.yesNo(false)],
  zoneWords: [texts.zoneWords("Europe/Kirov"), texts.zoneWords("Europe/Berlin")],
  SETTINGS_BUTTONS: Object.values(texts.SETTINGS_BUTTONS).flatMap((one) =>
    typeof one === "string" ? [one] : [one(true), one(false)],
  ),
  chooseHour: [texts.chooseHour("at", "08:30", usualHour), texts.chooseHour("hour", null, usualHour)],
  hourProblem: [texts.hourProblem("quiet"), texts.hourProblem("unread")],
  chooseDueDay: texts.chooseDueDay(25),
  chooseZone: [texts.chooseZone("Europe/Kirov"), texts.chooseZone("Europe/Berlin")],
  zoneButton: texts.zoneButton({ city: "Киров", hours: 3 }),
  chooseKept: [texts.chooseKept(null), texts.chooseKept(36)],
  keptButton: [null, 24, 36, 60].map(texts.keptButton),
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
