import { afterEach, describe, expect, test } from "vitest";
import { chairHasAll, notGrantable, onlyChairGrants } from "../../src/people/grant-texts.ts";
import { notAllowed } from "../../src/telegram/general-texts.ts";
import type { ChatPerson } from "../support/chat.ts";
import { invites, picks } from "../support/people-taps.ts";
import { startStory, type Story } from "../support/story.ts";

/* «Кому что разрешено»: the chair allows a person a few named actions beyond the office, and takes them back. */

let story: Story;
afterEach(() => story.end());

const DIRECTOR = "Дятлов С.В.";

async function begin(): Promise<ChatPerson> {
  story = await startStory({ now: "2019-10-07T12:00", joined: ["chair", "director"] });
  return story.who("director", "Рассвет");
}

async function opensGrants(chair: ChatPerson): Promise<void> {
  await chair.sends("/settings");
  await chair.taps("Кому что разрешено");
}

async function allows(chair: ChatPerson, name: string, what: string): Promise<void> {
  await opensGrants(chair);
  await chair.taps("Разрешить ещё");
  await chair.taps(name);
  await chair.taps(`Разрешить: ${what}`);
  await chair.taps("Сохранить");
}

const audited = (action: string): unknown[] =>
  story.open.sqlite.prepare("SELECT after FROM audit WHERE action = ?").all(action);

test("is shown before it is saved, saved once, told to the person, and works from then on", async () => {
  const sergey = await begin();
  const { chair } = story;
  await sergey.sends("/people");
  sergey.seesNo(/Добавить человека/);
  await opensGrants(chair);
  chair.sees(/никому ничего сверх должности не разрешено/);
  await chair.taps("Разрешить ещё");
  await chair.taps(DIRECTOR);
  await chair.taps("Разрешить: вести список людей");
  chair.sees(/Дятлов С\.В\. сможет приглашать людей, назначать/);
  expect(audited("people.grant")).toHaveLength(0);
  await story.restart();
  await chair.taps("Сохранить");
  chair.sees(/Сохранено\. Дятлов С\.В\.[^]*приглашать людей/);
  sergey.sees(/Председатель разрешил Вам: вести список людей/);
  await chair.forges(`p:grok:${story.personId(sergey)}:managePeople:1`);
  expect(chair.answer?.text).toBe("Так уже и есть.");
  expect(audited("people.grant")).toHaveLength(1);

  await sergey.sends("/people");
  sergey.sees(/Добавить человека/);
  await invites(sergey, "Белкина Т.Р.");
  await opensGrants(chair);
  chair.sees(/– Дятлов С\.В\.: вести список людей/);
  await chair.taps(DIRECTOR);
  await chair.taps("Отменить: вести список людей");
  chair.sees(/больше не сможет/);
  await chair.taps("Сохранить");
  sergey.sees(/Председатель отменил разрешение: вести список людей/);
  await sergey.sends("/people");
  sergey.seesNo(/Добавить человека/);
});

describe("what stays the chair's alone", () => {
  test("whoever keeps the list of people makes no link to the chair's place and no chair", async () => {
    const sergey = await begin();
    const { chair } = story;
    await allows(chair, DIRECTOR, "вести список людей");
    const [chairId, ownId] = [story.personId(chair), story.personId(sergey)];
    await sergey.forges(`p:inv:${chairId}`);
    expect(sergey.answer?.text).toBe(notAllowed);
    await sergey.forges(`p:handok:${ownId}`);
    await sergey.forges(`p:rmok:${chairId}`);
    await picks(sergey, chair.name);
    sergey.seesNo(/Новое приглашение|Передать/);
    await chair.sends("/status");
    chair.sees(/Сводка|План/);
  });

  test("whoever changes the plan brings no new one", async () => {
    const sergey = await begin();
    await allows(story.chair, DIRECTOR, "менять план");
    await sergey.sends("/import");
    expect(sergey.last.text).toMatch(/председател/i);
    await sergey.sends("/settings");
    sergey.seesNo(/Кому что разрешено|Час кластера/);
  });

  test("nobody allows anything but the chair, and nothing to the chair, a stranger or whoever is not in the bot", async () => {
    const sergey = await begin();
    const { chair } = story;
    await allows(chair, DIRECTOR, "вести список людей");
    const own = story.personId(sergey);
    for (const data of ["p:grants", "p:grwho:0", `p:gr:${own}`, `p:grok:${own}:changePlan:1`]) {
      await sergey.forges(data);
      expect(sergey.answer?.text).toBe(onlyChairGrants);
    }
    await chair.forges(`p:grok:${story.personId(chair)}:changePlan:1`);
    expect(chair.answer?.text).toBe(chairHasAll);
    const [out] = story.open.sqlite
      .prepare("SELECT id FROM people WHERE chat_id IS NULL AND name <> ''")
      .all() as { id: number }[];
    await chair.forges(`p:grok:${out?.id}:changePlan:1`);
    expect(chair.answer?.text).toBe(notGrantable);
    await chair.forges(`p:grok:${own}:changeSettings:1`);
    await chair.forges(`p:grok:${own}:changePlan:7`);
    expect(audited("people.grant")).toHaveLength(1);
  });
});

test("whoever leaves takes nothing along and finds nothing on coming back", async () => {
  const sergey = await begin();
  const { chair } = story;
  await allows(chair, DIRECTOR, "вести список людей");
  await picks(chair, DIRECTOR);
  await chair.taps("Убрать из кластера");
  await chair.taps("Убрать");
  expect(story.open.sqlite.prepare("SELECT * FROM grants").all()).toEqual([]);
  await sergey.sends("/people");
  sergey.seesNo(/Добавить человека/);
});
