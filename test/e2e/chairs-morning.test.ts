import { afterEach, describe, expect, test } from "vitest";
import { instant } from "../../src/calendar/instant.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* What waits for the chair in the morning: each is settled by its button, and then it is gone from her screen. */

let story: Story;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-11-18T08:30", joined: ["chair", "director", "curator"], ...options });
  // The plan has run since the summer: what has ended since then is asked about.
  story.open.sqlite.prepare("UPDATE plans SET started_on = '2019-08-30'").run();
  await story.moveTo("2019-11-18T10:00");
  story.chair.looks();
  return story;
}

/** The button of the line that says so: «3 ·». */
function buttonOf(person: ChatPerson, words: string): string {
  const number = new RegExp(`^(\\d+)\\. .*${words}`, "m").exec(person.last.text)?.[1];
  if (number === undefined) throw new Error(`no line «${words}» in:\n${person.last.text}`);
  return `${number} ·`;
}

async function settles(words: string): Promise<void> {
  await story.chair.sends("/status");
  await story.chair.taps(buttonOf(story.chair, words));
}

async function isGone(words: string): Promise<void> {
  await story.chair.sends("/status");
  story.chair.seesNo(new RegExp(`\\d\\. .*${words}`));
}

const audited = (action: string): number =>
  Number(
    story.open.sqlite
      .prepare<[string], number>("SELECT count(*) FROM audit WHERE action = ?")
      .pluck()
      .get(action),
  );

async function marks(director: ChatPerson, event: string, button: string): Promise<void> {
  const id = story.open.sqlite
    .prepare<[string, number], number>(
      `SELECT d.id FROM duties d JOIN occurrences o ON o.id = d.occurrence_id JOIN events e ON e.id = o.event_id
       WHERE e.number = ? AND d.organisation_id = ? ORDER BY o.due_on LIMIT 1`,
    )
    .pluck()
    .get(event, story.schoolId("Рассвет"));
  await director.sends("/status");
  await director.forges(`d:card:${id}`);
  await director.taps(button);
}

describe("the chair's morning", () => {
  test("the late are reminded by one tap, once a day, and it says whom", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    director.looks();
    await settles("Срок прошёл, отметки нет");
    chair.sees(/Напоминание уходит: 6 человек[^]*Дятлов С\.В\.: \d/);
    director.sees(/Председатель Совета повторно напоминает[^]*№1[^]*нет ответа, срок прошёл/);
    await isGone("отметки нет");
    expect(audited("status.nudged")).toBe(1);

    director.looks();
    await chair.forges("s:nudge");
    expect(chair.answer?.text).toBe("Сегодня уже напоминали всем, кто опаздывает.");
    director.seesNo(/повторно/);
    await story.moveTo("2019-11-19T10:00");
    await chair.sends("/status");
    chair.sees(/отметки нет: /);
    // The button of the message is the duty's own.
    await director.taps("№1 ·");
    director.sees(/№1\./);
  });

  test("a reminder says how things are when it goes, and nothing where nothing is late any more", async () => {
    const { chair, open } = await begin();
    const director = story.who("director", "Рассвет");
    await story.jumpTo("2019-11-18T23:00");
    director.looks();
    await settles("отметки нет");
    chair.sees(/Ночью бот не пишет: напоминание уйдёт утром/);
    director.seesNo(/повторно/);
    open.sqlite.prepare("UPDATE duties SET state = 'done'").run();
    open.sqlite
      .prepare(
        `INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, late)
         SELECT o.id, 'employment', 1, m.value, '2019-11-18T20:30:00.000Z', 1
         FROM organisations o, json_each('["2019-08","2019-09","2019-10"]') m WHERE o.kind = 'school'`,
      )
      .run();
    await story.moveTo("2019-11-19T10:00");
    director.seesNo(/повторно/);
    expect(
      open.sqlite.prepare("SELECT DISTINCT state FROM outbox WHERE kind = 'nudge'").pluck().all(),
    ).toEqual(["cancelled"]);
  });

  test("help is answered from the screen", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await marks(director, "17", "Нужна помощь");
    await director.sends("Нет автобуса");
    await settles("Просят помощи: №17, п\\. Рассвет");
    chair.sees(/Нет автобуса/);
    await chair.taps("Вопрос решён");
    await isGone("Просят помощи");
    expect(audited("duty.helpSettled")).toBe(1);
  });

  test("«Не наше» is agreed with, or sent back", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await marks(director, "17", "Не наше");
    await marks(director, "1", "Не наше");
    await settles("«Не наше»: №17, п\\. Рассвет");
    chair.sees(/Отмечено «Не наше»[^]*Дятлов С\.В\.: не наше/);
    await chair.taps("Согласовать");
    expect(chair.answer?.text).toBe("Согласовано.");
    await isGone("№17, п\\. Рассвет");
    expect(audited("duty.notOursAgreed")).toBe(1);

    await chair.taps(buttonOf(chair, "«Не наше»: №1"));
    await chair.taps("Вернуть школе");
    await isGone("«Не наше»");
    // Marked anew it is asked anew.
    await marks(director, "17", "Отменить отметку");
    await marks(director, "17", "Не наше");
    await chair.sends("/status");
    chair.sees(/«Не наше»: №17/);
  });

  test("a director is named, and a person is invited", async () => {
    const { chair } = await begin();
    await settles("Некому сообщить");
    await chair.taps("Назвать: п. Боровой");
    await chair.sends("Рощина Н.П.");
    await chair.sends("/status");
    await chair.forges("s:list:nobody:0");
    chair.seesNo(/Боровой/);

    await settles("приглашения нет");
    await chair.taps("Пригласить: Тихонова");
    chair.sees(/start=/);
    await chair.forges("s:list:unreached:0");
    expect(chair.last.buttons.flat().map(({ text }) => text)).not.toContain("Пригласить: Тихонова Р.Д.");
  });

  test("a day is set for what has only its month", async () => {
    const { chair } = await begin();
    await settles("Нет точного дня: №20");
    await chair.taps("28");
    await isGone("Нет точного дня: №20");
    expect(audited("duty.dateSet")).toBe(1);
  });

  test("a month that all have handed in is closed by one tap", async () => {
    const { chair, open } = await begin();
    const add = open.sqlite.prepare(
      `INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, late)
       SELECT id, 'employment', 1, '2019-10', ?, 0 FROM organisations WHERE kind = 'school'`,
    );
    add.run(instant(story.now()));
    await settles("Мониторинг за октябрь: сдали все");
    expect(chair.answer?.text).toBe("Месяц закрыт.");
    await isGone("сдали все");
    await chair.forges("v:close:2019-10:yes:employment");
    expect(chair.answer?.text).toBe("Уже сделано.");
  });

  test("with all done it says that all goes well, in one calm line", async () => {
    const { chair, open } = await begin({ joined: "everyone" });
    open.sqlite.prepare("UPDATE duties SET state = 'done'").run();
    open.sqlite
      .prepare(
        `INSERT INTO submissions (organisation_id, form, form_version, month, submitted_at, late)
         SELECT o.id, 'employment', 1, m.value, '2019-10-20T06:00:00.000Z', 0
         FROM organisations o, json_each('["2019-08","2019-09","2019-10"]') m WHERE o.kind = 'school'`,
      )
      .run();
    open.sqlite
      .prepare(
        "INSERT INTO month_closings (cluster_id, form, month, closed_at) VALUES (1, 'employment', '2019-10', 'x')",
      )
      .run();
    await chair.sends("/status");
    expect(chair.last.text).toMatch(/^Всё идёт по плану\nСводка на 18 ноября/);
  });

  test("another cluster's people, schools, events and calls are nobody's here", async () => {
    const { chair, open } = await begin();
    const insert = (sql: string): number => Number(open.sqlite.prepare(sql).run().lastInsertRowid);
    const cluster = insert(
      "INSERT INTO clusters (name, timezone, created_at) VALUES ('Соседний', 'Europe/Kirov', 'x')",
    );
    const school = insert(
      `INSERT INTO organisations (cluster_id, name, short_name, kind) VALUES (${cluster}, 'СОШ с. Дальнее', 'СОШ с. Дальнее', 'school')`,
    );
    const person = insert(`INSERT INTO people (cluster_id, name) VALUES (${cluster}, 'Дальний Д.Д.')`);
    const call = insert(
      `INSERT INTO calls (cluster_id, subject, called_at) VALUES (${cluster}, 'person:${person}:duty:1', '2019-11-18T06:00:00.000Z')`,
    );
    await chair.sends("/status");
    for (const data of [`s:school:${school}`, `s:sduty:${school}:0`, `s:person:${person}`]) {
      const before = chair.last.text;
      await chair.forges(data);
      expect([data, chair.answer?.text]).toEqual([data, expect.stringMatching(/[а-я]{3}/)]);
      expect(chair.last.text).toBe(before);
    }
    await chair.forges(`t:undo:${call}`);
    expect(chair.answer?.text).toBe("Этой отметки уже нет.");
    expect(open.sqlite.prepare("SELECT count(*) FROM calls").pluck().get()).toBe(1);
    await chair.forges("t:past:0");
    chair.seesNo(/Дальний/);
  });
});

describe("the depths", () => {
  test("an event, a school and a person, each with their history", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await marks(director, "17", "Принято");
    await chair.sends("/status");
    await chair.taps("Школы и люди");
    chair.sees(/Школы на 18 ноября[^]*МКОУ СОШ п\. Рассвет\nсделано 0 из \d+, срок прошёл/);
    await chair.taps("п. Рассвет");
    chair.sees(
      /МКОУ СОШ п\. Рассвет[^]*Мониторинг за октябрь: не сдан, срок был 25\.10[^]*Дятлов С\.В\., директор: бот пишет[^]*Зимина О\.С\., зам\. по ВР: не в боте[^]*№17[^]*Дятлов С\.В\.: принято/,
    );
    await chair.taps("Все мероприятия");
    chair.sees(/МКОУ СОШ п\. Рассвет[^]*№/);
    await chair.taps("‹ К школе");
    await chair.taps("Дятлов");
    chair.sees(/директор, МКОУ СОШ п\. Рассвет[^]*Связь: бот пишет[^]*18\.11: отправлена[^]*принято/);
    await chair.taps("‹ К людям");
    chair.sees(/Люди на 18 ноября/);
    const event = story.open.sqlite.prepare("SELECT id FROM events WHERE number = '17'").pluck().get();
    await chair.forges(`e:card:${String(event)}`);
    await chair.taps("Ответы");
    chair.sees(/1 ответ, новые сверху\n\n18\.11 10:00 · п\. Рассвет\nДятлов С\.В\.: принято/);
    await chair.taps("Изменения плана");
    chair.sees(/Мероприятие не менялось/);

    // A director's own school, without the way to others.
    await director.sends("/status");
    await director.taps("Моя школа");
    director.sees(/МКОУ СОШ п\. Рассвет[^]*Зимина О\.С\./);
    expect(director.last.buttons.flat().map(({ text }) => text)).toEqual(["Все мероприятия", "‹ К сводке"]);
  });

  test("the plan by state and by section", async () => {
    const { chair } = await begin();
    await chair.sends("/status");
    await chair.taps("План:");
    chair.sees(/3\. Профориентационное направление\nсделано 0 из \d+, срок прошёл \d+/);
    await chair.taps("3. Проф");
    chair.sees(/^Профориентационное направление\n[^]*Страница 1 из/);
    await chair.taps("‹ К состоянию плана");
    for (const state of ["Срок прошёл", "Идёт", "Скоро", "Прошло до бота"]) {
      await chair.taps(state);
      expect(chair.last.text).toMatch(new RegExp(`${state}: \\d+`));
      await chair.taps("‹ К сводке");
      await chair.taps("План:");
    }
  });
});
