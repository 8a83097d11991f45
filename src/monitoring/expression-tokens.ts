/** A word, a number or a sign of an expression; the end is an empty sign. */
export type Token =
  { is: "word"; text: string } | { is: "number"; text: string; value: number } | { is: "sign"; text: string };

const TOKEN = /\s*(?:([a-z][a-z0-9_]*)|(\d{1,7}(?:\.\d{1,6})?)(\s*%)?(?![\w.])|(==|!=|<=|>=|[-+*/<>(),]))/iy;

/** The tokens of a text, or the piece of it that is none. */
export function tokensOf(text: string): Token[] | { foreign: string } {
  const tokens: Token[] = [];
  const token = new RegExp(TOKEN);
  while (text.slice(token.lastIndex).trim() !== "") {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (found === null) return { foreign: text.slice(from).trim().split(/\s/)[0]?.slice(0, 20) ?? "" };
    const [, word, number, percent, sign] = found;
    if (word !== undefined) tokens.push({ is: "word", text: word });
    else if (number !== undefined) {
      const value = percent === undefined ? Number(number) : Number(number) / 100;
      tokens.push({ is: "number", text: found[0].trim(), value });
    } else tokens.push({ is: "sign", text: sign ?? "" });
  }
  return tokens;
}
