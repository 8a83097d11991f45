import type { Page } from "./page.ts";
import { PAGER_WORDS } from "./general-texts.ts";

interface Button {
  text: string;
  data: string;
}

/** The buttons between pages; none where there is one page. */
export function pager(page: Page<unknown>, data: (page: number) => string): Button[] {
  return [
    ...(page.page > 0 ? [{ text: PAGER_WORDS.earlier, data: data(page.page - 1) }] : []),
    ...(page.page < page.pages - 1 ? [{ text: PAGER_WORDS.later, data: data(page.page + 1) }] : []),
  ];
}

export function inRows(buttons: readonly Button[], width: number): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width));
  return rows;
}

/** Rows without the empty ones: Telegram refuses a keyboard that has them. */
export const filled = (rows: readonly Button[][]): Button[][] => rows.filter((row) => row.length > 0);
