import { Parser } from "htmlparser2";

/** What a reader is told of an XML file, in its order. Names come without their prefixes. */
export interface XmlReader {
  open?: (name: string, attributes: Attributes, parent: string) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
  /** An element with everything in it is passed over. */
  skips?: (name: string, attributes: Attributes, parent: string) => boolean;
}

export type Attributes = Readonly<Record<string, string | undefined>>;

const MAX_DEPTH = 400;
const CHUNK = 64 * 1024;

class Malformed extends Error {}

/**
 * Tells the reader what the XML holds, a piece at a time, so that a large file costs no tree. Only the five entities of
 * XML itself are known: a file that declares its own, or points at another, is refused. False: it is no whole XML.
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): boolean {
  const open: string[] = [];
  let passed = 0;
  let roots = 0;
  let openedAt = -1;
  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        const name = local(qualified);
        const parent = open.at(-1) ?? "";
        if (open.length === 0) roots++;
        openedAt = parser.endIndex;
        if (open.push(name) > MAX_DEPTH) throw new Malformed();
        if (passed > 0) passed++;
        else {
          const named = locals(attributes);
          if (reader.skips?.(name, named, parent) === true) passed++;
          else reader.open?.(name, named, parent);
        }
      },
      ontext(text) {
        if (passed === 0) reader.text?.(text);
      },
      onclosetag(qualified, cutShort) {
        // The parser closes what the file left open; «<br/>», closed where it opened, is told apart by the place.
        if (cutShort && parser.endIndex !== openedAt) throw new Malformed();
        open.pop();
        if (passed > 0) passed--;
        else reader.close?.(local(qualified));
      },
      onprocessinginstruction(name) {
        if (name.startsWith("!")) throw new Malformed();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    const text = new TextDecoder(encodingOf(bytes));
    for (let at = 0; at < bytes.length; at += CHUNK) {
      parser.write(text.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    }
    parser.end(text.decode());
    return roots === 1;
  } catch (error) {
    if (error instanceof Malformed) return false;
    throw error;
  }
}

const encodingOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe
    ? "utf-16le"
    : bytes[0] === 0xfe && bytes[1] === 0xff
      ? "utf-16be"
      : "utf-8";

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

function locals(attributes: Record<string, string>): Attributes {
  const named: Record<string, string> = {};
  for (const name in attributes) named[local(name)] = attributes[name] ?? "";
  return named;
}
