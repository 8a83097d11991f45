/** What a .doc says of a paragraph, at its mark. */
export interface DocParagraph {
  inTable: boolean;
  /** Tables in tables are counted from 1. */
  depth: number;
  endsCell: boolean;
  endsRow: boolean;
  /** The number of its list, 0 for none, and its level in it. */
  list: number;
  level: number;
  row: DocRow | null;
}

/** How the cells of a row lie; only the mark that ends the row knows. */
export interface DocRow {
  /** In twentieths of a point, from the left: one more than there are cells. */
  edges: number[];
  goesOn: ReadonlySet<number>;
  goesLeft: ReadonlySet<number>;
}

export interface DocParagraphs {
  /** Of the paragraph whose mark stands there. */
  at: (position: number) => DocParagraph;
  /** Whether a character was deleted, or hidden by the author. */
  isHidden: (position: number) => boolean;
  /** Whether somebody's corrections wait to be accepted. */
  tracked: boolean;
}

interface Run {
  from: number;
  to: number;
  /** Properties, one after another. */
  sprms: DataView;
}

const PAGE = 512;
const EMPTY = new DataView(new ArrayBuffer(0));

/** @throws RangeError where the file names places that it does not have */
export function readDocParagraphs(
  main: Uint8Array,
  table: Uint8Array,
  data: Uint8Array | null,
): DocParagraphs {
  const paragraphs = runsOf(main, table, 0x0102, 13);
  const hidden: Run[] = [];
  let tracked = false;
  for (const run of runsOf(main, table, 0x00fa, 1)) {
    let isHidden = false;
    for (const { code, view, at } of sprmsOf(run.sprms)) {
      const on = (view.getUint8(at) & 1) === 1;
      if (code === 0x0800 || code === 0x0801) tracked ||= on;
      if (code === 0x0800 || code === 0x083c) isHidden ||= on;
    }
    if (isHidden) hidden.push(run);
  }
  return {
    at: (position) => paragraphOf(found(paragraphs, position)?.sprms ?? EMPTY, data),
    isHidden: (position) => hidden.length > 0 && found(hidden, position) !== undefined,
    tracked,
  };
}

function found(runs: readonly Run[], position: number): Run | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.from ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run !== undefined && run.from <= position && position < run.to ? run : undefined;
}

/** The pages of properties: which stretch of the file has which. `width` is what an entry takes on a page. */
function runsOf(main: Uint8Array, table: Uint8Array, pointer: number, width: 1 | 13): Run[] {
  const head = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const index = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const start = head.getUint32(pointer, true);
  const count = Math.min(Math.floor((head.getUint32(pointer + 4, true) - 4) / 8), main.length / PAGE);
  const runs: Run[] = [];
  for (let i = 0; i < count; i++) {
    const page = (index.getUint32(start + (count + 1) * 4 + i * 4, true) & 0x3fffff) * PAGE;
    const entries = head.getUint8(page + PAGE - 1);
    for (let entry = 0; entry < entries; entry++) {
      const place = head.getUint8(page + (entries + 1) * 4 + entry * width) * 2;
      runs.push({
        from: head.getUint32(page + entry * 4, true),
        to: head.getUint32(page + (entry + 1) * 4, true),
        sprms:
          place === 0
            ? EMPTY
            : width === 1
              ? ofCharacters(main, page + place)
              : ofParagraph(main, page + place),
      });
    }
  }
  return runs.toSorted((a, b) => a.from - b.from);
}

const part = (bytes: Uint8Array, start: number, length: number): DataView => {
  const end = Math.min(bytes.length, start + Math.max(0, length));
  return new DataView(bytes.buffer, bytes.byteOffset + Math.min(start, end), Math.max(0, end - start));
};

const ofCharacters = (main: Uint8Array, at: number): DataView => part(main, at + 1, main[at] ?? 0);

/** Their length is told in two ways; the number of a style stands before them. */
function ofParagraph(main: Uint8Array, at: number): DataView {
  const words = main[at] ?? 0;
  return words === 0 ? part(main, at + 4, (main[at + 1] ?? 0) * 2 - 2) : part(main, at + 3, words * 2 - 3);
}

interface Sprm {
  code: number;
  view: DataView;
  /** Where its operand begins. */
  at: number;
}

const TABLE_DEFINITION = 0xd608;

function* sprmsOf(view: DataView): Generator<Sprm> {
  for (let at = 0; at + 2 < view.byteLength;) {
    const code = view.getUint16(at, true);
    yield { code, view, at: at + 2 };
    at += 2 + sizeOf(code, view, at + 2);
  }
}

const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

function sizeOf(code: number, view: DataView, at: number): number {
  const kind = code >> 13;
  if (kind !== 6) return SIZES[kind] ?? 1;
  if (code === TABLE_DEFINITION) return at + 2 <= view.byteLength ? view.getUint16(at, true) + 1 : 2;
  return view.getUint8(at) + 1;
}

function paragraphOf(sprms: DataView, data: Uint8Array | null): DocParagraph {
  const read: DocParagraph = {
    inTable: false,
    depth: 1,
    endsCell: false,
    endsRow: false,
    list: 0,
    level: 0,
    row: null,
  };
  for (const { code, view, at } of sprmsOf(sprms)) {
    // Too long for its page, the rest of the properties is somewhere else.
    if (code === 0x6646 && data !== null) {
      const place = view.getUint32(at, true);
      const rest = new DataView(data.buffer, data.byteOffset, data.byteLength);
      const more = part(data, place + 2, rest.getUint16(place, true));
      for (const sprm of sprmsOf(more)) apply(read, sprm);
    } else apply(read, { code, view, at });
  }
  return read;
}

function apply(read: DocParagraph, { code, view, at }: Sprm): void {
  if (code === 0x2416) read.inTable = view.getUint8(at) === 1;
  else if (code === 0x2417 || code === 0x244c) read.endsRow ||= view.getUint8(at) === 1;
  else if (code === 0x244b) read.endsCell = view.getUint8(at) === 1;
  else if (code === 0x6649) read.depth = view.getInt32(at, true);
  else if (code === 0x460b) read.list = view.getInt16(at, true);
  else if (code === 0x260a) read.level = Math.min(8, view.getUint8(at));
  else if (code === TABLE_DEFINITION) read.row = rowOf(view, at);
}

function rowOf(view: DataView, at: number): DocRow {
  const count = Math.min(64, view.getUint8(at + 2));
  const edges = Array.from({ length: count + 1 }, (_, i) => view.getInt16(at + 3 + i * 2, true));
  const goesOn = new Set<number>();
  const goesLeft = new Set<number>();
  for (let i = 0; i < count; i++) {
    const cell = at + 3 + (count + 1) * 2 + i * 20;
    // Word leaves out the last cells where there is nothing to say of them.
    if (cell + 2 > view.byteLength) break;
    const flags = view.getUint16(cell, true);
    if ((flags & 0x60) === 0x20) goesOn.add(i);
    if ((flags & 0x03) === 0x01) goesLeft.add(i);
  }
  return { edges, goesOn, goesLeft };
}
