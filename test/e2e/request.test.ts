import { afterEach, describe, expect, test } from "vitest";
import { instant } from "../../src/calendar/instant.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { outbox } from "../../src/db/schema.ts";
import { previewReminders } from "../../src/reminders/preview-store.ts";
import { refreshRequest } from "../../src/requests/request-notice-store.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/*
 * Methodical help on the whole app. The directors sit in the Council, the chair with them; Белкина Т.Р., a
 * deputy at Ольховка, does not.
 */

let story: Story;
afterEach(() => story.end());

interface People {
  asker: ChatPerson;
  goncar: ChatPerson;
  dyatlov: ChatPerson;
  orlova: ChatPerson;
  chair: ChatPerson;
}

async function begin(options: StoryOptions = {}): Promise<People> {
  story = await startStory({ now: "2019-11-18T10:00", ...options });
  return {
    asker: story.who("deputy", "Ольховка"),
    goncar: story.who("director", "Ольховка"),
    dyatlov: story.who("director", "Рассвет"),
    orlova: story.who("director", "Каменка"),
    chair: story.chair,
  };
}

const QUESTION = "Нужна рабочая программа по биологии для 5 класса";

async function asks(person: ChatPerson, question = QUESTION): Promise<void> {
  await person.sends("/request");
  if (!/какая методическая помощь/.test(person.last.text)) await person.taps("Новая просьба");
  await person.sends(question);
  await person.taps("Учителям-предметникам");
  await person.taps("Через неделю");
  await person.taps("Отправить");
}

const buttons = (person: ChatPerson): string[] => person.last.buttons.flat().map(({ text }) => text);

/** What the audit log has of requests, oldest first. */
const log = (): string[] =>
  story.open.sqlite
    .prepare("SELECT action FROM audit WHERE action LIKE 'request.%' ORDER BY id")
    .pluck()
    .all() as string[];

const states = (): unknown[] => story.open.sqlite.prepare("SELECT state FROM help_requests").pluck().all();

test("a school asks, one of the Council takes it and answers, the school has another question and is content", async () => {
  const { asker, goncar, dyatlov, orlova, chair } = await begin();
  await asker.sends("Методическая помощь");
  asker.sees(/Шаг 1 из 4[^]*какая методическая помощь нужна/);
  await asker.sends(QUESTION);
  asker.sees(/Кому нужна помощь/);
  await asker.sends("учителю биологии");
  await asker.sends("до 25 ноября");
  asker.sees(
    /Проверьте[^]*п. Ольховка[^]*биологии[^]*учителю биологии[^]*до 25 ноября[^]*№15\. Организация адресной/,
  );
  await asker.taps("Отправить");
  asker.sees(/отправлена Совету/);
  for (const member of [goncar, dyatlov, orlova, chair]) {
    const told = member.messages().filter(({ text }) => text.includes("Просят методической помощи"));
    expect(told).toHaveLength(1);
  }
  expect(
    story
      .who("deputy", "Рассвет")
      .messages()
      .some(({ text }) => text.includes("биологии")),
  ).toBe(false);

  await orlova.taps("Беру");
  expect(orlova.answer?.text).toContain("Просьба за Вами");
  asker.sees(/занимается Орлова Л\.К\./);
  goncar.sees(/занимается Орлова Л\.К\./);
  await goncar.taps("Беру");
  expect(goncar.answer?.text).toBe("Орлова Л.К. уже занимается этой просьбой.");

  await orlova.taps("Ответить");
  await orlova.sends("Программа есть в методическом кабинете");
  orlova.sees(/есть ответ/);
  asker.sees(/Ответ на Вашу просьбу\. Орлова Л\.К\.[^]*в методическом кабинете/);
  await asker.taps("Ещё вопрос");
  await asker.sends("А тематическое планирование?");
  orlova.sees(/Ещё вопрос[^]*тематическое/);
  await orlova.taps("Ответить");
  await orlova.sends("Пришлём в четверг");
  asker.sees(/Пришлём в четверг/);
  await asker.taps("Вопрос решён");
  orlova.sees(/вопрос решён[^]*Белкина Т\.Р\./);
  expect(buttons(asker).join()).not.toMatch(/Вопрос решён|Ещё вопрос/);

  await asker.sends("/request");
  asker.sees(/Ваши просьбы о методической помощи: 1[^]*биологии[^]*вопрос решён/);
  expect(log()).toEqual([
    "request.ask",
    "request.take",
    "request.answer",
    "request.more",
    "request.answer",
    "request.settle",
  ]);
  await chair.sends("/plan");
  await chair.forges(
    "e:card:" + String(story.open.sqlite.prepare("SELECT id FROM events WHERE number = '15'").pluck().get()),
  );
  expect(chair.last.text).toMatch(/Просьб о методической помощи: 1, с ответом 1/);
});

test("every step survives a restart, and «Назад», «Отмена» and a wrong text lose nothing", async () => {
  const { asker } = await begin();
  await asker.sends("/request");
  for (const [text, why] of [
    ["Помогите Иванову Пете", /есть имя/],
    ["x".repeat(501), /слишком длинный/],
    ["\u200b", /пустое/],
  ] as const) {
    await asker.sends(text);
    asker.sees(why);
  }
  await story.restart();
  await asker.sends(QUESTION);
  await story.restart();
  await asker.taps("Классным руководителям");
  await asker.sends("когда-нибудь");
  asker.sees(/День не понят/);
  await asker.sends("1 ноября");
  asker.sees(/Нужен день с 18 ноября/);
  await story.restart();
  await asker.taps("Не срочно");
  await asker.sends("отправляй");
  asker.sees(/выберите ответ кнопкой/);
  await asker.taps("‹ Назад");
  await asker.taps("‹ Назад");
  asker.sees(/Сейчас: классным руководителям/);
  await asker.taps("Оставить как есть");
  // In the middle of it the summary is asked for; the command brings the question back.
  await asker.sends("/status");
  await asker.sends("/request");
  asker.sees(/Сейчас: не срочно/);
  await asker.taps("Оставить как есть");
  await story.restart();
  await asker.taps("Отправить");
  asker.sees(/отправлена/);
  expect(states()).toEqual(["open"]);

  await asker.sends("/request");
  await asker.taps("Новая просьба");
  await asker.sends("Ещё одна просьба");
  await asker.taps("Отмена");
  asker.sees(/не отправлена/);
  expect(states()).toEqual(["open"]);
});

test("two members who tap «Беру» at once: one gets it", async () => {
  const { asker, goncar, orlova } = await begin();
  await asks(asker);
  await Promise.all([goncar.taps("Беру"), orlova.taps("Беру")]);
  const answers = [goncar.answer?.text, orlova.answer?.text];
  expect(answers.filter((text) => text?.startsWith("Просьба за Вами"))).toHaveLength(1);
  expect(answers.filter((text) => text?.includes("уже занимается"))).toHaveLength(1);
  expect(log()).toEqual(["request.ask", "request.take"]);
});

test("a message to the Council that waited to be sent is not sent once the request is taken", async () => {
  const { asker, goncar, orlova } = await begin();
  await asks(asker);
  const rows = story.open.db.select().from(outbox).all();
  const waiting = rows.find(
    ({ kind, personId }) => kind === "request" && personId === story.personId(orlova),
  );
  if (waiting === undefined) throw new Error("nobody has told her");
  const fresh = () => refreshRequest(story.open.db, waiting, instant(story.now()));
  expect(fresh()?.text).toContain(QUESTION);
  expect(
    refreshRequest(story.open.db, { ...waiting, personId: story.personId(asker) }, instant(story.now())),
  ).toBeNull();
  await goncar.taps("Беру");
  expect(fresh()).toBeNull();
});

test("the owner hands it over, the chair gives it out, the asker withdraws it", async () => {
  const { asker, goncar, orlova, dyatlov, chair } = await begin();
  await asks(asker);
  await goncar.taps("Беру");
  await goncar.taps("Передать");
  expect(buttons(goncar)).toEqual(expect.arrayContaining(["Орлова Л.К.", "Дятлов С.В."]));
  expect(buttons(goncar)).not.toContain("Белкина Т.Р.");
  await goncar.taps("Орлова Л.К.");
  orlova.sees(/Вам передана просьба[^]*Гончар П\.Е/);
  asker.sees(/занимается Орлова Л\.К\./);

  await chair.sends("/request");
  await chair.taps("Просьбы к Совету, без ответа: 1");
  await chair.taps("18.11 · п. Ольховка");
  await chair.taps("Назначить");
  await chair.taps("Дятлов С.В.");
  dyatlov.sees(/Вам передана просьба[^]*Ветрова М\.И\./);
  orlova.sees(/занимается Дятлов С\.В\./);
  // The button of before is not hers any more.
  await orlova.taps("Ответить");
  expect(orlova.answer?.text).toContain("Дятлов С.В. занимается этой просьбой");

  await dyatlov.taps("Ответить");
  await asker.sends("/request");
  await asker.taps("18.11 · п. Ольховка");
  await asker.taps("Отозвать");
  await asker.taps("‹ Назад");
  await asker.taps("Отозвать");
  await asker.taps("Да, отозвать");
  asker.sees(/Состояние: отозвана/);
  dyatlov.sees(/Просьба отозвана/);
  await dyatlov.sends("Вот ответ");
  dyatlov.sees(/Просьба отозвана/);
  expect(states()).toEqual(["withdrawn"]);
  await dyatlov.taps("Беру");
  expect(dyatlov.answer?.text).toBe("Просьба отозвана.");
});

test("what waits for an answer stands in the chair's summary and in its owner's morning, and leaves both", async () => {
  const { asker, orlova, chair } = await begin();
  await chair.sends("/status");
  chair.seesNo(/Методическая помощь/);
  await asks(asker);
  await orlova.taps("Беру");
  await chair.sends("/status");
  chair.sees(/Методическая помощь: просьб 1, без ответа 1[^]*Методическая помощь: 1/);
  await chair.taps("Методическая помощь: 1");
  chair.sees(/18\.11 · п\. Ольховка[^]*занимается Орлова Л\.К\./);

  // Wanted by Monday the 25th: told on Friday, three days before.
  await story.moveTo("2019-11-21T12:00");
  orlova.seesNo(/Ждут ответа/);
  await story.moveTo("2019-11-22T12:00");
  orlova.sees(/Пятница, 22 ноября[^]*Ждут ответа: методическая помощь\nдо 25\.11 · п\. Ольховка/);
  expect(chair.messages().some(({ text }) => text.includes("Ждут ответа"))).toBe(false);
  await orlova.taps("Просьба: п. Ольховка");
  orlova.sees(/Что нужно: Нужна рабочая программа/);
  await orlova.taps("Ответить");
  await orlova.sends("Пришлём завтра");
  await story.moveTo("2019-11-25T12:00");
  orlova.seesNo(/Ждут ответа/);
  await chair.sends("/status");
  chair.seesNo(/без ответа/);
});

test("what nobody has taken is told to the chair near its day", async () => {
  const { asker, chair } = await begin();
  await asks(asker);
  const preview = previewReminders(story.open.db, {
    calendar: loadProductionCalendar("data/calendar"),
    forms: () => new Map(),
    from: "2019-11-22",
    to: "2019-11-22",
  });
  expect(preview.find(({ person }) => person === chair.name)?.items).toContainEqual(
    expect.objectContaining({ title: `Методическая помощь: ${QUESTION}`, dueOn: "2019-11-25" }),
  );
  await story.moveTo("2019-11-22T12:00");
  chair.sees(/Ждут ответа: методическая помощь[^]*никто не взял/);
});

test("what is asked at night is told in the morning, and not in the middle of a dialog", async () => {
  const { asker, goncar, orlova } = await begin({ now: "2019-11-18T22:00" });
  await asks(asker);
  goncar.seesNo(/Просят методической помощи/);
  await story.moveTo("2019-11-19T07:30");
  goncar.sees(/Просят методической помощи/);

  await orlova.sends("/request");
  await orlova.taps("Новая просьба");
  await asks(asker, "Нужны задания к олимпиаде");
  orlova.seesNo(/олимпиаде/);
  await orlova.taps("Отмена");
  await story.moveTo("2019-11-19T08:00");
  expect(orlova.last.text).toMatch(/Просят методической помощи[^]*олимпиаде/);
});

test("a person's sixth request waits until one of the five is answered or withdrawn", async () => {
  const { asker } = await begin({ joined: ["chair", "deputy"] });
  for (let n = 1; n <= 5; n++) await asks(asker, `Просьба ${n}`);
  await asker.sends("/request");
  await asker.taps("Новая просьба");
  asker.sees(/Ответа уже ждут 5 Ваших просьб/);
  await asker.taps("‹ К своим просьбам");
  await asker.taps("18.11 · п. Ольховка");
  await asker.taps("Отозвать");
  await asker.taps("Да, отозвать");
  await asks(asker, "Просьба 6");
  expect(states()).toHaveLength(6);
});

describe("who may what", () => {
  test("the chair gets it where none of the Council is in the bot, and nobody at all is said", async () => {
    const { asker, chair, goncar } = await begin();
    story.open.sqlite.prepare("DELETE FROM offices WHERE kind = 'council'").run();
    await asks(asker);
    chair.sees(/Просят методической помощи/);
    goncar.seesNo(/Просят методической помощи/);
    story.open.sqlite.prepare("DELETE FROM offices WHERE kind = 'chair'").run();
    await asks(asker, "Ещё одна просьба");
    expect(asker.last.text).toMatch(/записана, но в боте нет никого из Совета/);
  });

  test("an owner who leaves the Council leaves the request to the others", async () => {
    const { asker, goncar, orlova, chair } = await begin();
    await asks(asker);
    await orlova.taps("Беру");
    story.open.sqlite
      .prepare("DELETE FROM offices WHERE kind = 'council' AND person_id = ?")
      .run(story.personId(orlova));
    await orlova.taps("Ответить");
    expect(orlova.answer?.text).toContain("нет права");
    await goncar.taps("Открыть просьбу");
    goncar.sees(/Орлова Л\.К\. сейчас не в Совете/);
    await goncar.taps("Беру");
    expect(goncar.answer?.text).toContain("Просьба за Вами");
    await chair.sends("/status");
    chair.sees(/без ответа 1/);
  });

  test("a stranger, a curator and another school may not; forged and stale buttons change nothing", async () => {
    const { asker, orlova } = await begin();
    const deputy = story.who("deputy", "Рассвет");
    const curator = story.who("curator");
    story.open.sqlite
      .prepare("DELETE FROM offices WHERE kind = 'council' AND person_id = ?")
      .run(story.personId(curator));
    await asks(asker);
    const [id] = story.open.sqlite.prepare("SELECT id FROM help_requests").pluck().all();
    for (const person of [story.stranger, curator, deputy]) {
      await person.sends("/help");
      for (const word of ["take", "answer", "give", "settle", "more", "withdraw"]) {
        await person.forges(`r:${word}:${String(id)}`);
        expect([word, person.answer?.text]).toEqual([word, expect.stringContaining("нет права")]);
      }
    }
    await story.stranger.sends("/request");
    story.stranger.sees(/\/start/);
    await curator.sends("/request");
    curator.sees(/Просьбы о методической помощи: 1/);
    await orlova.sends("/request");
    for (const data of [
      "r:",
      "r:new:1",
      "r:card:0",
      "r:card:99",
      "r:take:x",
      "r:draft:1:send",
      "r:all:x",
      "r:giveto:1:1",
      "r:nothing",
    ]) {
      const before = orlova.last.text;
      await orlova.forges(data);
      expect([data, orlova.answer?.text]).toEqual([data, expect.stringMatching(/[а-я]{3}/)]);
      expect(orlova.last.text).toBe(before);
    }
    expect(states()).toEqual(["open"]);
    await asker.forges("r:draft:1:send");
    expect(asker.answer?.text).toContain("уже отправлена или отменена");
  });

  test("one's own request is answered by another", async () => {
    const { goncar, orlova } = await begin();
    await asks(goncar);
    goncar.seesNo(/Просят методической помощи/);
    const [id] = story.open.sqlite.prepare("SELECT id FROM help_requests").pluck().all();
    await goncar.forges(`r:take:${String(id)}`);
    expect(goncar.answer?.text).toContain("Это Ваша просьба");
    orlova.sees(/Просят методической помощи/);
  });

  test("with two events on request the asker says which", async () => {
    const { asker } = await begin();
    story.open.sqlite
      .prepare(
        "UPDATE events SET deadline = (SELECT deadline FROM events WHERE number = '15') WHERE number = '14'",
      )
      .run();
    await asker.sends("/request");
    asker.sees(/К какому мероприятию плана/);
    await asker.taps("№14.");
    asker.sees(/какая методическая помощь/);
    await asker.taps("‹ Назад");
    await asker.taps("Ни к одному");
    await asker.sends(QUESTION);
    await asker.taps("Администрации");
    await asker.taps("Не срочно");
    expect(asker.last.text).toMatch(/Проверьте/);
    expect(asker.last.text).not.toMatch(/Мероприятие:/);
  });
});

test("«Мои данные» counts them; whoever is forgotten leaves no name, no question open and nothing in hand", async () => {
  const { asker, orlova, goncar } = await begin();
  await asks(asker);
  await orlova.taps("Беру");
  await asker.sends("/mydata");
  asker.sees(/Просьб о методической помощи: 1/);
  await orlova.sends("/mydata");
  orlova.sees(/Взято чужих просьб: 1/);

  await orlova.sends("/forget");
  await orlova.taps("Стереть");
  expect(states()).toEqual(["open"]);
  await goncar.taps("Беру");
  expect(goncar.answer?.text).toContain("Просьба за Вами");
  await asker.sends("/forget");
  await asker.taps("Стереть");
  expect(states()).toEqual(["withdrawn"]);
  const kept = JSON.stringify(story.open.sqlite.prepare("SELECT body FROM outbox").all());
  expect(kept).not.toMatch(/Белкина|Орлова/);
});
