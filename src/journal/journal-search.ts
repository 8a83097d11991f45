import { lookForm } from "../plan/russian-text.ts";

/** Those whose surname begins so, whatever the case; whoever was forgotten has none. */
export function peopleNamed(
  names: ReadonlyMap<number, string>,
  query: string,
): { id: number; name: string }[] {
  const asked = lookForm(query).trim();
  if (!/^\p{L}/u.test(asked)) return [];
  return [...names].flatMap(([id, name]) =>
    name !== "" && lookForm(name).startsWith(asked) ? [{ id, name }] : [],
  );
}
