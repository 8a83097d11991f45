import { movedInstance, newDeadline } from "../../../src/plan/editing/deadline-edit.ts";
import { emptyContent, FIELDS } from "../../../src/plan/editing/edit.ts";
import * as texts from "../../../src/plan/editing/plan-edit-texts.ts";
import { lines } from "../../../src/telegram/html.ts";
import { moved, PERIOD, state } from "../event-states.ts";

const names = {
  people: new Map([[1, "Ветрова А.П."]]),
  organisations: new Map([[2, "СОШ с. Липки"]]),
};
const mixed = state({
  parties: [
    ...state().parties,
    { kind: "person", personId: 1 },
    { kind: "office", office: "deputy", of: "ВР", schools: [2] },
    { kind: "unresolved", words: "педагоги" },
  ],
});
const spans = [
  { opensOn: "2019-08-01", dueOn: "2019-08-31" },
  { opensOn: "2019-11-01", dueOn: "2019-11-30" },
];
const instance = { opensOn: "2019-11-01", dueOn: "2019-11-30" };
const alone = movedInstance("26 ноября в 10:00, актовый зал", PERIOD, state().deadline, spans, instance);
const added = { ...emptyContent("24"), title: "Семинар <педагогов>" };

export const samples: Record<string, unknown> = {
  EDIT_WORDS: texts.EDIT_WORDS,
  FIELD_BUTTONS: texts.FIELD_BUTTONS,
  NONE_BUTTONS: texts.NONE_BUTTONS,
  PARTY_BUTTONS: texts.PARTY_BUTTONS,
  TICK_BUTTONS: texts.TICK_BUTTONS,
  eventGone: texts.eventGone,
  editOver: texts.editOver,
  listChanged: texts.listChanged,
  contentLines: lines(texts.contentLines(mixed, PERIOD, names)),
  unfinishedFirst: texts.unfinishedFirst({ number: "24", title: "Семинар <наставников>" }),
  editMenu: [
    texts.editMenu(moved, PERIOD, names, texts.saved),
    texts.editMenu(state({ cancelled: { reason: "Карантин" } }), PERIOD, names, null),
  ],
  saved: texts.saved,
  cancelledNow: texts.cancelledNow,
  restoredNow: texts.restoredNow,
  unchanged: texts.unchanged,
  nothingChanged: texts.nothingChanged(),
  nothingAdded: texts.nothingAdded(),
  eventAdded: texts.eventAdded(added),
  askField: FIELDS.map((field) => texts.askField(field, "№5. Смотр школьных музеев", "как сейчас")),
  askResponsible: [
    texts.askResponsible("№5. Смотр", mixed, names),
    texts.askResponsible("", emptyContent(null), names),
  ],
  askWhichDate: texts.askWhichDate("№12. Круглый стол"),
  askInstance: texts.askInstance("№12. Круглый стол", instance),
  instanceNotRead: texts.instanceNotRead("когда-нибудь"),
  deadlineReadBack: [
    texts.deadlineReadBack(newDeadline("26 сентября в 10:00, актовый зал", PERIOD), PERIOD),
    texts.deadlineReadBack(newDeadline("ежемесячно до 5 числа", PERIOD), PERIOD),
    texts.deadlineReadBack(newDeadline("март", PERIOD), PERIOD),
    alone === null ? "" : texts.deadlineReadBack(alone, PERIOD),
  ],
  deadlineNotRead: [
    texts.deadlineNotRead("абракадабра", null),
    texts.deadlineNotRead(
      "31 ноября",
      newDeadline("31 ноября", PERIOD).deadline.problems[0]?.message ?? null,
    ),
  ],
  responsibleReadBack: texts.responsibleReadBack({
    text: "",
    parties: [
      { kind: "person", name: "Ветрова А.П." },
      { kind: "organisation", name: "ИМЦ" },
    ],
    unresolved: ["Иванова И.И."],
  }),
  responsibleNotRead: texts.responsibleNotRead(),
  tickSchools: texts.tickSchools("зам. по ВР", 2),
  nobodyTicked: texts.nobodyTicked,
  choosePerson: texts.choosePerson(),
  emptyField: texts.emptyField(),
  fieldTooLong: texts.fieldTooLong(1200, 1000),
  newEvent: texts.newEvent(added, PERIOD, names),
  pressReady: texts.pressReady(),
  noPlanToEdit: texts.noPlanToEdit,
  noTitleYet: texts.noTitleYet,
};
