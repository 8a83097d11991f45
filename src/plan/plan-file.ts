import type { PlanDocument, PlanFileProblem } from "./plan-document.ts";
import { isFileProblem } from "./plan-document.ts";
import { planFileProblem } from "./plan-file-texts.ts";
import { readDocx } from "./docx-file.ts";
import { readText } from "./text-file.ts";

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * The document in a file's bytes. What the bytes are decides, not the name: a renamed file is common. Never
 * throws; a file that cannot be a plan is a problem with a Russian sentence that says what to do.
 */
export async function readPlanFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<PlanDocument | PlanFileProblem> {
  if (bytes.length === 0) return planFileProblem("empty");
  if (bytes.length > MAX_BYTES) return planFileProblem("too-large");
  const document = await readByContent(bytes, fileName);
  if (isFileProblem(document)) return document;
  return document.blocks.some((block) => block.kind === "table") ? document : planFileProblem("no-table");
}

async function readByContent(bytes: Uint8Array, fileName: string): Promise<PlanDocument | PlanFileProblem> {
  if (startsWith(bytes, [0x50, 0x4b])) return readDocx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // A Word file under a password is an old-style container around this stream, named in UTF-16.
    return planFileProblem(contains(bytes, "EncryptedPackage") ? "encrypted" : "old-word");
  }
  const text = readText(bytes);
  // A .docx that lost its beginning looks like nothing at all; a web page under that name is no damage.
  return isFileProblem(text) && bytes.includes(0) && /\.docx$/i.test(fileName)
    ? planFileProblem("damaged")
    : text;
}

const startsWith = (bytes: Uint8Array, head: number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const contains = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, "utf16le"));
