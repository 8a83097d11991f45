import type { EventReading } from "../../src/plan/plan.ts";
import { diff, type RunningEvent } from "../../src/plan/importing/plan-diff.ts";
import { lookForm } from "../../src/plan/russian-text.ts";
import { type Figure, median, timed } from "./figures.ts";

const ROWS = 2000;
const ROUNDS = 7;

const WHAT = "семинар конкурс олимпиада педсовет экскурсия фестиваль совещание практикум турнир неделя".split(
  " ",
);
const ABOUT =
  "о здоровье, о медиации, о профессиях, о финансовой грамотности, о безопасности, о театре, о наставничестве".split(
    ", ",
  );
const WHOM = "для педагогов, для старшеклассников, для родителей, для директоров школ, для методистов".split(
  ", ",
);
const MONTHS = "сентябрь октябрь ноябрь декабрь".split(" ");

const of = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

function event(at: number, number: number, more: string, month: number): EventReading {
  const title = `${of(WHAT, at)} ${of(ABOUT, at * 7 + Math.floor(at / 10))} ${of(WHOM, at * 3)} № ${at}${more}`;
  const text = of(MONTHS, month) ?? "";
  const occurrences: [] = [];
  return {
    number: String(number),
    section: `Раздел ${at % 12}`,
    title,
    deadline: { text, kind: "window", occurrences, every: null, time: null, note: null, problems: [] },
    responsible: { text: "директора школ кластера, зам. директоров по ВР", parties: [], unresolved: [] },
    place: null,
    form: null,
  };
}

const running = (
  { number, section, title, deadline, responsible, place }: EventReading,
  id: number,
): RunningEvent => {
  const now = { number, section, title, deadline: deadline.text, responsible: responsible.text, place };
  return { id, now, written: now, dates: [], cancelled: null };
};

/**
 * A plan of 2,000 rows and its newer file, all renumbered, one row in ten worded anew, one in twenty moved, one in
 * thirty gone and as many new. Beside it, the floor: each row only made comparable and laid beside its neighbour.
 */
export function planDiff(): Figure[] {
  const before = Array.from({ length: ROWS }, (_, at) => event(at, at + 1, "", at));
  const plan = before.map((row, at) => running(row, at + 1));
  const kept = before.flatMap((_, at) => (at % 30 === 7 ? [] : [at]));
  const fresh = Array.from({ length: Math.floor(ROWS / 30) }, (_, at) => ROWS + at);
  const newer = [...kept, ...fresh].map((at, row) =>
    event(at, row + 1, at % 10 === 3 ? " (в дистанционной форме)" : "", at % 20 === 5 ? at + 1 : at),
  );
  let found = 0;
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(timed(() => (found = diff(plan, newer).length)));
    floor.push(timed(() => void inOrder(before, newer)));
  }
  return [
    {
      what: `a newer file of ${ROWS} rows, ${found} changes`,
      ours: median(ours),
      beside: { what: "each row beside its neighbour", value: median(floor) },
      unit: "ms",
    },
  ];
}

function inOrder(before: readonly EventReading[], newer: readonly EventReading[]): number {
  const form = (row: EventReading): string =>
    [row.number, row.section, row.title, row.deadline.text, row.responsible.text]
      .map((cell) => lookForm(cell ?? ""))
      .join("|");
  return newer.filter((row, at) => {
    const other = before[at];
    return other === undefined || form(row) !== form(other);
  }).length;
}
