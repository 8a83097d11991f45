import { crc32, deflateRawSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PlanDocument } from "../../../src/plan/reading/plan-document.ts";
import { isFileProblem } from "../../../src/plan/reading/plan-document.ts";
import { readPlanFile } from "../../../src/plan/reading/plan-file.ts";
import { unpack } from "../../../src/sheets/zip-file.ts";
import { wordArchive, wordDocument } from "./word-document.ts";

const MB = 1024 * 1024;
const seed = readFileSync("data/plan-2019-h2.docx");
const oldWord = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(600),
  ]);

/** A zip with one deflated file whose declared size is whatever is said. */
function bomb(size: number, declared: number): Buffer {
  const name = Buffer.from("word/document.xml");
  const content = Buffer.alloc(size, 0x20);
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(declared, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fields, name, packed]);
  const central = Buffer.concat([
    Buffer.from("PK\u0001\u0002", "latin1"),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    name,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}

function encryptedEntry(): Buffer {
  const zip = wordDocument(["План"]);
  const central = zip.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  zip[central + 8] = (zip[central + 8] ?? 0) | 1;
  return zip;
}

const fixture = (name: string): Buffer => readFileSync(`test/plan/reading/fixtures/${name}`);

/** Where the stream of a .doc's own text begins in this one. */
const fib = fixture("saved.doc").indexOf(Buffer.from([0xec, 0xa5]));

function changed(name: string, at: number, value: number): Buffer {
  const bytes = fixture(name);
  bytes[at] = value;
  return bytes;
}

const header = "№\tМероприятие\tСрок\tОтветственный\n";

describe("files that are no plan are refused in words", () => {
  test.each<[string, Uint8Array, string, string]>([
    ["no bytes", new Uint8Array(), "plan.docx", "empty"],
    ["only white space", Buffer.from(" \n\t\n"), "plan.txt", "empty"],
    ["25 MB", Buffer.alloc(25 * MB, 0x41), "plan.docx", "too-large"],
    [
      "random bytes",
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 256)),
      "plan.docx",
      "damaged",
    ],
    [
      "random bytes under another name",
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 89) % 256)),
      "plan.txt",
      "not-a-plan-file",
    ],
    ["a Word file cut short", seed.subarray(0, 5000), "plan.docx", "damaged"],
    ["a Word file without its beginning", seed.subarray(100), "plan.docx", "damaged"],
    ["a declared bomb", bomb(MB, 60 * MB), "plan.docx", "too-large-inside"],
    ["a bomb that lies about its size", bomb(60 * MB, 1000), "plan.docx", "too-large-inside"],
    ["20 MB of nothing", bomb(20 * MB, 20 * MB), "plan.docx", "damaged"],
    [
      "a Word file with broken XML",
      wordArchive({ "word/document.xml": "<w:document><w:p>" }),
      "plan.docx",
      "damaged",
    ],
    ["an empty workbook", wordArchive({ "xl/workbook.xml": "<workbook/>" }), "plan.xlsx", "no-table"],
    ["a binary workbook", wordArchive({ "xl/workbook.bin": "x" }), "plan.xlsb", "old-excel"],
    ["a presentation", wordArchive({ "ppt/presentation.xml": "<p/>" }), "plan.pptx", "presentation"],
    ["a Pages document", wordArchive({ "Index/Document.iwa": "x" }), "plan.pages", "pages"],
    ["a zip of files", wordArchive({ "план.docx": "x", "план.pdf": "x" }), "plan.zip", "archive"],
    ["a zip in a zip", wordArchive({ "42.zip": "PK" }), "plan.docx", "archive"],
    ["an encrypted zip", encryptedEntry(), "plan.docx", "encrypted"],
    ["Word under a password", oldWord("EncryptedPackage"), "plan.docx", "encrypted"],
    ["a Word file under a password", fixture("locked.docx"), "plan.docx", "encrypted"],
    ["an OpenDocument file under a password", fixture("locked.odt"), "plan.odt", "encrypted"],
    ["an old Word file under a password", changed("saved.doc", fib + 0x0b, 0x11), "plan.doc", "encrypted"],
    ["a file of Word 6", changed("saved.doc", fib + 3, 0), "plan.doc", "old-word"],
    ["an old container of nothing", oldWord("WordDocument"), "plan.doc", "damaged"],
    ["an old Word file cut short", fixture("saved.doc").subarray(0, 9000), "plan.doc", "damaged"],
    ["PNG", Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), "plan.docx", "picture"],
    ["JPEG", Buffer.from("\u00ff\u00d8\u00ff\u00e0", "latin1"), "plan.jpg", "picture"],
    ["HEIC", Buffer.from("\0\0\0\u0018ftypheic", "latin1"), "plan.heic", "picture"],
    ["TIFF", Buffer.from("II*\0", "latin1"), "plan.tiff", "picture"],
    ["GIF", Buffer.from("GIF89a"), "plan.gif", "picture"],
    ["BMP", Buffer.from("BM\u0001\u0002\u0003\u0004\0\0\0\0", "latin1"), "plan.bmp", "picture"],
    ["RAR", Buffer.from("Rar!\u001a\u0007"), "plan.rar", "archive"],
    ["7z", Buffer.from("7z\u00bc\u00af", "latin1"), "plan.7z", "archive"],
    ["a letter", Buffer.from("From: a@b.c\r\nSubject: plan\r\n\r\nПлан"), "plan.eml", "email"],
    [
      "a page of the web",
      Buffer.from("<!DOCTYPE html><html><body><table><tr><td>План</td></tr></table></body></html>"),
      "plan.docx",
      "web-page",
    ],
    ["the same as .txt", Buffer.from("<html><body>План</body></html>"), "plan.txt", "web-page"],
    ["a PDF", Buffer.from("%PDF-1.7 план"), "plan.docx", "pdf"],
    ["RTF without a table", Buffer.from("{\\rtf1 план}"), "plan.rtf", "no-table"],
    ["RTF cut short", Buffer.from("{\\rtf1 {план}"), "plan.rtf", "damaged"],
    ["text in English", Buffer.from("a plan\tof\tschool"), "plan.txt", "not-a-plan-file"],
    [
      "text without a table",
      Buffer.from("План работы на 2025 год\nПровести семинар в октябре."),
      "plan.txt",
      "no-table",
    ],
    [
      "Word without a table",
      wordDocument(["План работы на 2025 год", "Провести семинар."]),
      "plan.docx",
      "no-table",
    ],
  ])("%s", async (_, bytes, name, code) => {
    const problem = await readPlanFile(bytes, name);
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/^[А-Я«].*[а-яx»t]\.$/) });
  });

  test("an archive inflates no more than its limit", () => {
    expect(unpack(bomb(3 * MB, 3 * MB), MB, () => true)).toBe("too-large");
    expect(unpack(bomb(3 * MB, 10), MB, () => true)).toBe("too-large");
    expect(unpack(bomb(3 * MB, 3 * MB), 4 * MB, () => true)).toBeInstanceOf(Map);
  });
});

async function documentOf(bytes: Uint8Array, name: string): Promise<PlanDocument> {
  const document = await readPlanFile(bytes, name);
  if (isFileProblem(document)) throw new Error(document.message);
  return document;
}

const cells = (document: PlanDocument): string[][] =>
  document.blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.map((row) => row.map((cell) => cell.text)) : [],
  );

describe("what is read decides, not the name", () => {
  const text = `${header}1\tЛинейка\t1 сентября\tДиректор\n`;
  const rows = [
    ["№", "Мероприятие", "Срок", "Ответственный"],
    ["1", "Линейка", "1 сентября", "Директор"],
  ];
  test.each<[string, Uint8Array, string]>([
    ["UTF-8", Buffer.from(text), "plan.txt"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`), "plan.txt"],
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]), "plan.txt"],
    ["old Windows", Buffer.from(text.split("").map((letter) => windows1251(letter))), "plan.txt"],
    ["text named Word", Buffer.from(text), "plan.docx"],
    ["Word named text", wordDocument([rows]), "plan.txt"],
    ["Windows line ends", Buffer.from(text.replaceAll("\n", "\r\n")), "plan.txt"],
    [
      "bars",
      Buffer.from(
        "| № | Мероприятие | Срок | Ответственный |\n|--|--|--|--|\n| 1 | Линейка | 1 сентября | Директор |",
      ),
      "plan.md",
    ],
    [
      "a tab before each cell",
      Buffer.from(
        "\t№\n\tМероприятие\n\tСрок\n\tОтветственный\n\n\t1\n\tЛинейка\n\t1 сентября\n\tДиректор\n",
      ),
      "p.txt",
    ],
  ])("%s", async (_, bytes, name) => {
    expect(cells(await documentOf(bytes, name))).toEqual(rows);
  });

  test("Word's merged cells are laid out on the grid", async () => {
    const document = await documentOf(
      wordDocument([
        [
          ["а", { text: "б", down: "starts" }, "в"],
          [{ text: "г" }, { text: "", down: "goesOn" }, "д"],
          [{ text: "широкая", span: 3 }],
        ],
      ]),
      "plan.docx",
    );
    expect(document.blocks).toEqual([
      {
        kind: "table",
        rows: [
          [{ text: "а" }, { text: "б" }, { text: "в" }],
          [{ text: "г" }, { text: "б", merged: "above" }, { text: "д" }],
          [{ text: "широкая" }, { text: "", merged: "left" }, { text: "", merged: "left" }],
        ],
      },
    ]);
  });
});

/** Enough of the code page for the test: Russian letters and ASCII. */
function windows1251(letter: string): number {
  const code = letter.charCodeAt(0);
  if (letter === "№") return 0xb9;
  return code < 128 ? code : code - 0x410 + 0xc0;
}
