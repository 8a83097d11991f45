import type { PlanFileProblemCode } from "../plan-document.ts";

/** What reads the file, or why it is refused. */
export type FileKind = "zip" | "compound" | "rtf" | "text" | { refused: PlanFileProblemCode };

/** Bytes at the start of a file, and what it then is. A letter stands for itself, a dot for any byte. */
const HEADS: [string, FileKind][] = [
  ["PK\u0003\u0004", "zip"],
  ["PK\u0005\u0006", "zip"],
  ["PK\u0007\u0008", "zip"],
  ["\u00D0\u00CF\u0011\u00E0", "compound"],
  ["{\\rtf", "rtf"],
  ["%PDF", { refused: "pdf" }],
  ["%!PS", { refused: "pdf" }],
  ["AT&TFORM", { refused: "pdf" }],
  ["\u0089PNG", { refused: "picture" }],
  ["\u00FF\u00D8\u00FF", { refused: "picture" }],
  ["GIF8", { refused: "picture" }],
  ["BM....\u0000\u0000\u0000\u0000", { refused: "picture" }],
  ["II*\u0000", { refused: "picture" }],
  ["MM\u0000*", { refused: "picture" }],
  ["RIFF....WEBP", { refused: "picture" }],
  ["....ftyphei", { refused: "picture" }],
  ["....ftyphev", { refused: "picture" }],
  ["....ftypmif1", { refused: "picture" }],
  ["....ftypavif", { refused: "picture" }],
  ["Rar!", { refused: "archive" }],
  ["7z\u00BC\u00AF", { refused: "archive" }],
  ["\u001F\u008B", { refused: "archive" }],
  ["BZh", { refused: "archive" }],
  ["\u00FD7zXZ", { refused: "archive" }],
  ["MSCF", { refused: "archive" }],
];

/** What a file is, by its bytes alone: a name may say anything. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = latin(bytes.subarray(0, 2048));
  const known = HEADS.find(([start]) => startsWith(head, start));
  if (known !== undefined) return known[1];
  // Some programs write rubbish before a PDF's own start; readers allow for a kilobyte of it.
  if (head.slice(0, 1024).includes("%PDF-1.")) return { refused: "pdf" };
  if (head.slice(257, 262) === "ustar") return { refused: "archive" };
  const text = head.replace(/^\u00EF\u00BB\u00BF|^\u00FF\u00FE/, "").replaceAll("\u0000", "");
  if (/^\s*MIME-Version:[^]*multipart\/related/i.test(text)) return { refused: "web-page" };
  if (
    /^(?:(?:From|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|Date|To|Subject): .*\r?\n){2}/i.test(
      text,
    )
  ) {
    return { refused: "email" };
  }
  return /^\s*(<!doctype|<html|<\?xml|<table|<body|<head|<svg|<!--)/i.test(text)
    ? { refused: "web-page" }
    : "text";
}

const startsWith = (head: string, start: string): boolean =>
  head.length >= start.length && start.split("").every((letter, i) => letter === "." || letter === head[i]);

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

export type ArchiveKind = "docx" | "xlsx" | "open-document" | { refused: PlanFileProblemCode };

/** What a zip archive is, by the names of the files in it. */
export function archiveKind(names: readonly string[]): ArchiveKind {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^(Index\/|index\.(apxl|xml)$|Index\.zip$|.*\.iwa$)/)) return { refused: "pages" };
  if (has(/^EncryptedPackage$|^encrypted-package$/)) return { refused: "encrypted" };
  if (has(/^\[Content_Types\]\.xml$|^_rels\/\.rels$|^(word|xl|ppt)\/[^/]+$/i)) {
    if (has(/^ppt\//i)) return { refused: "presentation" };
    if (has(/^xl\/workbook\.xml$/i)) return "xlsx";
    if (has(/^xl\/workbook\.bin$/i)) return { refused: "old-excel" };
    if (has(/(^|\/)document\d*\.xml$/i)) return "docx";
    return { refused: "not-a-plan-file" };
  }
  if (has(/^mimetype$/) || has(/^META-INF\/manifest\.xml$/)) {
    return has(/^content\.xml$/) ? "open-document" : { refused: "not-a-plan-file" };
  }
  return { refused: "archive" };
}
