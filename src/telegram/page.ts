/** One page of a list that is shown a few at a time. */
export interface Page<T> {
  items: readonly T[];
  /** From 0. */
  page: number;
  /** At least 1. */
  pages: number;
  total: number;
}

/** The page asked for; the nearest one there is where a list has shrunk since its button was made. */
export function pageOf<T>(all: readonly T[], asked: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { items: all.slice(page * size, (page + 1) * size), page, pages, total: all.length };
}

/** A page number from a callback's word; 0 for none, null where it is no number. */
export function pageNumber(word: string | undefined): number | null {
  if (word === undefined) return 0;
  return /^\d{1,6}$/.test(word) ? Number(word) : null;
}
