const KEPT = "\u00A0";
const MONTHS =
  "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь";

/** What no line may be broken between: a sign and its number, a day and its month, a surname and its initials, a place. */
const TIES: readonly [RegExp, string][] = [
  [/№ +(?=\d)/g, `№${KEPT}`],
  [new RegExp(`(?<=\\d) +(?=(?:${MONTHS})(?!\\p{L}))`, "gu"), KEPT],
  [/(?<=\d{4}) +(?=(?:года?|гг?\.|уч)(?!\p{L}))/gu, KEPT],
  [/(?<=\p{Lu}\p{Ll}+) +(?=\p{Lu}\. ?\p{Lu}\.)/gu, KEPT],
  [/(?<=\p{Lu}\.) +(?=\p{Lu}\.)/gu, KEPT],
  [/(?<=\p{Lu}\.\u00A0?\p{Lu}\.) +(?=\p{Lu}\p{Ll})/gu, KEPT],
  [/(?<=(?<!\p{L})(?:пгт\.?|п\.|пос\.|с\.|д\.|г\.|ул\.)) +(?=\p{Lu})/gu, KEPT],
  [/(?<=\S) +(?=[–—](?:\s|$))/g, KEPT],
];

/** The words with blanks that no line breaks at where a secretary would put them. */
export const unbroken = (text: string): string =>
  TIES.reduce((kept, [tie, blank]) => kept.replace(tie, blank), text);
