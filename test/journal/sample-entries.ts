import type { About, ToldEntry } from "../../src/journal/journal-entry.ts";
import type { AuditAction } from "../../src/people/audit-action.ts";

/** One entry of every action, as the program writes it. */

const event: About = {
  kind: "event",
  number: "16",
  title: "Научно-практическая конференция",
  period: { from: "2019-07-01", to: "2019-12-31" },
};
const duty: About = {
  kind: "duty",
  number: "16",
  title: event.title,
  school: "МКОУ СОШ п. Рассвет",
  dueOn: "2019-11-21",
};
const person: About = { kind: "person", name: "Дятлов С.В." };
const report: About = { kind: "report", school: "МКОУ СОШ п. Рассвет", month: "2019-10" };
const month: About = { kind: "month", month: "2019-10" };
const request: About = { kind: "request", what: "Как провести педсовет по новым стандартам" };
const none: About = { kind: "nothing" };

const state = {
  number: "16",
  section: "Работа с одарёнными детьми",
  title: event.title,
  deadline: { text: "21 ноября", kind: "date", every: null, time: null, occurrences: [], problems: [] },
  responsibleText: "Малинина Ю.А.",
  parties: [],
  place: null,
  form: null,
  occurrences: [{ opensOn: "2019-11-21", dueOn: "2019-11-21" }],
  cancelled: null,
};
const group = { id: 1, title: "Совет кластера", weekday: 1, confirmedAt: null };
const seat = { clusterId: 1, kind: "deputy", of: "ВР", organisationId: 3 };
const acting = { id: 5, officeId: 2, personId: 2, since: "2019-11-11", until: "2019-11-29" };
const figures = (undecided: number) => ({
  figures: { "9": { total: 20, undecided, spo_region: 20 - undecided } },
  comments: {},
  noData: null,
});

const written: Record<AuditAction, readonly [About, unknown, unknown]> = {
  "people.invite": [person, null, { expiresAt: "2019-12-01T10:00:00.000Z" }],
  "people.join": [person, { joined: true }, { joined: true }],
  "people.approved": [person, { state: "pending" }, { state: "approved" }],
  "people.declined": [{ kind: "person", name: "" }, { state: "pending" }, { state: "declined" }],
  "people.nameChair": [person, null, { name: "Дятлов С.В." }],
  "people.name": [person, { personId: 2 }, { personId: 1, seat }],
  "people.rename": [person, { name: "Дятлов С." }, { name: "Дятлов С.В." }],
  "people.merge": [person, { personId: 7 }, { personId: 1 }],
  "people.place": [person, { organisationId: null }, { organisationId: 3 }],
  "people.vacate": [person, { officeId: 4, seat }, null],
  "people.remove": [person, { offices: [4] }, null],
  "people.handOver": [person, { personId: 2 }, { personId: 1 }],
  "people.acting": [person, null, acting],
  "people.actingEnd": [person, acting, null],
  "people.grant": [person, { grants: [] }, { grants: ["changePlan"], grant: "changePlan" }],
  "people.grantEnd": [person, { grants: ["changePlan"] }, { grants: [], grant: "changePlan" }],
  "people.forget": [{ kind: "person", name: "" }, null, null],
  "plan.start": [
    none,
    null,
    {
      title: "План работы",
      period: { from: "2019-07-01", to: "2019-12-31" },
      events: 22,
      fileName: "план.docx",
    },
  ],
  "event.add": [event, null, state],
  "event.rewrite": [
    event,
    state,
    { ...state, title: "Конференция", responsibleText: "Совет", place: "Актовый зал" },
  ],
  "event.cancel": [event, state, { ...state, cancelled: { reason: "Карантин" } }],
  "event.restore": [event, { ...state, cancelled: { reason: "Карантин" } }, state],
  "duty.accepted": [duty, { state: "open" }, { state: "accepted" }],
  "duty.done": [{ ...duty, school: null }, { state: "open" }, { state: "done" }],
  "duty.undone": [duty, { state: "done" }, { state: "open" }],
  "duty.dateSet": [
    duty,
    { heldOn: null, heldAt: null, heldWhere: null },
    { heldOn: "2019-11-20", heldAt: "10:00", heldWhere: "актовый зал" },
  ],
  "duty.postponed": [duty, { postponedTo: null }, { postponedTo: "2019-11-25" }],
  "duty.helpAsked": [duty, { helpText: null }, { helpText: "Нет помещения" }],
  "duty.helpSettled": [duty, {}, {}],
  "duty.notOurs": [duty, { state: "open" }, { state: "notOurs" }],
  "duty.commented": [duty, { comment: "Готовимся" }, { comment: "Прошло, было 40 человек" }],
  "duty.drop": [duty, { state: "open", dropped: false }, { state: "open", dropped: true }],
  "duty.revive": [duty, { state: "open", dropped: true }, { state: "open", dropped: false }],
  "duty.moved": [duty, { heldOn: "2019-11-20", heldAt: null, heldWhere: null }, { heldOn: null }],
  "figures.handedIn": [report, null, figures(2)],
  "figures.corrected": [report, figures(2), figures(0)],
  "figures.accepted": [report, { review: "submitted" }, { review: "accepted", comment: null }],
  "figures.returned": [report, { review: "submitted" }, { review: "returned", comment: "Сумма не сходится" }],
  "month.closed": [month, { open: true }, { open: false }],
  "month.opened": [month, { open: false }, { open: true }],
  "month.openedForSchool": [month, { open: false, organisationId: 3 }, { open: true, organisationId: 3 }],
  "form.added": [none, null, { code: "employment", version: 2 }],
  "form.switchedOn": [
    none,
    { code: "employment", version: 2, from: null },
    { code: "employment", version: 2, from: "2019-12" },
  ],
  "form.switchedOff": [
    none,
    { code: "employment", version: 2, from: "2019-12" },
    { code: "employment", version: 2, from: null },
  ],
  "form.dropped": [none, { code: "employment", version: 2 }, null],
  "reportCopy.switched": [
    { kind: "school", name: "МКОУ СОШ п. Рассвет" },
    { wanted: false },
    { wanted: true },
  ],
  "request.ask": [request, null, { what: request.what }],
  "request.take": [request, { ownerId: null }, { ownerId: 1 }],
  "request.give": [request, { ownerId: null }, { ownerId: 2 }],
  "request.answer": [request, { answer: null }, { answer: "Есть готовый сценарий" }],
  "request.more": [request, {}, {}],
  "request.withdraw": [request, {}, {}],
  "request.settle": [request, {}, {}],
  "group.added": [none, null, group],
  "group.day": [none, { ...group, confirmedAt: "2019-11-01" }, { ...group, weekday: 5 }],
  "group.silenced": [none, group, group],
  "group.cluster": [none, group, group],
  "group.renamed": [none, group, { ...group, title: "Совет <b>школ</b>" }],
  "group.back": [none, group, group],
  "group.left": [none, group, group],
  "notice.send": [none, null, { audience: { of: "directors" }, reached: 6, missed: 1 }],
  "notice.remind": [none, null, { told: 2 }],
  "call.made": [none, null, { word: "person-3", subjects: ["person:3"] }],
  "call.noted": [none, { note: null }, { note: "Перезвонить в среду" }],
  "call.undone": [none, { subjects: ["person:3"], note: null }, null],
  "status.nudged": [none, null, { people: [1, 2] }],
  "duty.notOursAgreed": [duty, { state: "notOurs" }, { state: "notOurs", agreed: true }],
  "settings.at": [person, { at: "none" }, { at: "0830" }],
  "settings.weekends": [person, { weekends: "0" }, { weekends: "1" }],
  "settings.holidays": [person, { holidays: "1" }, { holidays: "0" }],
  "settings.pause": [person, null, { from: "2019-11-11", to: "2019-11-29" }],
  "settings.hour": [none, { hour: "0900" }, { hour: "none" }],
  "calendar.taken": [none, null, null],
  "settings.policy": [none, { policy: "usual" }, { policy: "calm" }],
  "settings.due": [none, { due: "25" }, { due: "20" }],
  "settings.zone": [none, { zone: "Kirov" }, { zone: "Omsk" }],
  "settings.weekLetter": [none, { weekLetter: "1" }, { weekLetter: "0" }],
  "settings.monthLetter": [none, { monthLetter: "1" }, { monthLetter: "0" }],
  "settings.kept": [none, { kept: "none" }, { kept: "24" }],
  "settings.schoolHolidays": [none, null, { name: "осенние", from: "2019-10-28", to: "2019-11-04" }],
  "retention.erased": [
    none,
    null,
    { keptMonths: 24, before: "2017-11-01", counts: { marks: 120, corrections: 14 } },
  ],
};

const people = new Map([
  [1, "Дятлов С.В."],
  [2, "Ветрова М.И."],
]);

const names: ToldEntry["names"] = {
  person: (id) => people.get(id) ?? "",
  place: () => "МКОУ СОШ п. Рассвет",
  indicator: (_, code) => ({ undecided: "Не определились", spo_region: "Колледж в области" })[code] ?? code,
};

export const entryOf = (action: string, about: About, before: unknown, after: unknown): ToldEntry => ({
  id: 1,
  at: "2019-11-18T06:12:00.000Z",
  by: action.startsWith("retention.") ? null : "Ветрова М.И.",
  action,
  about,
  before: before as ToldEntry["before"],
  after: after as ToldEntry["after"],
  names,
  zone: "Europe/Kirov",
});

export const sampleEntries: ToldEntry[] = Object.entries(written).map(([action, [about, before, after]]) =>
  entryOf(action, about, before, after),
);
