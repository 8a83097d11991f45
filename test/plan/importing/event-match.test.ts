import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EventRow, matchEvents } from "../../../src/plan/importing/event-match.ts";

const row = (number: string | null, title: string, section: string | null = null, rest = ""): EventRow => ({
  number,
  section,
  title,
  rest,
});

describe("the same event is found again", () => {
  const cases: [string, EventRow[], EventRow[], (number | null)[]][] = [
    [
      "under another number",
      [row("1", "День учителя"), row("2", "Педсовет")],
      [row("1", "Педсовет"), row("2", "День учителя")],
      [1, 0],
    ],
    ["in another section", [row("1", "Педсовет", "Осень")], [row("1", "Педсовет", "Работа с кадрами")], [0]],
    [
      "in other words",
      [row("7", "Районный семинар «Медиативные технологии в образовании»")],
      [row("3", "Педсовет"), row("9", "Семинар-практикум «Медиативные технологии в школьном образовании»")],
      [1],
    ],
    [
      "in few common words under its number",
      [row("7", "Семинар по медиации"), row("8", "Конкурс чтецов")],
      [row("7", "Районный семинар о школьных службах примирения и медиации"), row("8", "Конкурс чтецов")],
      [0, 1],
    ],
    [
      "behind a new one that takes its number and is like it",
      [row("5", "Семинар для педагогов по вопросам ФГОС")],
      [
        row("5", "Семинар для педагогов по вопросам здоровья"),
        row("6", "Семинар для педагогов по вопросам ФГОС начальной школы"),
      ],
      [1],
    ],
    [
      "by its date among namesakes",
      [row("1", "Педсовет", null, "август"), row("2", "Педсовет", null, "март")],
      [row("3", "Педсовет", null, "март"), row("4", "Педсовет", null, "август")],
      [1, 0],
    ],
    [
      "with Latin letters and other quotes",
      [row("1", "Проект «Билет в будущее»")],
      [row("1", 'Пpоект "Билет в будущее".')],
      [0],
    ],
    [
      "but another one is not",
      [row("7", "Конкурс чтецов")],
      [row("7", "Заседание Координационного Совета")],
      [null],
    ],
    ["and rows without words match nothing", [row("7", "")], [row("7", "")], [null]],
  ];
  test.each(cases)("%s", (_, before, after, found) => {
    expect(matchEvents(before, after)).toEqual(found);
  });
});

const words = fc.constantFrom(
  ..."семинар педсовет конкурс чтецов олимпиада школ кластера день выпускника отчёт экскурсия музей итоги методический совет".split(
    " ",
  ),
);
const title = fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));
const rows = fc.array(
  fc.record({
    number: fc.option(fc.nat({ max: 30 }).map(String)),
    section: fc.option(fc.constantFrom("Осень", "Зима")),
    title,
    rest: fc.constantFrom("август", "март", ""),
  }),
  { maxLength: 25 },
);

describe("whatever the rows", () => {
  test("no row is taken twice", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const found = matchEvents(before, after).filter((at) => at !== null);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((at) => at < after.length)).toBe(true);
      }),
    );
  });

  test("rows in another order are all found, each as it was", () => {
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([before, after]) => {
          expect(matchEvents(before, after).map((at) => (at === null ? null : after[at]))).toEqual(before);
        },
      ),
    );
  });
});
