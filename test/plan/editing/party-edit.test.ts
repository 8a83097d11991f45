import { describe, expect, test } from "vitest";
import type { EventParty } from "../../../src/plan/change.ts";
import {
  documentWords,
  FREQUENT,
  hasParty,
  namedParty,
  partyMark,
  readTyped,
  withoutParty,
  withParties,
} from "../../../src/plan/editing/party-edit.ts";
import { NOBODY_KNOWN } from "../../../src/plan/reading/same-person.ts";
import { readAnswering } from "../../../src/plan/reading/responsible.ts";
import { school } from "../reading/made-up-plan.ts";

const names = {
  people: new Map([[1, "Ветрова А.П."]]),
  organisations: new Map([
    [2, "СОШ с. Липки"],
    [3, "Центр занятости"],
  ]),
};
const world = {
  organisations: [school(1, "СШ пгт Берёзово", { lead: true }), school(2, "СОШ с. Липки")],
  singleSchool: false,
  council: true,
  people: NOBODY_KNOWN,
};
const office = (of: Partial<Extract<EventParty, { kind: "office" }>>): EventParty => ({
  kind: "office",
  office: "deputy",
  of: "ВР",
  schools: "all",
  ...of,
});

test.each<[EventParty, string]>([
  [{ kind: "person", personId: 1 }, "Ветрова А.П."],
  [office({}), "заместители директоров по ВР"],
  [office({ schools: "municipal" }), "заместители директоров по ВР муниципальных школ"],
  [office({ office: "director", of: null }), "директора школ"],
  [office({ office: "director", of: null, schools: "lead" }), "директор опорной школы"],
  [office({ office: "director", of: null, schools: [2] }), "директор СОШ с. Липки"],
  [office({ office: "council", of: null }), "Координационный Совет"],
])("%j is worded so that the plan's reader finds the same again", (party, words) => {
  expect(documentWords([party], names)).toBe(words);
  const read = readAnswering(words, world);
  expect(read.unresolved).toEqual([]);
  expect(read.parties).toEqual([namedParty(party, names)]);
});

describe("adding and taking out", () => {
  const now = { parties: [office({})], responsibleText: "ЗВР, см. приказ" };
  const council = FREQUENT["council"]!;

  test("keeps the plan's own words when someone comes, and words the rest anew when someone goes", () => {
    const more = withParties(now, [council], "Координационный Совет");
    expect(more.responsibleText).toBe("ЗВР, см. приказ, Координационный Совет");
    expect(withParties(more, [council], "Координационный Совет")).toBe(more);
    expect(withoutParty(more, office({}), names)).toEqual({
      parties: [council],
      responsibleText: "Координационный Совет",
    });
  });

  test("tells parties apart, whatever the order of their parts", () => {
    expect(hasParty([{ schools: "all", of: "ВР", kind: "office", office: "deputy" }], office({}))).toBe(true);
    expect(partyMark(office({}))).not.toBe(partyMark(office({ of: "УВР" })));
  });
});

test("a person whom the cluster does not have stays as words", () => {
  const read = readTyped("Ветрова А.П., Ёлкина Я.Я., директора школ", world, ["Ветрова А. П."]);
  expect(read.parties.map((party) => party.kind)).toEqual(["person", "office"]);
  expect(read.unresolved).toEqual(["Ёлкина Я.Я."]);
});
