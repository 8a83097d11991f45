/** What a person typed, without the blanks around it; empty where there is nothing to be seen in it. */
export const typedWords = (text: string): string => (/[^\s\p{Cf}\p{Cc}]/u.test(text) ? text.trim() : "");
