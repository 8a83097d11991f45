/** Beyond these a text is seldom met twice, or too long to keep. */
const MOST_TEXTS = 4_000;
const LONGEST_TEXT = 300;

/**
 * The same pure function of a text, its latest answers kept: a plan says the same posts, schools and words in row after
 * row, and each is asked about many times. The answers are shared, so nobody may change them.
 */
export function remembered<T extends object | string | null>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (text.length > LONGEST_TEXT) return found;
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, found);
    return found;
  };
}
