import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { escapeHtml, toHtml, withFoundEntities } from "../../src/sandbox/formatted-text.ts";
import { parseTelegramHtml } from "../../src/sandbox/telegram-html.ts";

function shown(html: string): string {
  const reading = parseTelegramHtml(html);
  return "problem" in reading ? reading.problem : toHtml(reading);
}

describe("what Telegram reads", () => {
  test.each([
    ["просто", "просто"],
    ["<B>раз</B>", "<b>раз</b>"],
    [
      "<strong>а</strong><em>б</em><ins>в</ins><del>г</del><strike>д</strike>",
      "<b>а</b><i>б</i><u>в</u><s>г</s><s>д</s>",
    ],
    ["<b>а<i>б</i></b>", "<b>а<i>б</i></b>"],
    ["<b><i>а</i></b>", "<i><b>а</b></i>"],
    [`<span class="tg-spoiler">тайна</span>`, "<tg-spoiler>тайна</tg-spoiler>"],
    ["<tg-spoiler>тайна</tg-spoiler>", "<tg-spoiler>тайна</tg-spoiler>"],
    ["<blockquote expandable>цитата</blockquote>", "<blockquote>цитата</blockquote>"],
    [`<pre><code class="language-ts">x</code></pre>`, "<code><pre>x</pre></code>"],
    ["&lt;b&gt; &quot;&#1103;&#x44F;&quot; &nbsp; &", "&lt;b&gt; &quot;яя&quot; &amp;nbsp; &amp;"],
    [`<a href="https://a.ru/?x=1&amp;y=&quot;">я</a>`, `<a href="https://a.ru/?x=1&amp;y=&quot;">я</a>`],
    [`<a href="javascript:alert(1)">я</a>`, "я"],
    ["<b></b>а</>", "Unexpected end tag at byte offset 9"],
    [" \n<b> а </b> ", "<b>а</b>"],
  ])("%s", (html, expected) => {
    expect(shown(html)).toBe(expected);
  });
});

describe("what Telegram refuses", () => {
  test.each([
    ["я<b>я", `Can't find end tag corresponding to start tag "b"`],
    ["я</b>", "Unexpected end tag at byte offset 2"],
    ["<b>я</i>", `Unmatched end tag at byte offset 5, expected "</b>", found "</i>"`],
    ["<i><b>я</i></b>", `Unmatched end tag at byte offset 8, expected "</b>", found "</i>"`],
    ["<br>", `Unsupported start tag "br" at byte offset 0`],
    ["<b/>", `Unsupported start tag "b/" at byte offset 0`],
    ["1 < 2", `Unsupported start tag "" at byte offset 2`],
    ["<script>x</script>", `Unsupported start tag "script" at byte offset 0`],
    ["<b", "Unclosed start tag at byte offset 0"],
    ["<b>я</b", "Unclosed end tag at byte offset 5"],
    ["<a href=", `Unclosed start tag "a" at byte offset 0`],
    [`<a href="x`, `Unclosed start tag "a" at byte offset 0`],
    ["<a href>я</a>", `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`],
    [`<a ="x">я</a>`, `Empty attribute name in the tag "a" at byte offset 0`],
    ["<span>я</span>", `Tag "span" must have class "tg-spoiler" at byte offset 0`],
  ])("%s", (html, problem) => {
    expect(shown(html)).toBe(problem);
  });
});

test("any text survives being escaped, read and written again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const reading = parseTelegramHtml(escapeHtml(text));
      expect(reading).toEqual({ text: text.trim(), entities: [] });
    }),
  );
});

test("any HTML is either refused or written as HTML that reads the same", () => {
  const piece = fc.constantFrom(
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<code>",
    "</code>",
    "а",
    " ",
    "&lt;",
    "&",
    "<",
    `<a href="https://a.ru">`,
    "</a>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const reading = parseTelegramHtml(pieces.join(""));
      if ("problem" in reading) return;
      const again = parseTelegramHtml(toHtml(reading));
      expect(again).toMatchObject({ text: reading.text });
    }),
  );
});

test("commands and links are found by themselves, but not inside code", () => {
  const reading = parseTelegramHtml(
    "/status и https://a.ru/x, <code>/plan</code> и/или t.me/klaster_bot?start=a_1.",
  );
  if ("problem" in reading) throw new Error(reading.problem);
  const found = withFoundEntities(reading);
  const pieces = found.entities.map((e) => [e.type, found.text.slice(e.offset, e.offset + e.length)]);
  expect(pieces).toEqual([
    ["bot_command", "/status"],
    ["url", "https://a.ru/x"],
    ["code", "/plan"],
    ["url", "t.me/klaster_bot?start=a_1"],
  ]);
});
