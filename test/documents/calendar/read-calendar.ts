/** A file as RFC 5545 reads it: the lines unfolded, each property of each event by its name with its parameters. */
export interface ReadCalendar {
  lines: string[];
  properties: Record<string, string>;
  events: Record<string, string>[];
}

export function readCalendar(bytes: Uint8Array): ReadCalendar {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const lines = text.split("\r\n");
  const unfolded = text
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .filter((line) => line !== "");
  const properties: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  let into = properties;
  for (const line of unfolded) {
    const [, name = "", value = ""] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/s.exec(line) ?? [];
    if (name === "BEGIN" && value === "VEVENT") events.push((into = {}));
    else if (name === "END") into = properties;
    else into[name] = unescaped(value);
  }
  return { lines, properties, events };
}

const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
