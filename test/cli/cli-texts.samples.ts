import * as texts from "../../src/cli/cli-texts.ts";
import { employment } from "../monitoring/employment.ts";
import { madeUpPlan } from "../plan/reading/made-up-plan.ts";
import { event, plan } from "../summary/made-up-duties.ts";

const problems = [{ code: "number-gap", event: null, message: "В нумерации нет № 4." }];
const digest: texts.PreviewedDigest = {
  day: "2019-11-18",
  person: "Лугов Б.И.",
  organisation: "МКОУ СОШ с. Липки",
  at: null,
  reachable: true,
  items: [
    {
      event: "20",
      title: "Сверка планов",
      school: "МКОУ СОШ с. Липки",
      dueOn: "2019-11-25",
      about: "own",
      why: "за 7 дней",
      calls: [],
    },
  ],
};
const calling: texts.PreviewedDigest = {
  ...digest,
  person: "Ветрова А.П.",
  at: "08:30",
  reachable: false,
  items: digest.items.map((item) => ({
    ...item,
    about: "call",
    why: "за 7 дней; председателю: позвонить",
    calls: ["Осокина В.Г."],
  })),
};
const given = {
  person: "Лугов Б.И.",
  token: "YMGLD--HbfFgnmtQ6rQSrg",
  link: "https://t.me/klaster_bot?start=YMGLD--HbfFgnmtQ6rQSrg",
  expiresAt: "2019-12-02T05:00:00.000Z",
  joined: false,
};

export const samples: Record<string, unknown> = {
  noDatabase: texts.noDatabase("data/klaster.db"),
  nothingStored: texts.nothingStored,
  fileNotRead: ["ENOENT", "EISDIR", "EACCES", "EIO"].map((code) => texts.fileNotRead("план.docx", code)),
  fileNotWritten: ["ENOENT", "EACCES"].map((code) => texts.fileNotWritten("копия.db", code)),
  badPeriodOnLine: texts.badPeriodOnLine(3, "осень"),
  PERIOD_FORMS: texts.PERIOD_FORMS,
  DAY_FORMS: texts.DAY_FORMS,
  badOrder: texts.badOrder,
  tooLong: texts.tooLong,
  tryChanges: texts.tryChanges("План работы кластера на 2-е полугодие 2019 года"),
  CHANGES_FORMS: texts.CHANGES_FORMS,
  noSuchChange: texts.noSuchChange(9, 4),
  noRunningPlan: texts.noRunningPlan,
  oneOfTwo: texts.oneOfTwo,
  planCompared: texts.planCompared("План работы кластера на 2-е полугодие 2019 года", texts.planUnchanged),
  doubtsOfChanges: texts.doubtsOfChanges(["№16: «все желающие» – кто это?"]).join("\n"),
  planUnchanged: texts.planUnchanged,
  planChanged: [texts.planChanged(3, 0), texts.planChanged(2, 1)],
  planStored: texts.planStored({ reading: madeUpPlan(), cluster: "Берёзовский кластер", problems }),
  plannedEvent: texts.plannedEvent(event({ place: "СОШ с. Липки, актовый зал" }), plan),
  noEvent: texts.noEvent("99"),
  sameNumber: texts.sameNumber("5", 2),
  deadlineUnclear: [
    texts.deadlineUnclear("абракадабра", null),
    texts.deadlineUnclear("31 ноября", "Такой даты нет: «31 ноября». Какая верная?"),
  ],
  nothingToEdit: texts.nothingToEdit,
  noTitle: texts.noTitle,
  storedPlan: [
    texts.storedPlan({ cluster: { name: "Берёзовский кластер" }, plan, events: [event()], problems }),
    texts.storedPlan({
      cluster: { name: "Берёзовский кластер" },
      plan,
      events: [
        event({ cancelled: { reason: "Карантин" }, place: "клуб" }),
        event({ cancelled: { reason: null } }),
      ],
      problems,
    }),
    texts.storedPlan({ cluster: { name: "Другой кластер" }, plan: null, events: [], problems: [] }),
  ],
  previewLines: [texts.previewLines([digest, calling]), texts.previewLines([])],
  previewedWeeks: texts.previewedWeeks([
    {
      day: "2019-11-18",
      group: "Совет кластера",
      text: "<b>План на неделю: 18–24 ноября</b>\n\n<b>Четверг, 21 ноября</b>\n№16. Конференция",
    },
  ]),
  previewedLetters: texts.previewedLetters([
    {
      day: "2019-11-18",
      person: "Берёза Б.Б.",
      text: "<b>Неделя: 18–24 ноября</b>\n\n<b>По плану</b>\n№16. Конференция",
    },
  ]),
  inviteGiven: [
    texts.inviteGiven(given, "Europe/Kirov"),
    texts.inviteGiven({ ...given, link: null, joined: true }, "Europe/Kirov"),
  ],
  noChair: texts.noChair,
  chairTaken: texts.chairTaken,
  oneClusterOnly: texts.oneClusterOnly,
  nobodyFound: texts.nobodyFound("директор Лесное"),
  severalFound: texts.severalFound([
    {
      cluster: "Берёзовский кластер",
      person: { name: "Лугов Б.И.", position: "", offices: [{ kind: "director", of: null }] },
    },
    { cluster: "Лесной кластер", person: { name: "Лугов П.И.", position: "методист", offices: [] } },
  ]),
  backedUp: texts.backedUp("копия.db"),
  restored: texts.restored("копия.db", "data/klaster.db"),
  backupFault: ["missing", "broken", "foreign", "newer", "running", "busy", "self", "taken"].map(
    texts.backupFault,
  ),
  databaseBusy: texts.databaseBusy,
  databaseBroken: texts.databaseBroken("SQLITE_CORRUPT"),
  unexpected: texts.unexpected("x is not a function"),
  exported: texts.exported("план.docx"),
  unknownEnding: texts.unknownEnding("октябрь.pdf", [".xlsx", ".csv"]),
  badMonth: texts.badMonth("октябрь"),
  badYear: texts.badYear("2018"),
  noDatedEvents: texts.noDatedEvents,
  noReportsAsked: texts.noReportsAsked,
  monthNotBegun: texts.monthNotBegun("2030-01"),
  noSuchForm: [texts.noSuchForm(["employment"]), texts.noSuchForm([])],
  noSittingInPlan: texts.noSittingInPlan,
  noSuchSitting: texts.noSuchSitting([
    { number: "2", day: "2019-08-30" },
    { number: null, day: "2019-09-30" },
  ]),
  formShown: texts.formShown(employment),
  noSuchCluster: texts.noSuchCluster("Лесной"),
  whichCluster: texts.whichCluster(["Заречненский кластер", "Лесной кластер"]),
};
