import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errors, newDraft, type Outcome, type Sheet } from "../../src/monitoring/draft.ts";
import { apply } from "../../src/monitoring/draft-apply.ts";
import { type Move, moveWords, readMove } from "../../src/monitoring/move.ts";
import { completed, EMPTY, type Report } from "../../src/monitoring/report.ts";
import { screen } from "../../src/monitoring/screen.ts";
import { restored } from "../../src/monitoring/stored-draft.ts";
import { unpackCallback, packCallback } from "../../src/telegram/callback-data.ts";
import { employment, report, typical } from "./employment.ts";
import { before, Filling, sheet } from "./filling.ts";

const filling = (...args: Parameters<typeof sheet>) => new Filling(sheet(...args));

describe("the fewest taps (opening it is one more)", () => {
  test("12 and 6 leavers who all have a place to go: 7", () => {
    const anna = filling().taps("12", "7", "5", "6", "4", "2", "Таких нет, сдать");
    expect(completed(employment, [9, 11], anna.report)).toEqual(completed(employment, [9, 11], typical));
    expect(anna.actions).toBe(7);
  });

  test("with some who have not decided in both grades: 9", () => {
    const anna = filling().taps("12", "6", "5", "Остальные – «Не определились»: 1");
    anna.taps("6", "3", "2", "Остальные – «Не определились»: 1", "Таких нет, сдать");
    expect(anna.actions).toBe(9);
    expect(anna.report.figures).toMatchObject({
      9: { total: 12, to10_own: 6, spo_region: 5, undecided: 1 },
      11: { total: 6, vo_region: 3, spo_region: 2, undecided: 1 },
    });
  });

  test("nothing changed: 2", () => {
    const anna = filling({ past: before(typical) }).taps("Как в прошлом месяце", "Сдать");
    expect(anna.actions).toBe(2);
    expect(anna.report).toEqual(completed(employment, [9, 11], typical));
  });

  test("one figure corrected, its sum put right by a button: 4", () => {
    const anna = filling({ corrected: completed(employment, [9, 11], typical) });
    anna.taps("9 кл. Колледж в области: 5", "4", "9 кл. Не определились: записать 1", "Сдать исправленное");
    expect(anna.actions).toBe(4);
    expect(anna.report.figures[9]).toMatchObject({ total: 12, to10_own: 7, spo_region: 4, undecided: 1 });
  });

  test("a school without grade 11: 4", () => {
    const anna = filling({ grades: [9] }).taps("3", "1", "2", "Таких нет, сдать");
    expect(anna.actions).toBe(4);
  });
});

describe("the questions", () => {
  test("the remainder runs along", () => {
    const anna = filling().taps("12", "5");
    expect(anna.screen.text.text).toContain("Осталось распределить: 7");
    expect(anna.buttons).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
    anna.taps("3");
    expect(anna.screen.text.text).toContain("Осталось распределить: 4");
    expect(anna.buttons[0]).toBe("Остальные – «Не определились»: 4");
  });

  test("more than what remains is not taken", () => {
    const anna = filling().taps("12", "5").writes("8");
    expect(anna.last).toEqual({ kind: "refused", problem: { kind: "tooMany", most: 7 } });
    expect(anna.writes("7").screen.text.text).toContain("11 класс: сколько всего");
  });

  test("a tap on a destination places one, a number after it says how many they are in all", () => {
    const anna = filling({ grades: [9] }).taps("9", "0", "0", "Работа");
    expect(anna.draft.now.report.figures[9]).toMatchObject({ work: 1 });
    expect(anna.buttons.slice(0, 8)).toEqual(["2", "3", "4", "5", "6", "7", "8", "9"]);
    anna.taps("3");
    expect(anna.screen.text.text).toContain("Осталось распределить: 6");
    expect(anna.taps("5", "Работа +1").draft.now.report.figures[9]).toMatchObject({ work: 6 });
    anna.writes("7").taps("Курсы, проф. обуч.", "2");
    expect(anna.draft.now.step).toEqual({ at: "ofWhich" });
    expect(anna.draft.now.report.figures[9]).toMatchObject({ work: 7, courses: 2 });
  });

  test("a number before any destination is chosen, or more than what remains, is not taken", () => {
    const anna = filling({ grades: [9] })
      .taps("9", "0", "0")
      .writes("3");
    expect(anna.last).toEqual({ kind: "refused", problem: { kind: "notHere" } });
    anna.taps("Работа").writes("10");
    expect(anna.last).toEqual({ kind: "refused", problem: { kind: "tooMany", most: 9 } });
  });

  test("what remains may be written, as the example on the screen does; the list goes on with the rest", () => {
    const anna = filling({ grades: [9] }).taps("9", "0", "0");
    const example = /Или напишите: «([^»]+)»/.exec(anna.screen.text.text)?.[1] ?? "";
    anna.writes(example);
    expect(anna.draft.now.report.figures[9]).toMatchObject({ to10_own: 0, to10_other: 2, spo_out: 1 });
    expect(anna.screen.text.text).toContain("Осталось распределить: 6");
    anna.writes("работа 4, курсы 2");
    expect(anna.draft.now.step).toEqual({ at: "check", heard: true });
  });

  test("large classes are typed, and all that remain are one button", () => {
    const anna = filling({ grades: [9] }).writes(" 120 ");
    expect(anna.buttons).toContain("Все 120");
    expect(anna.buttons).toContain("20");
    expect(anna.buttons).not.toContain("21");
    expect(anna.taps("Все 120").draft.now.step).toEqual({ at: "ofWhich" });
  });

  test("«Иное» asks for a comment at once", () => {
    const anna = filling({ grades: [9] }).taps("2", "0", "0", "Иное", "2");
    expect(anna.draft.now.step).toEqual({ at: "comment", grade: 9, code: "other", way: "flow" });
    expect(anna.writes("Сидоров И.О.").last).toEqual({
      kind: "refused",
      problem: { kind: "comment", why: "name" },
    });
    anna.writes("переезд семьи").taps("Таких нет, сдать");
    expect(anna.report.comments).toEqual({ 9: { other: "переезд семьи" } });
  });

  test("a comment can be changed or kept later, and goes with its figure", () => {
    const anna = filling({ grades: [9] })
      .taps("2", "0", "0", "Иное", "2")
      .writes("переезд");
    anna.taps("Проверить и исправить", "9 кл. Иное: 2", "1", "Оставить как есть");
    expect(anna.draft.now.report.comments).toEqual({ 9: { other: "переезд" } });
    anna.taps("9 кл. Иное: 1", "1").writes("болезнь");
    expect(anna.draft.now.report.comments).toEqual({ 9: { other: "болезнь" } });
    anna.taps("9 кл. Иное: 1", "0");
    expect(anna.draft.now.report.comments).toEqual({ 9: {} });
  });

  test("of which: chosen by grade, never more than the leavers", () => {
    const anna = filling({ grades: [9] }).taps("3", "1", "2", "9 кл. Целевой договор");
    expect(anna.buttons).toEqual(["0", "1", "2", "3"]);
    anna.taps("2");
    expect(anna.buttons).toContain("9 кл. Целевой договор: 2");
    expect(anna.taps("Готово, сдать").report.figures[9]).toMatchObject({ target: 2 });
  });

  test("nobody leaves: no destinations are asked, it is confirmed", () => {
    const anna = filling({ grades: [9] }).taps("0", "Сдать");
    expect(anna.screen.text.text).toContain("9 класс: «Всего выпускников» – 0.");
    expect(anna.taps("Всё верно, сдать").report.noData).toBeNull();
  });

  test("no data is another answer than zeros", () => {
    const anna = filling().taps("Нет данных, потому что…", "Сведения уточняются", "Сдать");
    expect(anna.report).toEqual({ ...EMPTY, noData: "Сведения уточняются" });
    const boris = filling().taps("Нет данных, потому что…").writes("Иван Сидоров болеет");
    expect(boris.last?.kind).toBe("refused");
    boris.writes("болезнь учителя").taps("Заполнить цифры", "12");
    expect(boris.draft.now.report.noData).toBeNull();
  });

  test("what changed since last month is asked before it is taken", () => {
    const anna = filling({ grades: [9], past: before(report({ 9: { total: 12, to10_own: 12 } })) });
    anna.taps("14", "14", "Таких нет, сдать");
    expect(anna.last?.kind).toBe("moved");
    expect(anna.screen.text.text).toContain("9 класс: итог изменился с 12 (в сентябре) на 14.");
    expect(anna.taps("Всё верно, сдать").report.figures[9]).toMatchObject({ total: 14 });
  });

  test("a correction is not asked again what its report was", () => {
    const past = before(report({ 9: { total: 12, to10_own: 12 } }));
    const corrected = report({ 9: { total: 14, to10_own: 14 } });
    const anna = filling({ grades: [9], past, corrected });
    anna.taps("9 кл. 10 кл. своей школы: 14", "13", "9 класс: другой показатель", "Работа", "1");
    expect(anna.taps("Сдать исправленное").last?.kind).toBe("ready");
  });

  test("a correction may say why", () => {
    const anna = filling({ corrected: typical }).taps("Указать причину исправления").writes("ошибка в счёте");
    anna.taps("Сдать исправленное");
    expect(anna.last).toMatchObject({ kind: "ready", why: "ошибка в счёте" });
  });

  test("what does not add up cannot be handed in, and each button settles it", () => {
    const wrong = report({ 9: { total: 12, to10_own: 7, spo_region: 3 } });
    const anna = filling({ grades: [9], corrected: wrong });
    expect(anna.buttons).not.toContain("Сдать исправленное");
    expect(anna.screen.text.text).toContain("Не распределено: 2.");
    expect(anna.does({ do: "submit" }).last).toEqual({ kind: "refused", problem: { kind: "errors" } });
    expect(anna.taps("9 кл. Всего: записать 10", "Сдать исправленное").report.figures[9]).toMatchObject({
      total: 10,
    });
  });

  test("what the last month's report says of other grades is left out", () => {
    const anna = filling({ grades: [9], past: before(typical) }).taps("Как в прошлом месяце", "Сдать");
    expect(Object.keys(anna.report.figures)).toEqual(["9"]);
  });

  test("an older month is named", () => {
    expect(filling({ month: "2019-12", past: before(typical) }).buttons[0]).toBe("Как в сентябре");
  });

  test("back from the first question leaves", () => {
    expect(filling().back().last).toEqual({ kind: "left" });
  });

  test("every field of the check can be changed", () => {
    const anna = filling({ corrected: typical });
    for (const grade of [9, 11]) {
      for (const { code, short } of employment.indicators.filter((one) => one.grades.includes(grade))) {
        const start = anna.draft;
        const shown = anna.buttons.find((text) => text.startsWith(`${grade} кл. ${short}: `));
        if (shown === undefined) anna.taps(`${grade} класс: другой показатель`, short);
        else anna.taps(shown);
        expect(anna.draft.now.step).toMatchObject({
          grade,
          ...(code === "total" ? { at: "total" } : { code }),
        });
        anna.draft = start;
      }
    }
  });
});

const sheets = [
  sheet(),
  sheet({ grades: [9] }),
  sheet({ past: before(typical) }),
  sheet({ corrected: typical, past: before(typical) }),
  sheet({ month: "2020-07", corrected: report({ 9: { total: 3, risk: 5 }, 11: { total: 999 } }) }),
];

/** Taps on what is on the screen, by its place there, and texts of every kind. */
const anyActions = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.nat(60).map((place) => ({ tap: place })) },
    { weight: 2, arbitrary: fc.constantFrom("5", "12", "0", "1e3", "переезд", "", "Сидоров И.О.", "999") },
    { weight: 1, arbitrary: fc.constant({ back: true } as const) },
    { weight: 1, arbitrary: fc.string() },
  ),
  { maxLength: 60 },
);

function moveOf(rows: readonly { move: Move }[], action: unknown): Move {
  if (typeof action === "string") return { do: "text", text: action };
  const place = typeof action === "object" && action !== null && "tap" in action ? Number(action.tap) : null;
  return place === null ? { do: "back" } : (rows[place % Math.max(1, rows.length)]?.move ?? { do: "back" });
}

/** What is wrong with what was handed in. */
const wrongOf = (about: Sheet, outcome: Outcome) =>
  outcome.kind === "ready" ? errors(about, outcome.report) : [];

/** Moves that no screen may have offered: forged buttons. */
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom<Move>(
    ...(["rest", "asBefore", "noData", "fill", "done", "why", "submit", "confirm", "back"] as const).map(
      (name) => ({ do: name }) as const,
    ),
  ),
  fc.nat(1200).map((value): Move => ({ do: "number", value })),
  fc.record({
    do: fc.constant("figure" as const),
    grade: fc.constantFrom(0, 9, 11, 12),
    code: fc.constantFrom(...employment.indicators.map(({ code }) => code), "nobody", "__proto__"),
  }),
  fc.record({
    do: fc.constant("settle" as const),
    grade: fc.constantFrom(9, 11, 5),
    code: fc.constantFrom("total", "undecided", "constructor"),
    value: fc.nat(1200),
  }),
  fc.record({ do: fc.constant("more" as const), grade: fc.constantFrom(9, 11, 5) }),
  fc.record({ do: fc.constant("readyReason" as const), index: fc.nat(9) }),
  fc.string().map((text): Move => ({ do: "text", text })),
);

describe("whatever is tapped and written", () => {
  test("never throws, every screen fits Telegram, and what is handed in breaks no error rule", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sheets), anyActions, (about, actions) => {
        let draft = newDraft(about);
        for (const action of actions) {
          const shown = screen(about, draft);
          const buttons = shown.rows.flat();
          expect(buttons.length).toBeLessThan(90);
          expect(shown.rows.every((row) => row.length > 0 && row.length <= 8)).toBe(true);
          expect(shown.text.text.length).toBeLessThan(4000);
          const outcome = apply(about, draft, moveOf(buttons, action));
          expect(wrongOf(about, outcome)).toEqual([]);
          if (outcome.kind === "moved") draft = outcome.draft;
        }
      }),
      { numRuns: 200 },
    );
  });

  test("forged moves change nothing or something that is checked again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sheets), fc.array(anyMove, { maxLength: 40 }), (about, moves) => {
        let draft = newDraft(about);
        for (const move of moves) {
          const outcome = apply(about, draft, move);
          expect(wrongOf(about, outcome)).toEqual([]);
          if (outcome.kind === "moved") draft = outcome.draft;
          screen(about, draft);
        }
        const values = Object.values(draft.now.report.figures).flatMap((grade) => Object.values(grade));
        expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 999)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("«Назад» after an answer is the draft before it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sheets), fc.array(anyMove, { maxLength: 30 }), (about, moves) => {
        let draft = newDraft(about);
        for (const move of moves.filter((one) => one.do !== "back")) {
          const outcome = apply(about, draft, move);
          if (outcome.kind !== "moved") continue;
          const back = apply(about, outcome.draft, { do: "back" });
          expect(back).toEqual({ kind: "moved", draft });
          draft = outcome.draft;
        }
      }),
    );
  });

  test("a draft read back from JSON goes on as before, and remembers no more than 40 screens", () => {
    const anna = filling({ corrected: typical });
    for (let i = 0; i < 60; i++) anna.taps("9 класс: другой показатель").back();
    for (let i = 0; i < 60; i++) anna.does({ do: "more", grade: 9 }).does({ do: "done" });
    expect(anna.draft.past).toHaveLength(40);
    expect(restored(anna.sheet, JSON.parse(JSON.stringify(anna.draft)))).toEqual(anna.draft);
  });

  test("a forged button's words are read as a move or not at all", () => {
    fc.assert(
      fc.property(anyMove, (move) => {
        fc.pre(move.do !== "text" && move.do !== "give" && !("code" in move && move.code.includes("__")));
        const data = packCallback("m", "a", 999_999_999, 9999, ...moveWords(move));
        const words = unpackCallback(data)?.slice(4) ?? [];
        const value = "value" in move ? move.value : 0;
        expect(readMove(words)).toEqual(value > 999 ? null : move);
      }),
    );
    for (const words of [
      [],
      ["n"],
      ["n", "1e3"],
      ["n", "-1"],
      ["f", "9"],
      ["s", "9", "total"],
      ["rest", "1"],
    ]) {
      expect(readMove(words)).toBeNull();
    }
  });
});

describe("a draft of another version of the form", () => {
  test.each<[string, unknown]>([
    ["nothing", null],
    ["a word", "draft"],
    ["another shape", { now: { step: "total" }, past: [] }],
  ])("%s begins anew", (_, stored) => expect(restored(sheet(), stored)).toEqual(newDraft(sheet())));

  test("a question that is asked no more becomes the check, the figures stay", () => {
    const figures: Report = report({ 9: { total: 3, gone: 1, work: 2 } });
    const step = { at: "amount", grade: 9, code: "gone", way: "flow" } as const;
    const draft = restored(sheet({ grades: [9] }), { now: { step, report: figures, why: null }, past: [] });
    expect(draft.now.step).toEqual({ at: "check" });
    expect(draft.now.report.figures[9]).toMatchObject({ total: 3, work: 2 });
  });
});
