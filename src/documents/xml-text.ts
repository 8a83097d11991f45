/** What XML cannot hold, though a chat may have sent it: control characters and halves of a letter. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Cs}/gu;

/** The text as a document may hold it. */
export const xmlText = (text: string): string => text.replace(UNPRINTABLE, "");
