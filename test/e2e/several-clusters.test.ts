import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Cluster } from "../../src/people/cluster-store.ts";
import { removePerson } from "../../src/people/leaving-store.ts";
import { deadButton } from "../../src/telegram/general-texts.ts";
import type { ChatPerson } from "../support/chat.ts";
import { dataOf, tapsIn } from "../support/digest-taps.ts";
import { createGroup } from "../support/group.ts";
import { joinsAs, keepCluster, personIn } from "../support/second-cluster.ts";
import { startStory, type Story } from "../support/story.ts";

/* One person, one chat, two clusters: the director of a school in each. Whichever is chosen, no button acts on the other. */

const RIVER = /^Заречненский образовательный кластер\n/;
const LAKE = /^Озёрненский образовательный кластер\n/;

let story: Story;
let lake: Cluster;
let pavel: ChatPerson;
let inRiver: number;
let inLake: number;

beforeEach(async () => {
  story = await startStory({ now: "2019-09-01T12:00", joined: ["chair", "director"] });
  lake = await keepCluster(story);
  pavel = story.who("director", "Ольховка");
  inRiver = story.personId(pavel);
  inLake = personIn(story, lake, "Гончар");
});
afterEach(() => story.end());

const joinsLake = (): Promise<void> => joinsAs(story, pavel, lake, inLake);

/** The digests of the morning of 2 September, one a cluster. */
async function morning(): Promise<{ river: number; lake: number }> {
  await joinsLake();
  await story.moveTo("2019-09-02T12:00");
  return { river: digest(RIVER), lake: digest(LAKE) };
}

function digest(head: RegExp): number {
  const found = pavel.messages().filter(({ text }) => head.test(text) && /Напоминаем:/.test(text));
  expect(found).toHaveLength(1);
  return found[0]?.id ?? 0;
}

interface Mark {
  person: number;
  kind: string;
  value: string | null;
}

const marks = (): Mark[] =>
  story.open.sqlite
    .prepare("SELECT person_id AS person, kind, value FROM duty_marks ORDER BY id")
    .all() as Mark[];

const message = (id: number): string => pavel.messages().find((one) => one.id === id)?.text ?? "";

describe("joining another cluster", () => {
  test("chooses it, says so, and heads every screen from then on", async () => {
    await pavel.sends("/status");
    expect(pavel.last.text).toMatch(/^.*\nСводка на/);
    await joinsLake();
    expect(pavel.last.text).toMatch(LAKE);
    pavel.sees(/Сейчас бот говорит с Вами о кластере: Озёрненский/);
    const heads: string[] = [];
    for (const text of ["/status", "/plan", "/help", "/settings", "/people", "/privacy"]) {
      await pavel.sends(text);
      if (!LAKE.test(pavel.last.text)) heads.push(text);
    }
    expect(heads).toEqual([]);
  });

  test("leaves the buttons from before to the first one", async () => {
    await story.moveTo("2019-09-02T12:00");
    const before = pavel.last.id;
    await joinsLake();
    await tapsIn(pavel, before, "№1");
    await tapsIn(pavel, before, "Сделано");
    expect(marks()).toEqual([{ person: inRiver, kind: "done", value: null }]);
    expect(message(before)).toMatch(RIVER);
  });

  test("leaves a question from before to whom it was put", async () => {
    await story.moveTo("2019-09-02T12:00");
    await pavel.taps("№1");
    await pavel.taps("Нужна помощь");
    await joinsLake();
    await pavel.sends("Договоры у родителей");
    expect(pavel.last.text).toMatch(RIVER);
    expect(marks()).toEqual([{ person: inRiver, kind: "helpAsked", value: "Договоры у родителей" }]);
  });
});

describe("choosing", () => {
  test("shows the offices in each; one tap, and what is typed is about that one", async () => {
    await joinsLake();
    await pavel.sends("другой кластер");
    pavel.sees(
      /Ваши кластеры: 2[^]+Заречненский[^]+директор, МКОУ СОШ п\. Ольховка[^]+Озёрненский[^]+\(выбран\)/,
    );
    await pavel.taps("Заречненский");
    expect(pavel.last.text).toMatch(RIVER);
    await pavel.sends("Сводка");
    expect(pavel.last.text).toMatch(RIVER);
    await pavel.taps("Кластер: Заречненский");
    await pavel.taps("Озёрненский");
    await pavel.sends("Сводка");
    expect(pavel.last.text).toMatch(LAKE);
    await story.restart();
    await pavel.sends("Сводка");
    expect(pavel.last.text).toMatch(LAKE);
  });

  test("is no matter where there is one, and nobody chooses another's", async () => {
    await pavel.sends("Другой кластер");
    pavel.sees(/Вы участвуете в одном кластере/);
    await joinsLake();
    await pavel.forges(`k:pick:${story.personId(story.chair)}`);
    expect(pavel.answer?.text).toBe(deadButton);
    for (const data of ["k:pick:0", "k:pick:x", "k:list:x", "k:zzz"]) {
      await pavel.forges(data);
      expect(pavel.answer?.text).toBe(deadButton);
    }
    await story.stranger.sends("/start");
    await story.stranger.forges("k:list:0");
    expect(story.stranger.answer?.text).toMatch(/только участникам/);
  });
});

describe("the morning", () => {
  test("brings a digest a cluster, each under its name, and the buttons of both work at once", async () => {
    const sent = await morning();
    await tapsIn(pavel, sent.river, "№1");
    await tapsIn(pavel, sent.river, "Сделано");
    await tapsIn(pavel, sent.lake, "№7");
    await tapsIn(pavel, sent.lake, "Принято");
    expect(marks()).toEqual([
      { person: inRiver, kind: "done", value: null },
      { person: inLake, kind: "accepted", value: null },
    ]);
    expect(message(sent.river)).toMatch(RIVER);
    expect(message(sent.lake)).toMatch(LAKE);
    await pavel.sends("Сводка");
    expect(pavel.last.text).toMatch(LAKE);
  });

  test("has one question open: the answer goes where it was asked, whatever was looked at meanwhile", async () => {
    const sent = await morning();
    await tapsIn(pavel, sent.river, "№1");
    await tapsIn(pavel, sent.river, "Нужна помощь");
    await pavel.sends("Сводка");
    expect(pavel.last.text).toMatch(LAKE);
    await tapsIn(pavel, sent.lake, "№7");
    await story.restart();
    await pavel.sends("Договоры у родителей");
    expect(pavel.last.text).toMatch(RIVER);
    expect(marks()).toEqual([{ person: inRiver, kind: "helpAsked", value: "Договоры у родителей" }]);
    await pavel.sends("И ещё");
    expect(pavel.last.text).toMatch(LAKE);
    pavel.sees(/ни о чём не спрашивал/);
  });
});

describe("nothing acts on the wrong cluster", () => {
  test("a thing of one cluster under a button of the other", async () => {
    const sent = await morning();
    const own = dataOf(pavel, sent.river, "№1").replace("card", "done");
    const [data] = own.split("@");
    await pavel.forges(`${data}@${inLake.toString(36)}`, sent.lake);
    expect(marks()).toEqual([]);
    await pavel.forges(`${data}@${story.personId(story.chair).toString(36)}`, sent.lake);
    expect(pavel.answer?.text).toBe(deadButton);
    await pavel.forges(`${data}@zzzzzzzzzzz`, sent.lake);
    expect(pavel.answer?.text).toBe(deadButton);
    expect(marks()).toEqual([]);
  });

  test("what is being set in one goes on under no button of the other", async () => {
    await joinsLake();
    const older = pavel.last.id;
    await pavel.sends("Другой кластер");
    await pavel.taps("Заречненский");
    await pavel.sends("/settings");
    await pavel.taps("Пауза");
    const [, , stamp] = dataOf(pavel, pavel.last.id, "").split(":");
    await pavel.forges(`set:pz:${stamp}:from:2019-10-07@${inLake.toString(36)}`, older);
    expect(pavel.answer?.text).toBe(deadButton);
    await pavel.forges(`set:pz:${stamp}:from:2019-10-07@${inRiver.toString(36)}`);
    expect(pavel.answer?.text).not.toBe(deadButton);
  });
});

describe("a group", () => {
  test("is of one cluster, the chosen one; its chair is known there whichever is chosen later", async () => {
    const { chair } = story;
    const inBoth = [story.personId(chair), personIn(story, lake, "Ветрова")];
    await joinsAs(story, chair, lake, inBoth[1] ?? 0);
    const council = createGroup(story.telegram, () => story.cast.idle(), {
      chatId: -4001,
      title: "Совет",
      members: [chair],
    });
    await council.adds(chair);
    chair.sees(LAKE);
    await chair.taps("Пн");
    await chair.sends("/groups");
    chair.sees(/\[Совет: по понедельникам\]/);
    await chair.sends("Другой кластер");
    await chair.taps("Заречненский");
    await chair.sends("/groups");
    chair.seesNo(/\[Совет/);
    chair.looks();
    await council.removes(chair);
    chair.seesNo(/./);
    const audit = story.open.sqlite
      .prepare("SELECT action, person_id, cluster_id FROM audit WHERE subject LIKE 'group:%' ORDER BY id")
      .raw()
      .all();
    expect(audit).toEqual(["added", "day", "left"].map((what) => [`group.${what}`, inBoth[1], lake.id]));
  });
});

describe("leaving", () => {
  test("one of them ends its buttons; the other is the only one and goes without a name", async () => {
    const sent = await morning();
    story.open.db.transaction((tx) => {
      const change = { clusterId: lake.id, by: inLake, at: "2019-09-02T09:00:00.000Z", today: "2019-09-02" };
      removePerson(tx, change, inLake);
    });
    await pavel.forges(dataOf(pavel, sent.lake, "№1"), sent.lake);
    expect(pavel.answer?.text).toBe(deadButton);
    await pavel.sends("Сводка");
    expect(pavel.last.text).toMatch(/^.*\nСводка на/);
    await tapsIn(pavel, sent.river, "№1");
    expect(message(sent.river)).not.toMatch(RIVER);
  });

  test("by /forget takes all of them, and says so first", async () => {
    await joinsLake();
    await pavel.sends("/mydata");
    const told = pavel.looks().map(({ text }) => text);
    expect(told.join("\n")).toMatch(/Заречненский[^]+Озёрненский/);
    await pavel.sends("/forget");
    pavel.sees(/Во всех Ваших кластерах: Заречненский[^]+Озёрненский/);
    await pavel.taps("Стереть");
    await pavel.sends("Сводка");
    pavel.sees(/только участникам/);
    expect(story.open.sqlite.prepare("SELECT count(*) FROM chosen_members").pluck().get()).toBe(0);
    expect(
      story.open.sqlite.prepare("SELECT count(*) FROM people WHERE chat_id = ?").pluck().get(pavel.chatId),
    ).toBe(0);
  });

  test("by a block is leaving both, until the bot is unblocked", async () => {
    await joinsLake();
    const reach = (): unknown[] =>
      story.open.sqlite.prepare("SELECT reach FROM people WHERE chat_id = ?").pluck().all(pavel.chatId);
    await pavel.blocks();
    expect(reach()).toEqual(["blocked", "blocked"]);
    await pavel.unblocks();
    expect(reach()).toEqual(["reachable", "reachable"]);
  });
});
