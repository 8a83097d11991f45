import { findNames } from "../reading/person-name.ts";

/** The words of a «responsible» cell with people's names replaced, and nothing else touched. */
export function withNames(text: string, names: ReadonlyMap<string, string>): string {
  let shown = "";
  let from = 0;
  for (const found of findNames(text)) {
    const name = names.get(found.name);
    if (name === undefined) continue;
    shown += text.slice(from, found.start) + name;
    from = found.end;
  }
  return shown + text.slice(from);
}
