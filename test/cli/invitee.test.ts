import { expect, test } from "vitest";
import { type ClusterStaff, findInvitees } from "../../src/cli/invitee.ts";
import { findSeats } from "../../src/cli/seat.ts";
import { readPeriodText } from "../../src/cli/period.ts";
import type { StaffOffice } from "../../src/people/staff.ts";

let lastId = 0;
const person = (name: string, ...offices: Pick<StaffOffice, "kind" | "of" | "organisationId">[]) => ({
  personId: ++lastId,
  name,
  position: "",
  state: "out" as const,
  offices: offices.map((office) => ({ officeId: ++lastId, ...office })),
});

const director = (organisationId: number) => ({ kind: "director" as const, of: null, organisationId });
const deputy = (of: string, organisationId: number) => ({ kind: "deputy" as const, of, organisationId });

const cluster: ClusterStaff = {
  clusterId: 1,
  cluster: "Берёзовский кластер",
  staff: {
    places: [
      { id: 1, shortName: "СШ пгт Берёзово", school: true },
      { id: 2, shortName: "МКОУ СОШ п. Заря", school: true },
    ],
    people: [
      person("Ветрова А.П.", director(1), { kind: "chair", of: null, organisationId: null }),
      person("Лугов Б.И.", director(2)),
      person("Лугова Е.И.", deputy("ВР", 2)),
      person("Осокина В.Г.", deputy("УВР", 1)),
      person("Осокин В.Г.", deputy("ВР", 1)),
      person("Седова А.И.", { kind: "adviser", of: null, organisationId: 2 }),
      person("Лугова Т.П.", { kind: "classTeacher", of: "5", organisationId: 2 }),
      person("Жёлудев К.К.", { kind: "curator", of: null, organisationId: null }),
    ],
    asked: [],
  },
};

test.each([
  ["Лугов Б.И.", ["Лугов Б.И."]],
  ["лугов б. и.", ["Лугов Б.И."]],
  ["ЛУГОВ", ["Лугов Б.И."]],
  ["желудев", ["Жёлудев К.К."]],
  ["председатель", ["Ветрова А.П."]],
  ["председатель Совета", ["Ветрова А.П."]],
  ["chair", ["Ветрова А.П."]],
  ["директор", ["Ветрова А.П.", "Лугов Б.И."]],
  ["директор Заря", ["Лугов Б.И."]],
  ["Директор п. Зари", ["Лугов Б.И."]],
  ["директор МКОУ СОШ п. Заря", ["Лугов Б.И."]],
  ["director:Заря", ["Лугов Б.И."]],
  ["director: березово", ["Ветрова А.П."]],
  ["deputy:Заря", ["Лугова Е.И."]],
  ["зам по ВР Заря", ["Лугова Е.И."]],
  ["заместитель директора по УВР", ["Осокина В.Г."]],
  ["зам. директора по ВР Берёзово", ["Осокин В.Г."]],
  ["ЗВР Заря", ["Лугова Е.И."]],
  ["советник Заря", ["Седова А.И."]],
  ["Советник директора по воспитанию", ["Седова А.И."]],
  ["adviser:Заря", ["Седова А.И."]],
  ["классный руководитель Заря", ["Лугова Т.П."]],
  ["classTeacher: Заря", ["Лугова Т.П."]],
  ["ЗУВР", ["Осокина В.Г."]],
  ["куратор", ["Жёлудев К.К."]],
  ["директор Лесное", []],
  ["директорский", []],
  ["Иванова", []],
  ["", []],
  ["<b>", []],
])("«%s» means %j", (query, names) => {
  expect(findInvitees(query, [cluster]).map(({ person }) => person.name)).toEqual(names);
});

test("people of two clusters are told apart by the cluster", () => {
  const both = findInvitees("Лугов", [cluster, { ...cluster, clusterId: 2, cluster: "Другой" }]);
  expect(both.map(({ clusterId, cluster }) => [clusterId, cluster])).toEqual([
    [1, "Берёзовский кластер"],
    [2, "Другой"],
  ]);
});

test.each([
  ["директор Заря", ["director 2 Лугов Б.И."]],
  ["зам по ВР Заря", ["deputy ВР 2 Лугова Е.И."]],
  ["зам по УВР Заря", ["deputy УВР 2 -"]],
  ["советник Берёзово", ["adviser 1 -"]],
  ["директор", ["director 1 Ветрова А.П.", "director 2 Лугов Б.И."]],
  ["куратор", ["curator - Жёлудев К.К."]],
  ["начальник", ["authorityHead - -"]],
  ["зам Берёзово", ["deputy УВР 1 Осокина В.Г.", "deputy ВР 1 Осокин В.Г."]],
  ["Седова", ["adviser 2 Седова А.И."]],
  ["Ветрова А.П.", ["director 1 Ветрова А.П.", "chair - Ветрова А.П."]],
  ["директор Луна", []],
  ["Иванова", []],
])("the seat «%s» is %j", (query, seats) => {
  const found = findSeats(query, [cluster]).map(({ kind, of, organisationId, holder }) =>
    [kind, ...(of === null ? [] : [of]), organisationId ?? "-", holder?.name ?? "-"].join(" "),
  );
  expect(found).toEqual(seats);
});

test.each([
  ["2019-07..2019-12", "2019-07-01", "2019-12-31"],
  ["2019-07-01..2019-12-31", "2019-07-01", "2019-12-31"],
  ["2019-07/2019-12", "2019-07-01", "2019-12-31"],
  ["2019-09-01/2020-05-31", "2019-09-01", "2020-05-31"],
  ["2020-02", "2020-02-01", "2020-02-29"],
  [" 2019-09-15..2019-10 ", "2019-09-15", "2019-10-31"],
])("the period «%s»", (text, from, to) => {
  expect(readPeriodText(text)).toEqual({ from, to });
});

test.each([
  "",
  "2019",
  "осень",
  "2019-13",
  "2019-12..2019-07",
  "2019-07..2019-08..2019-09",
  "2019-02-30..2019-03",
])("«%s» is no period", (text) => {
  expect(readPeriodText(text)).toBeNull();
});
