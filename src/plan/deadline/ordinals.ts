import type { Reel } from "./reel.ts";
import type { Match, Ordinals } from "./terms.ts";

const AFTER_HOUSE =
  /^(ул|улица|д|дом|каб|кабинет|кабинете|ауд|аудитория|школа|школе|школы|сош|оош|сш|гимназия|лицей|кв|стр|корпус|приказ|пр|группа|клуб|п|пп|пункт|пункта|пункту|ст|статья|статьи|тел|телефон)$/;

/** True for a number that counts pupils, rooms or houses rather than days. */
export function isLabelled(reel: Reel, at: number): boolean {
  let before = at - 1;
  if (reel.mark(before) === ".") before--;
  // «СОШ 5/7» is a house or a school; «10.09/10.10» are two dates.
  const afterDate = /^(pair|month|dayMonthYear)$/.test(reel.at(at - 2)?.kind ?? "");
  const slashed = reel.mark(at - 1) === "/" && !afterDate && reel.at(at + 1)?.kind !== "month";
  return reel.mark(at - 1) === "№" || reel.is(before, AFTER_HOUSE) || slashed;
}

const ORDINALS: [RegExp, number][] = [
  [/^перв(ый|ая|ое|ого|ой|ую|ом|ые|ых|ому)$/, 1],
  [/^втор(ой|ая|ое|ого|ую|ом|ые|ых|ому)$/, 2],
  [/^трет(ий|ья|ье|ьего|ьей|ью|ьем|ьи|ьих|ьему)$/, 3],
  [/^четверт(ый|ая|ое|ого|ой|ую|ом|ые)$/, 4],
  [/^пят(ый|ая|ое|ого|ой|ую|ом)$/, 5],
  [/^десят(ые|ых)$/, 10],
  [/^двадцат(ые|ых)$/, 20],
  [/^(последн|посл)(ий|яя|ее|его|ей|юю|ем|ие|их|ему)?$/, -1],
  [/^предпоследн(ий|яя|ее|его|ей|юю|ем)$/, -2],
];

/** «2», «2-я», «II», «вторая», «последняя», typewriter's «П», «Ш» before a unit. */
export function readOrdinal(reel: Reel, at: number): Match<number> | null {
  const value = reel.number(at);
  if (value !== null) return isLabelled(reel, at) ? null : { value, next: reel.past(at + 1, ".") };
  const word = reel.word(at);
  const found = ORDINALS.find(([forms]) => forms.test(word));
  if (found !== undefined) return { value: found[1], next: reel.past(at + 1, ".") };
  const typed = { п: 2, ш: 3, у: 5 }[word];
  return typed !== undefined && reel.is(at + 1, /^(квартал|четверт|полугоди|кв$)/)
    ? { value: typed, next: at + 1 }
    : null;
}

/** «1», «1-2», «1, 3», «первая и третья». */
export function readOrdinals(reel: Reel, at: number): Match<Ordinals> | null {
  const known = reel.ordinals.get(at);
  if (known !== undefined) return known;
  const found = ordinalsAt(reel, at);
  reel.ordinals.set(at, found);
  return found;
}

function ordinalsAt(reel: Reel, at: number): Match<Ordinals> | null {
  const first = readOrdinal(reel, at);
  if (first === null) return null;
  const ranges: [number, number][] = [[first.value, first.value]];
  let next = first.next;
  for (let guard = 0; guard < 12; guard++) {
    const mark = reel.mark(next);
    // «первая/вторая»; «1/2» is no list.
    const slash = mark === "/" && reel.number(at) === null;
    if (mark !== "-" && mark !== "," && !slash && !reel.is(next, /^(и|или)$/)) break;
    const more = readOrdinal(reel, next + 1);
    if (more === null) break;
    const last = ranges.at(-1);
    if (mark === "-" && last !== undefined) last[1] = more.value;
    else ranges.push([more.value, more.value]);
    next = more.next;
  }
  return { value: { ranges }, next };
}
