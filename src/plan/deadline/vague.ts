import type { Reel } from "./reel.ts";
import { readOrdinals } from "./ordinals.ts";
import { readYears } from "./years.ts";
import type { Match, Meaning } from "./terms.ts";

/** «по мере необходимости», «по запросу», «при поступлении заявок». */
const REQUEST = [
  /^по (мере|необходимост|запрос|требовани|заявк|заявлени|обращени|факт|потребност|надобност|желани|вызов|ситуаци|случаю|поступлени|инициатив|востребован|возможност)/,
  /^(при|под) (необходимост|обращени|поступлени|наличи|возникновени|выявлени|услови|потребност|надобност|желани|запрос)/,
  /^в случа(е|ях)/,
  /^(незамедлительно|немедленно|безотлагательно|внепланово)/,
];

const SCHEDULE =
  "план|график|граф|расписани|приказ|положени|согл|распоряжени|программ|календар|циклограмм|назначени|срок|поручени|решени|указани|результат|письм|договор|регламент|итог|окончани|завершени|информаци|отд|индивид|утвержд|дополнит|порядк|запис|ктп";

/** What another body's paper sets: «по плану ИРО», «согласно приказу», «в установленном порядке», «дата уточняется». */
const EXTERNAL = [
  new RegExp(`^по (?:[а-я]+ ){0,3}(?:${SCHEDULE})`),
  /^(согласно|согл|соответственно|соответсвенно)/,
  /^в (соотв|соответстви|соответсви|установ|указанн|назначенн|определенн|предусмотренн|утвержденн|обозначенн)/,
  /^(в )?(срок|сроки|дата|даты|время) (?:[а-я]+ ){0,3}(уточн|согласов|установ|определ|объяв|будет|будут|по |провед)/,
  /^(в )?сроки? (установ|указан|определ|предусм|утвержд|провед|согласно|в соотв)/,
  /^(дата|даты|срок|сроки|время)( [а-я]+){0,2}$/,
  /^(уточня|согласов|отдельн[а-я]+ (план|график)|индивидуальн[а-я]+ (план|график)|план|график|циклограмм|расписани)/,
  /^в (период|рамках|ходе|дни|день) [а-я]+/,
  /^во время [а-я]+/,
  /^(после|перед|накануне) [а-я]+/,
  /^(до|к) (начал|окончани|завершени|проведени)[а-я]* [а-я]+/,
  /^до (мероприяти|экзамен|конкурс|совещани|педсовет|заседани|проверк|соревновани|олимпиад|собрани|аттестаци|гиа|егэ|огэ|впр|выбор|праздник)/,
  /^(дополнительно|будет объявлен|будет сообщен)/,
];

const CALENDAR_LEAD =
  /^(в|во|на|по|до|к|с|за|после|перед|конец|конца|конце|концу|начало|начале|начала|началу|середина|середине|окончании|окончания|окончанию|завершении|завершению|итогам|результатам|течение|течении|время|период|периоды|ходе|дни|последн[а-я]+|перв[а-я]{2,3}|вся|всей|всю|всего|всех|учебн[а-я]+|недел[а-я]+|день|протяжении|осенн[а-я]+|зимн[а-я]+|весенн[а-я]+|летн[а-я]+|школьн[а-я]+|рождественск[а-я]+|новогодн[а-я]+|каждой|каждую|каждая|каждого|каждые|каждых|каждый|проведения|окончанию|накануне)$/;
const TERM =
  /^(четверт(ь|и|ью|ей|ям|ях)|четв|триместр(а|е|у|ом|ы|ам|ов)?|тримест|семестр(а|е|у|ом|ы|ам|ов)?|модул(ь|я|е|ю|ем|и|ям|ей)|каникул(ы|ам|ами|ах)?|каникулярн[а-я]+)$/;

/** «III четверть», «в конце четверти», «на осенних каникулах»: only the school's calendar knows the days. */
export function readSchoolCalendar(reel: Reel, at: number): Match | null {
  let next = at;
  let each = false;
  for (let guard = 0; guard < 7; guard++) {
    if (reel.is(next, TERM)) break;
    if (reel.is(next, CALENDAR_LEAD)) {
      each ||= reel.is(next, /^кажд/);
      next = reel.past(next + 1, ".,");
      next = reel.pastWord(next, /^и$/);
      continue;
    }
    const ordinals = readOrdinals(reel, next);
    if (ordinals === null) return null;
    next = ordinals.next;
  }
  if (!reel.is(next, TERM)) return null;
  each ||= reel.is(next, /(четвертям|триместрам|семестрам|модулям)$/);
  const meaning: Meaning = each
    ? { kind: "every", every: "term", step: null, exact: true }
    : { kind: "schoolCalendar" };
  // «осенние каникулы 2025», «каникулярное время»: the year is the term's own.
  next = reel.pastWord(reel.past(next + 1, "."), /^(время|период|периоды|дни)$/);
  return { value: meaning, next: readYears(reel, next)?.next ?? next };
}

/** «по кварталам», «по полугодиям», «по месяцам». */
export function readByUnits(reel: Reel, at: number): Match | null {
  if (!reel.is(at, /^по$/)) return null;
  const found = (
    [
      [/^кварталам$/, "quarter", 3],
      [/^полугодиям$/, "halfYear", 6],
      [/^месяцам$/, "month", 1],
    ] as const
  ).find(([forms]) => reel.is(at + 1, forms));
  if (found === undefined) return null;
  const [, every, count] = found;
  return { value: { kind: "every", every, step: { unit: "months", count }, exact: true }, next: at + 2 };
}

function wordsFrom(reel: Reel, at: number): string {
  const words: string[] = [];
  for (let i = at; i < at + 10 && words.length < 6; i++) {
    const lexeme = reel.at(i);
    if (lexeme?.kind === "word") words.push(lexeme.word);
    else if (!(lexeme?.kind === "mark" && (lexeme.mark === "." || (lexeme.mark === "," && i === at + 2))))
      break;
  }
  return words.join(" ");
}

/** How many lexemes an outside schedule's name may take: names are short, and the bound keeps reading linear. */
const LONGEST_NAME = 40;

/**
 * A statement that is no date. It takes all words up to the next clause or date: in «по плану ВШК на 2025 год»,
 * the year belongs to the plan. `temporal` answers where a date that stands here ends, or null.
 */
export function readVague(
  reel: Reel,
  at: number,
  temporal: (at: number) => { next: number; yearsOnly: boolean } | null,
): Match | null {
  if (reel.at(at)?.kind !== "word") return null;
  const words = wordsFrom(reel, at);
  const request = REQUEST.some((pattern) => pattern.test(words));
  if (!request && !EXTERNAL.some((pattern) => pattern.test(words))) return null;
  let next = at + 1;
  let content = 0;
  while (next < at + LONGEST_NAME) {
    const lexeme = reel.at(next);
    if (lexeme === undefined || (/^[,;()]$/.test(reel.mark(next)) && !reel.is(next - 1, /^(срок|сроки)$/)))
      break;
    // «в сроки, установленные …» is one clause all the same.
    const date = temporal(next);
    const owned = date?.yearsOnly === true || reel.is(next - 1, /^(на|от|за)$/);
    if (date !== null && !owned) break;
    if (lexeme.kind === "word" && !/^(период|время|дни|день|с|в|на)$/.test(lexeme.word)) content++;
    next = date?.next ?? next + 1;
  }
  if (content === 0 && next > at + 1) return null;
  return { value: { kind: request ? "request" : "external" }, next };
}
