import { afterEach, describe, expect, test } from "vitest";
import { bytesOf, castText } from "../support/cast-word.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* The running plan changed in the chat, on the whole app: by the chair, step by step, and told to the others. */

let story: Story;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-10-21T10:00", ...options });
  return story;
}

const buttons = (person: ChatPerson): string[] => person.last.buttons.flat().map(({ text }) => text);

/** Opens an event's card from the whole plan. */
async function opens(person: ChatPerson, number: string): Promise<void> {
  await person.sends("/plan");
  if (buttons(person).includes("Весь план")) await person.taps("Весь план");
  while (!buttons(person).includes(number)) await person.taps("Дальше");
  await person.taps(number);
}

async function edits(person: ChatPerson, number: string): Promise<void> {
  await opens(person, number);
  await person.taps("Изменить");
}

/** Until those concerned have been told. */
const later = (): Promise<void> =>
  story.moveTo(story.now().plus({ minutes: 6 }).toFormat("yyyy-MM-dd'T'HH:mm"));

const count = (sql: string): number => (story.open.sqlite.prepare(sql).get() as { n: number }).n;

describe("what the plan left in doubt", () => {
  test("stands in a list of the chair's, and goes when she settles it", async () => {
    const { chair } = await begin();
    const total = (): number => Number(/Сомнения в плане: (\d+)/.exec(chair.last.text)?.[1] ?? 0);
    await chair.sends("/plan");
    await chair.taps("Сомнения");
    const before = total();
    chair.sees(/Сомнения в плане: \d+[^]*п\. Боровой: директор не назван/);
    while (!buttons(chair).includes("№18")) await chair.taps("Дальше");
    await chair.taps("№18");
    await chair.taps("Изменить");
    await chair.taps("Ответственный");
    await chair.sends("заместители директоров по ВР");
    await chair.taps("Заменить нынешних");
    await chair.forges("e:doubts:0");
    expect(total()).toBeLessThan(before);
    chair.seesNo(/№18: «заместители/);
  });

  test("is nobody else's to see", async () => {
    await begin();
    const director = story.who("director", "Рассвет");
    await director.sends("/plan");
    await director.forges("e:doubts:0");
    director.seesNo(/директор не назван/);
    expect(director.answer?.text).toBe("У Вас нет права на это действие.");
  });
});

describe("the chair edits an event", () => {
  test("its date, time and place, over a restart: those who answer are told once, a few minutes later", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await edits(chair, "№17");
    await chair.taps("Срок");
    await chair.sends("5 ноября в 10:00, актовый зал");
    chair.sees(/Понято: 5 ноября в 10:00\nМесто: актовый зал/);
    await story.restart();
    await chair.taps("Верно");
    chair.sees(/Сохранено[^]*Срок: 5 ноября[^]*Место: актовый зал/);
    await chair.taps("Название");
    await chair.sends("Смотр");
    chair.sees(/№17\. Смотр/);
    await story.moveTo("2019-10-21T10:04");
    director.seesNo(/Изменения/);
    await story.moveTo("2019-10-21T10:06");
    const told =
      /Изменения в плане[^]*№17\. Смотр[^]*Раньше называлось[^]*Срок стал: 5 ноября в 10:00[^]*Место: актовый зал/;
    director.sees(told);
    expect(director.messages().filter(({ text }) => text.includes("Изменения в плане"))).toHaveLength(1);
    chair.seesNo(/Изменения в плане/);
    await director.taps("№17");
    director.sees(/Место: актовый зал[^]*Сегодня отвечают: /);
  });

  test("one of several dates, with its own time and place; the other stays", async () => {
    const { chair } = await begin();
    await edits(chair, "№12");
    await chair.taps("Срок");
    chair.sees(/несколько сроков/);
    await chair.taps("ноябрь");
    await chair.sends("когда-нибудь");
    chair.sees(/Не получилось понять «когда-нибудь» как один новый срок/);
    await chair.sends("26 ноября в 14:00, п. Рассвет");
    chair.sees(/Понято: август, 26 ноября\n– 26 ноября в 14:00 \(п\. Рассвет\)/);
    await chair.taps("Исправить");
    await chair.taps("ноябрь");
    await chair.sends("27 ноября в 14:00, п. Рассвет");
    await chair.taps("Верно");
    chair.sees(/Срок: август, 27 ноября в 14:00 \(п\. Рассвет\)/);
    await chair.taps("‹ К мероприятию");
    chair.sees(/Назначено: 27 ноября в 14:00 \(п\. Рассвет\)/);
    // Nobody of those who answer for it is in the bot: the chair is told whom to call, about the new day.
    await story.moveTo("2019-11-26T09:30");
    expect(chair.last.text).toMatch(/ИМЦ · 27\.11 в 14:00 №12/);
  });

  test("cancels with a reason and restores: reminders stop and come back, everyone sees it struck", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await edits(chair, "№17");
    await chair.taps("Отменить мероприятие");
    await chair.sends("Карантин");
    chair.sees(/Отменено\. Тем, кого[^]*Отменено\. Причина: Карантин/);
    await later();
    director.sees(/№17[^]*Отменено\. Причина: Карантин/);
    await opens(director, "№17");
    director.sees(/Отменено\. Причина: Карантин/);
    expect(buttons(director)).not.toContain("Изменить");
    await director.taps("К плану");
    expect(director.last.text).toMatch(/№17\.[^\n]*\nотменено/);
    expect(director.last.html).toMatch(/<s>№17/);

    await chair.taps("Вернуть в план");
    chair.sees(/снова в плане/);
    await later();
    director.sees(/№17[^]*Отмена снята/);
    await chair.taps("История");
    chair.sees(
      /21\.10\.2019 10:06, Ветрова М\.И\.\nОтмена снята\.[^]*21\.10\.2019 10:00, Ветрова М\.И\.\nОтменено\. Причина: Карантин/,
    );
  });

  test("cancelling by the button needs no reason; twice is told", async () => {
    const { chair } = await begin();
    await edits(chair, "№17");
    await chair.taps("Отменить мероприятие");
    const { id } = chair.last;
    const data = chair.last.buttons.flat().find(({ text }) => text === "Без причины")?.callback_data ?? "";
    await chair.taps("Без причины");
    chair.sees(/№17[^]*Отменено\./);
    await chair.forges(data, id);
    expect(chair.answer?.text).toMatch(/Это уже сделано/);
    expect(count("SELECT count(*) AS n FROM audit WHERE action = 'event.cancel'")).toBe(1);
  });

  test("who answers: frequent ones, a person, single schools, typed; and taken out again", async () => {
    const { chair } = await begin();
    await edits(chair, "№15");
    await chair.taps("Ответственный");
    await chair.taps("Зам. по ВР");
    chair.sees(/Сохранено[^]*зам\. по ВР: все школы/);
    await chair.taps("Ответственный");
    await chair.taps("Человек из списка");
    await chair.taps("Лебедева А.П.");
    chair.sees(/Сохранено[^]*– Лебедева А\.П\./);
    await chair.taps("Ответственный");
    await chair.taps("Директора отдельных школ");
    await chair.taps("Готово");
    expect(chair.answer?.text).toMatch(/хотя бы одну/);
    await chair.taps("МКОУ СОШ п. Рассвет");
    await story.restart();
    await chair.taps("МКОУ СОШ п. Каменка");
    await chair.taps("✓ МКОУ СОШ п. Каменка");
    await chair.taps("Готово");
    chair.sees(/– директор: МКОУ СОШ п\. Рассвет\n/);
    await chair.taps("Ответственный");
    await chair.taps("Убрать: Лебедева");
    chair.sees(/Сохранено/);
    expect(chair.last.text).not.toMatch(/Лебедева/);
    await chair.taps("Ответственный");
    await chair.sends("Координационный Совет, Петров П.П., Центр творчества");
    chair.sees(
      /Понято:[^]*член Совета[^]*Центр творчества \(не в боте\)[^]*«Петров П\.П\.»: неясно, кто это/,
    );
    await chair.taps("Заменить нынешних");
    chair.sees(/Сохранено[^]*– член Совета\n/);
    expect(chair.last.text).not.toMatch(/Рассвет/);
    const doubts =
      "SELECT count(*) AS n FROM plan_problems WHERE code = 'unresolved-responsible' AND event_number = '15'";
    expect(count(doubts)).toBe(1);
    await chair.taps("Ответственный");
    await chair.taps("Убрать: «Петров");
    expect(count(doubts)).toBe(0);
  });

  test("place, number and section, typed, chosen and emptied", async () => {
    const { chair } = await begin();
    await edits(chair, "№17");
    await chair.taps("Место");
    await chair.sends("Дом культуры");
    chair.sees(/Место: Дом культуры/);
    await chair.taps("Место");
    chair.sees(/Сейчас: Дом культуры/);
    await chair.taps("Без места");
    expect(chair.last.text).not.toMatch(/Дом культуры/);
    await chair.taps("Номер");
    await chair.sends("17 а");
    chair.sees(/№17 а\./);
    await chair.taps("Раздел");
    await chair.taps("Профориентационное");
    chair.sees(/Профориентационное направление/);
    await chair.taps("Раздел");
    await chair.sends("Новый раздел");
    chair.sees(/Новый раздел/);
    await chair.taps("Раздел");
    await chair.taps("Отмена");
    chair.sees(/Ничего не изменено/);
    await chair.sends("привет");
    chair.sees(/ни о чём не спрашивал/);
  });
});

describe("a time and a place inside the deadline's cell", () => {
  const saying = (cell: string): Uint8Array<ArrayBuffer> =>
    bytesOf(castText().replace("\t21 ноября\n", `\t${cell}\n`));

  test("are told wherever the day is: the event's card, the duty's, the digest", async () => {
    const { chair } = await begin();
    await chair.sendsFile("план.txt", saying("25 октября, 14:00, актовый зал"));
    await chair.taps("Применить");
    const yulia = story.joined().find(({ name }) => name === "Малинина Ю.А.");
    if (yulia === undefined) throw new Error("Малинина is not in the bot");
    await opens(yulia, "№16");
    yulia.sees(/Срок: 25 октября, 14:00, актовый зал\nПонят так: 25 октября в 14:00\nМесто: актовый зал/);
    await story.moveTo("2019-10-24T09:30");
    yulia.sees(/25\.10 в 14:00, актовый зал · №16/);
    await yulia.taps("Подробнее");
    yulia.sees(/Срок: 25 октября в 14:00\nМесто: актовый зал/);
    expect(count("SELECT count(*) AS n FROM events WHERE place = 'актовый зал'")).toBe(1);
  });

  test("leave with the cell that named them, and one named by hand stays", async () => {
    const { chair } = await begin();
    await chair.sendsFile("план.txt", saying("25 октября, 14:00, актовый зал"));
    await chair.taps("Применить");
    await chair.sendsFile("план.txt", saying("25 октября, 14:00, актовый зал"));
    chair.sees(/Изменений нет/);
    await chair.sendsFile("план2.txt", saying("29 октября"));
    await chair.taps("Применить");
    await opens(chair, "№16");
    chair.seesNo(/Место/);
    await chair.taps("Изменить");
    await chair.taps("Место");
    await chair.sends("Библиотека");
    await chair.sendsFile("план3.txt", saying("30 октября, музей"));
    await chair.taps("Применить");
    await opens(chair, "№16");
    chair.sees(/Срок: 30 октября[^]*Место: Библиотека/);
    expect(count("SELECT count(*) AS n FROM events WHERE place IS NOT NULL")).toBe(1);
  });
});

describe("a new event", () => {
  test("a place named with the day is not asked for again", async () => {
    const { chair } = await begin();
    await chair.sends("/plan");
    await chair.taps("Добавить мероприятие");
    await chair.sends("Спартакиада");
    await chair.taps("Без раздела");
    await chair.sends("26 октября в 10:00, Дом культуры");
    await chair.taps("Верно");
    await chair.sends("директора школ кластера");
    await chair.taps("Верно");
    chair.sees(/Новое мероприятие[^]*Место: Дом культуры[^]*нажмите «Добавить»/);
    await chair.taps("Добавить");
    expect(count("SELECT count(*) AS n FROM events WHERE place = 'Дом культуры'")).toBe(1);
  });

  test("step by step with ways back, over a restart, read back as a whole, and told to those who answer", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await chair.sends("/plan");
    await chair.taps("Добавить мероприятие");
    await chair.sends("Семинар <наставников>");
    chair.sees(/Выберите раздел/);
    await chair.taps("‹ Назад");
    chair.sees(/Сейчас: Семинар <наставников>\nНапишите название/);
    await chair.sends("Семинар наставников");
    await chair.taps("Профориентационное");
    await chair.sends("абракадабра");
    chair.sees(/Напишите иначе|Когда это должно быть/);
    await story.restart();
    await chair.sends("28 октября в 12:00");
    await chair.taps("Верно");
    await chair.taps("Директора школ");
    chair.sees(/Отвечают:\n– директор: все школы/);
    await chair.taps("Дальше");
    // Begun already: it goes on where it was left; what was passed already is no step back.
    await chair.sends("/plan");
    await chair.taps("Добавить мероприятие");
    chair.sees(/Напишите место/);
    await chair.forges("c:next:0");
    expect(chair.answer?.text).toMatch(/Это уже сделано/);
    await chair.sends("п. Рассвет");
    chair.sees(
      /Новое мероприятие[^]*№24\. Семинар наставников[^]*28 октября[^]*Место: п\. Рассвет[^]*директора школ/,
    );
    await chair.sends("да");
    chair.sees(/Нажмите «Добавить»/);
    await chair.taps("Место");
    await chair.taps("Без места");
    expect(chair.last.text).not.toMatch(/Рассвет/);
    const { id } = chair.last;
    await chair.taps("Добавить");
    chair.sees(/Добавлено: №24\. Семинар наставников/);
    await chair.forges("c:add:0", id);
    expect(chair.answer?.text).toMatch(/Это уже сделано/);
    expect(count("SELECT count(*) AS n FROM events WHERE title = 'Семинар наставников'")).toBe(1);
    await later();
    director.sees(/№24\. Семинар наставников\nТеперь за это отвечаете и Вы\.\nСрок: 28 октября в 12:00/);
    await story.moveTo("2019-10-25T10:00");
    director.sees(/28\.10 в 12:00 · №24/);
  });

  test("half typed, it is not lost unasked: another edit says so first", async () => {
    const { chair } = await begin();
    await chair.sends("/plan");
    await chair.taps("Добавить мероприятие");
    await chair.sends("Семинар наставников");
    await edits(chair, "№17");
    chair.sees(/не закончили добавлять мероприятие: №24\. Семинар наставников/);
    await story.restart();
    await chair.taps("Продолжить добавление");
    chair.sees(/Семинар наставников\nВыберите раздел/);
    await chair.taps("Профориентационное");
    await edits(chair, "№17");
    await chair.forges(`c:f:${count("SELECT id AS n FROM events WHERE number = '17'")}:title`);
    expect(chair.last.text).toMatch(/не закончили добавлять/);
    await chair.taps("‹ К мероприятию");
    chair.sees(/№17\./);
    await chair.taps("Изменить");
    await chair.taps("Не добавлять, изменить это");
    chair.sees(/№17\.[^]*Что изменить\?/);
    await chair.sends("/plan");
    await chair.taps("Добавить мероприятие");
    chair.sees(/Напишите название/);
    // Nothing of worth is typed yet: nobody is asked.
    await edits(chair, "№17");
    chair.sees(/Что изменить\?/);
  });

  test("is dropped by «Отмена», and by another's button never made", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await chair.sends("/plan");
    await chair.taps("Добавить мероприятие");
    await chair.sends("Пробное");
    await chair.taps("Отмена");
    chair.sees(/не добавлено/);
    for (const data of ["c:new", "c:add:0", "c:open:1", "c:f:1:title", "c:restore:1", "c:none:1:reason"]) {
      await director.sends("/help");
      await director.forges(data);
      expect([data, director.answer?.text]).toEqual([data, "У Вас нет права на это действие."]);
    }
    await chair.forges("c:open:99999");
    expect(chair.answer?.text).toMatch(/больше нет в плане/);
    expect(count("SELECT count(*) AS n FROM audit WHERE action LIKE 'event.%'")).toBe(0);
  });
});

describe("a plan that begins later", () => {
  const NEXT = castText()
    .replaceAll("2-е полугодие 2019 года", "1-е полугодие 2020 года")
    .replaceAll("1 полугодие 2019", "2 полугодие 2019")
    .replace("\t21 ноября\n", "\t21 февраля\n");

  test("is looked through by section, month and word, and added to, before its first day", async () => {
    const { chair } = await begin({ now: "2019-12-10T10:00" });
    const director = story.who("director", "Рассвет");
    await chair.sendsFile("план-2020.txt", bytesOf(NEXT));
    await chair.taps("Запустить план");
    chair.sees(/Осталось сомнений: \d+[^]*\/plan, «Сомнения»/);
    await chair.taps("Сомнения: ");
    chair.sees(/Сомнения в плане: \d+/);
    await chair.taps("К плану");
    chair.sees(/План на 1 января – 30 июня 2020 года/);

    await chair.taps("Разделы");
    await chair.taps("Развитие кадрового");
    chair.sees(/План на 1 января – 30 июня 2020[^]*№16\./);
    await chair.taps("По месяцам");
    expect(buttons(chair)).toContain("июнь 2020");
    await chair.taps("февраль 2020");
    chair.sees(/Февраль 2020 года[^]*№16\./);
    await chair.taps("По месяцам");
    await chair.taps("Без даты");
    chair.sees(/Без даты[^]*вне периода плана[^]*Страница 1/);
    await chair.taps("Дальше");
    chair.sees(/Без даты[^]*№15\./);
    await chair.taps("К плану");
    await chair.taps("Найти");
    await story.restart();
    await chair.sends("конференция");
    await chair.taps("№16");
    chair.sees(/Срок: 21 февраля/);

    await chair.taps("К плану");
    await chair.taps("Добавить мероприятие");
    await chair.sends("Зимний семинар");
    await chair.taps("Без раздела");
    await chair.sends("14 февраля в 10:00");
    await chair.taps("Верно");
    await chair.taps("Директора школ");
    await chair.taps("Дальше");
    await chair.taps("Без места");
    await chair.taps("Добавить");
    await chair.taps("К плану");
    chair.sees(/План на 1 января – 30 июня 2020/);
    await later();
    director.sees(/Зимний семинар\nТеперь за это отвечаете и Вы\.\nСрок: 14 февраля в 10:00/);

    await chair.taps("Нынешний план");
    await chair.taps("Найти");
    await chair.sends("зимний");
    chair.sees(/По слову «зимний» ничего не нашлось/);
    await director.sends("/plan");
    await director.taps("Весь план");
    await director.taps("Следующий");
    await director.taps("По месяцам");
    await director.taps("февраль 2020");
    director.sees(/Зимний семинар/);
    expect(buttons(director)).not.toContain("Добавить мероприятие");
    const shown = director.last.id;
    await story.moveTo("2020-01-09T10:00");
    await director.forges("e:months:0:next", shown);
    director.sees(/План по месяцам[^]*\[февраль 2020\]/);
  });
});

describe("those concerned", () => {
  test("are not woken at night, nor in the middle of a dialog, and many changes are one message", async () => {
    const { chair } = await begin({ now: "2019-10-21T22:00" });
    const director = story.who("director", "Рассвет");
    for (const number of ["№17", "№18"]) {
      await edits(chair, number);
      await chair.taps("Место");
      await chair.sends("Рассвет");
    }
    await later();
    director.seesNo(/Изменения/);
    await story.moveTo("2019-10-22T06:55");
    director.seesNo(/Изменения/);
    await director.sends("/plan");
    await director.taps("Найти");
    await story.moveTo("2019-10-22T07:05");
    director.seesNo(/Изменения/);
    await director.sends("школ");
    await story.moveTo("2019-10-22T07:20");
    director.sees(/Изменения в плане[^]*№17[^]*Место: Рассвет/);
    expect(director.messages().filter(({ text }) => text.includes("Изменения в плане"))).toHaveLength(1);
  });
});

describe("the plan for everyone", () => {
  test("mine now, later and behind; by month; what has no date", async () => {
    await begin();
    const director = story.who("director", "Рассвет");
    await director.sends("/plan");
    director.sees(/Мои мероприятия/);
    await director.taps("Впереди");
    director.sees(/Впереди\n[^]*впереди/);
    expect(buttons(director).some((text) => text.startsWith("Сейчас: "))).toBe(true);
    await director.taps("Весь план");
    await director.taps("По месяцам");
    await director.taps("ноябрь 2019");
    director.sees(/Ноябрь 2019 года\n\d+ мероприяти/);
    await director.taps("По месяцам");
    await director.taps("Без даты");
    director.sees(/Без даты\n[^]*№15\./);
    expect(director.last.text).not.toMatch(/№17\./);
  });

  test("search by a word in any form, with its pages, and the list stays under a card", async () => {
    await begin();
    const director = story.who("director", "Рассвет");
    await director.sends("/plan заседания");
    director.sees(/Нашлось: «заседания»\n\d мероприяти[^]*№2\. Проведение заседания/);
    await director.taps("№2");
    director.sees(/№2\. Проведение заседания[^]*Срок: август/);
    expect(director.messages().at(-2)?.text).toMatch(/Нашлось/);
    await director.taps("Найти");
    await director.sends("Ы");
    director.sees(/По слову «Ы» ничего не нашлось/);
    await director.taps("Найти");
    await director.sends("ШКОЛОЙ");
    director.sees(/Страница 1 из/);
    await story.restart();
    await director.taps("Дальше");
    director.sees(/Нашлось: «ШКОЛОЙ»[^]*Страница 2 из/);
  });
});
