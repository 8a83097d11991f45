import type { PlanDocument, PlanFileProblem } from "../plan-document.ts";
import { planFileNote, planFileProblem } from "../plan-file-texts.ts";
import { isFileProblem } from "../plan-document.ts";
import { openCompound } from "./compound-file.ts";
import { readDoc } from "./doc-file.ts";

/** Reads what is in an old-style container: a .doc, or one of the many other things that come in it. */
export function readCompound(bytes: Uint8Array): PlanDocument | PlanFileProblem {
  const compound = openCompound(bytes);
  // Even of a damaged one the owner should hear first that it is locked.
  if (compound === null) return planFileProblem(names(bytes, "EncryptedPackage") ? "encrypted" : "damaged");
  const has = (...names: string[]): boolean => names.some((name) => compound.names.includes(name));
  // A .docx or an .xlsx under a password is one such stream.
  if (has("EncryptedPackage")) return planFileProblem("encrypted");
  if (has("Workbook", "Book")) return planFileProblem("old-excel");
  if (has("PowerPoint Document")) return planFileProblem("presentation");
  if (has("__properties_version1.0")) return planFileProblem("email");
  if (!has("WordDocument")) return planFileProblem("not-a-plan-file");
  const document = readDoc(compound);
  return isFileProblem(document) || !has("VBA", "_VBA_PROJECT")
    ? document
    : { ...document, notes: [planFileNote("macros-ignored"), ...(document.notes ?? [])] };
}

const names = (bytes: Uint8Array, stream: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, "utf16le"));
