/*
 * How wide the project's letters (DejaVu Sans) are, in thousandths of their size, rounded up: a drawing is laid out
 * before anything draws it.
 */

const PLAIN: Readonly<Record<number, string>> = {
  280: "'ijlії",
  300: "IJІЇ",
  320: " ,.·’\u00A0",
  340: "/:;\\|",
  360: "f",
  380: "-",
  400: "()[]t‹›",
  420: "!r",
  460: '"',
  500: "*_`–°§",
  520: "“”„",
  540: "?szгз",
  560: "Lcсэє",
  580: "Fk",
  600: "vxyвтухчь",
  620: "PTYaeoГРТУабекояё«»",
  640: "$0123456789ESbdghnpqu{}ЕлрЁ",
  660: "KЗийнп",
  700: "ABCRVXZАБВСХЧЬЭЯдцЄ",
  720: "Къ",
  740: "U",
  760: "HNИЙЛНПм",
  780: "&DGЦ",
  800: "OQДОы",
  820: "w",
  840: "#+<=>^~Ъ−×",
  860: "фю",
  880: "MМФ",
  900: "Ы",
  920: "жш",
  960: "%щ",
  980: "m",
  1000: "@W—…",
  1060: "№",
  1080: "ЖШЮ",
  1100: "Щ",
};
const BOLD: Readonly<Record<number, string>> = {
  320: "'",
  360: " ijlії\u00A0",
  380: ",./IJ\\|ІЇ·’",
  400: ":;",
  420: "-‹›",
  440: "f",
  460: "!()[]",
  480: "t",
  500: "_`r–°§",
  540: '"*г',
  580: "т",
  600: "?cszзсэє",
  640: "LГвь",
  660: "vxyухя«»“”„",
  680: "aekаекё",
  700: "$0123456789EFToЕТбнопчЁ",
  720: "bdghnpqu{}Зийр",
  740: "CPSYZРСЭлЄ",
  760: "цъ",
  780: "ABKRVXАБВУХЬЯ",
  820: "UКЧдм",
  840: "#+<=>DGHN^~ИЙЛНП−×",
  860: "OQО",
  880: "&",
  900: "Д",
  920: "ы",
  940: "wЦЪ",
  980: "ю",
  1000: "@MМФжф—…",
  1020: "%",
  1040: "Ы",
  1060: "m",
  1080: "ш",
  1120: "Wщ",
  1180: "Ю",
  1220: "№",
  1240: "ЖШ",
  1340: "Щ",
};

/** As wide as the widest letter of the font: what is not listed above is drawn narrower than it is taken for. */
const UNLISTED = 2050;

const byLetter = (widths: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(widths).flatMap(([width, letters]) =>
      letters.split("").map((one): [string, number] => [one, Number(width)]),
    ),
  );

const WIDTHS = { plain: byLetter(PLAIN), bold: byLetter(BOLD) };

export interface Font {
  /** In pixels. */
  size: number;
  bold?: boolean;
}

/** How many pixels a line of text takes at the most. */
export function textWidth(text: string, { size, bold }: Font): number {
  const widths = bold === true ? WIDTHS.bold : WIDTHS.plain;
  let sum = 0;
  for (const letter of text) sum += widths.get(letter) ?? UNLISTED;
  return (sum * size) / 1000;
}

/** The beginning of a line that goes into so many pixels, with «…» where something is left out. */
export function fitted(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  const room = width - textWidth("…", font);
  let start = "";
  let taken = 0;
  for (const letter of text) {
    taken += textWidth(letter, font);
    if (taken > room) break;
    start += letter;
  }
  return `${start.trimEnd()}…`;
}

/** A text over as many lines as it may have, broken between words; the last line ends in «…» where more was to come. */
export function fittedLines(text: string, width: number, most: number, font: Font): string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const lines: string[] = [];
  for (let at = 0; at < words.length;) {
    if (lines.length === most - 1) return [...lines, fitted(words.slice(at).join(" "), width, font)];
    let line = words[at] ?? "";
    for (at += 1; at < words.length && textWidth(`${line} ${words[at]}`, font) <= width; at += 1)
      line += ` ${words[at]}`;
    lines.push(fitted(line, width, font));
  }
  return lines;
}
