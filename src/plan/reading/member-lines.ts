import { lookForm } from "../russian-text.ts";

/** «ПРИНЯТО      УТВЕРЖДАЮ»: approvals on the same lines of text, told apart by the gaps; from left to right. */
export function sideBySide(lines: readonly string[]): string[] {
  const apart: string[] = [];
  let left: string[] = [];
  let right: string[] = [];
  const end = (): void => {
    // What stands to the right of the first gap may be two approvals more.
    apart.push(...left, ...(left.length > 0 ? sideBySide(right) : right));
    left = [];
    right = [];
  };
  const gap = /^(?!\s{12})(.*?\S)(?:\s{4,}|\t+)(\S.*|)$/;
  for (const [index, line] of lines.entries()) {
    const columns = gap.exec(line);
    if (columns !== null) {
      left.push(columns[1] ?? "");
      right.push(columns[2] ?? "");
    } else if (right.length > 0 && /^(\s{12}|\t)/.test(line)) right.push(line);
    // The right column may be shorter: its gap comes back within a few lines.
    else if (right.length > 0 && lines.slice(index + 1, index + 4).some((next) => gap.test(next)))
      left.push(line);
    else {
      end();
      apart.push(line);
    }
  }
  end();
  return apart;
}

/** A letterhead breaks a school's name over lines: «… учреждение / средняя школа п. Заря». */
export function joinLetterhead(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const open =
      last !== undefined &&
      /(учреждение|бюджетное|казенное|казённое|общеобразовательное|муниципальное)$/i.test(last) &&
      !/\d/.test(last);
    const form = lookForm(line);
    if (open && last !== undefined && !/^(план|утвержд|согласован)/.test(form))
      joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}
