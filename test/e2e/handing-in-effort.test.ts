import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

/*
 * What a month's figures cost the one who hands them in: each tap and each message from the first word to the
 * receipt. A button of the digest in place of «/monitoring» costs the same.
 */

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

/** A tap by the button's beginning, or a message. */
type Act = string | { says: string };
const says = (text: string): Act => ({ says: text });

interface Effort {
  taps: number;
  messages: number;
}

const OPEN = says("/monitoring");
/** 12 leavers and 6, one of each has not decided. */
const TYPICAL: Act[] = [OPEN, "12", "6", "5", "Остальные", "6", "3", "2", "Остальные", "Таких нет, сдать"];
const WHOLE = says(
  "9 класс: всего 12, своя школа 6, СПО в области 5, не определились 1; 11 класс: всего 6, вуз в области 3, СПО в области 2, не определились 1",
);

async function act(person: ChatPerson, acts: readonly Act[]): Promise<Effort> {
  const effort = { taps: 0, messages: 0 };
  for (const one of acts) {
    if (typeof one === "string") {
      effort.taps++;
      await person.taps(one);
    } else {
      effort.messages++;
      await person.sends(one.says);
    }
  }
  person.sees(/Отчёт принят/);
  return effort;
}

const measured: string[] = [];
afterAll(() => {
  process.stdout.write(`\n${["taps  messages  in all", ...measured].join("\n")}\n`);
});

interface Case {
  what: string;
  /** Handed in before, and not counted: last month's figures, or these that are corrected. */
  before?: "lastMonth" | "thisMonth";
  acts: Act[];
  taps: number;
  messages: number;
}

const CASES: Case[] = [
  { what: "18 leavers, three destinations in each grade", acts: TYPICAL, taps: 9, messages: 1 },
  {
    what: "18 leavers, four destinations in each grade",
    acts: [
      OPEN,
      "12",
      "6",
      "4",
      "Колледж в др. рег.",
      "Остальные",
      "6",
      "3",
      "1",
      "Вуз в др. регионе",
      "Военная",
      "Таких нет, сдать",
    ],
    taps: 11,
    messages: 1,
  },
  {
    what: "four destinations and five, by buttons alone",
    acts: [
      OPEN,
      "12",
      "5",
      "4",
      "Колледж в др. рег.",
      "2",
      "Остальные",
      "6",
      "2",
      "1",
      "Вуз в др. регионе",
      "Военная",
      "Остальные",
      "Таких нет, сдать",
    ],
    taps: 13,
    messages: 1,
  },
  {
    what: "spread wide, six destinations and five, by buttons alone: a tap for each at the least",
    acts: [
      OPEN,
      "12",
      "4",
      "3",
      "Колледж в др. рег.",
      "2",
      "Курсы",
      "Работа",
      "Остальные",
      "6",
      "2",
      "1",
      "Вуз в др. регионе",
      "Военная",
      "Остальные",
      "Таких нет, сдать",
    ],
    taps: 15,
    messages: 1,
  },
  {
    what: "18 leavers spread wide, what remains written as the screen shows",
    acts: [
      OPEN,
      "12",
      "4",
      "3",
      says("колледж в др. рег. 2, курсы 1, работа 1, не определились 1"),
      "6",
      "2",
      "1",
      says("вуз в др. регионе 1, военная служба 1, не определились 1"),
      "Верно, сдать",
    ],
    taps: 7,
    messages: 3,
  },
  {
    what: "18 leavers, two with a target contract",
    acts: [...TYPICAL.slice(0, -1), "9 кл. Целевой договор", "2", "Готово, сдать"],
    taps: 11,
    messages: 1,
  },
  { what: "18 leavers in one message", acts: [WHOLE, "Верно, сдать"], taps: 1, messages: 1 },
  {
    what: "18 leavers in the form's order",
    acts: [says("9 класс: 12 6 0 5 0 0 0 0 0 0 1\n11 класс: 6 3 0 2 0 0 0 0 0 0 0 1"), "Верно, сдать"],
    taps: 1,
    messages: 1,
  },
  {
    what: "18 leavers in one message, with «СПО» and «10 класс» to be settled",
    acts: [
      says("9 класс: всего 12, СПО 5, 10 класс 6, не определились 1; 11 класс: 6, вуз в области 6"),
      "Колледж в области",
      "10 кл. своей школы",
      "Верно, сдать",
    ],
    taps: 3,
    messages: 1,
  },
  {
    what: "nothing changed",
    before: "lastMonth",
    acts: [OPEN, "Как в прошлом месяце", "Сдать"],
    taps: 2,
    messages: 1,
  },
  {
    what: "nothing changed, in words",
    before: "lastMonth",
    acts: [says("как в прошлом месяце"), "Верно, сдать"],
    taps: 1,
    messages: 1,
  },
  {
    what: "one decided since last month, in words",
    before: "lastMonth",
    acts: [says("как в прошлом месяце, 9 класс СПО в области +1, не определились -1"), "Верно, сдать"],
    taps: 1,
    messages: 1,
  },
  {
    what: "one figure corrected, its sum put right by a button",
    before: "thisMonth",
    acts: [
      "Исправить",
      "9 кл. Колледж в области: 5",
      "4",
      "9 кл. Не определились: записать 2",
      "Сдать исправленное",
    ],
    taps: 5,
    messages: 0,
  },
  {
    what: "one figure corrected by a message",
    before: "thisMonth",
    acts: ["Исправить", says("9 класс: СПО в области 4, не определились 2"), "Верно, сдать"],
    taps: 2,
    messages: 1,
  },
];

describe("what it costs to hand in", () => {
  test.each(CASES)(
    "$what: $taps taps, $messages messages",
    async ({ what, before, acts, taps, messages }) => {
      story = await startStory({ now: "2019-10-03T10:12" });
      const anna = story.who("deputy", "Ольховка");
      if (before !== undefined) await act(anna, TYPICAL);
      if (before === "lastMonth") await story.moveTo("2019-11-20T10:00");
      const effort = await act(anna, acts);
      measured.push(
        `${String(taps).padStart(4)}${String(messages).padStart(10)}${String(taps + messages).padStart(8)}  ${what}`,
      );
      expect(effort).toEqual({ taps, messages });
    },
  );

  test("the first month takes 12 at the most, and 3 when nothing changed", () => {
    const first = CASES.filter(({ what }) => what.startsWith("18 leavers"));
    expect(Math.max(...first.map(({ taps, messages }) => taps + messages))).toBeLessThanOrEqual(12);
    const same = CASES.filter(({ what }) => what.startsWith("nothing changed"));
    expect(Math.max(...same.map(({ taps, messages }) => taps + messages))).toBeLessThanOrEqual(3);
  });
});
