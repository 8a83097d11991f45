/** The old container of Word and Excel: a file system of streams in one file ([MS-CFB]). */
export interface Compound {
  names: readonly string[];
  /** The bytes of a stream, or null where there is none or its chain is broken. */
  stream: (name: string) => Uint8Array | null;
}

const FREE = 0xfffffffa;
const MINI_LIMIT = 4096;
const MINI_SIZE = 64;

interface Entry {
  name: string;
  start: number;
  size: number;
}

/** Opens a container, or null where its own structure is damaged. Every chain ends: none is longer than the file. */
export function openCompound(bytes: Uint8Array): Compound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 1536) return null;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const size = 1 << shift;
  const count = Math.ceil(bytes.length / size) - 1;
  const sector = (index: number): Uint8Array => bytes.subarray((index + 1) * size, (index + 2) * size);
  const fat = allocation(view, size, count);
  if (fat === null) return null;
  const chain = (start: number): Uint8Array | null => chained(start, count, (at) => fat[at], sector);
  const directory = chain(view.getUint32(48, true));
  if (directory === null) return null;
  const entries = entriesOf(directory);
  const root = entries.find((entry) => entry.name === "Root Entry");
  const mini = root === undefined ? null : chain(root.start);
  const miniFat = numbersOf(chain(view.getUint32(60, true)) ?? new Uint8Array());
  return {
    names: entries.map((entry) => entry.name),
    stream(name) {
      const entry = entries.find((entry) => entry.name === name);
      if (entry === undefined) return null;
      const whole =
        entry.size >= MINI_LIMIT
          ? chain(entry.start)
          : chained(
              entry.start,
              miniFat.length,
              (at) => miniFat[at],
              (at) => (mini ?? new Uint8Array()).subarray(at * MINI_SIZE, (at + 1) * MINI_SIZE),
            );
      return whole === null || whole.length < entry.size ? null : whole.subarray(0, entry.size);
    },
  };
}

/** Where each sector's chain goes on. The sectors of this table are listed in the header, and on, if need be. */
function allocation(view: DataView, size: number, count: number): number[] | null {
  const sectors: number[] = [];
  for (let at = 76; at < 512; at += 4) sectors.push(view.getUint32(at, true));
  let more = view.getUint32(68, true);
  for (let steps = 0; more < FREE && steps < count; steps++) {
    const start = (more + 1) * size;
    if (start + size > view.byteLength) return null;
    for (let at = start; at < start + size - 4; at += 4) sectors.push(view.getUint32(at, true));
    more = view.getUint32(start + size - 4, true);
  }
  const fat: number[] = [];
  for (const index of sectors) {
    if (index >= FREE) continue;
    const start = (index + 1) * size;
    if (fat.length > count) break;
    if (start + size > view.byteLength) return null;
    for (let at = start; at < start + size; at += 4) fat.push(view.getUint32(at, true));
  }
  return fat;
}

function chained(
  start: number,
  most: number,
  next: (at: number) => number | undefined,
  piece: (at: number) => Uint8Array,
): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  for (let at: number | undefined = start; at !== undefined && at < FREE; at = next(at)) {
    if (pieces.length >= most || at >= most) return null;
    pieces.push(piece(at));
  }
  return Buffer.concat(pieces);
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    if (length < 2 || directory[at + 66] === 0) continue;
    const name = new TextDecoder("utf-16le").decode(directory.subarray(at, at + length - 2));
    entries.push({ name, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
}
