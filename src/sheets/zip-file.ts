import { crc32, inflateRawSync } from "node:zlib";

/** Why an archive was not unpacked. */
export type ZipFault = "damaged" | "too-large" | "encrypted";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 5_000;

interface Entry {
  name: string;
  crc: number;
  method: number;
  encrypted: boolean;
  packed: number;
  size: number;
  offset: number;
}

/** The names of the files in a zip archive, or null where it is none or is cut short. */
export const namesIn = (bytes: Uint8Array): string[] | null =>
  directory(bytes)?.map((entry) => entry.name) ?? null;

/**
 * The wanted files of a zip archive, by name. The sizes it declares are added up before anything is inflated, and
 * each file is then inflated with the rest of `limit` (bytes) as its ceiling, because a hostile archive lies about
 * them. A file that is not what its checksum says is damage: half a plan must not pass for a whole one.
 */
export function unpack(
  bytes: Uint8Array,
  limit: number,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> | ZipFault {
  const entries = directory(bytes);
  if (entries === null) return "damaged";
  if (entries.some((entry) => entry.encrypted)) return "encrypted";
  const chosen = entries.filter((entry) => wanted(entry.name));
  if (chosen.reduce((sum, entry) => sum + entry.size, 0) > limit) return "too-large";
  const files = new Map<string, Uint8Array>();
  let left = limit;
  for (const entry of chosen) {
    const content = contentOf(bytes, entry, left);
    if (typeof content === "string") return content;
    if (crc32(content) !== entry.crc) return "damaged";
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

function directory(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) return null;
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  // The record is 22 bytes and a comment of at most 65,535.
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 65_557; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

function contentOf(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return "damaged";
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) return "damaged";
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.length > limit ? "too-large" : packed;
  if (entry.method !== 8) return "damaged";
  try {
    // A ceiling of 0 would mean "none" to zlib.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged";
  }
}

/** An archive of these files, uncompressed. */
export function pack(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const encoded = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2); // names are UTF-8
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(encoded.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(signature(LOCAL), fields, encoded, Buffer.from(content));
    central.push(signature(CENTRAL), Buffer.from([20, 0]), fields, tail, encoded);
    offset += 30 + encoded.length + content.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(
    central.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...central, signature(END), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
