import { afterEach, describe, expect, test } from "vitest";
import {
  alreadyMarked,
  buttonPast,
  digestGone,
  marked,
  notYours,
  pageGone,
  saidAtOnce,
} from "../../src/reminders/duty-texts.ts";
import { nothingUndated } from "../../src/reminders/digest-texts.ts";
import type { ChatPerson } from "../support/chat.ts";
import { dataOf, opens, tapsIn } from "../support/digest-taps.ts";
import { startStory, type Story } from "../support/story.ts";

/* A morning's message: the question when an event will be held, and a digest of more than a screen. */

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

/** The morning of 2 September: everything of the autumn opens at once. */
async function september(): Promise<Story> {
  story = await startStory({ now: "2019-09-01T12:00", joined: ["chair", "director", "council"] });
  await story.moveTo("2019-09-02T12:00");
  return story;
}

interface Held {
  heldOn: string | null;
  heldAt: string | null;
  heldWhere: string | null;
}

const held = (told: Story, number: string, place = ""): Held =>
  told.open.sqlite
    .prepare(
      `SELECT held_on AS heldOn, held_at AS heldAt, held_where AS heldWhere
       FROM duties JOIN occurrences ON occurrences.id = occurrence_id JOIN events ON events.id = event_id
       LEFT JOIN organisations ON organisations.id = organisation_id
       WHERE events.number = ? AND coalesce(short_name, '') LIKE ?`,
    )
    .get(number, `%${place}%`) as Held;

const NONE: Held = { heldOn: null, heldAt: null, heldWhere: null };

/** Gonchar has set 24 September for №1 of his school from the morning's question. */
async function firstDaySet(): Promise<{ story: Story; gonchar: ChatPerson }> {
  const story = await september();
  const gonchar = story.who("director", "Ольховка");
  expect(gonchar.sees(/Когда проведёте: №1, №7\?/).text).toMatch(/^Понедельник, 2 сентября\. Напоминаем:/);
  await gonchar.taps("Когда проведёте?");
  gonchar.sees(/^Когда проведёте\?\nВыберите мероприятие, затем день\./);
  await gonchar.taps("сентябрь · №1");
  gonchar.sees(
    /^№1\. Заключение[^]*Когда проведёте\? С 2 сентября по 30 сентября\.\n\nВ сентябре пока ничего/,
  );
  await gonchar.taps("24");
  expect(gonchar.answer?.text).toBe(marked.dateSet);
  await gonchar.taps("Пропустить");
  await gonchar.taps("‹ К напоминаниям");
  return { story, gonchar };
}

describe("one tap in the digest", () => {
  const states = (told: Story, person: ChatPerson): Record<string, number> =>
    Object.fromEntries(
      told.open.sqlite
        .prepare("SELECT kind, count(*) FROM duty_marks WHERE person_id = ? GROUP BY kind ORDER BY kind")
        .raw()
        .all(told.personId(person)) as [string, number][],
    );

  test("answers for one event, and the message itself shows the mark", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const { id } = gonchar.last;
    const before = gonchar.messages().length;
    await tapsIn(gonchar, id, "Принято №1");
    expect(gonchar.answer?.text).toBe(saidAtOnce.accepted);
    expect(gonchar.messages()).toHaveLength(before);
    gonchar.sees(/№1\nЗаключение[^\n]*\nпринято\n/);
    gonchar.seesNo(/\[Принято №1\]/);
    gonchar.sees(/\[Принято №7\] \[№7 …\]/);
    await gonchar.forges("d:ok:1:1:1", id);
    expect(gonchar.answer?.text).toBe(alreadyMarked);
    expect(states(story, gonchar)).toEqual({ accepted: 1 });
  });

  test("says that it is done once the day has come, and is taken back on the card", async () => {
    story = await startStory({ now: "2019-09-29T12:00", joined: ["director"] });
    await story.moveTo("2019-09-30T12:00");
    const gonchar = story.who("director", "Ольховка");
    const { id } = gonchar.last;
    await tapsIn(gonchar, id, "Сделано №1");
    expect(gonchar.answer?.text).toBe(saidAtOnce.done);
    gonchar.sees(/№1\nЗаключение[^\n]*\nсделано/);
    await story.restart();
    await tapsIn(gonchar, id, "№1");
    await tapsIn(gonchar, id, "Отменить отметку");
    expect(states(story, gonchar)).toEqual({ done: 1, undone: 1 });
  });

  test("accepts all that has no answer yet, once, and never says that anything is done", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const { id } = gonchar.last;
    await tapsIn(gonchar, id, "Принято №7");
    await tapsIn(gonchar, id, "Принято: все (");
    expect(gonchar.answer?.text).toMatch(/^Принято: \d+\. /);
    gonchar.seesNo(/Принято: все/);
    const marks = states(story, gonchar);
    expect(Object.keys(marks)).toEqual(["accepted"]);
    await gonchar.forges("d:okall:1", id);
    expect(states(story, gonchar)).toEqual(marks);
  });

  test("is nobody else's: not by a button made by hand, of another's digest or another's event", async () => {
    const story = await september();
    const gonchar = story.who("director", "Ольховка");
    const orlova = story.who("director", "Каменка");
    const digestOf = (person: ChatPerson): number =>
      story.open.sqlite
        .prepare("SELECT id FROM digests WHERE person_id = ?")
        .pluck()
        .get(story.personId(person)) as number;
    await orlova.forges(`d:okall:${digestOf(gonchar)}`);
    expect(orlova.answer?.text).toBe(digestGone);
    const theirs = dataOf(gonchar, gonchar.last.id, "Принято №1");
    await orlova.forges(theirs);
    expect(orlova.answer?.text).toBe(notYours);
    for (const data of ["d:ok:x:1:1", "d:fin:999999:1:1", "d:ok:", "d:okall:x", "d:okall:"])
      await orlova.forges(data);
    expect(states(story, orlova)).toEqual({});
    expect(states(story, gonchar)).toEqual({});
  });
});

describe("«Когда проведёте?»", () => {
  test("asks for one after the other, shows what the month holds and warns of what clashes", async () => {
    const { story, gonchar } = await firstDaySet();
    expect(gonchar.sees(/24\.09 · №1/).text).toMatch(/Когда проведёте: №7\?/);
    await gonchar.taps("Когда проведёте?");
    gonchar.sees(/^№7\.[^]*В сентябре уже назначено:\n24 вт · №1 · п\. Ольховка · Заключение/);
    await gonchar.taps("24•");
    gonchar.sees(
      /Вторник, 24 сентября\.\n\nВ этот день уже:\n– №1 Заключение.*\(те же люди: Гончар П\.Е\.\)\n\nНазначить/,
    );
    expect(held(story, "7")).toEqual(NONE);
    await gonchar.taps("Другой день");
    await gonchar.taps("21");
    gonchar.sees(/Суббота, 21 сентября\.\n\nЭто выходной день\.\n\nНазначить/);
    await gonchar.taps("Всё равно");
    expect(gonchar.answer?.text).toBe(marked.dateSet);
    await gonchar.sends("11:00, музей");
    expect(held(story, "7")).toEqual({ heldOn: "2019-09-21", heldAt: "11:00", heldWhere: "музей" });
  });

  test("another school sees that day and may take it: nobody of theirs is there", async () => {
    const { story } = await firstDaySet();
    const orlova = story.who("director", "Каменка");
    await opens(orlova, "№1");
    await orlova.taps("Назначить дату");
    orlova.sees(/24 вт · №1 · п\. Ольховка/);
    await orlova.taps("24•");
    expect(orlova.answer?.text).toBe(marked.dateSet);
    expect(held(story, "1", "Каменка").heldOn).toBe("2019-09-24");
  });

  test("a typed day keeps its time and place through the warning and a restart", async () => {
    const { story, gonchar } = await firstDaySet();
    await gonchar.taps("Когда проведёте?");
    await gonchar.sends("24 сентября в 10:00, актовый зал");
    gonchar.sees(/Вторник, 24 сентября.*10:00, актовый зал\.\n\nВ этот день уже/);
    const warning = gonchar.last.id;
    await story.restart();
    expect(held(story, "7")).toEqual(NONE);
    await tapsIn(gonchar, warning, "Всё равно");
    const kept = { heldOn: "2019-09-24", heldAt: "10:00", heldWhere: "актовый зал" };
    expect(held(story, "7")).toEqual(kept);
    await tapsIn(gonchar, warning, "Всё равно");
    expect(gonchar.answer?.text).toBe(alreadyMarked);
    expect(held(story, "7")).toEqual(kept);
  });

  test("instead of insisting another day may be written; the old warning then keeps only its own day", async () => {
    const { story, gonchar } = await firstDaySet();
    await gonchar.taps("Когда проведёте?");
    await gonchar.sends("24 сентября в 10:00, актовый зал");
    await gonchar.sends("24 и 25 сентября");
    gonchar.sees(/^Нужен один день/);
    await gonchar.sends("25 сентября в 12:00");
    gonchar.sees(/Дата проведения: 25 сентября.*12:00/);
    expect(held(story, "7")).toMatchObject({ heldOn: "2019-09-25", heldAt: "12:00" });
  });

  test("school holidays are shown and warned of", async () => {
    const story = await september();
    story.open.sqlite
      .prepare(`INSERT INTO school_holidays (cluster_id, name, "from", "to") VALUES (?, ?, ?, ?)`)
      .run(story.cluster.id, "осенние", "2019-10-28", "2019-11-04");
    const gonchar = story.who("director", "Ольховка");
    await opens(gonchar, "№11");
    await gonchar.taps("Назначить дату");
    await gonchar.taps("Позже ›");
    gonchar.sees(/Каникулы: осенние, 28\.10–04\.11/);
    await gonchar.taps("29");
    gonchar.sees(/Вторник, 29 октября\.\n\nЭто каникулы: осенние\./);
    await gonchar.taps("Всё равно");
    expect(held(story, "11", "Ольховка").heldOn).toBe("2019-10-29");
  });

  test("stale and forged taps change nothing and are answered", async () => {
    const { story, gonchar } = await firstDaySet();
    const digest = gonchar.last.id;
    const orlova = story.who("director", "Каменка");
    const { id } = story.open.sqlite
      .prepare(
        `SELECT duties.id FROM duties JOIN occurrences ON occurrences.id = occurrence_id
         JOIN events ON events.id = event_id JOIN organisations ON organisations.id = organisation_id
         WHERE events.number = '1' AND short_name LIKE '%Ольховка%'`,
      )
      .get() as { id: number };
    await orlova.forges(`d:heldyes:${id}:0:2019-09-26`);
    expect(orlova.answer?.text).toBe(notYours);
    for (const day of ["2019-10-26", "2019-09-31", "2018-09-26", "x"]) {
      await gonchar.forges(`d:heldyes:${id}:0:${day}`);
      expect([day, gonchar.answer?.text]).toEqual([day, buttonPast]);
    }
    expect(held(story, "1", "Ольховка").heldOn).toBe("2019-09-24");
    // In the last week there is nothing left to plan.
    await story.moveTo("2019-09-28T12:00");
    await gonchar.forges("d:when:1", digest);
    expect(gonchar.answer).not.toBeNull();
    const list = gonchar
      .messages()
      .flatMap(({ buttons }) => buttons.flat())
      .find((button) => button.callback_data?.startsWith("d:held:"));
    const own = /:(\d+)$/.exec(list?.callback_data ?? "")?.[1] ?? "";
    await gonchar.forges(`d:when:${own}`, digest);
    expect(gonchar.answer?.text).toBe(nothingUndated);
  });
});

describe("a digest of forty things", () => {
  /** As if the plan had many more events of September that every director answers for. */
  async function crowded(): Promise<{ story: Story; gonchar: ChatPerson }> {
    story = await startStory({ now: "2019-09-01T12:00", joined: ["chair", "director", "council"] });
    story.open.sqlite.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
      INSERT INTO events (plan_id, section_id, position, number, title, deadline, responsible_text)
        SELECT plan_id, section_id, 1000 + i, CAST(100 + i AS TEXT), 'Мероприятие ' || i || ' ' || title, deadline,
          responsible_text
        FROM n, events WHERE number = '1';
      INSERT INTO parties (event_id, position, kind, office, schools)
        SELECT id, 0, 'office', 'director', '"all"' FROM events WHERE position > 1000;
      INSERT INTO occurrences (event_id, opens_on, due_on)
        SELECT id, '2019-09-01', '2019-09-30' FROM events WHERE position > 1000;`);
    await story.moveTo("2019-09-02T12:00");
    return { story, gonchar: story.who("director", "Ольховка") };
  }

  const numbers = (text: string): string[] => text.match(/№\d+(?=\n)/g) ?? [];

  test("is read page by page, on the morning, after a restart and a week later, and none is left out", async () => {
    const { story, gonchar } = await crowded();
    const { id } = gonchar.sees(/Страница 1 из 4/);
    const seen = new Set(numbers(gonchar.last.text));
    for (const page of [2, 3, 4]) {
      if (page === 3) await story.restart();
      await tapsIn(gonchar, id, "Дальше ›");
      gonchar.sees(new RegExp(`Страница ${page} из 4`));
      for (const number of numbers(gonchar.last.text)) seen.add(number);
    }
    expect(seen.size).toBe(45);
    for (const { text } of gonchar.messages()) expect(text.length).toBeLessThan(4096);
    await story.moveTo("2019-09-09T12:00");
    await tapsIn(gonchar, id, "‹ Назад");
    gonchar.sees(/^Понедельник, 2 сентября\. Напоминали:\nПоказано на сегодня, 9 сентября\./);
  });

  test("a page that is there no more says so and shows the last one", async () => {
    const { story, gonchar } = await crowded();
    const { id } = gonchar.last;
    for (let page = 2; page <= 4; page++) await tapsIn(gonchar, id, "Дальше ›");
    await tapsIn(gonchar, id, "‹ Назад");
    const last = gonchar.last.buttons.flat().find(({ text }) => text === "Дальше ›")?.callback_data ?? "";
    story.open.sqlite.exec(
      "UPDATE events SET cancelled_at = '2019-09-02T09:00:00.000Z' WHERE position > 1015",
    );
    await gonchar.forges(last, id);
    expect(gonchar.answer?.text).toBe(pageGone);
    gonchar.sees(/Страница 2 из 2/);
  });
});
