import type { ListLevel, NumberFormat } from "./list-number.ts";

export interface DocLists {
  /** The list that a paragraph's number names; null where it names none. */
  list: (number: number) => { key: string; levels: readonly ListLevel[] } | null;
}

const FORMATS: Record<number, NumberFormat> = {
  1: "Roman",
  2: "roman",
  3: "Latin",
  4: "latin",
  23: "none",
  58: "russian",
  59: "Russian",
  255: "none",
};

/**
 * The lists of a .doc: first their kinds, then what of them the paragraphs name.
 * @throws RangeError where the file names places that it does not have
 */
export function readDocLists(main: Uint8Array, table: Uint8Array): DocLists {
  const head = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const kinds =
    head.getUint32(0x02e6, true) === 0
      ? new Map<number, ListLevel[]>()
      : kindsOf(view, head.getUint32(0x02e2, true));
  const named: { kind: number; own: boolean }[] = [];
  if (head.getUint32(0x02ee, true) > 0) {
    const start = head.getUint32(0x02ea, true);
    const count = view.getUint32(start, true);
    for (let i = 0; i < count; i++) {
      const at = start + 4 + i * 16;
      named.push({ kind: view.getInt32(at, true), own: view.getUint8(at + 12) > 0 });
    }
  }
  return {
    list(number) {
      const list = named[number - 1];
      const levels = list === undefined ? undefined : kinds.get(list.kind);
      if (list === undefined || levels === undefined) return null;
      // One that changes its kind's numbers counts by itself; the others go on with each other.
      return { key: list.own ? `${list.kind}/${number}` : String(list.kind), levels };
    },
  };
}

/** The levels stand behind all the kinds, one after another. */
function kindsOf(view: DataView, start: number): Map<number, ListLevel[]> {
  const kinds = new Map<number, ListLevel[]>();
  const count = view.getUint16(start, true);
  let at = start + 2 + count * 28;
  for (let i = 0; i < count; i++) {
    const kind = start + 2 + i * 28;
    const simple = (view.getUint8(kind + 26) & 1) === 1;
    const levels: ListLevel[] = [];
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const text = at + 28 + view.getUint8(at + 24) + view.getUint8(at + 25);
      const length = view.getUint16(text, true);
      let pattern = "";
      for (let letter = 0; letter < length; letter++) {
        const code = view.getUint16(text + 2 + letter * 2, true);
        pattern += code < 9 ? `%${code + 1}` : String.fromCharCode(code);
      }
      levels.push({
        format: FORMATS[view.getUint8(at + 4)] ?? "decimal",
        pattern,
        start: view.getInt32(at, true),
      });
      at = text + 2 + length * 2;
    }
    kinds.set(view.getInt32(kind, true), levels);
  }
  return kinds;
}
