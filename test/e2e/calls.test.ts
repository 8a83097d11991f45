import { afterEach, describe, expect, test } from "vitest";
import { startStory, type Story } from "../support/story.ts";

/* The list to call: who, why and what about; ticked off with a note, and back when something new comes up. */

let story: Story;
afterEach(() => story.end());

async function begin(): Promise<Story> {
  story = await startStory({ now: "2019-11-18T08:30", joined: ["chair", "director", "curator"] });
  // The plan has run since the summer: what has ended since then is asked about.
  story.open.sqlite.prepare("UPDATE plans SET started_on = '2019-08-30'").run();
  await story.moveTo("2019-11-18T10:00");
  await story.chair.sends("/status");
  await story.chair.forges("t:list:0");
  return story;
}

const rows = (): unknown[] =>
  story.open.sqlite.prepare("SELECT subject, note, called_by IS NOT NULL AS by FROM calls ORDER BY id").all();

describe("the list to call", () => {
  test("one call settles several events, with a note, and can be taken back", async () => {
    const { chair } = await begin();
    chair.sees(/Позвонить: \d+[^]*ИМЦ\nорганизация не в боте\n№12 до 31\.08; №12 до 30\.11; №21 до 31\.12/);
    await chair.taps("ИМЦ");
    chair.sees(
      /Что сказать\n– Просим сообщить, проведено ли мероприятие №12 «[^]*– Напоминаем о мероприятии №21/,
    );
    await chair.taps("Позвонил(а)");
    chair.sees(/Отмечено: ИМЦ\nВопросов: 3/);
    await chair.sends("Обещали прислать список");
    chair.sees(/Заметка сохранена/);
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toMatchObject({ note: "Обещали прислать список", by: 1 });
    await chair.taps("‹ К списку звонков");
    chair.seesNo(/ИМЦ/);
    await chair.taps("Сделанные звонки");
    chair.sees(/ИМЦ · №12, №21\n18\.11 10:00, Ветрова М\.И\.\nОбещали прислать список/);
    await chair.taps("Отменить: ИМЦ");
    expect(chair.answer?.text).toBe("Отметка снята.");
    chair.sees(/ИМЦ/);
    expect(rows()).toEqual([]);
    const actions = story.open.sqlite
      .prepare("SELECT action FROM audit WHERE action LIKE 'call.%' ORDER BY id")
      .pluck()
      .all();
    expect(actions).toEqual(["call.made", "call.noted", "call.undone"]);
  });

  test("comes again when a day has passed without a mark", async () => {
    const { chair } = await begin();
    await chair.taps("ИМЦ");
    await chair.taps("Позвонил(а)");
    await chair.taps("Без заметки");
    chair.seesNo(/ИМЦ/);
    await story.moveTo("2019-12-02T10:00");
    await chair.sends("/status");
    await chair.forges("t:open:organisation_8");
    expect(chair.last.text).toMatch(/проведено ли мероприятие №12/);
    expect(chair.last.text).not.toMatch(/№21/);
  });

  test("a second tap, an older screen, a restart: nothing is ticked twice and nothing unread", async () => {
    const { chair } = await begin();
    await chair.taps("ИМЦ");
    const done = chair.last.buttons.flat()[0]?.callback_data ?? "";
    await chair.forges("t:done:organisation_8:old");
    expect(chair.answer?.text).toBe("Появилось новое: прочитайте ещё раз.");
    expect(rows()).toEqual([]);
    await story.restart();
    await chair.forges(done);
    await chair.forges(done);
    expect(chair.answer?.text).toBe("Звонить уже не о чем: отмечено или решилось само.");
    expect(rows()).toHaveLength(3);
    // The note was still asked for.
    await chair.forges("t:open:nobody_1");
    expect(chair.answer?.text).toMatch(/Звонить уже не о чем/);
    await chair.forges("t:undo:1");
    await chair.forges("t:undo:1");
    expect(chair.answer?.text).toBe("Этой отметки уже нет.");
  });

  test("a note that is empty or too long is asked for again; one for a tick that was taken back is not kept", async () => {
    const { chair } = await begin();
    await chair.taps("ИМЦ");
    await chair.taps("Позвонил(а)");
    await chair.sends("Ж".repeat(501));
    chair.sees(/не больше 500 знаков/);
    await chair.sends("\u200b");
    chair.sees(/Заметка пустая/);
    await story.restart();
    await chair.sends("<b>Перезвонить</b>");
    chair.sees(/Заметка сохранена/);
    await chair.forges("t:past:0");
    expect(chair.last.text).toContain("<b>Перезвонить</b>");
  });

  test("people who never joined, a school without a director, and whom to ask", async () => {
    const { chair } = await begin();
    await chair.forges("t:open:person_11");
    chair.sees(/Тихонова Р\.Д\.[^]*не в боте[^]*Просим войти в бот по приглашению/);
    await chair.forges(`t:open:school_${story.schoolId("Боровой")}`);
    expect(chair.last.text).toMatch(
      /п\. Боровой: директор не назван[^]*Спросить: Соколова Н\.В\., начальник РУО/,
    );
  });

  test("one who blocks the bot is on it until they are back", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Каменка");
    await director.blocks();
    const open = `t:open:person_${story.personId(director)}`;
    await chair.forges(open);
    chair.sees(/Орлова Л\.К\.[^]*бот заблокирован[^]*Просим разблокировать бота/);
    await director.unblocks();
    await director.sends("/start");
    await chair.forges(open);
    expect(chair.answer?.text).toMatch(/Звонить уже не о чем/);
  });

  test("is read by the curator and by nobody else", async () => {
    await begin();
    const curator = story.who("curator");
    await curator.sends("/status");
    await curator.forges("t:open:organisation_8");
    curator.sees(/ИМЦ/);
    expect(curator.last.buttons.flat().map(({ text }) => text)).toEqual(["‹ К списку звонков"]);
    for (const person of [story.who("director", "Рассвет"), story.stranger]) {
      await person.sends("/status");
      for (const data of ["t:list:0", "t:open:organisation_8", "t:done:organisation_8:x", "t:past:0"]) {
        await person.forges(data);
        expect([data, person.answer?.text]).toEqual([data, "У Вас нет права на это действие."]);
      }
    }
  });
});
