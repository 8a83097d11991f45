import { Resvg } from "@resvg/resvg-js";
import * as fc from "fast-check";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { chartFile, pictureFile } from "../../../src/documents/chart-file.ts";
import { fitted, fittedLines, textWidth } from "../../../src/documents/pictures/letter-width.ts";
import { painted } from "../../../src/documents/pictures/painted.ts";
import { contrast, type Ink, INKS, PALETTES, THEMES } from "../../../src/documents/pictures/palette.ts";
import { isPhoto } from "../../../src/documents/pictures/sent-picture.ts";
import type { Drawing } from "../../../src/documents/pictures/drawing.ts";

describe("colours", () => {
  test("the contrast that WCAG names", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  const WRITTEN: readonly [Ink, Ink][] = [
    ...INKS.filter((ink) => !["paper", "band", "grid", "onFill"].includes(ink)).flatMap(
      (ink): [Ink, Ink][] => [
        [ink, "paper"],
        ["onFill", ink],
      ],
    ),
    ["ink", "band"],
  ];
  test.each(THEMES.flatMap((theme) => WRITTEN.map(([ink, on]) => [theme, ink, on] as const)))(
    "%s: %s on %s stands out 4.5 to 1",
    (theme, ink, on) => {
      // Nothing is written on words and on the line of the day.
      if (ink === "onFill" && ["ink", "faint", "today"].includes(on)) return;
      expect(contrast(PALETTES[theme][ink], PALETTES[theme][on])).toBeGreaterThanOrEqual(4.5);
    },
  );
});

describe("letters", () => {
  const file = (name: string): string =>
    fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  const font = { loadSystemFonts: false, fontFiles: [file("DejaVuSans"), file("DejaVuSans-Bold")] };
  const drawnWidth = (words: string, bold: boolean): number => {
    const weight = bold ? "bold" : "normal";
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="60"><text x="0" y="40" font-size="28" font-family="DejaVu Sans" font-weight="${weight}">${words}</text></svg>`;
    return new Resvg(svg, { font }).innerBBox()?.width ?? 0;
  };

  test.each([
    "Щёлковский район: «Южная Жизнь» — №17, 50%",
    "Шкала ЖЮЩШЫФМ wWmM@ 0123456789",
    "срок прошёл, 2 из 6",
  ])("«%s» is no wider than it is taken for, and hardly narrower", (words) => {
    for (const bold of [false, true]) {
      const [drawn, taken] = [drawnWidth(words, bold), textWidth(words, { size: 28, bold })];
      expect(drawn).toBeLessThanOrEqual(taken);
      expect(taken).toBeLessThan(drawn * 1.08);
    }
  });

  test("a line is cut where it is too long, and a text broken between words", () => {
    expect(fitted("Сверка планов", 1000, { size: 28 })).toBe("Сверка планов");
    expect(fitted("Сверка планов", 150, { size: 28 })).toBe("Сверка…");
    expect(fittedLines("Сверка планов школ", 210, 3, { size: 28 })).toEqual(["Сверка", "планов школ"]);
    expect(fittedLines("Сверка планов школ", 210, 1, { size: 28 })).toEqual(["Сверка пла…"]);
    expect(fittedLines("  ", 200, 2, { size: 28 })).toEqual([]);
  });

  test("whatever the text, its lines go into their width", () => {
    const font = { size: 28, bold: true };
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 60, max: 900 }),
        (text, width) => {
          for (const line of fittedLines(text, width, 3, font))
            expect(textWidth(line, font)).toBeLessThanOrEqual(Math.max(width, textWidth("…", font)));
        },
      ),
    );
  });
});

const drawing = (words: string): Drawing => ({
  width: 400,
  height: 100,
  shapes: [{ kind: "text", x: 10, y: 50, words, font: { size: 28 }, ink: "ink", on: "paper" }],
});

test("PNG, the same from another thread; signs that XML refuses and markup do no harm", async () => {
  const picture = painted(drawing('Смотр \u0000\u0008 <b> & "Заря" \uD800'), "dark");
  const png = Buffer.from(await pictureFile(picture));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.equals(chartFile(picture))).toBe(true);
  expect(png.length).toBeGreaterThan(chartFile(painted(drawing(""), "dark")).length + 300);
  expect(picture.svg).toContain("&lt;b&gt; &amp; &quot;Заря&quot;");
});

test.each([
  [1080, 2900, true],
  [1080, 8920, true],
  [1080, 8921, false],
  [200, 4000, true],
  [200, 4001, false],
])("%i × %i goes as a photo: %s", (width, height, expected) =>
  expect(isPhoto({ width, height })).toBe(expected),
);
