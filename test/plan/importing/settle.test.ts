import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Doubt, doubts, type DraftWorld } from "../../../src/plan/importing/doubt.ts";
import { choicesOf } from "../../../src/plan/importing/doubt-choice.ts";
import { draftOf, newState } from "../../../src/plan/importing/draft.ts";
import type { PlanReading } from "../../../src/plan/plan.ts";
import { readPlan } from "../../../src/plan/reading/read-plan.ts";
import { settle, type Settlement } from "../../../src/plan/importing/settle.ts";
import { readText } from "../../../src/plan/reading/formats/text-file.ts";
import { isFileProblem } from "../../../src/plan/reading/plan-document.ts";
import { typedAnswer } from "../../../src/plan/importing/typed-answer.ts";
import { madeUpPlan, person, school } from "../reading/made-up-plan.ts";

const WORLD: DraftWorld = {
  today: "2019-08-20",
  cluster: "",
  schools: [],
  directed: [],
  sender: "",
  people: [],
};

const read = (text: string): PlanReading => {
  const document = readText(new TextEncoder().encode(text));
  if (isFileProblem(document)) throw new Error(document.message);
  return readPlan(document);
};
const CAST_TEXT = readFileSync("test/support/cast-plan.txt", "utf8");
const CAST = read(CAST_TEXT);
/** The same plan that does not say for what time it is. */
const TIMELESS = read(CAST_TEXT.replaceAll("на 2-е полугодие 2019 года", ""));

const open = (reading: PlanReading, answers: Settlement[], world = WORLD): Doubt[] =>
  draftOf(reading, { ...newState(), answers }, world, () => null).doubts;
const keys = (all: readonly Doubt[]): string[] => all.map(({ key }) => key);
const found = (reading: PlanReading, key: string, world = WORLD): Doubt => {
  const doubt = doubts(reading, world).find((one) => one.key.startsWith(key));
  if (doubt === undefined) throw new Error(`no «${key}» among ${keys(doubts(reading, world)).join(", ")}`);
  return doubt;
};

function typed(doubt: Doubt, text: string, reading: PlanReading): Settlement {
  const answer = typedAnswer(doubt, text, reading);
  if (!answer.ok) throw new Error(answer.why.text);
  return answer.value;
}

function tapped(doubt: Doubt, word: string, reading: PlanReading): Settlement {
  const choice = choicesOf(doubt, reading).find((one) => one.word === word);
  if (choice === undefined || !("answer" in choice)) throw new Error(`no answer «${word}»`);
  return choice.answer;
}

describe("what is doubtful in a plan", () => {
  test("the most important first, the same words once, the slips together", () => {
    expect(keys(doubts(CAST, WORLD))).toEqual([
      "director:МКОУ СОШ п. Боровой",
      "responsible:школы кластера",
      "responsible:заместители, ответственные за профориентационную работу",
      "responsible:заместители школ кластера",
      "responsible:заместители директоров",
      "responsible:педагоги школ кластера",
      "responsible:учителя русского языка и литературы",
      expect.stringContaining("deadline:январь- июнь"),
      expect.stringContaining("deadline:по запросу"),
      "school:Тихонова Р.Д.",
      expect.stringContaining("name:Имя «Соколова Н.,В.»"),
      expect.stringContaining("name:Имя «Гончар П.Е»"),
      "slips",
    ]);
  });

  const asked: [string, PlanReading, Partial<DraftWorld>, string][] = [
    ["a plan of another cluster", CAST, { cluster: "Лесной кластер" }, "otherCluster"],
    ["a plan of none of the cluster's schools", CAST, { schools: ["МКОУ СОШ п. Липки"] }, "otherCluster"],
    ["a plan that does not say when", TIMELESS, {}, "period"],
    ["a plan whose time is over", CAST, { today: "2020-02-01" }, "past"],
    ["a plan without a date", madeUpPlan({ events: madeUpPlan().events.slice(3, 4) }), {}, "dateless"],
    ["a chair by another name", CAST, { sender: "Ветрова Р.И." }, "sender"],
    [
      "a chair whom the plan does not name",
      madeUpPlan({ people: madeUpPlan().people.slice(1) }),
      {},
      "sender",
    ],
    [
      "two directors of one school",
      madeUpPlan({
        people: ["Лугов Б.И.", "Зимин В.В."].map((name) =>
          person(name, "директор", "СОШ с. Липки", [
            { office: "director", of: null, organisation: "СОШ с. Липки" },
          ]),
        ),
        organisations: [school(2, "СОШ с. Липки")],
      }),
      { sender: "Лугов Б.И." },
      "twoDirectors:СОШ с. Липки",
    ],
  ];
  test.each(asked)("%s", (_, reading, world, key) => {
    expect(keys(doubts(reading, { ...WORLD, ...world }))).toContain(key);
  });

  test("what only the whole plan can tell of a deadline: which of a school year's two Augusts it is", () => {
    const year = read(
      "План работы на 2025-2026 учебный год\n\tМероприятие\n\tСрок\n\tОтветственный\n\n\tПедсовет\n\tавгуст\n\tДиректор\n\n",
    );
    const doubt = found(year, "deadline:август");
    expect(doubt).toMatchObject({ state: "check", rows: [0] });
    const answer = tapped(doubt, "right", year);
    expect(keys(open(year, [answer]))).not.toContain(doubt.key);
    expect(settle(year, [answer]).reading.problems.filter(({ code }) => code === "ambiguous-year")).toEqual(
      [],
    );
  });

  test("what the cluster knows already is not asked", () => {
    const known = {
      ...WORLD,
      schools: ["МКОУ СОШ п. Боровой"],
      directed: ["МКОУ СОШ п. Боровой"],
      people: ["Тихонова Р.Д."],
    };
    const left = keys(doubts(CAST, known));
    expect(left).not.toContain("director:МКОУ СОШ п. Боровой");
    expect(left).not.toContain("school:Тихонова Р.Д.");
  });
});

describe("what settles it", () => {
  test("words that stand in several rows are settled in all of them", () => {
    const doubt = found(CAST, "responsible:заместители, ответственные за профориентационную работу");
    const { reading } = settle(CAST, [tapped(doubt, "both", CAST)]);
    for (const number of ["8", "9", "11"]) {
      const event = reading.events.find((one) => one.number === number);
      expect(event?.responsible.unresolved).toEqual([]);
      expect(event?.responsible.parties).toEqual(
        expect.arrayContaining(
          ["ВР", "УВР"].map((of) => ({ kind: "office", office: "deputy", of, schools: "all" })),
        ),
      );
      expect(event?.written?.responsible).toContain("заместители, ответственные");
    }
    expect(reading.problems.filter(({ message }) => message.includes("профориентационную работу"))).toEqual(
      [],
    );
  });

  describe("a post beside a name", () => {
    const beside = read(
      "План работы школы на 2-е полугодие 2025 года\n\tМероприятие\n\tСрок\n\tОтветственный\n\n" +
        "\tСмета\n\tоктябрь\n\tЛось А.А., завхоз\n\n" +
        "\tСлёт\n\tоктябрь\n\tЗуева Б.Б.\n\n" +
        "\tКвест\n\tоктябрь\n\tЗуева Б.Б., советник директора\n\n" +
        "\tСбор\n\tоктябрь\n\tЁлкин В.В., логопед\n\n",
    );
    const answering = (answer: Settlement): [string[], string[]][] =>
      settle(beside, [answer]).reading.events.map(({ responsible }) => [
        responsible.parties.map((party) => (party.kind === "office" ? party.office : party.name)),
        responsible.unresolved,
      ]);

    test("one person, or another who has to be named then", () => {
      const doubt = found(beside, "post:Лось А.А.:завхоз");
      expect(doubt).toMatchObject({ rows: [0], beside: { own: true } });
      expect(answering(tapped(doubt, "one", beside))[0]).toEqual([["Лось А.А."], []]);
      const two = tapped(doubt, "two", beside);
      expect(answering(two)[0]).toEqual([["Лось А.А."], ["завхоз"]]);
      expect(keys(open(beside, [two]))).toContain("responsible:завхоз");
      const { people, problems } = settle(beside, [two]).reading;
      expect(people.find(({ name }) => name === "Лось А.А.")?.position).toBe("");
      expect(problems).toContainEqual(expect.objectContaining({ code: "unresolved-responsible", row: 0 }));
    });

    test("two people, or one after all", () => {
      const doubt = found(beside, "post:Зуева Б.Б.:советник");
      expect(doubt).toMatchObject({ rows: [2], beside: { own: false } });
      expect(answering(tapped(doubt, "two", beside))[2]).toEqual([["Зуева Б.Б.", "adviser"], []]);
      const one = tapped(doubt, "one", beside);
      expect(answering(one)[2]).toEqual([["Зуева Б.Б."], []]);
      const { people } = settle(beside, [one]).reading;
      expect(people.find(({ name }) => name === "Зуева Б.Б.")?.position).toBe("советник директора");
    });

    test("all that were taken as their people's own are so at one tap", () => {
      const answer = tapped(found(beside, "post:Лось А.А.:завхоз"), "all", beside);
      const left = open(beside, [answer]).filter(({ kind }) => kind === "post");
      expect(keys(left)).toEqual(["post:Зуева Б.Б.:советник директора"]);
      expect(answering(answer)[3]).toEqual([["Ёлкин В.В."], []]);
    });

    test.each(["one", "two", "leave"])("after «%s» it is not asked again", (word) => {
      for (const doubt of doubts(beside, WORLD).filter(({ kind }) => kind === "post"))
        expect(keys(open(beside, [tapped(doubt, word, beside)]))).not.toContain(doubt.key);
    });
  });

  test("the schools that the words speak of are kept", () => {
    const reading = madeUpPlan({
      events: madeUpPlan().events.map((event) => ({
        ...event,
        responsible: { text: "x", parties: [], unresolved: ["заместители муниципальных школ"] },
      })),
    });
    const doubt = found(reading, "responsible:заместители муниципальных школ");
    expect(tapped(doubt, "uvr", reading)).toMatchObject({
      parties: [{ office: "deputy", of: "УВР", schools: "municipal" }],
    });
  });

  const answers: [string, string, string, (reading: PlanReading) => unknown, unknown][] = [
    [
      "a deadline",
      "deadline:январь- июнь",
      "до 20 ноября",
      ({ events }) => events.find(({ number }) => number === "5")?.deadline.occurrences,
      [{ from: "2019-07-01", to: "2019-11-20" }],
    ],
    [
      "who the words are, somebody new too",
      "responsible:учителя русского языка и литературы",
      "Белкина Т.Р., Крылова Е.О.",
      ({ events, people }) => [
        events
          .find(({ number }) => number === "23")
          ?.responsible.parties.map((party) => "name" in party && party.name),
        people.some(({ name }) => name === "Белкина Т.Р."),
      ],
      [["Тихонова Р.Д.", "Белкина Т.Р.", "Крылова Е.О."], true],
    ],
    [
      "a director",
      "director:МКОУ СОШ п. Боровой",
      "белкина тамара романовна",
      ({ people }) => people.find(({ name }) => name === "Белкина Т.Р.")?.offices,
      [{ office: "director", of: null, organisation: "МКОУ СОШ п. Боровой" }],
    ],
  ];
  test.each(answers)("typed: %s", (_, key, text, look, expected) => {
    expect(look(settle(CAST, [typed(found(CAST, key), text, CAST)]).reading)).toEqual(expected);
  });

  const refusals: [string, string][] = [
    ["deadline:январь- июнь", "когда-нибудь"],
    ["deadline:январь- июнь", "31 ноября"],
    ["deadline:январь- июнь", "март"],
    ["deadline:январь- июнь", "по запросу"],
    ["responsible:школы кластера", "педагоги"],
    ["responsible:школы кластера", ""],
    ["director:МКОУ СОШ п. Боровой", "Smith J."],
  ];
  test.each(refusals)("not taken for %s: «%s»", (key, text) => {
    expect(typedAnswer(found(CAST, key), text, CAST)).toMatchObject({ ok: false });
  });

  test("a name mended wrongly is written right everywhere, and two of one name are one", () => {
    const doubt = doubts(CAST, WORLD).find(({ key }) => key.startsWith("name:Имя «Гончар"));
    if (doubt === undefined) throw new Error("no slip of Гончар");
    const { reading } = settle(CAST, [typed(doubt, "Дятлов С.В.", CAST)]);
    expect(
      reading.people.filter(({ name }) => /Гончар|Дятлов/.test(name)).map(({ offices }) => offices.length),
    ).toEqual([4]);
  });

  test("the period puts every day in its year, a bare day under its month too", () => {
    const period = { from: "2019-07-01", to: "2019-12-31" };
    expect(TIMELESS.period).toBeNull();
    const settled = settle(TIMELESS, [{ do: "period", key: "period", period }]).reading;
    expect(settled.period).toEqual(period);
    expect(settled.events.map(({ deadline }) => deadline.occurrences)).toEqual(
      CAST.events.map(({ deadline }) => deadline.occurrences),
    );
    const monthly = read(
      "План на школу\n\tСрок\n\tМероприятие\n\tОтветственный\n\n\tОктябрь\n\n\t15\n\tПедсовет\n\tДиректор\n\n",
    );
    const dated = settle(monthly, [{ do: "period", key: "period", period }]).reading.events;
    expect(
      dated.every(({ deadline }) => deadline.occurrences.every(({ to }) => to.startsWith("2019-"))),
    ).toBe(true);
  });
});

/** Answers that could be given to a plan's doubts by tapping, one after another. */
const walk = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 12 })), { maxLength: 14 });

function answersOf(reading: PlanReading, steps: readonly (readonly [number, number])[]): Settlement[] {
  const answers: Settlement[] = [];
  for (const [which, how] of steps) {
    const all = open(reading, answers);
    const doubt = all[which % Math.max(1, all.length)];
    if (doubt === undefined) break;
    const choices = choicesOf(doubt, settle(reading, answers).reading).flatMap((one) =>
      "answer" in one ? [one.answer] : [],
    );
    const answer = choices[how % Math.max(1, choices.length)];
    if (answer !== undefined) answers.push(answer);
  }
  return answers;
}

describe("whatever is answered", () => {
  test("an answer removes its own doubt and brings no other, but for the period", () => {
    fc.assert(
      fc.property(fc.constantFrom(CAST, TIMELESS, madeUpPlan()), walk, (reading, steps) => {
        const answers = answersOf(reading, steps);
        for (const [at, answer] of answers.entries()) {
          const key = "key" in answer ? answer.key : "";
          const before = keys(open(reading, answers.slice(0, at))).filter((one) => one !== key);
          const after = keys(open(reading, answers.slice(0, at + 1)));
          // Days that have a year now may be doubtful in themselves.
          const kept = answer.do === "period" ? after.filter((one) => before.includes(one)) : after;
          expect(after).not.toContain(key);
          expect(kept).toEqual(answer.do === "period" ? before.filter((one) => after.includes(one)) : before);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("what was stored gives the same plan again, and what is left changes nothing", () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const answers = answersOf(CAST, steps);
        const stored = JSON.parse(JSON.stringify({ reading: CAST, answers })) as {
          reading: PlanReading;
          answers: Settlement[];
        };
        expect(settle(stored.reading, stored.answers).reading).toEqual(
          JSON.parse(JSON.stringify(settle(CAST, answers).reading)),
        );
      }),
      { numRuns: 40 },
    );
    expect(settle(CAST, [{ do: "leaveAll" }]).reading).toEqual(CAST);
    expect(open(CAST, [{ do: "leaveAll" }])).toEqual([]);
    expect(keys(open(TIMELESS, [{ do: "leaveAll" }]))).toEqual(["period"]);
  });
});
