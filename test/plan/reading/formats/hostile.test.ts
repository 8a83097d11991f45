import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPlanFile } from "../../../../src/plan/reading/plan-file.ts";
import { wordArchive } from "../word-document.ts";

const joined = (...pieces: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((chosen) => chosen.join(""));

/** A real file with some of its bytes changed, or cut short. */
function harmed(name: string): fc.Arbitrary<Uint8Array> {
  const whole = readFileSync(`test/plan/reading/fixtures/${name}`);
  const place = fc.nat(whole.length - 1);
  const changes = fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 6 });
  return fc.tuple(changes, fc.boolean(), place).map(([changes, cut, length]) => {
    const bytes = Buffer.from(cut ? whole.subarray(0, length) : whole);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes;
  });
}

const HEADS = ["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "{\\rtf1", "%PDF", ""];
const xmlAs = (part: string, xml: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  xml.map((text) => wordArchive({ mimetype: "", [part]: `<w:document>${text}</w:document>` }));

test.each<[string, fc.Arbitrary<Uint8Array>]>([
  ["any text", fc.string({ maxLength: 400 }).map((text) => Buffer.from(text))],
  [
    "words of a plan in any order",
    joined(
      "№\t",
      "Мероприятие\n",
      "Срок\n",
      "Ответственный\n",
      "|",
      "\t",
      "\n",
      "1.\n",
      "май\n",
      "Юдина К.В.\n",
    ).map((text) => Buffer.from(text)),
  ],
  [
    "RTF in any order",
    joined(
      "{",
      "}",
      "\\cell ",
      "\\row ",
      "\\trowd\\cellx9",
      "\\clvmrg",
      "\\u1087?",
      "\\'cf",
      "\\par ",
      "{\\*",
      "\\intbl ",
    ).map((text) => Buffer.from(`{\\rtf1 ${text}`)),
  ],
  [
    "bytes that begin as a file does",
    fc
      .tuple(fc.constantFrom(...HEADS), fc.uint8Array({ maxLength: 4000 }))
      .map(([head, bytes]) => Buffer.concat([Buffer.from(head, "latin1"), bytes])),
  ],
  [
    "a Word file's XML in any order",
    xmlAs(
      "word/document.xml",
      joined(
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:p>",
        "</w:p>",
        "<w:t>x</w:t>",
        '<w:gridSpan w:val="99999999"/>',
        "<w:vMerge/>",
        "<!-- -->",
        "<![CDATA[x]]>",
      ),
    ),
  ],
  [
    "an OpenDocument's XML in any order",
    xmlAs(
      "content.xml",
      joined(
        "<table:table/>",
        "<table:table>",
        "</table:table>",
        "<table:table-row table:number-rows-repeated='999999999'/>",
        "<table:table-cell table:number-columns-repeated='1e9' table:number-rows-spanned='1e9'/>",
        "<text:p>x</text:p>",
        "<text:list>",
        "</text:list>",
        "<text:s text:c='1e9'/>",
      ),
    ),
  ],
  ["a damaged .docx", harmed("saved.docx")],
  ["a damaged .doc", harmed("saved.doc")],
  ["a damaged .odt", harmed("saved.odt")],
  ["a damaged .xlsx", harmed("district-months.xlsx")],
  ["a damaged locked file", harmed("locked.docx")],
])("%s is read or refused, in a bounded time", async (_, given) => {
  await fc.assert(
    fc.asyncProperty(given, async (bytes) => {
      const from = performance.now();
      const document = await readPlanFile(bytes, "plan.docx");
      expect("code" in document || "blocks" in document).toBe(true);
      expect(performance.now() - from).toBeLessThan(5000);
    }),
    { numRuns: 120 },
  );
});
