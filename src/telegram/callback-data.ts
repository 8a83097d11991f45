/** Telegram's own limit, in bytes; the words below are ASCII, so a letter is a byte. */
const MAX_BYTES = 64;
/** What is left of it for saying whose button it is: `spoken-cluster.ts`. */
const OWNER_BYTES = 8;

/** A safe non-negative whole number or a short word; what may stand between two colons. */
const ARGUMENT = /^[A-Za-z0-9_-]{0,40}$/;

/** «d:done:12» from packCallback("d", "done", 12). The first word names the feature. Throws where it does not fit. */
export function packCallback(...words: (string | number)[]): string {
  const data = words.join(":");
  if (words.some((word) => !ARGUMENT.test(String(word))) || data.length > MAX_BYTES - OWNER_BYTES) {
    throw new Error(`callback data does not fit: ${data}`);
  }
  return data;
}

/** The words of a callback that came from outside, or null where no button of ours could have sent it. */
export function unpackCallback(data: string): string[] | null {
  const words = data.split(":");
  return words.every((word) => ARGUMENT.test(word)) && data.length <= MAX_BYTES ? words : null;
}

/** A row's id from a callback's word, or null. */
export function callbackId(word: string | undefined): number | null {
  return word !== undefined && /^[1-9]\d{0,14}$/.test(word) ? Number(word) : null;
}
