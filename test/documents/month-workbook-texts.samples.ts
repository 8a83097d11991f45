import * as texts from "../../src/documents/month-workbook-texts.ts";

const words = texts.MONTH_WORKBOOK_WORDS;

export const samples: Record<string, unknown> = {
  MONTH_WORKBOOK_WORDS: [
    words.cluster,
    words.title("Мониторинг предварительного трудоустройства", "2019-10"),
    words.grade(9),
    words.number,
    words.school,
    words.sum,
    ...Object.values(words.state),
    words.noData("Сведения уточняются"),
    words.csvHead.join(";"),
    words.indicator,
    words.comment,
    words.destinations,
    words.equals,
    words.sender({ by: "Ветрова А.П.", late: true }),
  ],
  monthWorkbookSent: texts.monthWorkbookSent("Мониторинг предварительного трудоустройства", "2019-10"),
  MONTH_CHART_WORDS: [
    texts.MONTH_CHART_WORDS.title,
    texts.MONTH_CHART_WORDS.subtitle("Лесной кластер", "2019-10"),
    texts.MONTH_CHART_WORDS.grade(9, 21),
    texts.MONTH_CHART_WORDS.rest,
    texts.MONTH_CHART_WORDS.note,
  ],
  monthChartSent: texts.monthChartSent("2019-10"),
  noFiguresYet: texts.noFiguresYet("2019-10"),
  monthWorkbookName: texts.monthWorkbookName("2019-10"),
};
