import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressees,
  areasOf,
  type Audience,
  LONGEST,
  type NoticeDraft,
  noticeDraftOf,
  readNoticeText,
  withAudience,
  withSchoolTicked,
  withText,
} from "../../src/notices/notice.ts";
import type { Staff, StaffOffice, StaffPerson } from "../../src/people/staff.ts";

const office = (
  kind: StaffOffice["kind"],
  organisationId: number | null,
  of: string | null = null,
): StaffOffice => ({
  officeId: 1,
  kind,
  of,
  organisationId,
});
const person = (personId: number, state: StaffPerson["state"], ...offices: StaffOffice[]): StaffPerson => ({
  personId,
  name: `Человек ${personId}`,
  position: "",
  state,
  offices,
});

/** 1 chairs and heads school 1; 2 heads school 2 and sits in the Council; 3, 4 are deputies; 5 holds nothing. */
const staff: Staff = {
  places: [],
  asked: [],
  people: [
    person(1, "in", office("chair", null), office("director", 1)),
    person(2, "in", office("director", 2), office("council", null)),
    person(3, "out", office("deputy", 1, "ВР")),
    person(4, "in", office("deputy", 2, "УВР")),
    person(5, "in"),
    person(6, "blocked", office("director", 3)),
    person(7, "in", office("council", null)),
  ],
};
const NOBODY = { writer: 0, paused: new Set<number>() };

describe("whom a message is for", () => {
  test.each<[Audience, number[], number[]]>([
    [{ to: "everyone" }, [1, 2, 4, 7], [3, 6]],
    [{ to: "directors" }, [1, 2], [6]],
    [{ to: "council" }, [1, 2, 7], []],
    [{ to: "deputies", of: null }, [4], [3]],
    [{ to: "deputies", of: "ВР" }, [], [3]],
    [{ to: "schools", ids: [1, 3] }, [1], [3, 6]],
    [{ to: "schools", ids: [] }, [], []],
  ])("%j reaches %j and not %j", (audience, reached, missed) => {
    const found = addressees(staff, audience, NOBODY);
    expect(found.reached.map(({ personId }) => personId)).toEqual(reached);
    expect(found.missed.map(({ person: { personId } }) => personId)).toEqual(missed);
  });

  test("the writer is left out, one on a pause is not reached and is named", () => {
    const found = addressees(staff, { to: "directors" }, { writer: 1, paused: new Set([2]) });
    expect(found.reached).toEqual([]);
    expect(found.missed.map(({ person: { personId }, why }) => [personId, why])).toEqual([
      [2, "paused"],
      [6, "blocked"],
    ]);
  });

  test("areas are offered where there are several", () => {
    expect(areasOf(staff)).toEqual(["ВР", "УВР"]);
    expect(areasOf({ ...staff, people: staff.people.slice(0, 3) })).toEqual([]);
  });
});

describe("the text", () => {
  test.each<[string, ReturnType<typeof readNoticeText>]>([
    ["  Добрый день.\r\n\r\n\r\n\r\nЖдём Вас.\u0007 ", { text: "Добрый день.\n\nЖдём Вас." }],
    [" \n\t ", "empty"],
    ["\u200B\u200D", "empty"],
    ["а".repeat(LONGEST), { text: "а".repeat(LONGEST) }],
    ["а".repeat(LONGEST + 1), "long"],
  ])("%j", (written, read) => {
    expect(readNoticeText(written)).toEqual(read);
  });
});

describe("the draft", () => {
  const draft: NoticeDraft = { stamp: 1, step: "whom", audience: null, text: null };

  test("in whichever order it is written, both are asked and then it is checked", () => {
    expect(withAudience(withText(draft, "а"), { to: "council" }).step).toBe("check");
    expect(withText(withAudience(draft, { to: "council" }), "а").step).toBe("check");
    expect(withText(draft, "а").step).toBe("whom");
    expect(withText(withSchoolTicked(draft, 1), "а").step).toBe("schools");
  });

  test("a school is ticked and unticked", () => {
    const ticked = withSchoolTicked(withSchoolTicked(draft, 1), 2);
    expect(ticked.audience).toEqual({ to: "schools", ids: [1, 2] });
    expect(withSchoolTicked(ticked, 1).audience).toEqual({ to: "schools", ids: [2] });
  });

  test("it survives being stored; nothing else is taken for one", () => {
    const whole = withText(withSchoolTicked(draft, 1), "а");
    expect(noticeDraftOf(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = noticeDraftOf(value);
        expect(read === null || typeof read.stamp === "number").toBe(true);
      }),
    );
    expect(noticeDraftOf({ ...whole, audience: { to: "schools", ids: ["1"] } })).toBeNull();
  });
});
