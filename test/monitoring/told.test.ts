import { describe, expect, test } from "vitest";
import { completed } from "../../src/monitoring/report.ts";
import { problemWords } from "../../src/monitoring/answer-texts.ts";
import { employment, report, typical } from "./employment.ts";
import { before, Filling, sheet } from "./filling.ts";

const filling = (...args: Parameters<typeof sheet>) => new Filling(sheet(...args));
const WHOLE =
  "9 класс: всего 12, своя школа 7, СПО в области 5; 11 класс: всего 6, вуз в области 4, СПО в области 2";

describe("one message into the draft", () => {
  test("is read back, and counts with one tap", () => {
    const anna = filling().writes(WHOLE);
    expect(anna.screen.text.text).toMatch(/^<b>Вы передали:<\/b>[^]*<b>Верно\?<\/b>/);
    anna.taps("Верно, сдать");
    expect(completed(employment, [9, 11], anna.report)).toEqual(completed(employment, [9, 11], typical));
    expect(anna.actions).toBe(2);
  });

  test("what may mean two figures is asked with buttons, the rest is kept", () => {
    const anna = filling({ grades: [9] }).writes("всего 12, СПО 5, 10 класс 6, не определились 1");
    expect(anna.screen.text.text).toContain("«СПО 5», 9 класс: что имеется в виду?");
    expect(anna.buttons).toEqual(["Колледж в области", "Колледж в др. рег."]);
    anna.taps("Колледж в области");
    expect(anna.buttons).toEqual(["10 кл. своей школы", "10 кл. другой школы"]);
    anna.taps("10 кл. своей школы", "Верно, сдать");
    expect(anna.report.figures).toEqual({ 9: { total: 12, spo_region: 5, to10_own: 6, undecided: 1 } });
  });

  test("a grade that was not told of is asked next, with what was heard above", () => {
    const anna = filling().writes("9 класс: всего 12, своя школа 7, СПО в области 5");
    expect(anna.screen.text.text).toMatch(/Вы передали:[^]*9 класс: всего 12[^]*11 класс: сколько всего/);
    anna.writes("6 4 0 2");
    expect(anna.screen.text.text).toMatch(/Вы передали:[^]*9 класс: всего 12[^]*11 класс: всего 6/);
    expect(anna.taps("Верно, сдать").actions).toBe(3);
  });

  test("the second grade first, the other by buttons: nothing is asked twice", () => {
    const anna = filling().writes("11 класс: 6 4 0 2");
    anna.taps("12", "7", "5");
    expect(anna.draft.now.step).toEqual({ at: "ofWhich" });
    expect(anna.screen.text.text).toMatch(/9 класс: всего 12[^]*11 класс: всего 6/);
  });

  test("as before, one more and one fewer", () => {
    const past = before(report({ 9: { total: 12, spo_region: 5, to10_own: 6, undecided: 1 } }));
    const anna = filling({ grades: [9], past });
    anna.writes("как в прошлом месяце, СПО в области +1, не определились -1").taps("Верно, сдать");
    expect(anna.report.figures[9]).toMatchObject({ total: 12, spo_region: 6, to10_own: 6, undecided: 0 });
  });

  test("what changed since last month is asked on the same screen", () => {
    const anna = filling({ grades: [9], past: before(report({ 9: { total: 12, to10_own: 12 } })) });
    anna.writes("всего 14, своя школа 14");
    expect(anna.screen.text.text).toContain("9 класс: итог изменился с 12 (в сентябре) на 14.");
    expect(anna.taps("Верно, сдать").report.figures[9]).toMatchObject({ total: 14 });
  });

  test("a correction changes what is named and nothing else", () => {
    const anna = filling({ corrected: completed(employment, [9, 11], typical) });
    anna.writes("9 класс: СПО в области 4, не определились 1").taps("Верно, сдать исправленное");
    expect(anna.report.figures[9]).toMatchObject({ total: 12, to10_own: 7, spo_region: 4, undecided: 1 });
    expect(anna.report.figures[11]).toMatchObject({ total: 6 });
  });

  test("a grade told whole leaves nothing of what it was", () => {
    const anna = filling({ grades: [9] }).taps("12", "7");
    anna.writes("9 класс: всего 12, СПО в области 12");
    expect(anna.draft.now.report.figures[9]).toEqual({ total: 12, to10_own: 0, spo_region: 12 });
  });

  test("what does not add up is said, and a button settles it", () => {
    const anna = filling({ grades: [9] }).writes("всего 12, своя школа 5, СПО в области 5");
    expect(anna.screen.text.text).toContain("Не распределено: 2.");
    expect(anna.buttons[0]).toBe("9 кл. Не определились: записать 2");
    anna.taps("9 кл. Не определились: записать 2");
    expect(anna.taps("Сдать").report.figures[9]).toMatchObject({ undecided: 2 });
  });

  test("a comment that is missing has its button", () => {
    const anna = filling({ grades: [9] }).writes("всего 2, иное 2");
    anna.taps("9 кл. Иное: комментарий").writes("переезд семьи");
    expect(anna.taps("Сдать").report.comments).toEqual({ 9: { other: "переезд семьи" } });
  });

  test("«Назад» is where the message came", () => {
    const anna = filling().taps("12", "7");
    const draft = anna.draft;
    anna.writes(WHOLE).back();
    expect(anna.draft).toEqual(draft);
  });

  test("a comment with numbers is a comment", () => {
    const anna = filling({ grades: [9] }).taps("4", "0", "0", "Иное", "4");
    anna.writes("переезд в область, всего 4 семьи");
    expect(anna.draft.now.report.comments).toEqual({ 9: { other: "переезд в область, всего 4 семьи" } });
  });

  test.each([
    ["как в прошлом месяце", "Отчёта за прошлый месяц нет"],
    ["СПО в области +1", "Так изменить нельзя"],
    ["9 класс: всего 12, всего 13", "назван дважды"],
    ["9 класс: всего 12, попугаи 5", "Не понято: «попугаи 5»"],
    ["9 класс: всего 10-12", "одно число, а не промежуток"],
  ])("«%s» is refused and changes nothing", (text, words) => {
    const anna = filling().writes(text);
    if (anna.last?.kind !== "refused") throw new Error("taken");
    expect(problemWords(anna.last.problem)).toContain(words);
    expect(anna.draft.past).toEqual([]);
  });
});
