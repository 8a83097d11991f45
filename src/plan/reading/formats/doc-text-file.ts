/** The characters of a .doc with their places in the file, where their properties hang. */
export type DocText = Iterable<{ code: number; position: number }>;

interface Piece {
  from: number;
  to: number;
  position: number;
  /** One byte a character, of the old Windows code page: never Russian letters. */
  narrow: boolean;
}

/** What the Windows code page has between 128 and 159. */
const NARROW = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/**
 * The stories of a .doc that a reader sees on its pages: the text boxes (an approval often is one), then the text.
 * Headers, notes and comments are stories of their own.
 * @throws RangeError where the file is cut short
 */
export function readDocText(main: Uint8Array, table: Uint8Array): DocText[] {
  const head = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const pieces = piecesOf(table, head.getUint32(0x01a2, true), head.getUint32(0x01a6, true));
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((at) => head.getUint32(at, true));
  const boxes = lengths.slice(0, -1).reduce((sum, length) => sum + length, 0);
  return [
    charactersOf(head, pieces, boxes, boxes + (lengths.at(-1) ?? 0)),
    charactersOf(head, pieces, 0, lengths[0] ?? 0),
  ];
}

/** The table of pieces stands after any number of blocks that are of no use here. */
function piecesOf(table: Uint8Array, start: number, length: number): Piece[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let at = start;
  while (at < start + length && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true);
  if (view.getUint8(at) !== 2) throw new RangeError("no table of pieces");
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12);
  const bounds = at + 5;
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const place = view.getUint32(bounds + (count + 1) * 4 + i * 8 + 2, true);
    const narrow = (place & 0x40000000) !== 0;
    const position = place & 0x3fffffff;
    pieces.push({
      from: view.getUint32(bounds + i * 4, true),
      to: view.getUint32(bounds + (i + 1) * 4, true),
      position: narrow ? position >> 1 : position,
      narrow,
    });
  }
  return pieces;
}

function* charactersOf(
  head: DataView,
  pieces: readonly Piece[],
  from: number,
  to: number,
): Generator<{ code: number; position: number }> {
  // A file holds no character twice: one that says so would never end.
  let left = head.byteLength;
  for (const piece of pieces) {
    for (let at = Math.max(from, piece.from); at < Math.min(to, piece.to); at++) {
      if (--left < 0) throw new RangeError("more text than file");
      const position = piece.position + (at - piece.from) * (piece.narrow ? 1 : 2);
      const code = piece.narrow ? wide(head.getUint8(position)) : head.getUint16(position, true);
      yield { code, position };
    }
  }
}

const wide = (byte: number): number => (byte >= 0x80 && byte < 0xa0 ? NARROW.charCodeAt(byte - 0x80) : byte);
