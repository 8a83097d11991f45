import { daysBetween } from "../../calendar/day.ts";
import { isHalfOfMonth } from "./month-parts.ts";
import type { Reader, Reel } from "./reel.ts";
import { readOrdinals } from "./ordinals.ts";
import { readYears } from "./years.ts";
import type { Match, Meaning, Years } from "./terms.ts";

const WHOLE_LEAD =
  /^(всего|всей|всех|весь|все|вся|всю|действия|реализации|проведения|текущего|данного|срока|указанного|целого|отчетного|планового|настоящего)$/;
const WHOLE_UNITS: [RegExp, Extract<Meaning, { kind: "whole" }>["unit"]][] = [
  [/^(год|года|году)$/, "year"],
  [/^г$/, "year"],
  [/^(полугоди(я|е|и))$/, "half"],
  [/^(месяц(а|е)?|мес)$/, "month"],
  [/^(недели|неделя|неделю|декады|декада|декаду)$/, "week"],
  [/^(дня|день)$/, "day"],
  [
    /^(период(а|е)?|месячник(а|е)?|план(а)?|программы|проекта|срок(а)?|времени|время|акции|смен(а|ы|у)|конкурса|марафона|мероприятия)$/,
    "period",
  ],
];

function wholeUnit(reel: Reel, at: number): Match | null {
  let next = at;
  for (let guard = 0; guard < 4 && reel.is(next, WHOLE_LEAD); guard++) next++;
  next = reel.pastWord(next, /^(учебн|календарн|летн|зимн|лагерн|профильн|оздоровительн)[а-я]*$|^уч$/);
  const word = reel.word(next);
  // «в течение квартала» in the plan of one: in a longer one it would have to be said of which.
  if (/^квартал(а|е)?$/.test(word) && isQuarter(reel))
    return { value: { kind: "whole", unit: "period" }, next: reel.past(next + 1, ".") };
  const found = WHOLE_UNITS.find(([forms]) => forms.test(word));
  // «в течение срока реализации»
  if (found === undefined)
    return reel.is(next - 1, /^(реализации|действия)$/) && reel.is(next - 2, /^срока$/)
      ? { value: { kind: "whole", unit: "period" }, next }
      : null;
  const past = reel.past(next + 1, ".");
  // «в период с 1 по 10 октября», «в период каникул»: what follows says which.
  if (
    word.startsWith("период") &&
    reel.at(past) !== undefined &&
    reel.mark(past) === "" &&
    !reel.is(past, /^(и|по|обучения|реализации|действия)$/)
  ) {
    return null;
  }
  // «в рамках Недели психологии» in a longer plan: a week that has a name has its own days.
  if (found[1] === "week" && reel.word(past) !== "" && longerThanTwoWeeks(reel)) return null;
  return { value: { kind: "whole", unit: found[1] }, next: past };
}

const isQuarter = ({ period }: Reel): boolean => period !== null && daysBetween(period.from, period.to) < 93;

const longerThanTwoWeeks = ({ period }: Reel): boolean =>
  period === null || daysBetween(period.from, period.to) >= 14;

const ALWAYS =
  /^(постоянно|круглогодично|систематически|регулярно|непрерывно|круглый|перманентно|периодически|весьпериод|пост)$/;

/** «в течение года», «весь период», «постоянно», «в ходе проведения месячника», «учебный год». */
export const whole: Reader = (reel, at) => {
  if (reel.is(at, /^круглый$/)) {
    return reel.is(at + 1, /^год$/) ? { value: { kind: "whole", unit: "year" }, next: at + 2 } : null;
  }
  if (reel.is(at, ALWAYS)) return { value: { kind: "whole", unit: "period" }, next: reel.past(at + 1, ".") };
  if (reel.is(at, /^на$/) && reel.is(at + 1, /^постоянной$/) && reel.is(at + 2, /^основе$/)) {
    return { value: { kind: "whole", unit: "period" }, next: at + 3 };
  }
  if (reel.is(at, /^с$/) && reel.is(at + 1, /^начала$/) && reel.is(at + 2, /^(учебного|уч)$/))
    return wholeUnit(reel, at + 2);
  const lead = wholeLead(reel, at);
  if (lead !== null) return wholeUnit(reel, lead);
  if (reel.is(at, /^(весь|вся|все|всю)$/)) return wholeUnit(reel, at);
  const inYear = reel.is(at, /^в$/) ? at + 1 : at;
  if (reel.is(inYear, /^(учебный|учебном|учебного|уч)$/)) {
    const year = reel.pastWord(inYear, /^уч$/);
    const next = year > inYear ? year : inYear + 1;
    return reel.is(next, /^(год|году|года|г)$/)
      ? { value: { kind: "whole", unit: "year" }, next: reel.past(next + 1, ".") }
      : null;
  }
  return null;
};

function wholeLead(reel: Reel, at: number): number | null {
  if (reel.is(at, /^(в|во|на|за|d)$/)) {
    // «в/теч. года»
    if (reel.mark(at + 1) === "/" && reel.is(at + 2, /^(теч|т)$/)) return reel.past(at + 3, ".");
    if (reel.is(at + 1, /^(течение|течении|течен|теч|протяжении|протяжение|ходе|период|рамках|время)$/)) {
      // «в теч. года», «в теч-е года», «в теч-и года».
      const dashed = reel.mark(at + 2) === "-" && reel.is(at + 3, /^(е|и|ие|ии)$/);
      const next = dashed ? at + 4 : reel.past(at + 2, ".");
      // «в период» may be the whole of it, or lead to what it is the period of.
      return reel.is(at + 1, /^период$/) && !reel.is(next, WHOLE_LEAD) && !reel.is(next, /^месячник/)
        ? at + 1
        : next;
    }
    return null;
  }
  if (reel.is(at, /^(втечение|втечении|течение|течении)$/)) return at + 1;
  return null;
}

/** «1 полугодие», «II полугодие 2019-2020 уч. года», «первая половина года». */
export const half: Reader = (reel, at) => {
  const ordinals = readOrdinals(reel, at);
  const first = ordinals?.value.ranges[0];
  if (ordinals === null || first === undefined) return null;
  let next = ordinals.next;
  if (isHalfOfMonth(reel, next)) return null;
  if (reel.is(next, /^(полугоди(е|я|и|ю)|полуг|пг|пол)$/)) next = reel.past(next + 1, ".");
  else if (reel.is(next, /^п$/) && reel.mark(next + 1) === "/" && reel.is(next + 2, /^г$/))
    next = reel.past(next + 3, ".");
  else if (reel.is(next, /^половин(а|е|у|ы)$/) && /^(учебн|год|уч$)/.test(reel.word(next + 1))) next++;
  else return null;
  const spoken = readYears(reel, reel.past(next, ","));
  if (spoken !== null) next = spoken.next;
  let years: Years | null = spoken?.value ?? null;
  const school = reel.pastWord(next, /^(учебн[а-я]*|уч)$/);
  if (school > next) {
    next = reel.pastWord(school, /^(год|года|г)$/);
    years ??= { from: 0, to: 0, school: true };
  } else next = reel.pastWord(next, /^(года|год|г)$/);
  const numbers = new Set(ordinals.value.ranges.flat());
  if (numbers.has(1) && numbers.has(2)) return { value: { kind: "whole", unit: "year" }, next };
  const n = first[0] === -1 ? 2 : first[0];
  return n === 1 || n === 2 ? { value: { kind: "half", half: n, years }, next } : null;
};

/** «конец учебного года», «в начале года»: no days are agreed for that. */
export const edgeOfYear: Reader = (reel, at) => {
  const start = reel.is(at, /^(в|к|на)$/) ? at + 1 : at;
  if (!reel.is(start, /^(начало|начале|началу|середина|середине|середину|конец|конце|концу)$/)) return null;
  const next = reel.pastWord(start + 1, /^(учебн|календарн|нов)[а-я]*$|^уч$/);
  const ordinal = readOrdinals(reel, reel.pastWord(next, /^(учебн|календарн)[а-я]*$/));
  const after = ordinal?.next ?? reel.pastWord(next, /^(учебн|календарн)[а-я]*$/);
  const units = ordinal === null ? /^(года|г|полугодия|периода|квартала)$/ : /^(полугодия|квартала)$/;
  if (!reel.is(after, units)) return null;
  return { value: { kind: "edge" }, next: reel.past(after + 1, ".") };
};
