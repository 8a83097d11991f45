import * as texts from "../../src/documents/year-analysis-texts.ts";

const form = "Мониторинг предварительного трудоустройства";
const school = (shortName: string, onTime: number) => ({
  organisationId: 1,
  shortName,
  states: ["onTime", "late", "missing"] as ("onTime" | "late" | "missing")[],
  asked: 3,
  handedIn: 2,
  onTime,
});
const months = ["2018-09", "2018-10", "2018-11"];
const outcome = { code: "spo_region", label: "Колледж, техникум в области", value: 21, share: 0.57 };
const words = texts.YEAR_WORDS;

export const samples: Record<string, unknown> = {
  YEAR_WORDS: [
    words.title(form, "2018-09"),
    words.handingIn,
    words.handingInHead.join(" | "),
    words.total,
    words.outcome(9),
    words.outcomeHead.join(" | "),
    words.trends,
    words.trendHead(9).join(" | "),
    words.decided(9),
    words.stay(9),
    words.ofWhich,
    words.hidden,
    words.hiddenNote,
    words.trendNote,
    words.none,
  ],
  allOnTimeSentence: texts.allOnTimeSentence([school("п. Берёзовка", 3), school("п. Ключи", 3)]),
  outcomeSentences: texts.outcomeSentences({
    grade: 9,
    totalLabel: "Всего выпускников",
    month: "2019-08",
    phase: "факт",
    schools: 2,
    total: 35,
    destinations: [outcome],
    ofWhich: [],
  }),
  trendSentences: texts.trendSentences(months, {
    grade: 9,
    schools: [2, 1, 2],
    decided: [0.5, null, 0.83],
    stay: [0.6, null, null],
  }),
  yearAnalysisName: texts.yearAnalysisName("2018-09"),
  yearAnalysisSent: texts.yearAnalysisSent(form, "2018-09"),
  yearChartSent: texts.yearChartSent("Мониторинг", "2018-09"),
  noTrendYet: texts.noTrendYet("2018-09"),
  monthShort: texts.monthShort("2018-09"),
  trendChartWords: [
    texts.trendChartWords.title,
    texts.trendChartWords.subtitle("Лесной кластер", "2018-09"),
    texts.trendChartWords.note,
  ],
};
