import { describe, expect, test } from "vitest";
import {
  type Choices,
  type Draft,
  draftOf,
  isAnswered,
  moved,
  newDraft,
  stepsOf,
  written,
} from "../../src/requests/request-draft.ts";

const school = (id: number) => ({ id, name: `Школа ${id}` });
const event = (id: number) => ({ id, number: String(id), title: "Помощь" });
const one: Choices = { schools: [school(1)], events: [event(15)] };
const many: Choices = { schools: [school(1), school(2)], events: [event(15), event(16)] };
const none: Choices = { schools: [school(1)], events: [] };

describe("the steps", () => {
  test("what there is one of is not asked, and taken", () => {
    expect(stepsOf(one)).toEqual(["what", "forWhom", "neededBy", "check"]);
    expect(newDraft(1, one)).toMatchObject({ step: "what", organisationId: 1, eventId: 15 });
    expect(stepsOf(many)[0]).toBe("school");
    expect(newDraft(1, many)).toMatchObject({ step: "school", organisationId: null, eventId: null });
    expect(newDraft(1, none)).toMatchObject({ step: "what", organisationId: 1, eventId: null });
  });

  test("go on and back, and stop at either end", () => {
    let draft = newDraft(1, many);
    expect(moved(draft, many, -1)).toEqual(draft);
    for (const step of ["event", "what", "forWhom", "neededBy", "check", "check"] as const) {
      draft = moved(draft, many, 1);
      expect(draft.step).toBe(step);
    }
    expect(moved(draft, many, -1).step).toBe("neededBy");
  });

  test("an answer can be kept where there is one", () => {
    const draft = newDraft(1, one);
    expect(isAnswered(draft)).toBe(false);
    expect(isAnswered({ ...draft, what: "Программа" })).toBe(true);
    expect(isAnswered({ ...draft, step: "neededBy", neededBy: { day: null } })).toBe(true);
    expect(isAnswered({ ...draft, step: "check" })).toBe(false);
  });
});

describe("what is sent", () => {
  const whole: Draft = {
    ...newDraft(1, one),
    what: "Программа",
    forWhom: "администрации",
    neededBy: { day: "2019-11-25" },
  };

  test("a whole draft", () => {
    expect(written(whole, one)).toEqual({
      organisationId: 1,
      eventId: 15,
      what: "Программа",
      forWhom: "администрации",
      neededBy: "2019-11-25",
    });
  });

  test("nothing of half a draft, or for a school that is another's by now", () => {
    for (const missing of [{ what: null }, { forWhom: null }, { neededBy: null }, { organisationId: 2 }]) {
      expect(written({ ...whole, ...missing }, one)).toBeNull();
    }
  });

  test("an event that is gone is left out", () => {
    expect(written(whole, none)?.eventId).toBeNull();
  });

  test("it comes back from storage as it was, and nothing else does", () => {
    for (const draft of [whole, newDraft(5, many), { ...whole, neededBy: { day: null } }]) {
      expect(draftOf(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    }
    for (const other of [
      null,
      "x",
      {},
      { ...whole, step: "sent" },
      { ...whole, neededBy: { day: "завтра" } },
    ]) {
      expect(draftOf(other)).toBeNull();
    }
  });
});
