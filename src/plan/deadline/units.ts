import type { Reel } from "./reel.ts";
import type { Match } from "./terms.ts";
import type { Unit } from "./words.ts";

const UNITS: [RegExp, Unit][] = [
  [/^(день|дня|дни|дней|дню|дн|сутки|суток)$/, "day"],
  [/^(недел(я|и|ю|е|ь|ей|ям)|нед)$/, "week"],
  [/^декад(а|ы|у|е|ой)?$/, "decade"],
  [/^(месяц(а|е|ев|ы)?|мес)$/, "month"],
  [/^(квартал(а|е|ы|ов)?|кв)$/, "quarter"],
  [/^(четверт(ь|и|ью|ей)|четв|триместр(а|е|ы|ов)?|тримест|модул(ь|я|е|ей)|семестр(а|е|ы|ов)?)$/, "term"],
  [/^(полугоди(е|я|и|й)|полуг|полгода|пг)$/, "half"],
  [/^(год|года|году|годы|лет|г)$/, "year"],
  [/^(час|часа|часов|ч)$/, "hour"],
  [/^(минут(а|ы|у)?|мин)$/, "minute"],
  [/^(период(а|е)?|срок(а)?)$/, "period"],
];

export function unitAt(reel: Reel, at: number): Match<Unit> | null {
  let start = reel.pastWord(at, /^(учебн|календарн|рабоч|отчетн|текущ|банковск)[а-я]*$|^уч$/);
  if (start > at) start = reel.pastWord(start, /^$/);
  const word = reel.word(start);
  const found = UNITS.find(([forms]) => forms.test(word));
  return found === undefined ? null : { value: found[1], next: reel.past(start + 1, ".") };
}

const CARDINALS: [RegExp, number][] = [
  [/^(один|одна|одну|одно|однажды|одного)$/, 1],
  [/^(два|две|двух|дважды|пару)$/, 2],
  [/^(три|трех|трижды)$/, 3],
  [/^(четыре|четырех|четырежды)$/, 4],
  [/^(пять|пяти)$/, 5],
  [/^(шесть|шести)$/, 6],
];

export function countAt(reel: Reel, at: number): Match<number> | null {
  const value = reel.number(at);
  if (value !== null) return { value, next: at + 1 };
  const found = CARDINALS.find(([forms]) => reel.is(at, forms));
  return found === undefined ? null : { value: found[1], next: at + 1 };
}

/** «каждый» in all its forms. */
export const EACH = /^кажд(ый|ая|ое|ого|ой|ую|ом|ые|ых|ому)$/;
