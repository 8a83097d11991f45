import { array, assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { myDataLines } from "../../src/people/privacy-texts.ts";
import { textPages } from "../../src/people/text-pages.ts";
import { html } from "../../src/telegram/html.ts";
import { shownData } from "./privacy-texts.samples.ts";

test("pages hold every line once, in order, and fit", () => {
  assert(
    property(array(string({ maxLength: 15 })), (texts) => {
      const parts = texts.map((text) => html`${text.replaceAll("\n", " ")}`);
      const pages = textPages(parts, 100);
      expect(pages.map((page) => page.text).join("\n")).toBe(parts.map((part) => part.text).join("\n"));
      expect(pages.every((page) => page.text.length <= 100)).toBe(true);
    }),
  );
});

test("a long history of one person fits Telegram's messages", () => {
  const requests = Array.from({ length: 300 }, () => shownData.requests).flat();
  const pages = textPages(myDataLines({ ...shownData, requests }), 3900);
  expect(pages.length).toBeGreaterThan(1);
  expect(Math.max(...pages.map((page) => page.text.length))).toBeLessThanOrEqual(4096);
});
