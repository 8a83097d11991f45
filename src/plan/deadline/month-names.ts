/** The names of months and weekdays in their cases and their short forms, lower case and Cyrillic. */
const MONTH_NAMES = [
  ["янв", /^янв(ар[ьяеюи]?(м|х|ем)?)?$/],
  ["фев", /^фев(р|рал[ьяеюи]?(м|х|ем)?)?$/],
  ["мар", /^мар(т[аеуы]?(ом)?)?$/],
  ["апр", /^апр(ел[ьяеюи]?(м|х|ем)?)?$/],
  ["май", /^ма([йяею]|ем)$/],
  ["июн", /^июн([ьяеюи]?(м|х|ем)?)?$/],
  ["июл", /^июл([ьяеюи]?(м|х|ем)?)?$/],
  ["авг", /^авг(уст[аеуы]?(ом)?)?$/],
  ["сен", /^сент?(ябр[ьяеюи]?(м|х|ем)?)?$/],
  ["окт", /^окт(ябр[ьяеюи]?(м|х|ем)?)?$/],
  ["ноя", /^ноя(б|бр[ьяеюи]?(м|х|ем)?)?$/],
  ["дек", /^дек(абр[ьяеюи]?(м|х|ем)?)?$/],
] as const;

const LONG_MONTHS: [string, number][] = [
  ["январь", 1],
  ["января", 1],
  ["феврал", 2],
  ["февраль", 2],
  ["февраля", 2],
  ["апрель", 4],
  ["апреля", 4],
  ["август", 8],
  ["августа", 8],
  ["сентябрь", 9],
  ["сентября", 9],
  ["октябрь", 10],
  ["октября", 10],
  ["ноябрь", 11],
  ["ноября", 11],
  ["декабрь", 12],
  ["декабря", 12],
];

/** True where one letter was added, left out, changed, or two neighbours were swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  const restA = a.slice(head);
  const restB = b.slice(head);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}

/** «сент.», «октября», «сетябрь» with its slip; null for another word. */
export function monthOfWord(word: string): { month: number; misspelt: boolean } | null {
  const exact = MONTH_NAMES.findIndex(([, forms]) => forms.test(word));
  if (exact >= 0) return { month: exact + 1, misspelt: false };
  // «октябрят» is no October with a slip.
  if (word.length < 5 || word.length > 9 || word.startsWith("октябрят")) return null;
  const slip = LONG_MONTHS.find(([name]) => oneSlipApart(word, name));
  return slip === undefined ? null : { month: slip[1], misspelt: true };
}

const WEEKDAYS = [
  /^(пн|понед|понедельник(а|у|ом|е|и|ов|ам|ами|ах)?)$/,
  /^(вт|вторник(а|у|ом|е|и|ов|ам|ами|ах)?)$/,
  /^(ср|сред(а|ы|е|у|ой|ам|ами|ах))$/,
  /^(чт|четв?г|четверг(а|у|ом|е|и|ов|ам|ами|ах)?)$/,
  /^(пт|пятниц(а|ы|е|у|ей|ам|ами|ах)?)$/,
  /^(сб|субб|суббот(а|ы|е|у|ой|ам|ами|ах)?)$/,
  /^(вс|воскр|воскресень(е|я|ю|ем|и|ям|ями|ях))$/,
];

/** «пн», «средам»; null for another word. */
export function weekdayOfWord(word: string): { weekday: number; plural: boolean } | null {
  const found = WEEKDAYS.findIndex((forms) => forms.test(word));
  return found < 0 ? null : { weekday: found + 1, plural: /(ам|ям|ами|ями|ах|ях)$/.test(word) };
}
