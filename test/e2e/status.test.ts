import { afterEach, describe, expect, test } from "vitest";
import { instant } from "../../src/calendar/instant.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* The summary and the plan on the whole app: what the chair sees changes as the others answer. */

let story: Story;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-11-18T10:00", ...options });
  return story;
}

const buttons = (person: ChatPerson): string[] => person.last.buttons.flat().map(({ text }) => text);

/** The number that stands after a word on the person's screen. */
function counted(person: ChatPerson, words: string): number {
  const found = new RegExp(`${words}: (\\d+)`).exec(person.last.text)?.[1];
  if (found === undefined) throw new Error(`no «${words}» in:\n${person.last.text}`);
  return Number(found);
}

/** The button of the line that says so on the first screen: «3 ·». */
function buttonOf(person: ChatPerson, words: string): string {
  const number = new RegExp(`^(\\d+)\\. .*${words}`, "m").exec(person.last.text)?.[1];
  if (number === undefined) throw new Error(`no line «${words}» in:\n${person.last.text}`);
  return `${number} ·`;
}

/** Turns pages until a button begins so, and taps it. */
async function picks(person: ChatPerson, button: string): Promise<void> {
  while (!buttons(person).some((text) => text.startsWith(button))) await person.taps("Дальше");
  await person.taps(button);
}

describe("the chair's summary", () => {
  test("is one screen, and the plan behind it changes as a director ticks", async () => {
    const { chair } = await begin();
    await chair.sends("/status");
    chair.sees(/^Требует Вас: \d+\nСводка на 18 ноября[^]*Мониторинг за ноябрь: сдали 0 из 6, срок 25\.11/);
    expect(chair.last.text.length).toBeLessThanOrEqual(900);
    expect(chair.last.text.split("\n").length).toBeLessThanOrEqual(20);
    await chair.taps("План:");
    chair.sees(/План на 18 ноября\n22 мероприятия[^]*1\. Нормативно-правовое обеспечение/);
    const [done, underWay] = [counted(chair, "Сделано"), counted(chair, "Идёт")];

    const director = story.who("director", "Рассвет");
    await director.sends("Мои мероприятия");
    director.sees(/Мои мероприятия[^]*Сейчас/);
    // №17 is every school's own until the end of December.
    await picks(director, "№17");
    await director.taps("Сделано");

    await chair.sends("Сводка");
    await chair.taps("План:");
    expect(counted(chair, "Сделано")).toBe(done + 1);
    expect(counted(chair, "Идёт")).toBe(underWay - 1);
    await chair.taps("Сделано");
    chair.sees(/№17 · МКОУ СОШ п\. Рассвет[^]*Дятлов С\.В\.: сделано/);
    await chair.taps("‹ К сводке");
    chair.sees(/Сводка на 18 ноября/);
  });

  test("leads into the lists behind it, each with a way back", async () => {
    const { chair } = await begin({ joined: ["chair", "director"] });
    await chair.sends("/status");
    await chair.taps(buttonOf(chair, "Некому сообщить"));
    chair.sees(/МКОУ СОШ п\. Боровой: директор не назван/);
    // The hole leads to where it can be filled.
    expect(buttons(chair)).toContain("Назвать: п. Боровой");
    await chair.taps("‹ К сводке");
    await chair.taps(buttonOf(chair, "Не в боте, приглашения нет"));
    chair.sees(/Не в боте: \d+[^]*Тихонова Р\.Д\./);
    await chair.taps("‹ К сводке");
    await chair.taps(buttonOf(chair, "Позвонить"));
    chair.sees(/ИМЦ\nорганизация не в боте/);
    await chair.taps("‹ К сводке");
    await chair.taps("План:");
    await chair.taps("Без даты");
    chair.sees(/№5\.[^]*вне периода плана[^]*№15\.[^]*по запросу/);
  });

  test("names the schools that have not handed in, until they have", async () => {
    const { chair, open } = await begin();
    await chair.sends("/status");
    chair.sees(/Мониторинг за ноябрь: сдали 0 из 6/);
    const deputy = story.who("deputy", "Рассвет");
    open.sqlite
      .prepare(
        `INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, submitted_by, late)
         VALUES (?, 'employment', 1, '2019-11', ?, ?, 0)`,
      )
      .run(story.schoolId("Рассвет"), instant(story.now()), story.personId(deputy));

    await chair.sends("/status");
    chair.sees(/Мониторинг за ноябрь: сдали 1 из 6/);
    await chair.taps("Мониторинг за ноябрь");
    chair.sees(/МКОУ СОШ п\. Рассвет: сдано, Зимина О\.С\.[^]*МКОУ СОШ п\. Каменка: ждём, Орлова Л\.К\./);
    await chair.taps("п. Каменка");
    expect(chair.answer).not.toBeNull();

    await deputy.sends("/status");
    deputy.sees(/Мониторинг за ноябрь\nсдан в срок/);
  });

  test("«Стоит посмотреть» leads to what there is to see", async () => {
    const { chair } = await begin({ now: "2019-09-10T12:00" });
    const deputy = story.who("deputy", "Ольховка");
    await deputy.sends("/monitoring");
    for (const tap of ["12", "6", "5", "Остальные", "0", "Таких нет", "Всё верно"]) await deputy.taps(tap);
    await chair.sends("/status");
    await chair.taps("Мониторинг за сентябрь");
    await chair.taps("Стоит посмотреть: 1");
    expect(chair.last.text).toMatch(
      /Обратите внимание:\nМКОУ СОШ п\. Ольховка\. 9 класс: «Не определились»[^]*– 1 из 12/,
    );
  });

  test("a late month is owed until it comes", async () => {
    const { chair } = await begin({ now: "2019-10-21T10:00" });
    await story.moveTo("2019-11-05T10:00");
    await chair.sends("/status");
    expect(chair.last.text).toMatch(/Мониторинг за октябрь: сдали 0 из 6, срок был 25\.10/);
  });
});

describe("others", () => {
  test("a director sees the own school and nobody else's", async () => {
    await begin();
    const director = story.who("director", "Рассвет");
    await director.sends("/status");
    director.sees(/МКОУ СОШ п\. Рассвет[^]*План[^]*Идёт/);
    expect(director.last.text).not.toMatch(/Боровой|Каменка|Ольховка|Некому|Не в боте/);
    await director.taps("Идёт");
    expect(director.last.text).not.toMatch(/Боровой|Каменка|Ольховка/);
    const other = story.schoolId("Каменка");
    for (const forged of [
      "s:list:nobody:0",
      "s:list:unreached:0",
      "s:list:help:0",
      "s:list:own:0",
      "s:list:dates:0",
      "s:figures:2019-11:0",
      "s:plan:0",
      "s:sec:0:0",
      "s:schools:0",
      "s:people:0",
      "s:person:1",
      `s:school:${other}`,
      `s:sduty:${other}:0`,
      "s:nudge",
      "s:notours:1",
      "s:agree:1",
      "t:list:0",
      "t:open:organisation_8",
      "t:past:0",
      "t:undo:1",
      "t:plain",
    ]) {
      const before = director.last.text;
      await director.forges(forged);
      expect(director.answer?.text).toContain("нет права");
      expect(director.last.text).toBe(before);
    }
  });

  test("a curator sees the cluster and is offered nothing to change", async () => {
    await begin();
    const curator = story.who("curator");
    await curator.sends("/status");
    curator.sees(/^Ждёт председателя: \d+\nСводка на 18 ноября[^]*Некому сообщить/);
    const settling = /^(?:s:nudge|s:notours|s:agree|p:|v:|c:|d:held|t:done)/;
    const home = curator.last.buttons.flat().flatMap(({ callback_data }) => callback_data ?? []);
    expect(home.filter((data) => settling.test(data))).toEqual([]);
    for (const data of home) {
      await curator.forges(data);
      const shown = curator.last.buttons.flat().flatMap(({ callback_data }) => callback_data ?? []);
      expect([data, shown.filter((one) => settling.test(one))]).toEqual([data, []]);
    }
    for (const data of [
      "s:nudge",
      "s:notours:1",
      "s:agree:1",
      "t:done:organisation_8:x",
      "t:undo:1",
      "t:plain",
    ]) {
      const before = curator.last.text;
      await curator.forges(data);
      expect([data, curator.answer?.text]).toEqual([data, "У Вас нет права на это действие."]);
      expect(curator.last.text).toBe(before);
    }
    for (const data of ["t:open:organisation_8", "t:past:0"]) {
      await curator.forges(data);
      expect(curator.answer?.text).toBe("");
    }
  });

  test("a stranger gets nothing", async () => {
    const { stranger } = await begin({ joined: ["chair"] });
    for (const text of ["/status", "Сводка", "/plan", "Мои мероприятия"]) {
      await stranger.sends(text);
      stranger.sees(/\/start/);
      stranger.seesNo(/Заречн|мероприяти[йя]:/);
    }
    for (const data of ["s:home", "s:list:overdue:0", "e:all:0", "e:mine:0", "e:card:1"]) {
      await stranger.forges(data);
      expect(stranger.answer?.text).toContain("нет права");
    }
  });
});

describe("the plan", () => {
  test("the chair turns its pages, opens an event and finds every school's state", async () => {
    const { chair } = await begin();
    await chair.sends("/plan");
    chair.sees(/План на 1 июля – 31 декабря 2019 года\n22 мероприятия[^]*№1\.[^]*Страница 1 из 3/);
    await chair.taps("Разделы");
    await chair.taps("Развитие кадрового потенциала");
    await picks(chair, "№17");
    chair.sees(
      /№17\.[^]*Срок: сентябрь- декабрь[^]*директор: все школы[^]*МКОУ СОШ п\. Боровой: некому сообщить/,
    );
    await chair.taps("К плану");
    await chair.taps("‹ Назад");
    chair.sees(/Страница 1 из 3/);
    // The monitoring has a dated instance a month; this month's is shown first.
    await chair.taps("№6");
    chair.sees(/Ноябрь \(5 из 6\)/);
    await chair.taps("‹ Назад");
    chair.sees(/Октябрь \(4 из 6\)/);
    await chair.taps("Дальше");
    await chair.taps("Дальше");
    expect(chair.last.text).toMatch(/Декабрь \(6 из 6\)/);
  });

  test("whoever answers for nothing is told so, and finds the whole plan", async () => {
    const { chair, open } = await begin({ joined: ["chair"] });
    open.sqlite.prepare("DELETE FROM duties").run();
    await chair.sends("/plan");
    await chair.taps("Мои мероприятия");
    chair.sees(/за Вами ничего не записано/);
    await chair.taps("Весь план");
    expect(chair.last.text).toMatch(/22 мероприятия/);
  });

  test("without a plan both screens say so", async () => {
    const { chair, open } = await begin({ joined: ["chair"] });
    open.sqlite.prepare("DELETE FROM plans").run();
    await chair.sends("/plan");
    chair.sees(/План ещё не загружен/);
    await chair.sends("/status");
    chair.sees(/План ещё не загружен/);
    await chair.sends("Мои мероприятия");
    await chair.forges("s:home");
    expect(chair.last.text).toContain("План ещё не загружен");
    expect(chair.answer).not.toBeNull();
  });

  test("forged and stale buttons get one sentence and change nothing", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    for (const person of [chair, director]) {
      await person.sends("/plan");
      const before = person.last.text;
      for (const data of [
        "e:",
        "e:nothing:0",
        "e:all:-1",
        "e:all:1e3",
        "e:card:0",
        "e:card:999999",
        "e:card:1:x",
        "e:card:<b>",
        "e:constructor:0",
        "s:",
        "s:list",
        "s:list:frob:0",
        "s:list:overdue:x",
        "s:figures:2019-13:0",
        "s:figures:2031-01:0",
        "s:nothing",
        "s:home:x",
        "s:plan:x",
        "s:sec:99:0",
        "s:schools:x",
        "s:people:1e3",
        "s:school:0",
        "s:school:99999",
        "s:person:99999",
        "s:event:99999:0",
        "s:notours:99999",
        "s:agree:99999",
        "t:",
        "t:list:x",
        "t:frob",
        "t:undo:x",
      ]) {
        await person.forges(data);
        expect([data, person.answer?.text]).toEqual([data, expect.stringMatching(/[а-я]{3}/)]);
        expect(person.last.text).toBe(before);
      }
      // A page beyond the last is the last.
      await person.forges("e:all:999");
      person.sees(/Страница 3 из 3/);
    }
  });

  test("everything still works after a restart", async () => {
    const { chair } = await begin({ joined: ["chair"] });
    await chair.sends("/status");
    await story.restart();
    await chair.taps("План:");
    await chair.taps("Идёт");
    chair.sees(/Идёт: \d+/);
    await story.restart();
    await chair.taps("‹ К сводке");
    expect(chair.last.text).toMatch(/Сводка на/);
  });
});
