import { expect, test } from "vitest";
import { people } from "../../src/db/schema.ts";
import { officesOn } from "../../src/people/member-store.ts";
import { takeName } from "../../src/people/own-name-store.ts";
import { smallCluster, TODAY } from "./cluster.ts";

test("the chair whom the plan calls otherwise takes that name", () => {
  const { db, people: ids, change } = smallCluster();
  expect(takeName(db, change, ids.vera, "Лесная В.Н.")).toBe(true);
  expect(takeName(db, change, ids.vera, "Лесная В.Н.")).toBe(true);
  expect(
    db
      .select()
      .from(people)
      .all()
      .map(({ name }) => name),
  ).toContain("Лесная В.Н.");
});

test("and what stands under it already, unless another has joined as that person", () => {
  const { db, people: ids, change, joins } = smallCluster();
  expect(takeName(db, change, ids.vera, "Лужина А.П.")).toBe(true);
  expect(officesOn(db, ids.vera, TODAY).map(({ kind }) => kind)).toEqual(["chair", "director", "director"]);
  joins(ids.oleg, 500);
  expect(takeName(db, change, ids.vera, "Рощин О.О.")).toBe(false);
  expect(officesOn(db, ids.oleg, TODAY)).toHaveLength(1);
});
