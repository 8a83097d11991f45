import * as texts from "../../src/documents/agenda-texts.ts";
import type { Sitting } from "../../src/documents/agenda.ts";
import { event, plan } from "../summary/made-up-duties.ts";
import { marked, reported } from "./made-up-report.ts";

const sitting: Sitting = {
  occurrenceId: 1,
  event: event({ number: "2", title: "Заседание Координационного Совета" }),
  opensOn: "2019-11-01",
  day: "2019-11-30",
  heldOn: null,
  time: null,
  place: null,
};
const words = texts.AGENDA_WORDS;

export const samples: Record<string, unknown> = {
  AGENDA_WORDS: [
    words.title,
    words.columns.join(" | "),
    words.number,
    words.date,
    words.time,
    words.place,
    words.blank,
    words.other,
    words.nothingDue,
    words.nothingComing,
    words.now("2019-11-18"),
  ],
  sittingHead: texts.sittingHead("Лесной образовательный кластер").join(" | "),
  sittingDay: [texts.sittingDay(sitting), texts.sittingDay({ ...sitting, heldOn: "2019-11-28" })],
  sittingTime: [texts.sittingTime("10:00"), texts.sittingTime("10:00-12:30")],
  sittingTopic: [
    texts.sittingTopic("Проведение заседания Координационного Совета (итоги работы за 1 полугодие)"),
    texts.sittingTopic("анализ итогов мониторинга."),
  ],
  reportsQuestion: texts.reportsQuestion({ since: "2019-07-01", sitting }),
  comingQuestion: [
    texts.comingQuestion({ until: null }, plan),
    texts.comingQuestion({ until: "2019-12-10" }, plan),
  ],
  figuresQuestion: texts.figuresQuestion("Мониторинг предварительного трудоустройства", {
    month: "2019-10",
    asked: 6,
    given: 5,
    late: 1,
    open: false,
  }),
  requestsQuestion: texts.requestsQuestion("Адресная методическая помощь.", { asked: 3, unanswered: 1 }),
  reportLine: texts.reportLine(reported([marked()]), ["Отметки нет."]).join(" | "),
  comingLine: [
    texts.comingLine(reported([marked()], { number: null }), plan).join(" | "),
    texts.comingLine(reported([marked({ heldOn: "2019-12-05" })]), plan).join(" | "),
  ],
  agendaFileName: [
    texts.agendaFileName(sitting),
    texts.agendaFileName({ ...sitting, event: event({ number: null }) }),
  ],
  sittingButton: [
    texts.sittingButton(sitting),
    texts.sittingButton({ ...sitting, heldOn: "2019-11-28", event: event({ number: null }) }),
  ],
};
