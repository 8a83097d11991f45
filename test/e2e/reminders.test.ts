import { afterEach, describe, expect, test } from "vitest";
import {
  alreadyMarked,
  buttonPast,
  byFigures,
  chooseDay,
  digestGone,
  dutyGone,
  helpAlready,
  helpIsSettled,
  marked,
  notYours,
} from "../../src/reminders/duty-texts.ts";
import { notAllowed } from "../../src/telegram/general-texts.ts";
import { dataOf, goesThrough, opens, type Step, tapsIn } from "../support/digest-taps.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* What people answer to their digests, told on the whole app. */

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

/** The morning of 2 September: everything of the autumn opens at once. */
async function september(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({
    now: "2019-09-01T12:00",
    joined: ["chair", "director", "council"],
    ...options,
  });
  await story.moveTo("2019-09-02T12:00");
  return story;
}

/** Two weeks before the conference of 21 November, which one person answers for. */
async function november(): Promise<{ story: Story; julia: ChatPerson }> {
  story = await startStory({ now: "2019-11-06T12:00", joined: ["chair", "deputy"] });
  await story.moveTo("2019-11-07T12:00");
  const julia = story.joined().find(({ name }) => name.startsWith("Малинина"));
  if (julia === undefined) throw new Error("nobody answers for the conference");
  return { story, julia };
}

async function answers(person: ChatPerson, line: string, ...steps: Step[]): Promise<number> {
  return goesThrough(person, await opens(person, line), steps);
}

const digests = (person: ChatPerson): string[] =>
  person
    .messages()
    .filter(({ fromBot, text }) => fromBot && /^[А-Я][а-я]+, \d+ [а-я]+\. Напоминаем:/.test(text))
    .map(({ text }) => text);

const event = (number: number): RegExp => new RegExp(`№${number}(?!\\d)`);

interface DutyRow {
  state: string;
  heldOn: string | null;
  heldAt: string | null;
  heldWhere: string | null;
  postponedTo: string | null;
  comment: string | null;
}

/** The duty of an event, of a school where each has its own, as stored. */
function duty(told: Story, number: string, place?: string): DutyRow {
  return told.open.sqlite
    .prepare(
      `SELECT state, held_on AS heldOn, held_at AS heldAt, held_where AS heldWhere, postponed_to AS postponedTo,
         comment
       FROM duties JOIN occurrences ON occurrences.id = occurrence_id JOIN events ON events.id = event_id
       LEFT JOIN organisations ON organisations.id = organisation_id
       WHERE events.number = ? AND coalesce(short_name, '') LIKE ?`,
    )
    .get(number, `%${place ?? ""}%`) as DutyRow;
}

const marks = (told: Story): number =>
  (told.open.sqlite.prepare("SELECT count(*) AS n FROM duty_marks").get() as { n: number }).n;

describe("«Принято»", () => {
  test("keeps quiet until the eve, then the eve and the morning come all the same", async () => {
    const { story, julia } = await november();
    expect(julia.sees(/21\.11.{0,3}№16/).text).toMatch(/^Четверг, 7 ноября\. Напоминаем:\n\nПозже\n/);
    await julia.taps("Принято");
    expect(julia.answer?.text).toBe(marked.accepted);
    julia.sees(/Отметка: принято/);
    await story.moveTo("2019-11-19T18:00");
    expect(digests(julia)).toHaveLength(0);
    await story.moveTo("2019-11-21T12:00");
    expect(digests(julia).map((text) => text.split("\n")[2])).toEqual(["Завтра", "Сегодня"]);
    julia.sees(/№16[^]*принято/);
  });

  test("is taken back", async () => {
    const { story, julia } = await november();
    await julia.taps("Принято");
    await julia.taps("Отменить отметку");
    julia.sees(/Отметка: нет/);
    expect(julia.answer?.text).toBe(marked.undone);
    await story.moveTo("2019-11-14T12:00");
    expect(digests(julia)).toHaveLength(1);
  });
});

describe("«Сделано»", () => {
  test("with a comment; it is the end of the reminders; the comment is shown as it was typed", async () => {
    const { story, julia } = await november();
    await julia.taps("Сделано");
    julia.sees(/Отметка: сделано/);
    await julia.taps("Добавить комментарий");
    julia.sees(/Напишите комментарий одним сообщением/);
    await julia.sends("Выступили <b>двое</b> & *получили* дипломы");
    julia.sees(/Комментарий: Выступили <b>двое<\/b> & \*получили\* дипломы/);
    expect(duty(story, "16")).toMatchObject({
      state: "done",
      comment: "Выступили <b>двое</b> & *получили* дипломы",
    });
    await story.moveTo("2019-12-05T12:00");
    expect(digests(julia)).toHaveLength(0);
    expect(digests(story.chair).join("\n")).not.toMatch(event(16));
  });

  test("of a duty that several answer for together tells the others, and nobody is reminded any more", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const orlova = story.who("director", "Каменка");
    await answers(gonchar, "№7", "Сделано");
    await story.moveTo("2019-09-02T12:06");
    for (const other of [orlova, story.chair, story.who("curator")]) {
      other.sees(/^Отмечено другими\nСделано · №7 · Гончар П\.Е\.\nАнализ итогов/);
    }
    gonchar.seesNo(/Отмечено другими/);
    await orlova.taps("Открыть мероприятие");
    orlova.sees(/Отметка: сделано/);
    await story.moveTo("2019-10-02T12:00");
    const told = story
      .joined()
      .flatMap(digests)
      .filter((text) => /^(?!Понедельник, 2 сентября)[^]*№7(?!\d)/.test(text));
    expect(told).toEqual([]);
  });

  test("taken back at once is told to nobody; taken back later, to those who had heard of it", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const orlova = story.who("director", "Каменка");
    const card = await answers(gonchar, "№7", "Сделано");
    await story.moveTo("2019-09-02T12:02");
    await tapsIn(gonchar, card, "Отменить отметку");
    await story.moveTo("2019-09-02T13:00");
    orlova.seesNo(/Отмечено другими/);
    await tapsIn(gonchar, card, "Сделано");
    await story.moveTo("2019-09-02T13:06");
    orlova.sees(/Сделано · №7/);
    orlova.looks();
    // Late in the evening: it waits for the morning and comes along with nothing else.
    await story.moveTo("2019-09-02T21:30");
    await tapsIn(gonchar, card, "Отменить отметку");
    await story.moveTo("2019-09-02T23:00");
    orlova.seesNo(/Отмечено другими/);
    await story.moveTo("2019-09-03T10:00");
    orlova.sees(/^Отмечено другими\nОтметка снята · №7 · Гончар П\.Е\./);
    expect(orlova.messages().filter(({ text }) => text.includes("Отмечено другими"))).toHaveLength(2);
    gonchar.seesNo(/Отмечено другими/);
  });

  test("on a day on which the others were reminded of nothing stands in their next morning's digest, once", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const orlova = story.who("director", "Каменка");
    await story.moveTo("2019-09-10T12:00");
    await answers(gonchar, "№7", "Сделано");
    await story.moveTo("2019-09-10T18:00");
    orlova.seesNo(/Отмечено другими/);
    await story.moveTo("2019-09-11T12:00");
    const morning = orlova.sees(
      /^Среда, 11 сентября\. Напоминаем:\n\nОтмечено другими\nСделано · №7 · Гончар П\.Е\.\n/,
    );
    gonchar.seesNo(/^Среда, 11/);
    await tapsIn(orlova, morning.id, "№7");
    orlova.sees(/Отметка: сделано/);
    await tapsIn(orlova, morning.id, "‹ К напоминаниям");
    orlova.sees(/^Среда, 11 сентября[^]*Сделано · №7/);
    await story.moveTo("2019-09-22T12:00");
    expect(digests(orlova).filter((text) => text.includes("Отмечено другими"))).toHaveLength(1);
  });

  test("of a school is that school's own", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const orlova = story.who("director", "Каменка");
    await answers(gonchar, "№1", "Сделано");
    expect([duty(story, "1", "Ольховка").state, duty(story, "1", "Каменка").state]).toEqual(["done", "open"]);
    orlova.seesNo(/Отмечено/);
    await answers(orlova, "№1");
    orlova.sees(/Школа: МКОУ СОШ п\. Каменка[^]*Отметка: нет/);
    await story.moveTo("2019-09-23T12:00");
    gonchar.sees(event(7));
    expect(digests(gonchar)[0]).not.toMatch(event(1));
    orlova.sees(event(1));
  });
});

describe("«Назначить дату»", () => {
  test("by buttons, with the time and the place; the new day is what is reminded of", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    await answers(gonchar, "№11", "Назначить дату");
    gonchar.sees(/Когда проведёте\? С 2 сентября по 31 октября/);
    await gonchar.taps("Позже ›");
    await gonchar.taps("октябрь");
    expect(gonchar.answer?.text).toBe(chooseDay);
    await gonchar.taps("17");
    expect(gonchar.answer?.text).toBe(marked.dateSet);
    await gonchar.sends("\u200b\u200b");
    gonchar.sees(/Сообщение пустое/);
    await gonchar.sends("в 11:30, музей");
    gonchar.sees(/Дата проведения: 17 октября в 11:30, музей/);
    expect(duty(story, "11", "Ольховка")).toMatchObject({
      heldOn: "2019-10-17",
      heldAt: "11:30",
      heldWhere: "музей",
    });
    expect(duty(story, "11", "Каменка").heldOn).toBeNull();
    await story.moveTo("2019-10-31T12:00");
    const told = digests(gonchar).filter((text) => event(11).test(text));
    expect(told.map((text) => text.slice(0, text.indexOf(".")))).toEqual([
      "Четверг, 3 октября",
      "Четверг, 10 октября",
      "Среда, 16 октября",
      "Четверг, 17 октября",
      "Пятница, 18 октября",
    ]);
    expect(told.filter((text) => /17\.10 в 11:30, музей.{0,3}№11/.test(text))).toHaveLength(5);
  });

  test.each([
    ["24 сентября", { heldOn: "2019-09-24", heldAt: null, heldWhere: null }],
    ["24", { heldOn: "2019-09-24", heldAt: null, heldWhere: null }],
    ["24.09", { heldOn: "2019-09-24", heldAt: null, heldWhere: null }],
    ["24 сентября в 10:00, актовый зал", { heldOn: "2019-09-24", heldAt: "10:00", heldWhere: "актовый зал" }],
  ])("typed: «%s»", async (text, expected) => {
    const story = await september({ joined: ["director"] });
    await answers(story.who("director", "Ольховка"), "№1", "Назначить дату", { types: text });
    expect(duty(story, "1", "Ольховка")).toMatchObject(expected);
  });

  test("what is no day of the term is asked for again, and a good one still counts after that", async () => {
    const story = await september({ joined: ["director"] });
    const gonchar = story.who("director", "Ольховка");
    await answers(gonchar, "№1", "Назначить дату");
    const bad = ["31 сентября", "24 октября", "вчера", "сентябрь", "1e3", "٢٤ сентября", "24 и 25 сентября"];
    for (const text of bad) {
      await gonchar.sends(text);
      expect([text, gonchar.last.text]).toEqual([
        text,
        expect.stringMatching(/^Нужен один день с 2 сентября/),
      ]);
    }
    expect(duty(story, "1", "Ольховка").heldOn).toBeNull();
    await gonchar.sends("24 сентября");
    gonchar.sees(/Дата проведения: 24 сентября/);
  });
});

describe("«Отложить»", () => {
  test("for three days, and nothing about it in between", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    await answers(gonchar, "№1", "Отложить", "На 3 дня, до 05.09");
    expect(gonchar.answer?.text).toBe(marked.postponed);
    gonchar.sees(/Отложено до 5 сентября/);
    await story.moveTo("2019-09-04T12:00");
    gonchar.seesNo(/Напоминаем/);
    await story.moveTo("2019-09-05T12:00");
    gonchar.sees(/^Четверг, 5 сентября[^]*№1(?!\d)/);
  });

  test("till a typed day; a day that has passed is not taken", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    await answers(gonchar, "№1", "Отложить", "До даты", { types: "1 сентября" });
    expect(gonchar.last.text).toMatch(/^Нужен один день с 3 сентября/);
    await gonchar.sends("26 сентября");
    gonchar.sees(/Отложено до 26 сентября/);
    await story.moveTo("2019-09-25T12:00");
    expect(digests(gonchar).filter((text) => event(1).test(text))).toHaveLength(0);
    await story.moveTo("2019-09-26T12:00");
    gonchar.sees(/^Четверг, 26 сентября[^]*№1(?!\d)/);
    await story.moveTo("2019-10-01T12:00");
    gonchar.sees(/срок прошёл\nдо 30\.09.{0,3}№1/);
  });
});

describe("«Нужна помощь»", () => {
  test("reaches the chair in words; her answer and «Вопрос решён» come back", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    await answers(gonchar, "№1", "Нужна помощь", { types: "Нет образца договора" });
    const { chair } = story;
    chair.sees(/^Просят помощи\. Гончар П\.Е\., МКОУ СОШ п\. Ольховка\n№1\D[^]*«Нет образца договора»/);
    await chair.sends("/status");
    chair.sees(/помощ/i);
    await chair.taps("Ответить");
    await chair.sends("Пришлю образец завтра");
    gonchar.sees(/^Ответ председателя[^]*«Пришлю образец завтра»/);
    await chair.taps("Вопрос решён");
    gonchar.sees(/Председатель отмечает: вопрос решён/);
    await chair.forges(`d:settle:${dutyId(story, "1", "Ольховка")}:0`);
    expect(chair.answer?.text).toBe(helpIsSettled);
  });

  test("is asked once; from the asker's own screen nobody settles it", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const card = await answers(gonchar, "№1", "Нужна помощь");
    await tapsIn(gonchar, card, "Отправить без пояснения");
    expect(gonchar.answer?.text).toBe(marked.helpAsked);
    await tapsIn(gonchar, card, "Нужна помощь");
    expect(gonchar.answer?.text).toBe(helpAlready);
    await gonchar.forges(`d:settle:${dutyId(story, "1", "Ольховка")}:0`);
    expect(gonchar.answer?.text).toBe(notAllowed);
    expect(story.chair.messages().filter(({ text }) => text.startsWith("Просят помощи"))).toHaveLength(1);
  });
});

const dutyId = (told: Story, number: string, place: string): number =>
  (
    told.open.sqlite
      .prepare(
        `SELECT duties.id FROM duties JOIN occurrences ON occurrences.id = occurrence_id
         JOIN events ON events.id = event_id JOIN organisations ON organisations.id = organisation_id
         WHERE events.number = ? AND short_name LIKE ?`,
      )
      .get(number, `%${place}%`) as { id: number }
  ).id;

test("«Не наше» tells the chair with the plan's own words, ends it for this school alone, and is taken back", async () => {
  const story = await september();
  const snegireva = story.who("director", "Полянская");
  const card = await answers(snegireva, "№1", "Не наше");
  expect(snegireva.answer?.text).toBe(marked.notOurs);
  story.chair.sees(
    /^Отмечено «Не наше»\. Снегирёва Т\.М\., МКОУ ООШ д\. Полянская\n№1\D[^]*Ответственный по плану: Ветрова/,
  );
  await story.moveTo("2019-09-23T12:00");
  expect(digests(snegireva).join("\n")).not.toMatch(event(1));
  story.who("director", "Каменка").sees(event(1));
  await tapsIn(snegireva, card, "Отменить отметку");
  await story.moveTo("2019-10-01T12:00");
  snegireva.sees(/срок прошёл\nдо 30\.09.{0,3}№1/);
});

test("what the chair answers for herself climbs to nobody, and is hers by name in her list of Monday", async () => {
  const story = await september();
  await story.moveTo("2019-10-03T12:00");
  expect(story.chair.sees(/Срок прошёл, отметки нет/).text).not.toMatch(/№7|– КОГОБУ СШ пгт Заречный/);
  await story.moveTo("2019-10-14T12:00");
  const digest = story.chair.sees(/Список недели: срок прошёл/).text;
  expect(digest).toMatch(/^– 30\.09 №1 · КОГОБУ СШ пгт Заречный: Вы$/m);
  expect(digest).toMatch(/^– 30\.09 №7 · .*Гончар П\.Е\..*, Вы$/m);
  expect(digest).not.toMatch(/–\s*\n/);
});

describe("every tap at a bad moment", () => {
  test("twice: the second says that it is marked already and changes nothing", async () => {
    const { story, julia } = await november();
    const { id } = julia.last;
    const [accept, done] = [dataOf(julia, id, "Принято"), dataOf(julia, id, "Сделано")];
    await julia.forges(accept, id);
    await julia.forges(accept, id);
    expect(julia.answer?.text).toBe(alreadyMarked);
    await julia.forges(done, id);
    const before = marks(story);
    for (const data of [done, accept]) {
      await julia.forges(data, id);
      expect(julia.answer?.text).toBe(alreadyMarked);
    }
    expect([marks(story), duty(story, "16").state]).toEqual([before, "done"]);
  });

  test("two who answer together tap «Сделано» at the same moment: both are answered, one mark is kept", async () => {
    const story = await september();
    const [gonchar, orlova] = [story.who("director", "Ольховка"), story.who("director", "Каменка")];
    const taps: [ChatPerson, number][] = [];
    for (const one of [gonchar, orlova]) taps.push([one, await answers(one, "№7")]);
    await Promise.all(taps.map(([one, card]) => tapsIn(one, card, "Сделано")));
    expect(new Set([gonchar.answer?.text, orlova.answer?.text])).toEqual(
      new Set([marked.done, alreadyMarked]),
    );
    expect(marks(story)).toBe(1);
  });

  test("after a restart, in the middle of every question, and long after", async () => {
    const { story, julia } = await november();
    const { id } = julia.last;
    await story.restart();
    await tapsIn(julia, id, "Подробнее");
    await story.restart();
    await tapsIn(julia, id, "Нужна помощь");
    await story.restart();
    await julia.sends("Нужен приказ о командировке");
    story.chair.sees(/«Нужен приказ о командировке»/);
    await tapsIn(julia, julia.last.id, "Отложить");
    await story.moveTo("2020-03-02T12:00");
    await julia.forges(`d:list:1:1`, id);
    expect(julia.answer).not.toBeNull();
    await tapsIn(julia, julia.last.id, "Сделано");
    julia.sees(/Отметка: сделано/);
  });

  test("a day offered last week is too late now: the button says so", async () => {
    const story = await september({ joined: ["director"] });
    const gonchar = story.who("director", "Ольховка");
    const card = await answers(gonchar, "№1", "Назначить дату");
    const third = dataOf(gonchar, card, "3");
    await story.moveTo("2019-09-10T12:00");
    await gonchar.forges(third, card);
    expect(gonchar.answer?.text).toBe(buttonPast);
    expect(duty(story, "1", "Ольховка").heldOn).toBeNull();
  });

  test("somebody else's duty, somebody else's digest, no duty at all", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const orlova = story.who("director", "Каменка");
    const curator = story.who("curator");
    const { id } = orlova.last;
    const own = dutyId(story, "1", "Каменка");
    const list = dataOf(orlova, await opens(orlova, "№1"), "‹ К напоминаниям");
    const before = marks(story);
    for (const word of ["card", "accept", "done", "notours", "undo", "held", "later", "help", "comment"]) {
      await gonchar.forges(`d:${word}:${own}:0`, gonchar.last.id);
      expect([word, gonchar.answer?.text]).toEqual([word, notYours]);
    }
    await curator.forges(`d:done:${own}:0`, curator.last.id);
    expect(curator.answer?.text).toBe(notYours);
    await gonchar.forges(list, gonchar.last.id);
    expect(gonchar.answer?.text).toBe(digestGone);
    await orlova.forges("d:done:999999:0", id);
    expect(orlova.answer?.text).toBe(dutyGone);
    await orlova.forges(`d:heldday:${own}:0:2019-02-31`, id);
    expect(orlova.answer?.text).toBe(buttonPast);
    await orlova.forges(`d:untilday:${own}:0:2018-01-01`, id);
    expect(orlova.answer?.text).toBe(buttonPast);
    expect(marks(story)).toBe(before);
  });

  test("a monitoring's duty is not ticked by hand", async () => {
    const story = await september({ joined: ["director"] });
    const gonchar = story.who("director", "Ольховка");
    await gonchar.forges(`d:done:${dutyId(story, "6", "Ольховка")}:0`);
    expect(gonchar.answer?.text).toBe(byFigures);
  });

  test("a digest waits while its person is in the middle of writing, and comes after", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    await story.moveTo("2019-09-23T08:58");
    await answers(gonchar, "№1", "Нужна помощь");
    await story.moveTo("2019-09-23T09:05");
    gonchar.seesNo(/Понедельник, 23 сентября/);
    story.who("director", "Каменка").sees(/Понедельник, 23 сентября/);
    await gonchar.sends("Нет образца договора");
    await story.moveTo("2019-09-23T09:20");
    expect(digests(gonchar).at(-1)).toMatch(/^Понедельник, 23 сентября/);
  });

  test("what is done between the making and the sending of a digest is not in it", async () => {
    const { story, julia } = await november();
    const { id } = julia.last;
    story.telegram.fail({ how: "429", method: "sendMessage", chatId: julia.chatId, retryAfter: 1 });
    await story.moveTo("2019-11-14T09:00");
    julia.seesNo(/^Четверг, 14/);
    await tapsIn(julia, id, "Сделано");
    await story.moveTo("2019-11-14T09:10");
    expect(digests(julia).filter((text) => text.startsWith("Четверг, 14"))).toEqual([]);
  });
});
