import * as texts from "../../src/reminders/duty-texts.ts";
import type { DigestButton } from "../../src/reminders/digest-texts.ts";
import { dated, figures, sampleDuty, sampleNames } from "./sample-duty.ts";

const place = { dutyId: 12, digestId: 5 };
const bounds = { from: "2019-11-21", to: "2019-12-30" };
const rows = (buttons: DigestButton[][]): string =>
  buttons.map((row) => row.map(({ text }) => `[${text}]`).join(" ")).join("\n");
const all = { answers: true, settles: true };
const help = { askedAt: "2019-11-05T06:00:00.000Z", askedBy: 1, text: "Нет <автобуса>", settledAt: null };
const dayOf = (instant: string) => instant.slice(0, 10);

export const samples: Record<keyof typeof texts, unknown> = {
  cardTitle: texts.cardTitle(sampleDuty()),
  dutyCard: [
    texts.dutyCard(sampleDuty(), sampleNames, dayOf),
    texts.dutyCard(
      dated({
        state: "accepted",
        heldOn: "2019-11-22",
        heldAt: "10:00",
        heldWhere: "актовый зал",
        postponedTo: "2019-11-20",
        comment: "15 участников",
        help: { ...help, settledAt: "2019-11-06T06:00:00.000Z" },
        people: [],
        gaps: [{ kind: "noHolder", office: "director", of: null, organisationId: 4 }],
      }),
      sampleNames,
      dayOf,
    ),
    texts.dutyCard(figures, sampleNames, dayOf),
  ],
  cardButtons: [
    rows(texts.cardButtons(sampleDuty(), place, { answers: true, settles: false })),
    rows(texts.cardButtons(sampleDuty({ state: "accepted", heldOn: "2019-11-22", help }), place, all)),
    ...[
      { heldOn: "2019-11-22" },
      { postponedTo: "2019-11-24" },
      { heldOn: "2019-11-22", postponedTo: "2019-11-20" },
    ].map((answer) => rows(texts.cardButtons(sampleDuty(answer), place, { answers: true, settles: false }))),
    rows(texts.cardButtons(sampleDuty({ state: "done" }), place, all)),
    rows(texts.cardButtons(sampleDuty({ state: "notOurs", comment: "не наше" }), place, all)),
    rows(texts.cardButtons(figures, place, all)),
  ],
  marked: Object.values(texts.marked),
  saidAtOnce: Object.values(texts.saidAtOnce),
  acceptedMany: texts.acceptedMany(5),
  alreadyMarked: texts.alreadyMarked,
  nothingToUndo: texts.nothingToUndo,
  dutyGone: texts.dutyGone,
  notYours: texts.notYours,
  buttonPast: texts.buttonPast,
  digestGone: texts.digestGone,
  pageGone: texts.pageGone,
  byFigures: texts.byFigures,
  helpAlready: texts.helpAlready,
  helpIsYours: texts.helpIsYours,
  helpIsSettled: texts.helpIsSettled,
  chooseDay: texts.chooseDay,
  askPostponeDay: texts.askPostponeDay(sampleDuty(), bounds),
  dayButtons: [
    rows(texts.dayButtons(place, "held", "2019-11", bounds, new Set(["2019-11-22"]))),
    rows(texts.dayButtons(place, "until", "2019-12", bounds)),
  ],
  askLater: texts.askLater(sampleDuty()),
  laterButtons: rows(texts.laterButtons(place, { three: "2019-11-24", week: "2019-11-28" })),
  dayNotRead: texts.dayNotRead(bounds),
  askComment: texts.askComment(),
  askHelp: texts.askHelp(),
  helpAskButtons: rows(texts.helpAskButtons(place)),
  askAnswer: texts.askAnswer("Дуб Б.Б."),
  backButtons: rows(texts.backButtons(place)),
  tooLong: texts.tooLong(4096),
  emptyText: texts.emptyText(),
  answerSent: texts.answerSent(),
  nobodyToAnswer: texts.nobodyToAnswer(),
  chairUnreachable: texts.chairUnreachable(),
  helpNotice: [
    texts.helpNotice(sampleDuty(), "Дуб Б.Б.", "Нет автобуса"),
    texts.helpNotice(dated(), "Дуб Б.Б.", null),
  ],
  helpNoticeButtons: rows(texts.helpNoticeButtons(12)),
  answerNotice: texts.answerNotice(sampleDuty(), "Автобус будет"),
  settledNotice: texts.settledNotice(sampleDuty()),
  notOursNotice: texts.notOursNotice(sampleDuty(), "Дуб Б.Б."),
  openButtons: rows(texts.openButtons(12)),
};
