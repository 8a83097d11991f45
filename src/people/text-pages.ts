import { type Html, lines } from "../telegram/html.ts";

/** Lines put together into messages of at most `limit` characters each; a line is never torn. */
export function textPages(parts: readonly Html[], limit: number): Html[] {
  const pages: Html[][] = [[]];
  let length = 0;
  for (const part of parts) {
    // The line's own length and its line break; markup counts too, so a page is shorter than it may be.
    const size = part.text.length + 1;
    if (length + size > limit && length > 0) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)?.push(part);
    length += size;
  }
  return pages.filter((page) => page.length > 0).map((page) => lines(page));
}
