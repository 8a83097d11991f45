import { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";
import * as schema from "../../src/db/schema.ts";
import { remindersJob } from "../../src/reminders/reminders-job.ts";
import { calendar, type Cast, castOf, DEPUTIES, DIRECTORS, FORM, forms, planOf } from "./cast.ts";
import { type Chat, chatsOf } from "./chat.ts";

// Chats in the order in which the cast is made.
const CHATS = { chair: 101, anna: 102, boris: 103, vera: 104, gleb: 105, dina: 106 };
const now = { value: "" };
let cast: Cast;
let chat: (name: keyof typeof CHATS | number) => Chat;

beforeEach(() => {
  cast = castOf();
  const chats = chatsOf(cast, now);
  chat = (name) => chats(typeof name === "number" ? name : CHATS[name]);
  planOf(cast, [
    { title: "Конкурс <b>чтецов</b>", spans: [["2019-09-01", "2019-09-30"]], parties: [DIRECTORS, DEPUTIES] },
    {
      title: "Семинар",
      spans: [["2019-09-20", "2019-09-20"]],
      parties: [
        { kind: "person", personId: cast.people.gleb },
        { kind: "person", personId: cast.people.vera },
      ],
    },
    { title: "Мониторинг", spans: [["2019-09-01", "2019-09-30"]], parties: [DEPUTIES], form: FORM.code },
  ]);
  now.value = "2019-09-02T09:00";
  remindersJob(cast.open.db, { calendar, forms, now: DateTime.fromISO(now.value, { zone: "Europe/Kirov" }) });
});

const duties = () => cast.open.db.select().from(schema.duties).all();
const dutyOf = (organisationId: number | null) =>
  duties().find((duty) => duty.organisationId === organisationId) ?? fail();
const fail = (): never => {
  throw new Error("no such duty");
};
const lipki = () => dutyOf(cast.schools.lipki);
const joint = () => dutyOf(null);
const notices = () =>
  cast.open.db
    .select()
    .from(schema.outbox)
    .all()
    .filter(({ kind }) => kind === "notice");
/** Those whom a message about another's mark awaits. */
const told = () =>
  cast.open.db
    .select()
    .from(schema.outbox)
    .all()
    .filter(({ kind }) => kind === "dutyNews")
    .map(({ personId }) => personId);
const NOW = "2019-09-02T06:00:00.000Z";
const card = (duty: { id: number }) => `d:card:${duty.id}:0`;

describe("marks", () => {
  test("a card says what, when, who; done, undone, every mark kept", async () => {
    const boris = chat("boris");
    await boris.taps(card(lipki()));
    expect(boris.screen().text).toBe(
      [
        "<b>№1. Конкурс &lt;b&gt;чтецов&lt;/b&gt;</b>",
        "Раздел: Общий раздел",
        "Срок: сентябрь",
        "Школа: СОШ п. Липки",
        "Ответственные: Дуб Б.Б., Липа А.А.",
        "Отметка: нет",
      ].join("\n"),
    );
    expect(await boris.taps("Принято")).toBe("Принято. Напомним ближе к сроку.");
    expect(lipki().state).toBe("accepted");
    await boris.taps("Сделано");
    expect(boris.screen().text).toContain("Отметка: сделано");
    await boris.taps("Отменить отметку");
    expect(lipki().state).toBe("open");
    expect(
      cast.open.db
        .select()
        .from(schema.dutyMarks)
        .all()
        .map(({ kind }) => kind),
    ).toEqual(["accepted", "done", "undone"]);
    expect(cast.open.db.select().from(schema.audit).all().at(-1)).toMatchObject({
      action: "duty.undone",
      before: { state: "done" },
      after: { state: "open" },
    });
  });

  test("a repeated tap and an older one change nothing", async () => {
    const boris = chat("boris");
    await boris.taps(`d:done:${lipki().id}:0`);
    expect(await boris.taps(`d:done:${lipki().id}:0`)).toBe("Это уже отмечено.");
    expect(await boris.taps(`d:accept:${lipki().id}:0`)).toBe("Это уже отмечено.");
    expect(lipki().state).toBe("done");
    expect(cast.open.db.select().from(schema.dutyMarks).all()).toHaveLength(1);
  });

  test("a comment is offered after «Сделано»; HTML in it is shown as written", async () => {
    const boris = chat("boris");
    await boris.taps(`d:done:${lipki().id}:0`);
    await boris.taps("Добавить комментарий");
    await boris.writes("   ");
    expect(boris.screen().text).toContain("Сообщение пустое");
    await boris.writes("х".repeat(4096));
    expect(boris.screen().text).toContain("4096");
    await boris.writes("<i>15</i> участников");
    expect(boris.screen().text).toContain("Комментарий: &lt;i&gt;15&lt;/i&gt; участников");
    expect(cast.open.db.select().from(schema.openQuestions).all()).toEqual([]);
  });

  test("of a school are told to its others who were reminded today; who was not, hears with the next digest", async () => {
    cast.open.db.update(schema.outbox).set({ state: "sent", sentAt: NOW }).run();
    await chat("gleb").taps(`d:done:${joint().id}:0`);
    await chat("boris").taps(`d:done:${lipki().id}:0`);
    expect(told()).toEqual([cast.people.anna]);
  });

  test("not ours goes to the chair", async () => {
    await chat("vera").taps(`d:notours:${joint().id}:0`);
    expect(notices()).toMatchObject([{ personId: cast.people.chair }]);
    expect(notices()[0]?.body.text).toContain("«Не наше»");
    await chat("chair").taps(`d:undo:${joint().id}:0`);
    expect(joint().state).toBe("open");
  });
});

describe("the digest", () => {
  test("opens cards, comes back with what was marked, belongs to its own person", async () => {
    const digest = cast.open.db
      .select()
      .from(schema.outbox)
      .all()
      .find(({ personId }) => personId === cast.people.boris);
    expect(digest?.body.buttons.flat().map(({ text }) => text)).toEqual([
      "Принято",
      "Сделано",
      "Когда проведёте?",
      "Подробнее",
    ]);
    const boris = chat("boris");
    await boris.taps(digest?.body.buttons[0]?.[1]?.data ?? "");
    await boris.taps("‹ К напоминаниям");
    expect(boris.screen().text).toContain("чтецов&lt;/b&gt;\n<i>сделано</i>");
    expect(await chat("vera").taps(`d:list:${digest?.subject}:1`)).toBe(
      "Этих напоминаний больше нет. Ваши мероприятия: /plan",
    );
  });

  test("the monthly figures are handed in, not ticked", async () => {
    const figures = duties().find(
      ({ occurrenceId, organisationId }) => occurrenceId === 3 && organisationId === cast.schools.lipki,
    );
    const anna = chat("anna");
    expect(await anna.taps(`d:done:${figures?.id}:0`)).toContain("Мониторинг отмечается сам");
    await anna.taps(`d:card:${figures?.id}:0`);
    expect(anna.screen().buttons).toEqual([
      { text: "Мониторинг за сентябрь", data: `m:open:${cast.schools.lipki}:2019-09:employment` },
      expect.objectContaining({ text: "‹ К мероприятию" }),
    ]);
  });
});

describe("a date", () => {
  test("is chosen from a month of buttons, then the time and the place are typed", async () => {
    const boris = chat("boris");
    await boris.taps(card(lipki()));
    await boris.taps("Назначить дату");
    expect(boris.screen().buttons.some(({ text }) => text === "Позже ›")).toBe(false);
    await boris.taps(`d:heldday:${lipki().id}:0:2019-09-18`);
    expect(lipki()).toMatchObject({ heldOn: "2019-09-18", heldAt: null });
    await boris.writes("10:00, актовый зал");
    expect(lipki()).toMatchObject({ heldOn: "2019-09-18", heldAt: "10:00", heldWhere: "актовый зал" });
    expect(boris.screen().text).toContain("Дата проведения: 18 сентября в 10:00, актовый зал");
  });

  test.each([
    ["18 сентября в 11:00", "2019-09-18"],
    ["18.09", "2019-09-18"],
    ["31 сентября", null],
    ["18 октября", null],
    ["сентябрь", null],
    ["10-12 сентября", null],
    ["скоро", null],
    ["1".repeat(4096), null],
  ])("typed «%.20s» is %s", async (text, day) => {
    const boris = chat("boris");
    await boris.taps(`d:held:${lipki().id}:0`);
    await boris.writes(text);
    expect(lipki().heldOn).toBe(day);
    const refused = boris.screen().text.includes("Нужен один день с 2 сентября по 30 сентября");
    expect(refused).toBe(day === null);
  });

  test.each(["18 сентября в 25:00", "18 сентября, 10:60, зал"])(
    "a time that no clock shows is no place: «%s»",
    async (text) => {
      const boris = chat("boris");
      await boris.taps(`d:held:${lipki().id}:0`);
      await boris.writes(text);
      expect(boris.screen().text).toContain("Такого времени нет");
      expect(lipki().heldOn).toBeNull();
      await boris.taps(`d:heldday:${lipki().id}:0:2019-09-18`);
      await boris.writes(text.replace("18 сентября", ""));
      expect(boris.screen().text).toContain("Такого времени нет");
      await boris.writes("10:00-12:00, каб. 2");
      expect(lipki()).toMatchObject({ heldOn: "2019-09-18", heldAt: "10:00-12:00" });
    },
  );

  test("«Отменить…» says what it takes back: the mark first, then the date and the delay", async () => {
    const boris = chat("boris");
    await boris.taps(card(lipki()));
    await boris.taps("Принято");
    await boris.taps(`d:heldday:${lipki().id}:0:2019-09-18`);
    await boris.taps("Пропустить");
    await boris.taps("Отменить отметку");
    expect(lipki()).toMatchObject({ state: "open", heldOn: "2019-09-18" });
    await boris.taps("Отложить");
    await boris.taps("На 3 дня, до 05.09");
    await boris.taps("Отменить дату и отсрочку");
    expect(lipki()).toMatchObject({ heldOn: null, postponedTo: null });
  });

  test.each(["2019-10-01", "2019-09-01", "2019-09-31", "x"])("a forged day %s is refused", async (day) => {
    expect(await chat("boris").taps(`d:heldday:${lipki().id}:0:${day}`)).toContain("устарела");
    expect(lipki().heldOn).toBeNull();
  });

  test("postponing: by three days, to a typed day, never to the past", async () => {
    const boris = chat("boris");
    await boris.taps(card(lipki()));
    await boris.taps("Отложить");
    await boris.taps("На 3 дня, до 05.09");
    expect(lipki().postponedTo).toBe("2019-09-05");
    await boris.taps("Отложить");
    await boris.taps("До даты…");
    await boris.writes("10 сентября");
    expect(lipki().postponedTo).toBe("2019-09-10");
    expect(await boris.taps(`d:untilday:${lipki().id}:0:2019-09-02`)).toContain("устарела");
    await boris.taps("Отменить отсрочку");
    expect(lipki().postponedTo).toBeNull();
  });
});

describe("help", () => {
  test("reaches the chair with what is asked; her answer and «решён» come back", async () => {
    const vera = chat("vera");
    await vera.taps(`d:help:${joint().id}:0`);
    await vera.writes("Нужен <проектор>");
    expect(notices()).toMatchObject([{ personId: cast.people.chair, priority: 0 }]);
    const [notice] = notices();
    expect(notice?.body.text).toContain("Ольха В.В.");
    expect(notice?.body.text).toContain("«Нужен &lt;проектор&gt;»");
    expect(await vera.taps(`d:help:${joint().id}:0`)).toBe("Просьба уже у председателя: ответ придёт сюда.");

    const chair = chat("chair");
    const [answer, settle] = notice?.body.buttons[0] ?? [];
    await chair.taps(answer?.data ?? "");
    expect(chair.screen().text).toContain("Ольха В.В.");
    await chair.writes("Проектор привезут");
    await chair.taps(settle?.data ?? "");
    expect(
      notices()
        .slice(1)
        .map(({ personId, body }) => [personId, body.text.split("\n")[0]]),
    ).toEqual([
      [cast.people.vera, "<b>Ответ председателя</b> на просьбу о помощи:"],
      [cast.people.vera, "Председатель отмечает: вопрос решён."],
    ]);
    expect(await chair.taps(settle?.data ?? "")).toBe("Вопрос уже решён.");
  });

  test("can go without words; where the chair cannot be written to, that is said", async () => {
    cast.open.db.update(schema.people).set({ reach: "blocked" }).run();
    const vera = chat("vera");
    await vera.taps(`d:help:${joint().id}:0`);
    await vera.taps("Отправить без пояснения");
    expect(joint().helpAskedAt).not.toBeNull();
    expect(notices()).toEqual([]);
  });

  test("the chair, who gets the requests, is not offered to send one", async () => {
    const chair = chat("chair");
    await chair.taps(card(joint()));
    const offered = chair.screen().buttons.map(({ text }) => text);
    expect(offered).toContain("Не наше");
    expect(offered).not.toContain("Нужна помощь");
    for (const word of ["help", "helpnow"]) {
      expect(await chair.taps(`d:${word}:${joint().id}:0`)).toBe("Просьбы о помощи получаете Вы.");
    }
    expect(joint().helpAskedAt).toBeNull();
  });

  test("only the chair settles", async () => {
    await chat("vera").taps(`d:helpnow:${joint().id}:0`);
    expect(await chat("vera").taps(`d:settle:${joint().id}:0`)).toBe("У Вас нет права на это действие.");
    expect(joint().helpSettledAt).toBeNull();
  });
});

describe("who may", () => {
  test.each([
    "card",
    "accept",
    "done",
    "notours",
    "undo",
    "held",
    "later",
    "until",
    "help",
    "helpnow",
    "comment",
  ])("d:%s of another school's duty is refused, and a stranger's", async (word) => {
    const before = duties();
    expect(await chat("vera").taps(`d:${word}:${lipki().id}:0`)).toBe(
      "За это мероприятие отвечаете не Вы. Ваши мероприятия: /plan",
    );
    expect(await chat(999).taps(`d:${word}:${lipki().id}:0`)).toBe("У Вас нет права на это действие.");
    expect(duties()).toEqual(before);
  });

  test.each([
    "d:card:99999:0",
    "d:card:-1:0",
    "d:card::",
    "d:done:1e3:0",
    "d:list:0:1",
    "d:what",
    "d:",
    "d:held:1:0:2019-13",
  ])("forged %s is answered and changes nothing", async (data) => {
    const before = duties();
    const answer = await chat("vera").taps(data);
    expect(answer).toMatch(/^[А-Я].+(?:\.|: \/plan)$/);
    expect(duties()).toEqual(before);
  });

  test("a curator looks and has nothing to tap; the chair answers for anyone", async () => {
    const dina = chat("dina");
    await dina.taps(card(lipki()));
    expect(dina.screen().buttons.map(({ text }) => text)).toEqual(["‹ К мероприятию"]);
    expect(await dina.taps(`d:done:${lipki().id}:0`)).toBe(
      "За это мероприятие отвечаете не Вы. Ваши мероприятия: /plan",
    );
    await chat("chair").taps(`d:done:${lipki().id}:0`);
    expect(lipki().state).toBe("done");
  });

  test("a director who was replaced may no more", async () => {
    cast.open.db.update(schema.offices).set({ until: "2019-09-01" }).run();
    expect(await chat("boris").taps(`d:done:${lipki().id}:0`)).toBe(
      "За это мероприятие отвечаете не Вы. Ваши мероприятия: /plan",
    );
  });

  test("a tap leaves another feature's question open", async () => {
    const question = {
      chatId: CHATS.boris,
      kind: "people.name",
      subject: {},
      askedAt: "2019-09-02T06:00:00.000Z",
    };
    cast.open.db.insert(schema.openQuestions).values(question).run();
    await chat("boris").taps(`d:done:${lipki().id}:0`);
    expect(cast.open.db.select().from(schema.openQuestions).all()).toHaveLength(1);
  });
});
