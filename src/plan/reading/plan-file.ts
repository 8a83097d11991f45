import type { PlanDocument, PlanFileProblem, PlanFileProblemCode } from "./plan-document.ts";
import { isFileProblem } from "./plan-document.ts";
import { planFileNote, planFileProblem } from "./plan-file-texts.ts";
import { archiveKind, fileKind } from "./formats/file-kind.ts";
import { namesIn, unpack, type ZipFault } from "../../sheets/zip-file.ts";

const MAX_BYTES = 20 * 1024 * 1024;
/** Unpacked, a plan is a few megabytes of XML; pictures are not unpacked at all. */
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;
/** A plan of 5,000 rows is a sixth of it. */
const MAX_ROWS = 30_000;
const MAX_CELLS = 600_000;

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
  const rows = document.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
  if (rows.length === 0) return planFileProblem("no-table");
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  return rows.length > MAX_ROWS || cells > MAX_CELLS ? planFileProblem("too-many-rows") : document;
}

/** Each format is loaded when the first file of it comes. */
async function readByContent(bytes: Uint8Array, fileName: string): Promise<PlanDocument | PlanFileProblem> {
  const kind = fileKind(bytes);
  if (kind === "zip") return readArchive(bytes);
  if (kind === "compound") return (await import("./formats/compound-kind-file.ts")).readCompound(bytes);
  if (kind === "rtf") return (await import("./formats/rtf-file.ts")).readRtf(bytes);
  if (kind !== "text") return planFileProblem(kind.refused);
  const text = (await import("./formats/text-file.ts")).readText(bytes);
  // A file that lost its beginning looks like nothing at all; only its name still tells what it was.
  return isFileProblem(text) && bytes.includes(0) && /\.(docx?|docm|odt|ods|xlsx|xlsm)$/i.test(fileName)
    ? planFileProblem("damaged")
    : text;
}

const FAULTS: Record<ZipFault, PlanFileProblemCode> = {
  encrypted: "encrypted",
  "too-large": "too-large-inside",
  damaged: "damaged",
};

async function readArchive(bytes: Uint8Array): Promise<PlanDocument | PlanFileProblem> {
  const names = namesIn(bytes);
  if (names === null) return planFileProblem("damaged");
  const kind = archiveKind(names);
  if (typeof kind !== "string") return planFileProblem(kind.refused);
  const { isPart, read } = await archiveReader(kind);
  const files = unpack(bytes, MAX_UNPACKED_BYTES, isPart);
  if (typeof files === "string") return planFileProblem(FAULTS[files]);
  const document = read(files);
  // A macro is a part like any other: nobody unpacks it, so nothing of it can run.
  return isFileProblem(document) || !names.some((name) => /(^|\/)vbaProject\.bin$|^Basic\//i.test(name))
    ? document
    : { ...document, notes: [planFileNote("macros-ignored"), ...(document.notes ?? [])] };
}

interface ArchiveReader {
  /** The files of the archive that are needed. */
  isPart: (name: string) => boolean;
  read: (files: ReadonlyMap<string, Uint8Array>) => PlanDocument | PlanFileProblem;
}

async function archiveReader(kind: "docx" | "xlsx" | "open-document"): Promise<ArchiveReader> {
  if (kind === "docx") {
    const { isWordPart, readDocx } = await import("./formats/docx-file.ts");
    return { isPart: isWordPart, read: readDocx };
  }
  if (kind === "xlsx") {
    const [{ isSheetPart }, { readXlsx }] = await Promise.all([
      import("../../sheets/workbook-file.ts"),
      import("./formats/xlsx-file.ts"),
    ]);
    return { isPart: isSheetPart, read: readXlsx };
  }
  const { isOpenDocumentPart, readOpenDocument } = await import("./formats/open-document-file.ts");
  return { isPart: isOpenDocumentPart, read: readOpenDocument };
}
