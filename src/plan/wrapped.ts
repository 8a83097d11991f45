/** How wide a terminal is taken to be. */
export const WIDTH = 80;

/**
 * Text broken between words into lines of at most 80 characters, the first begun with `head`, the others moved
 * in as far as it is long. A word longer than a line stands on a line of its own.
 */
export function wrapped(text: string, head = "", width = WIDTH): string {
  const indent = " ".repeat(head.length);
  const lines: string[] = [];
  let line = head;
  let empty = true;
  for (const word of text.split(/\s+/).filter((word) => word !== "")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()].join("\n");
}
