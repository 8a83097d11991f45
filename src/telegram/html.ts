const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes what Telegram's HTML parser would read as markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/**
 * A text in Telegram's HTML, safe to send. A class and not a marked string, so that {@link html} can tell
 * what is already escaped from what people wrote.
 */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type HtmlPart = Html | string | number | null | undefined | false;

/** html`<b>${name}</b>`: escapes every value but those that are Html; null, undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: HtmlPart[]): Html {
  return new Html(parts.reduce((text, part, i) => text + render(values[i - 1]) + part));
}

/** The parts one under another; null, undefined, false are left out, "" is an empty line. */
export function lines(...parts: (HtmlPart | readonly HtmlPart[])[]): Html {
  const shown = parts.flat().filter((part) => part !== null && part !== undefined && part !== false);
  return new Html(shown.map(render).join("\n"));
}

/** The blocks one under another with an empty line between them. */
export const paragraphs = (...blocks: readonly Html[]): Html =>
  lines(blocks.flatMap((block, index) => (index === 0 ? [block] : ["", block])));

function render(value: HtmlPart): string {
  if (value instanceof Html) return value.text;
  return value === null || value === undefined || value === false ? "" : escapeHtml(String(value));
}
