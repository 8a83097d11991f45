import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { createGroup, type GroupChat } from "../support/group.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;
let council: GroupChat;
let deputy: ChatPerson;

beforeEach(async () => {
  story = await startStory({ now: "2019-11-14T12:00" });
  deputy = story.who("deputy", "Ольховка");
  council = createGroup(story.telegram, () => story.cast.idle(), {
    chatId: -4001,
    title: "Совет кластера",
    members: [story.chair, deputy],
  });
});
afterEach(() => story.end());

/** In the group, and the chair has chosen Monday. */
async function joined(): Promise<void> {
  await council.adds(story.chair);
  await story.chair.taps("Пн");
}

const audit = (): string[] =>
  story.open.sqlite
    .prepare("SELECT action FROM audit WHERE subject LIKE 'group:%' ORDER BY id")
    .pluck()
    .all() as string[];

describe("the bot in a group", () => {
  test("is put there by the chair, who says in her own chat on what day the week comes; on that morning it comes", async () => {
    await council.adds(story.chair);
    expect(council.said()).toEqual([]);
    story.chair.sees(/Бот добавлен в группу «Совет кластера».*В какой день/s);
    await story.moveTo("2019-11-18T10:00");
    expect(council.said()).toEqual([]);

    await story.chair.taps("Вт");
    expect(story.chair.answer?.text).toBe("Записано: по вторникам.");
    story.chair.sees(/приходит по вторникам утром/);
    await story.moveTo("2019-11-19T10:00");
    expect(council.said()).toHaveLength(1);
    expect(council.said()[0]?.text).toMatchSnapshot();
    await story.moveTo("2019-11-25T12:00");
    expect(council.said()).toHaveLength(1);
    await story.moveTo("2019-11-26T12:00");
    expect(council.said()).toHaveLength(2);
    expect(audit()).toEqual(["group.added", "group.day"]);
  });

  test("names nobody, though the plan does, and tells no one's mark, figure or delay", async () => {
    await joined();
    await story.moveTo("2019-12-31T10:00");
    const text = council
      .said()
      .map((message) => message.text)
      .join("\n");
    expect(council.said().length).toBeGreaterThan(3);
    for (const { name } of story.joined()) expect(text).not.toContain(name.split(" ")[0]);
    expect(text).not.toMatch(/просроч|срок прошёл|нет ответа|не сдан|принято|сделано/i);
  });

  test("is shown before it comes, and stops when the chair says so", async () => {
    await joined();
    await story.chair.taps("Что придёт");
    story.chair.sees(/Так план выглядел бы в группе 18 ноября:.*План на неделю: 18–24 ноября/s);
    await story.chair.sends("Группы");
    await story.chair.taps("Совет кластера");
    await story.chair.taps("Не присылать");
    story.chair.sees(/ничего не приходит/);
    await story.moveTo("2019-11-25T10:00");
    expect(council.said()).toEqual([]);
    await story.chair.taps("Пн");
    await story.moveTo("2019-12-24T10:00");
    expect(council.said()).toHaveLength(1);
    expect(audit()).toEqual(["group.added", "group.day", "group.silenced", "group.day"]);
  });

  test("goes again when anybody but the chair puts it there, and asks nobody", async () => {
    await council.adds(deputy);
    expect(council.said().map(({ text }) => text)).toEqual([
      "Бота в группу добавляет председатель Совета кластера. Бот выходит из группы.",
    ]);
    expect(council.hasBot()).toBe(false);
    story.chair.seesNo(/групп/i);
    deputy.seesNo(/групп/i);
    expect(audit()).toEqual([]);
  });

  test("goes without a word where it may not speak", async () => {
    story.telegram.groups.silenceBot(council.chatId, true);
    await council.adds(deputy);
    expect(council.said()).toEqual([]);
  });

  test("put out by another, tells the chair once; she puts it there again and is asked again", async () => {
    await joined();
    story.chair.looks();
    await council.removes(deputy);
    story.chair.sees(/больше не может писать в группу «Совет кластера»/);
    await story.moveTo("2019-11-18T10:00");
    expect(council.said()).toEqual([]);
    await story.chair.sends("/groups");
    await story.chair.taps("Совет кластера: бота нет");
    story.chair.sees(/Бота в этой группе нет/);
    await council.adds(story.chair);
    story.chair.sees(/В какой день/);
  });

  test("put out by the chair herself, tells her nothing", async () => {
    await joined();
    story.chair.looks();
    await council.removes(story.chair);
    story.chair.seesNo(/./);
    expect(audit().at(-1)).toBe("group.left");
  });
});

describe("the hour", () => {
  const setHour = (hour: string): unknown =>
    story.open.sqlite.prepare("UPDATE clusters SET digest_at = ?").run(hour);

  test("is the cluster's where it has set one, and the installation's is not", async () => {
    await joined();
    setHour("11:30");
    await story.moveTo("2019-11-18T11:00");
    expect(council.said()).toEqual([]);
    await story.moveTo("2019-11-18T11:45");
    expect(council.said()).toHaveLength(1);
    await story.moveTo("2019-11-22T12:00");
    expect(council.said()).toHaveLength(1);
  });

  test("before the installation's comes at it, once", async () => {
    await joined();
    setHour("07:30");
    await story.moveTo("2019-11-18T07:45");
    expect(council.said()).toHaveLength(1);
    await story.moveTo("2019-11-18T12:00");
    expect(council.said()).toHaveLength(1);
  });

  test("of one person's own is not the group's", async () => {
    await joined();
    story.open.sqlite
      .prepare("INSERT INTO person_settings (person_id, digest_at) VALUES (?, '07:30')")
      .run(story.personId(deputy));
    await story.moveTo("2019-11-18T08:00");
    expect(council.said()).toEqual([]);
    await story.moveTo("2019-11-18T10:00");
    expect(council.said()).toHaveLength(1);
  });
});

describe("commands in the group", () => {
  test("bring one line a day, no figures and nothing of one's own", async () => {
    await joined();
    for (const text of ["/status", "/plan@klaster_story_bot", "/mydata", "/groups", "/start"])
      await council.says(story.chair, text);
    expect(council.said().map(({ text }) => text)).toEqual([
      "Бот отвечает только в личной переписке: @klaster_story_bot. Здесь он раз в неделю показывает план.",
    ]);
    await story.moveTo("2019-11-15T12:00");
    await council.says(deputy, "/status");
    expect(council.said()).toHaveLength(2);
  });

  test("for another bot, talk, answers to the bot, and a group that is not confirmed bring nothing", async () => {
    await council.adds(story.chair);
    await council.says(story.chair, "/status");
    await story.chair.taps("Пн");
    await council.says(deputy, "/status@another_bot");
    await council.says(deputy, "Сводка");
    expect(council.said()).toEqual([]);
    await story.moveTo("2019-11-18T10:00");
    const week = council.said()[0]!;
    await council.says(deputy, "А где это?", week.id);
    expect(council.said()).toHaveLength(1);
  });

  test("a question that is open in the chair's own chat is not answered by what she says in the group", async () => {
    await joined();
    await story.chair.sends("/request");
    await council.says(story.chair, "/cancel");
    await council.says(story.chair, "Сводка");
    expect(council.said()).toHaveLength(1);
  });
});

describe("a group that moves", () => {
  test.each([
    ["by the chair", "chair", false],
    ["by another", "deputy", false],
    ["by another, told of its new chat first", "deputy", true],
    ["by the chair, told of its new chat first", "chair", true],
  ] as const)("to a supergroup %s keeps its day", async (_, who, joinFirst) => {
    await joined();
    await council.upgrades(who === "chair" ? story.chair : deputy, { joinFirst });
    expect(council.hasBot()).toBe(true);
    await story.moveTo("2019-11-18T10:00");
    expect(council.said()).toHaveLength(1);
    expect(council.said()[0]?.text).toContain("План на неделю");
    expect(story.open.sqlite.prepare("SELECT chat_id FROM group_chats").pluck().all()).toEqual([
      council.chatId,
    ]);
  });

  test("while the bot was off is found by what Telegram answers to the week", async () => {
    await joined();
    const old = council.chatId;
    await story.app.stop();
    await story.telegram.app.request("/bot1:story/getUpdates?offset=-1&timeout=0");
    const next = story.telegram.groups.upgrade(old, story.chair.chatId);
    // Telegram keeps what it has to tell for a day.
    await story.telegram.app.request(`/bot1:story/getUpdates?offset=${Number.MAX_SAFE_INTEGER - 1}`);
    await story.sleepTo("2019-11-18T09:30");
    expect(story.telegram.groups.messages(next).filter(({ fromBot }) => fromBot)).toHaveLength(1);
    expect(story.open.sqlite.prepare("SELECT chat_id FROM group_chats").pluck().all()).toEqual([next]);
  });

  test("to another name is listed by it", async () => {
    await joined();
    await council.renames(deputy, "Координационный Совет");
    await story.chair.sends("/groups");
    story.chair.sees(/\[Координационный Совет: по понедельникам\]/);
    expect(audit().at(-1)).toBe("group.renamed");
  });
});

describe("a week that cannot be sent", () => {
  test("because the bot was put out unseen makes the group one it is not in", async () => {
    await joined();
    story.telegram.fail({ how: "403", method: "sendMessage", chatId: council.chatId });
    await story.moveTo("2019-11-18T10:00");
    await story.chair.sends("/groups");
    story.chair.sees(/\[Совет кластера: бота нет\]/);
    expect(council.said()).toEqual([]);
  });

  test("because it may not speak is told on the card, and goes on the first morning that it may", async () => {
    await joined();
    story.telegram.groups.silenceBot(council.chatId, true);
    await story.moveTo("2019-11-18T10:00");
    await story.chair.sends("/groups");
    await story.chair.taps("Совет кластера");
    story.chair.sees(/План от 18 ноября не отправлен/);
    story.telegram.groups.silenceBot(council.chatId, false);
    await story.moveTo("2019-11-19T10:00");
    expect(council.said()).toHaveLength(1);
    await story.moveTo("2019-11-22T10:00");
    expect(council.said()).toHaveLength(1);
  });

  test("because the bot was off comes when it is on again, with the days that are left", async () => {
    await joined();
    await story.sleepTo("2019-11-20T09:30");
    expect(council.said()).toHaveLength(1);
    expect(council.said()[0]?.text).toContain("20–24 ноября");
    await story.restart();
    expect(council.said()).toHaveLength(1);
  });
});

describe("rights", () => {
  test("nobody but the chair sees the groups, and no button made by hand does anything", async () => {
    await joined();
    await deputy.sends("/groups");
    deputy.sees(/Группы настраивает председатель/);
    for (const data of ["g:list", "g:card:1", "g:day:1:3", "g:off:1", "g:in:1:1", "g:week:1"]) {
      await deputy.forges(data);
      deputy.seesNo(/Совет кластера|План на неделю/);
    }
    await story.stranger.sends("/start");
    await story.stranger.forges("g:off:1");
    for (const data of ["g:card:99", "g:day:1:9", "g:day:1", "g:off:x", "g:in:1:2", "g:zzz"])
      await story.chair.forges(data);
    expect(audit()).toEqual(["group.added", "group.day"]);
  });
});
