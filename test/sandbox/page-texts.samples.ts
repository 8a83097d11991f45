import { DateTime } from "luxon";
import * as texts from "../../src/sandbox/page-texts.ts";

const zone = "Europe/Kirov";
const moment = DateTime.fromISO("2019-11-18T09:00", { zone });

export const samples: Record<string, unknown> = {
  PAGE: texts.PAGE,
  PROBLEM: texts.PROBLEM,
  momentText: texts.momentText(moment),
  tooFar: texts.tooFar(400),
  onlyForward: texts.onlyForward(moment),
  dayText: texts.dayText(moment.toMillis(), zone),
  timeText: texts.timeText(moment.toMillis(), zone),
  sizeText: [texts.sizeText(512), texts.sizeText(12_000), texts.sizeText(2_500_000)],
};
